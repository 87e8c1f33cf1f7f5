import { join } from 'node:path'
import { type BuiltStore, buildStore } from './build-store.ts'
import { isDeclared } from './not-covered.ts'
import { type ByteTally, tamperBytes, tamperBytesInParallel } from './tamper-bytes.ts'
import { type HistoryTally, tamperHistory } from './tamper-history.ts'
import { type RecordTally, tamperRecords } from './tamper-records.ts'
import { verifyAll } from './verify-all.ts'

/** How a store is tampered with. */
export interface TamperSettings {
  readonly folder: string
  readonly facts: number
  readonly partitions: number
  /** In how many runs the records of a table are changed. */
  readonly stride: number
  /** Of what no fault names, how many are tried again alone. */
  readonly aloneMax: number
  /** How many truncations and forks are carried out in full. */
  readonly histories: number
  /** Bytes that are flipped, in a store of so many facts. */
  readonly bytes: { readonly count: number; readonly facts: number; readonly threads: number }
  readonly tell?: (line: string) => void
}

/** What came of it. */
export interface TamperReport {
  readonly facts: number
  readonly partitions: number
  /** Faults in the untouched store: must be none. */
  readonly falseAlarms: number
  readonly records: readonly RecordTally[]
  readonly histories: readonly HistoryTally[]
  readonly bytes: ByteTally & { readonly facts: number }
  /** What was missed and is not declared under `NOT_COVERED`. */
  readonly missed: readonly string[]
}

/** Builds a store as in daily work, tampers with it in every way, and looks for what is not found. */
export async function runTampering(settings: TamperSettings): Promise<TamperReport> {
  const { folder, tell = () => undefined } = settings
  const copy = join(folder, 'copy.db')
  const built = await buildStore({ ...settings, path: join(folder, 'store.db') })
  const falseAlarms = (await verifyAll(built.path)).length
  tell(`${built.facts} facts in ${settings.partitions} logs: ${falseAlarms} false alarms`)
  const records: RecordTally[] = []
  for await (const tally of tamperRecords({ ...settings, path: built.path, copy })) {
    records.push(tally)
    tell(recordText(tally))
  }
  const histories: HistoryTally[] = []
  for await (const tally of tamperHistory(built, { copy, samples: settings.histories })) {
    histories.push(tally)
    tell(`${tally.kind}: ${tally.found} of ${tally.tried} found`)
  }
  const bytes = await flipBytes(settings, copy)
  tell(`${bytes.flipped} bytes flipped: ${bytes.found} found, ${sum(bytes.unused)} unused`)
  return {
    facts: built.facts,
    partitions: settings.partitions,
    falseAlarms,
    records,
    histories,
    bytes,
    missed: [
      ...(falseAlarms > 0 ? [`${falseAlarms} false alarms`] : []),
      ...records.flatMap(missedRecords),
      ...histories.flatMap(({ kind, missed }) => missed.map((it) => `${kind}: ${it}`)),
      ...Object.keys(bytes.changed)
        .filter(isUndeclared)
        .map((it) => `a byte of ${it}`),
    ],
  }
}

async function flipBytes(
  { folder, partitions, bytes }: TamperSettings,
  copy: string,
): Promise<TamperReport['bytes']> {
  const path = join(folder, 'bytes.db')
  const built: BuiltStore = await buildStore({ path, facts: bytes.facts, partitions })
  const how = { path, copy, count: bytes.count, offset: 0 }
  const tally =
    bytes.threads > 1
      ? await tamperBytesInParallel({ ...how, threads: bytes.threads })
      : await tamperBytes(how)
  return { ...tally, facts: built.facts }
}

function missedRecords({ table, kind, missed }: RecordTally): readonly string[] {
  const name = `${table} ${kind}`
  return missed.filter((row) => !isDeclared(name, row)).map((row) => `${name}: ${row}`)
}

/** Of columns that are named as in `message.attempts`. */
function isUndeclared(column: string): boolean {
  const [table, name] = column.split('.')
  return !isDeclared(`${table} change ${name}`)
}

function recordText({ table, kind, tried, named, triedAlone, foundAlone }: RecordTally): string {
  const alone = triedAlone === 0 ? '' : `, alone ${foundAlone} of ${triedAlone}`
  return `${table} ${kind}: ${named} of ${tried} named${alone}`
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
