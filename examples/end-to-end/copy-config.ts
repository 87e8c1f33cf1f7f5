import { writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { readInput } from './read-input.ts'

/**
 * Copies the configuration beside the database, where the `selfread` command
 * looks for it. Mappings stay where they are: their paths are rewritten.
 */
export async function copyConfig(copy: {
  readonly from: string
  readonly toFolder: string
}): Promise<void> {
  const { from, toFolder } = copy
  const text = (await readInput(from, 'the supplier’s configuration')).toString()
  const rewritten = JSON.parse(checked(text, from), (key, value: unknown) =>
    key === 'mapping' && typeof value === 'string'
      ? relative(toFolder, resolve(dirname(from), value))
      : value,
  )
  await writeFile(join(toFolder, 'selfread.config.json'), `${JSON.stringify(rewritten, null, 2)}\n`)
}

function checked(text: string, from: string): string {
  try {
    JSON.parse(text)
    return text
  } catch (error) {
    throw new Error(`${from} is not JSON: ${(error as Error).message}. Mend it there.`)
  }
}
