import { mkdir, symlink } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import { call, importedDatabase, mail, temporaryFolder } from '../testing/small-supplier.ts'

const now = ['--now', '2026-11-26T20:00:00Z']

describe('receive', () => {
  it('takes a folder with mails and calls, whatever its names, and says what became of each', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    await folder.write('in/Ștefan – citire.eml', mail('Index 001105, cod client 1000000001'))
    await folder.write('in/sub/calls.ndjson', call({ place: '1000000002', value: '002105' }))
    const run = await runCaptured(['receive', folder.path('in'), '--db', db, ...now, '--json'])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    const { submissions, counts } = JSON.parse(run.stdout)
    expect(counts).toEqual({
      received: 2,
      accepted: 2,
      review: 0,
      not_reading: 0,
      quarantined: 0,
      alreadyKnown: 0,
      unusable: 0,
    })
    expect(submissions).toMatchObject([
      { source: folder.path('in/sub/calls.ndjson:1'), readings: [{ value: '002105' }] },
      { source: folder.path('in/Ștefan – citire.eml'), readings: [{ value: '001105' }] },
    ])
  })

  it('changes nothing when the same comes again', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const file = await folder.write('m.eml', mail('Index 001105, cod client 1000000001'))
    await runCaptured(['receive', file, '--db', db, ...now])
    const run = await runCaptured(['receive', file, file, '--db', db, ...now, '--json'])
    expect(JSON.parse(run.stdout).counts).toMatchObject({ received: 2, alreadyKnown: 2 })
  })

  it('reports foreign files and broken lines with their place; the others go on', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    await folder.write('in/notes.txt', 'Index 1')
    await folder.write('in/.DS_Store', '')
    await folder.write(
      'in/calls.ndjson',
      `\ufeff${call({ place: 'P-1', value: '001105' })}\r\n{"channel":"call",\r\n${call({ place: 'P-2', value: '002105' })}`,
    )
    const run = await runCaptured(['receive', folder.path('in'), '--db', db, ...now, '--json'])
    expect(run.exitCode).toBe(1)
    const { submissions, counts } = JSON.parse(run.stdout)
    expect(counts).toMatchObject({ received: 2, accepted: 2, unusable: 2 })
    expect(submissions.filter((it: { ok: boolean }) => !it.ok)).toEqual([
      {
        ok: false,
        source: folder.path('in/calls.ndjson:3'),
        problem: expect.stringContaining('is not JSON'),
      },
      {
        ok: false,
        source: folder.path('in/notes.txt'),
        problem: expect.stringContaining('.eml, .json, .ndjson'),
      },
    ])
  })

  it.each([
    ['a number for an index', { readings: [{ place: 'P-1', value: 1105 }] }, 'readings[0].value'],
    [
      'a misspelt field of a reading',
      { readings: [{ place: 'P-1', value: '1', readon: '2026-11-20' }] },
      'readon',
    ],
    [
      'a day that does not exist',
      { readings: [{ place: 'P', value: '1', readOn: '2026-02-30' }] },
      'readOn',
    ],
    ['neither text nor readings', {}, 'readings'],
    ['a channel nobody knows', { channel: 'pigeon', text: 'x' }, 'channel'],
    ['a moment that is none', { receivedAt: 'today', text: 'x' }, 'receivedAt'],
  ])('names the field of %s', async (_, content, field) => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const submission = { channel: 'call', receivedAt: '2026-11-24T09:00:00Z', ...content }
    const file = await folder.write('one.json', JSON.stringify(submission))
    const run = await runCaptured(['receive', file, '--db', db, '--json'])
    expect(run.exitCode).toBe(1)
    const [{ ok, problem }] = JSON.parse(run.stdout).submissions
    expect(ok).toBe(false)
    expect(problem).toContain(field)
    expect(problem).not.toContain('\n')
  })

  it('takes nothing at all where one of the paths is not there', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const file = await folder.write('calls.ndjson', call({ place: 'P-1', value: '001105' }))
    const run = await runCaptured(['receive', file, folder.path('nowhere'), '--db', db])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain('nowhere cannot be read: there is no such file or folder')
    const later = await runCaptured(['receive', file, '--db', db, ...now, '--json'])
    expect(JSON.parse(later.stdout).counts).toMatchObject({ received: 1, alreadyKnown: 0 })
  })

  it('reports a file that cannot be read; the others go on', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    await folder.write('in/calls.ndjson', call({ place: 'P-1', value: '001105' }))
    await symlink(folder.path('gone.eml'), folder.path('in/a.eml'))
    const run = await runCaptured(['receive', folder.path('in'), '--db', db, ...now, '--json'])
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({
      submissions: [
        { ok: false, problem: expect.stringContaining('cannot be read') },
        { ok: true },
      ],
    })
  })

  it('finds nothing in an empty folder', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    await mkdir(folder.path('in'))
    const run = await runCaptured(['receive', folder.path('in'), '--db', db, '--json'])
    expect(run.exitCode).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ submissions: [], counts: { received: 0 } })
  })

  it('shows progress on a screen, and none of it on stdout', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const file = await folder.write('calls.ndjson', call({ place: 'P-1', value: '001105' }))
    const args = ['receive', file, '--db', db, ...now, '--json']
    const { stdout, stderr } = await runCaptured(args, { isTTY: true })
    expect(stderr).toContain(`1 ${file}:1`)
    expect(jsonLines(stdout)).toHaveLength(1)
  })
})

describe('review', () => {
  async function heldDatabase() {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const calls = call({ place: 'P-1', value: '009999' }) + call({ place: 'P-2', value: '009999' })
    const file = await folder.write('calls.ndjson', calls)
    await runCaptured(['receive', file, '--db', db, ...now])
    return db
  }

  it('lists what waits, a JSON document a line', async () => {
    const db = await heldDatabase()
    const run = await runCaptured(['review', 'list', '--db', db, '--json'])
    expect(run.exitCode).toBe(0)
    expect(jsonLines(run.stdout)).toMatchObject([
      { outcome: 'review', readings: [{ value: '009999', status: 'held' }] },
      { outcome: 'review', readings: [{ value: '009999', status: 'held' }] },
    ])
    expect((await runCaptured(['review', 'list', '--db', db])).stdout).toContain('very_high')
  })

  it('writes nothing at all where nothing waits', async () => {
    const db = await importedDatabase(await temporaryFolder())
    const run = await runCaptured(['review', 'list', '--db', db, '--json'])
    expect(run).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  })

  it('decides: accepted, refused, each once; the same again gives the same answer', async () => {
    const db = await heldDatabase()
    const listed = await runCaptured(['review', 'list', '--db', db, '--json'])
    const [first, second] = jsonLines(listed.stdout) as { submissionId: string }[]
    const decide = (id: string | undefined, how: string) =>
      runCaptured([
        ...['review', 'decide', id ?? '', how, '--by', 'op-3', '--reason', 'phoned'],
        ...['--db', db, '--json', ...now],
      ])
    const accepted = await decide(first?.submissionId, '--accept')
    expect(accepted.exitCode).toBe(0)
    expect(JSON.parse(accepted.stdout)).toMatchObject({ ok: true, readings: [expect.any(String)] })
    expect((await decide(second?.submissionId, '--refuse')).exitCode).toBe(0)
    expect(await decide(first?.submissionId, '--accept')).toEqual(accepted)
    const other = await decide(first?.submissionId, '--refuse')
    expect(other.exitCode).toBe(1)
    expect(JSON.parse(other.stdout)).toMatchObject({ ok: false, problem: 'not_open' })
  })
})
