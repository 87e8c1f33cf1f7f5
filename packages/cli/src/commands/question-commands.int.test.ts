import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonLines, runCaptured } from '../testing/captured-terminal.ts'
import {
  call,
  folderAt,
  importedDatabase,
  sentDatabase,
  temporaryFolder,
} from '../testing/small-supplier.ts'

describe('questions about what is stored', () => {
  let folder: string
  let db: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'selfread-'))
    db = await sentDatabase(folderAt(folder))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const ask = async (...args: readonly string[]) =>
    jsonLines((await runCaptured([...args, '--db', db, '--json'])).stdout)

  it.each(['RO001E000000001', '1000000001', '11111111', 'ana@mail.example', 'ionescu ana'])(
    'finds a place by %s',
    async (text) => {
      expect(await ask('places', 'find', text)).toMatchObject([{ id: 'P-1' }])
    },
  )

  it('lists the readings of a place and of days', async () => {
    expect(await ask('readings', '--place', 'P-1')).toHaveLength(2)
    expect(await ask('readings', '--from', '2026-11-01')).toHaveLength(2)
    expect(await ask('readings', '--place', 'P-1', '--to', '2026-11-01')).toHaveLength(1)
  })

  it('says when there are more than were asked for', async () => {
    const { stdout } = await runCaptured(['readings', '--db', db, '--limit', '3'])
    expect(stdout).toContain('3 found, and there are more')
  })

  it('lists what is due, until it went out', async () => {
    expect(await ask('due', '--operator', 'rdn')).toEqual([])
    const fresh = await temporaryFolder()
    const other = await importedDatabase(fresh)
    const file = await fresh.write('calls.ndjson', call({ place: 'P-1', value: '001105' }))
    await runCaptured(['receive', file, '--db', other])
    const due = await runCaptured(['due', '--operator', 'rdn', '--db', other, '--json'])
    expect(jsonLines(due.stdout)).toMatchObject([{ place: 'P-1', value: { text: '001105' } }])
  })

  it('counts the operations of a day', async () => {
    expect(await ask('operations', '--day', '2026-11-24')).toEqual([
      { day: '2026-11-24', total: 2, byKind: { take: 2, transmit: 0, verify: 0, notify: 0 } },
    ])
    const { stdout } = await runCaptured(['operations', '--day', '2026-11-26', '--db', db])
    expect(stdout).toContain('2026-11-26: 2 operations (0 take, 2 transmit')
  })

  it('lists outcomes and disputes, none so far', async () => {
    expect(await ask('outcomes', '--code', 'matched')).toEqual([])
    expect(await ask('disputes')).toEqual([])
  })

  it.each([
    [['outcomes'], 'Say which outcomes'],
    [['outcomes', '--day', '2026-11-24', '--file', 'x'], 'not both'],
    [['operations', '--day', '2026-11-31'], 'a day that exists'],
  ])('refuses %j', async (args, message) => {
    const { exitCode, stderr } = await runCaptured([...args, '--db', db])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })
})
