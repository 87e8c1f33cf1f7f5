import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCaptured } from '../testing/captured-terminal.ts'
import { importedDatabase, placesCsv, temporaryFolder } from '../testing/small-supplier.ts'

const spoilt = placesCsv.replace('2020-01-01,22222222', '2020-13-01,22222222')

describe('places import', () => {
  it('writes one JSON document and exits 0', async () => {
    const folder = await temporaryFolder()
    const file = await folder.write('places.csv', placesCsv)
    const run = await runCaptured(['places', 'import', file, '--db', folder.path('a.db'), '--json'])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(run.stdout)).toEqual({
      file,
      isDryRun: false,
      rowsRead: 2,
      imported: 2,
      unchanged: 0,
      refused: 0,
      registers: 2,
      problems: [],
      ignoredColumns: [],
    })
  })

  it('changes nothing the second time', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const run = await runCaptured(['places', 'import', folder.path('places.csv'), '--db', db])
    expect(run.exitCode).toBe(0)
    expect(run.stdout).toContain('0 places with 0 registers imported, 2 unchanged')
  })

  it('exits 1 where a row cannot be imported, and names line, column and what was expected', async () => {
    const folder = await temporaryFolder()
    const file = await folder.write('places.csv', spoilt)
    const run = await runCaptured(['places', 'import', file, '--db', folder.path('a.db'), '--json'])
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({
      imported: 1,
      refused: 1,
      problems: [{ line: 3, place: 'P-2', column: 'contract_from', actual: '2020-13-01' }],
    })
    const again = await runCaptured(['places', 'import', file, '--db', folder.path('a.db')])
    expect(again.stdout).toMatch(/3 +P-2 +contract_from +a day that exists/)
  })

  it('refuses what is no places file', async () => {
    const folder = await temporaryFolder()
    const file = await folder.write('places.csv', 'name,town\nAna,Cluj\n')
    const run = await runCaptured(['places', 'import', file, '--db', folder.path('a.db'), '--json'])
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({ imported: 0, problems: [{ line: 1 }] })
  })

  it('names the columns that nothing is taken from', async () => {
    const folder = await temporaryFolder()
    const content = placesCsv.replace('customer_name', 'customer_nmae')
    const file = await folder.write('places.csv', content)
    const run = await runCaptured(['places', 'import', file, '--db', folder.path('a.db')])
    expect(run.stdout).toContain('nothing is taken from the columns customer_nmae')
  })

  it('takes a path relative to where it is called', async () => {
    const folder = await temporaryFolder()
    const file = relative('.', await folder.write('țară/locuri șase.csv', placesCsv))
    const db = relative('.', folder.path('bază.db'))
    const run = await runCaptured(['places', 'import', file, '--db', db, '--json'])
    expect(run.exitCode).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ file, imported: 2 })
  })
})

describe('places import --dry-run', () => {
  it('makes no database', async () => {
    const folder = await temporaryFolder()
    const file = await folder.write('places.csv', spoilt)
    const db = folder.path('missing', 'a.db')
    const run = await runCaptured(['places', 'import', file, '--db', db, '--dry-run', '--json'])
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({ isDryRun: true, imported: 1, refused: 1 })
    expect(await readdir(folder.path())).toEqual(['places.csv'])
  })

  it('compares with the database that is there, and leaves it as it is', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const before = await readFile(db)
    const third = placesCsv.split('\n')[2]?.replaceAll('2', '3') ?? ''
    const changed = placesCsv.replace('RO001E000000001', 'RO001E999999999')
    const file = await folder.write('more.csv', `${changed}${third}\n`)
    const run = await runCaptured(['places', 'import', file, '--db', db, '--dry-run', '--json'])
    expect(JSON.parse(run.stdout)).toMatchObject({ isDryRun: true, unchanged: 1, refused: 2 })
    expect(Buffer.compare(await readFile(db), before)).toBe(0)
    expect(existsSync(`${db}-wal`)).toBe(false)
  })
})
