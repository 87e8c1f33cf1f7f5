import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { runCaptured } from '../testing/captured-terminal.ts'
import {
  call,
  checkingDay,
  importedDatabase,
  placesCsv,
  sendingDay,
  sentDatabase,
  temporaryFolder,
  transfer,
} from '../testing/small-supplier.ts'

const measurements = `place_id,meter_serial,register,date,index,type,unit,tariff,note
RO001E000000001,11111111,1.8.0,2026-11-24,1105,C,kWh,,
RO001E000000002,22222222,1.8.0,2026-11-24,2200,E,kWh,,
RO001E000000009,33333333,1.8.0,2026-11-24,77,A,kWh,,
`
describe('transfer', () => {
  it('writes the day’s files, and the same bytes when it runs again', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const [name = ''] = await readdir(folder.path('sent'))
    const run = await runCaptured(transfer(db, folder.path('deep/er')))
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(run.stdout)).toMatchObject({
      day: '2026-11-26',
      files: [{ operator: 'rdn', lines: 2, isNew: false, path: folder.path('deep/er', name) }],
      withoutIndex: [],
    })
    const sent = await readFile(folder.path('sent', name), 'utf8')
    expect(sent).toContain('001105')
    expect(await readFile(folder.path('deep/er', name), 'utf8')).toBe(sent)
  })

  it('exits 1 where there is nothing to send for a register, and says why', async () => {
    const folder = await temporaryFolder()
    const db = folder.path('a.db')
    const file = await folder.write(
      'places.csv',
      placesCsv.replaceAll(/(,100){12}/gu, ','.repeat(12)),
    )
    await runCaptured(['places', 'import', file, '--db', db])
    const window = {
      id: 'own.window',
      topic: 'reading_window',
      scope: { jurisdiction: 'RO' },
      validFrom: '2026-01-01',
      parameters: { kind: 'days', fromDay: 20, toDay: 26 },
      source: { mark: 'D', title: 'invented' },
      isEnabled: true,
    }
    await folder.write('selfread.config.json', JSON.stringify({ rules: [window] }))
    const run = await runCaptured(transfer(db, folder.path('out')))
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout).withoutIndex).toMatchObject([
      { place: 'P-1', reason: expect.stringContaining('annex') },
      { place: 'P-2' },
    ])
  })

  it('reports an operator whose mapping is wrong, and the field; its readings wait', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    await folder.write('m.json', JSON.stringify({ version: 1, id: 'x', columns: [] }))
    const format = { kind: 'delimited', mapping: 'm.json' }
    const config = { operators: [{ id: 'rdn', transfer: format, measurements: format }] }
    await folder.write('selfread.config.json', JSON.stringify(config))
    const late = call({ place: 'P-1', value: '001106' }).replace('2026-11-24', '2026-11-25')
    const file = await folder.write('late.ndjson', late)
    await runCaptured(['receive', file, '--db', db, ...sendingDay])
    const run = await runCaptured(transfer(db, folder.path('out')))
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({
      failed: [{ operator: 'rdn', problem: expect.stringContaining('dialect: expected') }],
    })
    const data = await folder.write('data.csv', measurements)
    const checked = await runCaptured([
      ...['reconcile', '--db', db, '--operator', 'rdn', '--file', data, ...checkingDay],
    ])
    expect(checked).toMatchObject({ exitCode: 2, stdout: '' })
    expect(checked.stderr).toContain(`${folder.path('m.json')} is no valid mapping`)
  })

  it('says which folder cannot be made, before anything is prepared', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const run = await runCaptured(transfer(db, folder.path('places.csv', 'out')))
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain('a part of its path is a file')
  })
})

describe('reconcile --db', () => {
  it('gives every sent reading one outcome', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const file = await folder.write('data.csv', measurements)
    const args = ['reconcile', '--db', db, '--operator', 'rdn', '--file', file, ...checkingDay]
    const run = await runCaptured([...args, '--json'])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse(run.stdout)).toMatchObject({
      rowsRead: 3,
      rowsRefused: 0,
      rowsOfUnknownPlaces: 1,
      isAlreadyKnown: false,
      counts: { matched: 1, replaced_by_estimate: 1 },
    })
    const again = await runCaptured(args)
    expect(again.exitCode).toBe(0)
    expect(again.stdout).toContain('(reconciled before)')
  })

  it('exits 1 where rows are refused, and names line and column', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const file = await folder.write('data.csv', measurements.replace(',C,', ',?,'))
    const args = ['reconcile', '--db', db, '--operator', 'rdn', '--file', file, ...checkingDay]
    const run = await runCaptured(args)
    expect(run.exitCode).toBe(1)
    expect(run.stdout).toContain('data.csv:2 type: unknown_code')
  })

  it('takes no operator that the configuration does not have', async () => {
    const folder = await temporaryFolder()
    const db = await importedDatabase(folder)
    const config = await folder.write('c.json', JSON.stringify({ operators: [{ id: 'rdn' }] }))
    const file = await folder.write('data.csv', measurements)
    const run = await runCaptured([
      ...['reconcile', '--db', db, '--config', config, '--operator', 'rnd', '--file', file],
    ])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain('no operator rnd: use one of rdn')
  })
})

describe('outbox', () => {
  it('writes each waiting mail once, as a file', async () => {
    const folder = await temporaryFolder()
    const db = await sentDatabase(folder)
    const args = ['outbox', '--db', db, '--out', folder.path('mails'), ...sendingDay, '--json']
    const run = await runCaptured(args)
    expect(run.exitCode).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ sent: 2, failed: [] })
    const names = await readdir(folder.path('mails'))
    expect(names).toHaveLength(2)
    expect(names.every((name) => name.endsWith('.eml'))).toBe(true)
    expect(JSON.parse((await runCaptured(args)).stdout)).toMatchObject({ sent: 0 })
  })
})
