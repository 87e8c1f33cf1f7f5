import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runCaptured } from './captured-terminal.ts'

/** A folder that goes away with the test. */
export interface TemporaryFolder {
  /** The path of something in it. */
  path(...names: readonly string[]): string
  write(name: string, content: string | Uint8Array): Promise<string>
}

/** Makes an empty folder for the test that runs. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'selfread-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folderAt(folder)
}

/** A folder that somebody else takes away. */
export function folderAt(folder: string): TemporaryFolder {
  const path = (...names: readonly string[]) => join(folder, ...names)
  return {
    path,
    async write(name, content) {
      await mkdir(dirname(path(name)), { recursive: true })
      await writeFile(path(name), content)
      return path(name)
    },
  }
}

/** Two places that were read in October; each of the annex's months is 100. */
export const placesCsv = `place_id,utility,operator,pod,account_number,customer_id,customer_name,emails,contract_from,meter_serial,installed_on,register,obis,unit,integer_digits,decimal_digits,last_index,last_read_on,annex_id,annex_from,annex_unit,annex_jan,annex_feb,annex_mar,annex_apr,annex_may,annex_jun,annex_jul,annex_aug,annex_sep,annex_oct,annex_nov,annex_dec
P-1,electricity,rdn,RO001E000000001,1000000001,C-1,Ana Ionescu,ana@mail.example,2020-01-01,11111111,2020-01-01,1.8.0,1-0:1.8.0,kWh,6,0,001000,2026-10-22,A-1,2025-01-01,kWh,100,100,100,100,100,100,100,100,100,100,100,100
P-2,electricity,rdn,RO001E000000002,1000000002,C-2,Dan Popa,dan@mail.example,2020-01-01,22222222,2020-01-01,1.8.0,1-0:1.8.0,kWh,6,0,002000,2026-10-22,A-2,2025-01-01,kWh,100,100,100,100,100,100,100,100,100,100,100,100
`

/** A submission of the call centre, as a line of NDJSON. */
export function call(reading: { readonly place: string; readonly value: string }): string {
  const receivedAt = '2026-11-24T09:00:00.000Z'
  return `${JSON.stringify({ channel: 'call', receivedAt, enteredBy: 'op-1', readings: [reading] })}\n`
}

/** A mail of the customer of P-1. */
export function mail(text: string): string {
  return [
    'From: Ana Ionescu <ana@mail.example>',
    'To: autocitire@supplier.example',
    'Subject: Autocitire',
    'Date: Tue, 24 Nov 2026 10:00:00 +0200',
    'Message-ID: <1@mail.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n')
}

/** Imports the two places into a new database of the folder, and gives its path. */
export async function importedDatabase(folder: TemporaryFolder): Promise<string> {
  const db = folder.path('selfread.db')
  const file = await folder.write('places.csv', placesCsv)
  const { exitCode, stderr } = await runCaptured([
    ...['places', 'import', file, '--db', db],
    ...importingDay,
  ])
  if (exitCode !== 0) throw new Error(`The places of the test were not imported: ${stderr}`)
  return db
}

/** When the places come in: whatever the machine's clock says, before all that the tests do at a moment of theirs. */
const importingDay = ['--now', '2026-11-20T08:00:00Z'] as const

/** When the day's files go out, and when the operator's data come back. */
export const sendingDay = ['--now', '2026-11-26T20:00:00Z'] as const
export const checkingDay = ['--now', '2026-12-05T10:00:00Z'] as const

/** The call for the files of 26 November. */
export function transfer(db: string, out: string): readonly string[] {
  return ['transfer', '--db', db, '--day', '2026-11-26', '--out', out, ...sendingDay, '--json']
}

/** A database with a reading of each place, sent to the operator; its file is in `sent`. */
export async function sentDatabase(folder: TemporaryFolder): Promise<string> {
  const db = await importedDatabase(folder)
  const calls =
    call({ place: 'P-1', value: '001105' }) + call({ place: 'RO001E000000002', value: '002105' })
  const file = await folder.write('calls.ndjson', calls)
  await runCaptured(['receive', file, '--db', db, ...sendingDay])
  await runCaptured(transfer(db, folder.path('sent')))
  return db
}
