import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileProblem } from './file-problem.ts'
import { UsageError } from './usage-error.ts'

/** Makes the folder that output goes to. Throws `UsageError` where that cannot be done. */
export async function makeOutputFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw new UsageError(`The folder ${folder} cannot be made: ${fileProblem(error)}.`)
  }
}

/** Checks that a file can be written to a path, its folder made where needed, before long work begins. */
export async function prepareOutputFile(path: string): Promise<void> {
  await makeOutputFolder(dirname(path))
  const known = await stat(path).catch(() => undefined)
  if (known?.isDirectory()) {
    throw new UsageError(`${path} cannot be written: it is a folder. Name a file in it.`)
  }
}

/** Writes a file whole: nobody who watches the folder sees a part of it. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, content)
    await rename(part, path)
  } catch (error) {
    throw new Error(`${path} cannot be written: ${fileProblem(error)}.`, { cause: error })
  }
}
