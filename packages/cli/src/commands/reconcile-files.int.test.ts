import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { genericMeasurementData } from '@selfread/format-delimited'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { runCaptured } from '../testing/captured-terminal.ts'
import { type TemporaryFolder, temporaryFolder } from '../testing/small-supplier.ts'

const mapping = fileURLToPath(
  new URL('../../../../docs/examples/generic-measurements.json', import.meta.url),
)

const PLACES = 120

/** What the operator made of a customer's reading, and the outcome that must come of it. */
const fates = [
  { outcome: 'matched', row: { type: 'C' } },
  { outcome: 'matched', row: { type: 'A', decimals: '.000' } },
  { outcome: 'other_date', row: { type: 'C', day: '2026-11-21' } },
  { outcome: 'different_value', row: { type: 'C', more: 7 } },
  { outcome: 'replaced_by_operator_read', row: { type: 'A', more: 7 } },
  { outcome: 'replaced_by_estimate', row: { type: 'E', more: 7 } },
  { outcome: 'missing_place', row: { type: 'C', day: '2026-09-01' } },
  { outcome: 'missing_register', row: { type: 'C', register: '2.8.0' } },
  { outcome: 'unknown_meter', row: { type: 'A', serial: 'other' } },
] as const

interface OperatorRow {
  readonly type: string
  readonly more?: number
  readonly decimals?: string
  readonly day?: string
  readonly register?: string
  readonly serial?: string
}

/** Self-readings and measurement data in which every outcome is known. */
function world() {
  const readings: string[] = []
  const rows: string[] = []
  const expected = new Map<string, string>()
  for (let at = 0; at < PLACES; at++) {
    const fate = fates[at % fates.length] ?? fates[0]
    const place = `59031045000000${String(at).padStart(4, '0')}`
    const serial = String(at).padStart(8, '0')
    const index = 1_000 + at * 13
    readings.push(`sr-${at},${place},${serial},1.8.0,2026-11-24,00${index}`)
    expected.set(`sr-${at}`, fate.outcome)
    const row: OperatorRow = fate.row
    const value = `${index + (row.more ?? 0)}${row.decimals ?? ''}`
    const meter = row.serial ?? serial
    rows.push(
      `${place},${meter},${row.register ?? '1.8.0'},${row.day ?? '2026-11-24'},${value},${row.type},kWh,G11,"said ""ok"", by phone"`,
      `${place},${serial},1.8.0,2025-11-24,1,A,kWh,G11,`,
      `99${place.slice(2)},${serial},1.8.0,2026-11-24,${index},A,kWh,G11,`,
    )
  }
  return { readings, rows, expected }
}

async function reconcile(
  folder: TemporaryFolder,
  files: { readonly readings: string; readonly measurements: string; readonly mapping?: string },
  ...more: readonly string[]
) {
  const out = folder.path('out/outcomes.csv')
  const run = await runCaptured([
    ...['reconcile', '--readings', await folder.write('self.csv', files.readings)],
    ...['--measurements', await folder.write('data.csv', files.measurements)],
    ...['--mapping', files.mapping ?? mapping, '--out', out, '--json', ...more],
  ])
  return { ...run, out }
}

const readingsHeader = 'id,place_id,meter_serial,register,date,index\n'
const rowsHeader = 'place_id,meter_serial,register,date,index,type,unit,tariff,note\n'

describe('the mapping in the documentation', () => {
  it('is the one of the package', async () => {
    expect(JSON.parse(await readFile(mapping, 'utf8'))).toEqual(genericMeasurementData)
  })
})

describe('reconcile without a database', () => {
  it('gives every self-reading its outcome, a row each in their order', async () => {
    const folder = await temporaryFolder()
    const { readings, rows, expected } = world()
    const run = await reconcile(folder, {
      readings: readingsHeader + readings.join('\n'),
      measurements: rowsHeader + rows.join('\n'),
    })
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    const written = parse(await readFile(run.out), { columns: true }) as {
      readonly [column: string]: string
    }[]
    expect(written.map(({ id, outcome }) => [id, outcome])).toEqual([...expected])
    expect(written[0]).toEqual({
      id: 'sr-0',
      outcome: 'matched',
      days: '0',
      operator_date: '2026-11-24',
      operator_index: '1000',
      operator_type: 'customer',
      line: '2',
    })
    const counts = Object.groupBy(expected.values(), (code) => code)
    expect(JSON.parse(run.stdout)).toEqual({
      out: run.out,
      readings: PLACES,
      refusedReadings: [],
      rowsRead: rows.length,
      rowsRefused: 0,
      findings: [],
      counts: Object.fromEntries(
        Object.entries(counts).map(([code, all]) => [code, all?.length ?? 0]),
      ),
      rowsOfUnknownPlaces: PLACES,
    })
  })

  it('looks as many days around as it is told', async () => {
    const folder = await temporaryFolder()
    const { readings, rows } = world()
    const files = {
      readings: readingsHeader + readings.join('\n'),
      measurements: rowsHeader + rows.join('\n'),
    }
    const narrow = JSON.parse((await reconcile(folder, files, '--window-days', '2')).stdout)
    expect(narrow.counts).not.toHaveProperty('other_date')
    const wide = JSON.parse((await reconcile(folder, files, '--window-days', '100')).stdout)
    expect(wide.counts).not.toHaveProperty('missing_place')
  })

  it('takes the columns in any order, quoted, with a byte order mark', async () => {
    const folder = await temporaryFolder()
    const run = await reconcile(folder, {
      readings:
        '\ufeff"index",date,register,meter_serial,place_id,note,id\n7,2026-11-24,1,S,p1,"a,b",x\n',
      measurements: `${rowsHeader}P1 ,S,1,2026-11-24,7,C,kWh,,\n`,
    })
    expect(run.exitCode).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ counts: { matched: 1 } })
  })

  it('reports rows that are no readings with line and column; the others go on', async () => {
    const folder = await temporaryFolder()
    const rows = [
      'a,P,S,1.8.0,2026-11-24,12',
      'b,P,S,1.8.0,2026-02-30,12',
      'c,P,S,1.8.0,2026-11-24,twelve',
      ',P,S,1.8.0,2026-11-24,12',
      'e,P,,1.8.0,2026-11-24,12',
      'f,P,S',
      'g,P,S,1.8.0,2026-11-24,12',
    ]
    const run = await reconcile(folder, {
      readings: readingsHeader + rows.join('\n'),
      measurements: rowsHeader,
    })
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({
      readings: 2,
      refusedReadings: [
        { line: 3, column: 'date', actual: '2026-02-30' },
        { line: 4, column: 'index', actual: 'twelve' },
        { line: 5, column: 'id', actual: 'nothing' },
        { line: 6, column: 'meter_serial', actual: 'nothing' },
        { line: 7, column: '', actual: '3' },
      ],
      counts: { missing_place: 2 },
    })
  })

  it('reports rows of the operator that cannot be read', async () => {
    const folder = await temporaryFolder()
    const run = await reconcile(folder, {
      readings: `${readingsHeader}a,P,S,1.8.0,2026-11-24,12\n`,
      measurements: `${rowsHeader}P,S,1.8.0,24.11.2026,12,C,kWh,,\nP,S,1.8.0,2026-11-24,12,C,kWh,,\n`,
    })
    expect(run.exitCode).toBe(1)
    expect(JSON.parse(run.stdout)).toMatchObject({
      rowsRead: 2,
      rowsRefused: 1,
      findings: [{ code: 'not_a_date', at: { file: 'data.csv', line: 2, field: 'date' } }],
      counts: { matched: 1 },
    })
  })

  it.each([
    ['a missing column', 'id,place_id,register,date,index\n', 'not found: meter_serial'],
    ['semicolons', readingsHeader.replaceAll(',', ';'), 'commas between them'],
    ['nothing in it', '', 'must begin with a row that names the columns'],
  ])('refuses a self-readings file with %s', async (_, readings, problem) => {
    const folder = await temporaryFolder()
    const run = await reconcile(folder, { readings, measurements: rowsHeader })
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain(problem)
  })

  it('names the wrong field of a mapping', async () => {
    const folder = await temporaryFolder()
    const content = JSON.stringify({ ...genericMeasurementData, dialect: { delimiter: ';;' } })
    const wrong = await folder.write('mapping.json', content)
    const run = await reconcile(folder, {
      readings: readingsHeader,
      measurements: rowsHeader,
      mapping: wrong,
    })
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain('dialect.delimiter: expected')
  })

  it('says which file is not there', async () => {
    const folder = await temporaryFolder()
    const readings = await folder.write('self.csv', readingsHeader)
    const missing = folder.path('no.csv')
    const run = await runCaptured([
      ...['reconcile', '--readings', readings, '--measurements', missing],
      ...['--mapping', mapping, '--out', folder.path('out.csv')],
    ])
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain(`${missing} cannot be read: there is no such file`)
  })
})
