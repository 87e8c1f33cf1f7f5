import {
  addDays,
  type CivilDate,
  type Instant,
  planTransfers,
  type Reading,
  type RenderedFile,
  startOfDay,
  type TransferBatch,
  type TransferCandidate,
  transferHindrance,
} from '@selfread/core'
import { countedOperation } from '../counted-operation.ts'
import { sha256 } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { placesAndOperators } from '../operators.ts'
import { commitPlaces, type PlaceChange, type PlaceRecord, readPlace } from '../place-record.ts'
import type { StoredBatch } from '../projection/transfer-documents.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { isTransferred } from '../reading-history.ts'
import { retryDecision } from '../retry-decision.ts'
import { estimateMissing, type MissingEstimate } from './estimate-missing.ts'
import { renderTransfer } from './render-transfer.ts'

/** A batch with its file. */
export interface PreparedTransfer {
  readonly batch: TransferBatch
  readonly file: RenderedFile
  /** False where the batch was prepared by an earlier run. */
  readonly isNew: boolean
}

/** Readings that could not be written for an operator; they stay due. */
export interface FailedTransfer {
  readonly operator: string
  /** How many readings wait. */
  readonly readings: number
  readonly problem: string
}

/** All of a day's transfers. */
export interface PreparedTransfers {
  readonly day: CivilDate
  readonly transfers: readonly PreparedTransfer[]
  /** What could not be written, and why; all else is prepared all the same. */
  readonly failed: readonly FailedTransfer[]
  /** Indices computed because nobody sent any. */
  readonly estimates: number
  /** Places that sent nothing and for which nothing could be computed, with the reason. */
  readonly withoutIndex: readonly MissingEstimate[]
}

/**
 * Prepares the day's files, one per operator: every accepted reading received
 * up to the end of the day that is in no batch yet, and on and after the last
 * day of a window the computed indices of places that sent nothing. Run again,
 * it gives the same files; readings that have come since go into a further one.
 */
export async function prepareTransfers(
  context: DeskContext,
  { day }: { readonly day: CivilDate },
): Promise<PreparedTransfers> {
  const { placeIds, operators } = await retryDecision(context, () => placesAndOperators(context))
  const { estimates, withoutIndex } = await estimateMissing(context, { day, placeIds })
  const transfers: PreparedTransfer[] = []
  const failed: FailedTransfer[] = []
  for (const operator of operators) {
    const earlier = await retryDecision(context, () => batchesOf(context, operator, day))
    const before = new Set(earlier.map(({ batch }) => batch.id))
    const failure = await retryDecision(context, () => prepareBatch(context, operator, day))
    if (failure !== undefined) failed.push(failure)
    const prepared = await retryDecision(context, () =>
      preparedTransfers(context, operator, { day, before }),
    )
    transfers.push(...prepared)
  }
  return { day, transfers, failed, estimates, withoutIndex }
}

async function prepareBatch(
  context: DeskContext,
  operator: string,
  day: CivilDate,
): Promise<FailedTransfer | undefined> {
  const cutoff = endOfDay(context, day)
  const listed = await dueReadings(context, operator, { day, cutoff })
  const records = await readPlaces(context, listed)
  const known = await batchesOf(context, operator, day)
  const { batches } = planTransfers({
    day,
    cutoff,
    candidates: listed.flatMap((reading) => candidateOf(records, operator, reading)),
    earlier: known.map(({ batch }) => batch),
  })
  const [planned] = batches
  if (planned === undefined) return undefined
  const { id, sequence, purpose, readings } = planned
  const header = {
    supplier: context.tenant,
    operator,
    day,
    batchId: id,
    sequence,
    createdAt: cutoff,
  }
  const rendered = renderTransfer(context, { header, due: readings, records })
  if ('problem' in rendered) {
    return { operator, readings: readings.length, problem: rendered.problem }
  }

  const { formatId, lines, file, refusals } = rendered
  const batch: TransferBatch = {
    id,
    operator,
    day,
    sequence,
    purpose,
    cutoff,
    preparedAt: cutoff,
    formatId,
    fileName: file.fileName,
    fileSha256: sha256(file.bytes),
    lines,
  }
  await storeBatch(context, { batch, file, records })
  if (refusals.length === 0) return undefined
  return { operator, readings: refusals.length, problem: refusals.join(' ') }
}

/** As the place was just read: since the list was made, the reading may have gone out or been superseded. */
function candidateOf(
  records: ReadonlyMap<string, PlaceRecord>,
  operator: string,
  listed: Reading,
): readonly TransferCandidate[] {
  const state = records.get(listed.place)?.state
  const reading = state?.readings.find(({ id }) => id === listed.id)
  if (state === undefined || reading === undefined) return []
  return [{ reading, operator, isSent: isTransferred(state, reading) }]
}

async function storeBatch(
  context: DeskContext,
  input: {
    readonly batch: TransferBatch
    readonly file: RenderedFile
    readonly records: ReadonlyMap<string, PlaceRecord>
  },
): Promise<void> {
  const { batch, file, records } = input
  const at = context.now()
  const subject = `transfer:${batch.id}`
  await context.store.putBlob({ tenant: context.tenant, subject, bytes: file.bytes })
  const stored: StoredBatch = { batch, mediaType: file.mediaType }
  const places = new Set(batch.lines.map(({ placeId }) => placeId))
  const changed = [...records.values()].filter(({ id }) => places.has(id))
  await commitPlaces(context, {
    at,
    changes: changed.map((record) => placeChange(record, batch, at)),
    streams: [
      {
        stream: `transfer/${batch.id}`,
        known: [],
        facts: [{ type: 'transfer_prepared', data: stored }],
      },
    ],
  })
}

function placeChange(record: PlaceRecord, batch: TransferBatch, at: Instant): PlaceChange {
  const own = batch.lines.flatMap((line, index) =>
    line.placeId === record.id ? [{ line, lineNumber: index + 1 }] : [],
  )
  return {
    record,
    facts: [
      ...own.map(({ line, lineNumber }) => ({
        type: 'reading_transferred' as const,
        data: {
          readingId: line.readingId,
          batchId: batch.id,
          fileName: batch.fileName,
          lineNumber,
          at,
        },
      })),
      countedOperation({
        kind: 'transmit',
        place: record.id,
        day: batch.day,
        reference: batch.id,
      }),
    ],
  }
}

async function dueReadings(
  context: DeskContext,
  operator: string,
  { day, cutoff }: { readonly day: CivilDate; readonly cutoff: Instant },
): Promise<readonly Reading[]> {
  const documents = await readAllDocuments(context, {
    collection: 'reading',
    where: { index: 'due_for_transfer', equals: operator },
  })
  return documents
    .map(({ value }) => value as unknown as Reading)
    .filter(
      (reading) =>
        transferHindrance({ reading, operator, isSent: false }, { day, cutoff }) === undefined,
    )
}

async function readPlaces(context: DeskContext, readings: readonly Reading[]) {
  const records = new Map<string, PlaceRecord>()
  for (const { place } of readings) {
    if (!records.has(place)) records.set(place, await readPlace(context, place))
  }
  return records
}

async function batchesOf(context: DeskContext, operator: string, day: CivilDate) {
  const documents = await readAllDocuments(context, {
    collection: 'transfer_batch',
    where: { index: 'operator_day', equals: `${operator}/${day}` },
  })
  return documents.map(({ value }) => value as unknown as StoredBatch)
}

async function preparedTransfers(
  context: DeskContext,
  operator: string,
  { day, before }: { readonly day: CivilDate; readonly before: ReadonlySet<string> },
): Promise<readonly PreparedTransfer[]> {
  const batches = await batchesOf(context, operator, day)
  return Promise.all(
    batches
      .toSorted((a, b) => a.batch.sequence - b.batch.sequence)
      .map(async ({ batch, mediaType }) => {
        const { tenant, store } = context
        const bytes = await store.getBlob({ tenant, sha256: batch.fileSha256 })
        if (bytes === undefined)
          throw new Error(`The file of batch ${batch.id} is gone from the store.`)
        const file = { fileName: batch.fileName, mediaType, bytes }
        return { batch, file, isNew: !before.has(batch.id) }
      }),
  )
}

/** The last moment of a civil day: what is received after it waits for the next file. */
function endOfDay(context: DeskContext, day: CivilDate): Instant {
  const next = startOfDay(addDays(day, 1), context.timeZone)
  return new Date(Date.parse(next) - 1).toISOString()
}
