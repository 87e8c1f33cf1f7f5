import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { runCaptured } from './testing/captured-terminal.ts'
import {
  importedDatabase,
  placesCsv,
  type TemporaryFolder,
  temporaryFolder,
} from './testing/small-supplier.ts'

const PAGE = 4_096
const USER_VERSION_AT = 60

async function listing(db: string) {
  const run = await runCaptured(['review', 'list', '--db', db, '--json'])
  expect(run.stdout).toBe('')
  expect(run.stderr).toMatch(/^selfread: [^\n]+\n$/)
  return run
}

async function changedCopy(folder: TemporaryFolder, change: (bytes: Buffer) => void) {
  const bytes = await readFile(await importedDatabase(folder))
  change(bytes)
  return folder.write('changed.db', bytes)
}

describe('a database that cannot be used gives one line and no result', () => {
  it('of a newer version', async () => {
    const folder = await temporaryFolder()
    const db = await changedCopy(folder, (bytes) => bytes.writeUInt32BE(99, USER_VERSION_AT))
    const { exitCode, stderr } = await listing(db)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('has schema 99')
  })

  it('damaged within', async () => {
    const folder = await temporaryFolder()
    const db = await changedCopy(folder, (bytes) => bytes.fill(0xa5, PAGE))
    const { exitCode, stderr } = await listing(db)
    expect(exitCode).toBe(1)
    expect(stderr).toContain(`selfread verify --db ${db}`)
  })

  it('damaged in its first page', async () => {
    const folder = await temporaryFolder()
    const db = await changedCopy(folder, (bytes) => bytes.fill(0xa5, 0, PAGE))
    expect((await listing(db)).exitCode).toBe(2)
  })

  it('of somebody else', async () => {
    const folder = await temporaryFolder()
    const { exitCode, stderr } = await listing(await folder.write('x.db', placesCsv))
    expect(exitCode).toBe(2)
    expect(stderr).toContain('not a database')
  })

  it('that is a folder', async () => {
    const folder = await temporaryFolder()
    const { exitCode, stderr } = await listing(folder.path())
    expect(exitCode).toBe(2)
    expect(stderr).toContain('cannot be opened')
  })
})

describe('a configuration that is wrong is refused before a database is made', () => {
  it.each([
    ['a misspelt field', { tennant: 'x' }, 'tennant'],
    ['no mail address', { mailbox: 'supplier' }, 'mailbox'],
    ['a zone that does not exist', { timeZone: 'Mars/Base' }, 'timeZone: expected a time zone'],
    ['another country', { jurisdiction: 'FR' }, 'jurisdiction'],
    ['an operator without id', { operators: [{ name: 'x' }] }, 'operators[0].id'],
    ['a rule without topic', { rules: [{ id: 'r' }] }, 'rules[0].topic (r)'],
  ])('%s', async (_, config, problem) => {
    const folder = await temporaryFolder()
    const file = await folder.write('places.csv', placesCsv)
    const path = await folder.write('selfread.config.json', JSON.stringify(config))
    const db = folder.path('a.db')
    const run = await runCaptured(['places', 'import', file, '--db', db])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain(problem)
    expect(run.stderr).toContain(path)
    await expect(readFile(db)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('no JSON', async () => {
    const folder = await temporaryFolder()
    const path = await folder.write('own.json', '{')
    const file = await folder.write('places.csv', placesCsv)
    const run = await runCaptured([
      ...['places', 'import', file, '--db', folder.path('a.db'), '--config', path],
    ])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain(`${path} is not JSON`)
  })
})

describe('a configuration', () => {
  it('beside the database is used by itself', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    await folder.write('selfread.config.json', JSON.stringify({ tenant: 'other' }))
    const file = folder.path('places.csv')
    const run = await runCaptured(['places', 'import', file, '--db', db, '--json'])
    expect(JSON.parse(run.stdout)).toMatchObject({ imported: 2, unchanged: 0 })
  })
})
