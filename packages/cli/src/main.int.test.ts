import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './testing/small-supplier.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

function start(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, ['--conditions=@selfread/source', main, ...args], { cwd })
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, exit }
}

// Only commands without progress: on a slow machine it is a line on stderr.
describe('the process', () => {
  it('takes paths from where it was called, and gives its exit code', async () => {
    const folder = await temporaryFolder()
    await folder.write('in/mail.eml', 'Subject: Index 012345\r\n\r\n')
    const { child, exit } = start(['mail', 'parse', 'in/mail.eml', '--json'], folder.path())
    const [stdout, stderr, exitCode] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      exit,
    ])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ subject: 'Index 012345' })
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
    const { child, exit } = start(['extract', '-', '--json'], folder.path())
    child.stdout.destroy()
    // What is made of it is more than a pipe holds.
    child.stdin.end(Array.from({ length: 3_000 }, (_, at) => `Index ${10_000 + at}\n`).join(''))
    const [stderr, exitCode] = await Promise.all([text(child.stderr), exit])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  })
})
