import {
  absencesToNotify,
  civilDateAt,
  type Instant,
  type OutboxMessage,
  type PlaceState,
  type ReconciledReading,
} from '@selfread/core'
import { countedOperation } from '../counted-operation.ts'
import { sha256 } from '../derive-id.ts'
import type { DeskContext, OperatorSettings } from '../desk-context.ts'
import { consumerAbsenceMail, operatorAbsenceMail } from '../notification/absence-letters.ts'
import { commitPlaces, type PlaceChange } from '../place-record.ts'
import { retryDecision } from '../retry-decision.ts'
import { compareWithFile, type ExpectedReading } from './compare-with-file.ts'
import { readMeasurementFile } from './read-measurement-file.ts'
import type { PlaceOutcome, ReconciliationReport } from './reconciliation-report.ts'

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
  const { tenant, store } = context
  const blob = { tenant, subject: `measurement:${fileSha256}`, bytes: file.bytes }
  await retryDecision(context, () => store.putBlob(blob))
  let isDecidedHere = false
  return retryDecision(context, async ({ mayBeStored }) => {
    const stream = `measurement/${operator.id}/${fileSha256}`
    const known = await store.readStream({ tenant, stream })
    const earlier = known.find(({ type }) => type === 'measurement_file_reconciled')
    if (earlier) {
      const isAlreadyKnown = !(mayBeStored && isDecidedHere)
      return { ...(earlier.data as ReconciliationReport), isAlreadyKnown }
    }

    const content = await readMeasurementFile(operator, file)
    const at = context.now()
    const { expected, outcomes, rowsOfUnknownPlaces } = await compareWithFile(
      context,
      operator.id,
      content.lines,
    )
    const isIncomplete = content.findings.some(({ code }) => code === 'wrong_trailer_count')
    const letters = absenceLetters(context, {
      operator,
      file,
      fileSha256,
      at,
      expected,
      outcomes,
      isIncomplete,
    })
    const report: ReconciliationReport = {
      operator: operator.id,
      fileName: file.name,
      fileSha256,
      isAlreadyKnown: false,
      rowsRead: content.rowsRead,
      rowsRefused: content.rowsRefused,
      findings: content.findings,
      isIncomplete,
      outcomes,
      rowsOfUnknownPlaces,
      notices: letters.messages.length,
    }
    // Nothing was compared: once its format is set right, the file is read as if for the first time.
    if (content.lines.length === 0) return report

    isDecidedHere = true
    const facts = [{ type: 'measurement_file_reconciled', data: report }]
    await commitPlaces(context, {
      at,
      changes: placeChanges(context, { report, at, expected, letters }),
      streams: [{ stream, known, facts }],
      messages: letters.messages,
    })
    return report
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
    readonly expected: readonly ExpectedReading[]
    readonly outcomes: readonly PlaceOutcome[]
    readonly isIncomplete: boolean
  },
): AbsenceLetters {
  const { expected, outcomes, isIncomplete } = input
  const byId = new Map(expected.map((it) => [it.reading.id, it]))
  const told = [...byId.values()].flatMap(({ record, reading }) => toldOf(record.state, reading.id))
  const absences = absencesToNotify({ outcomes, told, isIncomplete }).flatMap((outcome) => {
    const it = byId.get(outcome.readingId)
    if (it?.reading.source !== 'customer') return []
    return [{ outcome, reading: it.reading, state: it.record.state }]
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

/** The outcomes of a reading that somebody was told of, each from the file that the notice names. */
function toldOf(
  { absenceNotices, reconciliations }: PlaceState,
  readingId: string,
): readonly ReconciledReading[] {
  const files = absenceNotices
    .filter((it) => it.readingId === readingId)
    .map(({ fileSha256 }) => fileSha256)
  return reconciliations.filter((it) => it.readingId === readingId && files.includes(it.fileSha256))
}

function placeChanges(
  context: DeskContext,
  input: {
    readonly report: ReconciliationReport
    readonly at: Instant
    readonly expected: readonly ExpectedReading[]
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
