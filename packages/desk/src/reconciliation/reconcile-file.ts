import {
  type CivilDate,
  civilDateAt,
  type Instant,
  type OutboxMessage,
  type PlaceState,
  type Reading,
  type ReconciledReading,
  type ReconciliationOutcome,
  type ReconciliationOutcomeCode,
  reconcileReadings,
  type SentReading,
} from '@selfread/core'
import { countedOperation } from '../counted-operation.ts'
import { sha256 } from '../derive-id.ts'
import type { DeskContext, OperatorSettings } from '../desk-context.ts'
import { windowOn } from '../intake/supersede-readings.ts'
import { consumerAbsenceMail, operatorAbsenceMail } from '../notification/absence-letters.ts'
import { commitPlaces, type PlaceChange, type PlaceRecord, readPlace } from '../place-record.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { type MeasurementFile, readMeasurementFile } from './read-measurement-file.ts'
import type { PlaceOutcome, ReconciliationReport } from './reconciliation-report.ts'

/** A reading that may be in the file, with its place. */
interface Expected {
  readonly record: PlaceRecord & { readonly state: PlaceState }
  readonly reading: Reading
}

// An index of another day than the customer's, within so many days, is still about the same reading.
const WINDOW_DAYS = 7

// One day earlier or later, and one unit, is the operator's rounding.
const TOLERANCE = { value: { kind: 'absolute', units: '1' }, days: 1 } as const

/** Outcomes that mean that the operator did not use a customer's reading as it stands. */
const ABSENCES: readonly ReconciliationOutcomeCode[] = [
  'different_value',
  'replaced_by_operator_read',
  'replaced_by_estimate',
  'missing_register',
  'missing_place',
  'unknown_meter',
]

/**
 * Looks in an operator's measurement data for every reading of its period,
 * stores one outcome for each, and queues the notices about those that were
 * not used. The same file again changes nothing and gives the same report.
 */
export async function reconcileFile(
  context: DeskContext,
  operator: OperatorSettings,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ReconciliationReport> {
  const fileSha256 = sha256(file.bytes)
  const stream = `measurement/${operator.id}/${fileSha256}`
  const { tenant, store } = context
  const known = await store.readStream({ tenant, stream })
  const earlier = known.find(({ type }) => type === 'measurement_file_reconciled')
  if (earlier) return { ...(earlier.data as ReconciliationReport), isAlreadyKnown: true }

  await store.putBlob({ tenant, subject: `measurement:${fileSha256}`, bytes: file.bytes })
  const content = await readMeasurementFile(operator, file)
  const expected = await expectedReadings(context, operator, content)
  const at = context.now()
  const result = reconcileReadings({
    sent: expected.filter(isSent).map((it) => sentReading(context, it)),
    notSent: expected.filter((it) => !isSent(it)).map((it) => sentReading(context, it)),
    lines: content.lines,
    tolerance: TOLERANCE,
    windowDays: WINDOW_DAYS,
  })
  const outcomes = placeOutcomes(expected, result.outcomes)
  const letters = absenceLetters(context, { operator, file, fileSha256, at, expected, outcomes })
  const report: ReconciliationReport = {
    operator: operator.id,
    fileName: file.name,
    fileSha256,
    isAlreadyKnown: false,
    rowsRead: content.rowsRead,
    rowsRefused: content.rowsRefused,
    findings: content.findings,
    outcomes,
    rowsOfUnknownPlaces: result.unknownPlaces.length,
    notices: letters.messages.length,
  }
  await commitPlaces(context, {
    at,
    changes: placeChanges(context, { report, at, expected, letters }),
    streams: [
      {
        stream,
        known,
        facts: [{ type: 'measurement_file_reconciled', data: report }],
      },
    ],
    messages: letters.messages,
  })
  return report
}

function isSent({ record, reading }: Expected): boolean {
  return record.state.transfers.some(({ readingId }) => readingId === reading.id)
}

/** The readings that an operator's file should hold: those of its places and period that went or should have gone out. */
async function expectedReadings(
  context: DeskContext,
  operator: OperatorSettings,
  { lines }: MeasurementFile,
): Promise<readonly Expected[]> {
  const days = lines.map(({ line }) => line.readOn).toSorted()
  const [from] = days
  const to = days.at(-1)
  if (from === undefined || to === undefined) return []

  const places = await readAllDocuments(context, {
    collection: 'place',
    where: { index: 'operator', equals: operator.id },
  })
  const expected: Expected[] = []
  for (const { key } of places) {
    const { id, version, state } = await readPlace(context, key)
    if (state === undefined) continue
    const record = { id, version, state }
    expected.push(
      ...state.readings
        .filter((reading) => isOfPeriod(reading, { from, to }))
        .map((reading) => ({ record, reading })),
    )
  }
  return expected
}

function isOfPeriod(
  { status, receiptNumber, readOn }: Reading,
  period: { readonly from: CivilDate; readonly to: CivilDate },
): boolean {
  const wasTakenIn = status === 'accepted' && receiptNumber !== undefined
  return wasTakenIn && period.from <= readOn && readOn <= period.to
}

function sentReading(context: DeskContext, { record, reading }: Expected): SentReading {
  const { place, installations } = record.state
  const register = installations
    .flatMap(({ meter }) => (meter.serialNumber === reading.meterSerial ? meter.registers : []))
    .find(({ id }) => id === reading.register)
  const aliases = [register?.obis, register?.touTier].filter((alias) => alias !== undefined)
  return {
    readingId: reading.id,
    placeIdentifiers: [{ scheme: 'place', value: place.id }, ...place.identifiers],
    meterSerial: reading.meterSerial,
    otherSerials: installations
      .map(({ meter }) => meter.serialNumber)
      .filter((serial) => serial !== reading.meterSerial),
    register: reading.register,
    registerAliases: aliases,
    index: reading.value,
    readOn: reading.readOn,
    isAfterCutoff: isSentLate(context, { record, reading }),
  }
}

/** Sent when the reading's window had closed: the operator owes nothing for it. */
function isSentLate(context: DeskContext, { record, reading }: Expected): boolean {
  const sentAt = record.state.transfers.findLast(({ readingId }) => readingId === reading.id)?.at
  const window = windowOn(context, record.state, reading.readOn)
  if (sentAt === undefined || window === undefined) return false
  return civilDateAt(sentAt, context.timeZone) > window.submitUntil
}

function placeOutcomes(
  expected: readonly Expected[],
  outcomes: readonly ReconciliationOutcome[],
): readonly PlaceOutcome[] {
  const byId = new Map(expected.map(({ reading }) => [reading.id, reading]))
  return outcomes.map((outcome) => {
    const reading = byId.get(outcome.readingId)
    if (reading === undefined) throw new Error(`An outcome names no reading: ${outcome.readingId}.`)
    const { place, register, receiptNumber = '' } = reading
    return { ...outcome, place, register, receiptNumber }
  })
}

interface AbsenceLetters {
  readonly messages: readonly OutboxMessage[]
  /** Outbox ids by reading. */
  readonly idsByReading: ReadonlyMap<string, readonly string[]>
}

function absenceLetters(
  context: DeskContext,
  input: {
    readonly operator: OperatorSettings
    readonly file: { readonly name: string }
    readonly fileSha256: string
    readonly at: Instant
    readonly expected: readonly Expected[]
    readonly outcomes: readonly PlaceOutcome[]
  },
): AbsenceLetters {
  const { expected, outcomes } = input
  const byId = new Map(expected.map((it) => [it.reading.id, it]))
  const absences = outcomes.flatMap((outcome) => {
    const it = byId.get(outcome.readingId)
    const isAbsent = it?.reading.source === 'customer' && ABSENCES.includes(outcome.code)
    return isAbsent && it ? [{ outcome, reading: it.reading, state: it.record.state }] : []
  })
  const toOperator = operatorAbsenceMail(context, { ...input, absences })
  const messages: OutboxMessage[] = toOperator ? [toOperator] : []
  const idsByReading = new Map<string, readonly string[]>()
  for (const absence of absences) {
    const toConsumer = consumerAbsenceMail(context, { ...input, absence })
    if (toConsumer) messages.push(toConsumer)
    const ids = [toOperator, toConsumer].flatMap((message) => (message ? [message.id] : []))
    if (ids.length > 0) idsByReading.set(absence.reading.id, ids)
  }
  return { messages, idsByReading }
}

function placeChanges(
  context: DeskContext,
  input: {
    readonly report: ReconciliationReport
    readonly at: Instant
    readonly expected: readonly Expected[]
    readonly letters: AbsenceLetters
  },
): readonly PlaceChange[] {
  const { report, at, expected, letters } = input
  const outcomes = Map.groupBy(report.outcomes, ({ place }) => place)
  const records = new Map(expected.map(({ record }) => [record.id, record]))
  const day = civilDateAt(at, context.timeZone)
  return [...records.values()].map((record): PlaceChange => {
    const own = outcomes.get(record.id) ?? []
    const notified = own.filter(({ readingId }) => letters.idsByReading.has(readingId))
    const operation = (kind: 'verify' | 'notify') =>
      countedOperation({ kind, place: record.id, day, reference: report.fileSha256 })
    return {
      record,
      facts: [
        ...own.map((outcome) => ({
          type: 'reading_reconciled' as const,
          data: reconciled(outcome, report, at),
        })),
        operation('verify'),
        ...notified.map(({ readingId }) => ({
          type: 'absence_notified' as const,
          data: {
            readingId,
            fileSha256: report.fileSha256,
            messageIds: letters.idsByReading.get(readingId) ?? [],
            at,
          },
        })),
        ...(notified.length > 0 ? [operation('notify')] : []),
      ],
    }
  })
}

function reconciled(
  outcome: PlaceOutcome,
  { fileSha256, fileName }: ReconciliationReport,
  at: Instant,
): ReconciledReading {
  const { place: _place, register: _register, receiptNumber: _receipt, ...core } = outcome
  return { ...core, fileSha256, fileName, reconciledAt: at }
}
