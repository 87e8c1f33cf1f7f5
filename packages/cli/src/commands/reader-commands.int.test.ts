import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import { mail, temporaryFolder } from '../testing/small-supplier.ts'

const examples = new URL('../../../../examples/end-to-end/', import.meta.url)

function example(path: string): string {
  return fileURLToPath(new URL(path, examples))
}

describe('extract', () => {
  it('gives values as text, leading zeros kept, with where they stand', async () => {
    const text = 'Index 012345, cod client 1001234567'
    const run = await runCaptured(['extract', text, '--json'])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(run.stdout)).toMatchObject({
      decision: 'accept',
      readings: [{ value: '012345', span: { start: 6, end: 12 } }],
      customer: '1001234567',
      reasons: [expect.any(String)],
    })
  })

  it('reads standard input for -, letters of any script whole', async () => {
    const stdin = 'Добрый день! Счёт 1002194558: день 015923, ночь 022828'
    const run = await runCaptured(['extract', '-', '--json'], { stdin })
    expect(JSON.parse(run.stdout)).toMatchObject({
      customer: '1002194558',
      readings: [{ value: '015923' }, { value: '022828' }],
    })
  })

  it('says what is no reading, for people too', async () => {
    const run = await runCaptured(['extract', 'Mulțumesc!'])
    expect(run.exitCode).toBe(0)
    expect(run.stdout).toMatch(/^not_reading\n- /)
  })

  it('reads a tenant’s forms by its profile', async () => {
    const folder = await temporaryFolder()
    const grammar = { name: 'two', pattern: '(?P<customer>\\d{10}) (?P<value>\\d{1,6})' }
    const profile = await folder.write('p.json', JSON.stringify({ id: 'p', grammars: [grammar] }))
    const run = await runCaptured(['extract', '1234567833 001234', '--profile', profile, '--json'])
    expect(jsonLines(run.stdout)).toMatchObject([
      { decision: 'accept', customer: '1234567833', readings: [{ value: '001234' }] },
    ])
  })

  it.each([
    ['is no JSON', '{', 'is not JSON'],
    ['lacks a field', '{}', 'is no text profile: id:'],
    ['has a pattern that is none', '{"id":"p","grammars":[{"name":"g","pattern":"("}]}', 'profile'],
  ])('refuses a profile that %s', async (_, content, problem) => {
    const folder = await temporaryFolder()
    const profile = await folder.write('p.json', content)
    const run = await runCaptured(['extract', 'x', '--profile', profile])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain(problem)
  })
})

describe('photo', () => {
  it('answers with decision, value, confidence, box and reasons', async () => {
    const photo = example('world/photos/gas-03047.jpg')
    const run = await runCaptured(['photo', photo, '--digits', '5', '--decimals', '3', '--json'])
    const answer = JSON.parse(run.stdout)
    expect(answer).toMatchObject({
      decision: expect.stringMatching(/^(read|refused)$/),
      confidence: expect.any(Number),
      reasons: expect.any(Array),
    })
    expect(answer).toHaveProperty('box')
    expect(answer.value === null).toBe(answer.decision === 'refused')
    expect(run.exitCode).toBe(answer.decision === 'read' ? 0 : 1)
  })

  it('refuses what is no photo, with exit code 1', async () => {
    const folder = await temporaryFolder()
    const file = await folder.write('x.jpg', 'no photo')
    const run = await runCaptured(['photo', file, '--digits', '5', '--json'])
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({ decision: 'refused', value: null, box: null })
  })
})

describe('mail parse', () => {
  it('takes a mail apart, attachments by size and SHA-256', async () => {
    const run = await runCaptured([
      'mail',
      'parse',
      example('input/mail/38-photo-only-gas.eml'),
      '--json',
    ])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(run.stdout)).toMatchObject({
      kind: 'message',
      attachments: [
        {
          mediaType: 'image/jpeg',
          size: expect.any(Number),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    })
  })

  it('exits 1 for a mail that nobody may act on automatically', async () => {
    const run = await runCaptured(['mail', 'parse', example('input/mail/50-two-from-headers.eml')])
    expect(run.exitCode).toBe(1)
    expect(run.stdout).toContain('quarantine two_from')
  })

  it('lets no control character of a sender reach the screen', async () => {
    const folder = await temporaryFolder()
    const file = await folder.write('x.eml', mail('Index \u001b]0;owned\u0007 00123'))
    const { stdout } = await runCaptured(['mail', 'parse', file])
    expect(stdout).toContain('00123')
    expect(stdout).not.toMatch(/[^\P{Cc}\n\t]/u)
  })
})
