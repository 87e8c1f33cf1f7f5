import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { call, importedDatabase, placesCsv, temporaryFolder } from './testing/small-supplier.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

function start(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, ['--conditions=@selfread/source', main, ...args], { cwd })
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, exit }
}

describe('the process', () => {
  it('takes paths from where it was called, and gives its exit code', async () => {
    const folder = await temporaryFolder()
    await folder.write('in/places.csv', placesCsv)
    const args = ['places', 'import', 'in/places.csv', '--db', 'a.db', '--json']
    const { child, exit } = start(args, folder.path())
    const [stdout, stderr, exitCode] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      exit,
    ])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ file: 'in/places.csv', imported: 2 })
  })

  it('reads standard input', async () => {
    const folder = await temporaryFolder()
    const { child, exit } = start(['extract', '-', '--json'], folder.path())
    child.stdin.end('Index 012345')
    expect(JSON.parse(await text(child.stdout))).toMatchObject({ readings: [{ value: '012345' }] })
    expect(await exit).toBe(0)
  })

  it('does not mind a reader that leaves before the end', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    // More than a pipe holds.
    const calls = Array.from({ length: 300 }, (_, at) => call({ place: 'nobody', value: `${at}` }))
    const file = await folder.write('calls.ndjson', calls.join(''))
    const { child, exit } = start(['receive', file, '--db', db, '--json'], folder.path())
    child.stdout.destroy()
    const [stderr, exitCode] = await Promise.all([text(child.stderr), exit])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  })
})
