import {
  type Actor,
  civilDateAt,
  installationOn,
  type PlaceFact,
  parseIndex,
  type Reading,
  type StoredDocument,
} from '@selfread/core'
import { countedOperation } from '../counted-operation.ts'
import { deriveId, quotableNumber } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { submissionStream } from '../intake/receive-submission.ts'
import { resolveRegister } from '../intake/resolve-register.ts'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import { supersededBy } from '../intake/supersede-readings.ts'
import { commitPlaces, type PlaceChange, readPlace } from '../place-record.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { retryOnConflict } from '../retry-on-conflict.ts'

/** A submission that waits for a person: what came, what it may mean, and why it was not taken by itself. */
export interface ReviewItem extends SubmissionReceipt {
  /** Absent where the sender has been erased. */
  readonly sender?: string
  readonly subject?: string
  readonly text?: string
}

/** A reading that a person takes out of a submission. */
export interface ReviewedReading {
  readonly place: string
  readonly register?: string
  readonly value: string
  readonly readOn?: string
}

/** What a person makes of a submission. */
export type ReviewDecision =
  /** Its held readings stand as they are. */
  | { readonly decision: 'accept_held'; readonly reason: string }
  /** These readings stand instead of what was read automatically. */
  | {
      readonly decision: 'accept_readings'
      readonly readings: readonly ReviewedReading[]
      readonly reason: string
    }
  | { readonly decision: 'refuse'; readonly reason: string }

/** The outcome of a review, or why it cannot be done. */
export type ReviewResult =
  | { readonly ok: true; readonly readings: readonly string[] }
  | {
      readonly ok: false
      readonly problem:
        | 'not_open'
        | 'nothing_held'
        | 'place_unknown'
        | 'register_unclear'
        | 'not_an_index'
      readonly detail: string
    }

/** The submissions that wait for a person, oldest first. */
export async function openReviews(context: DeskContext): Promise<readonly ReviewItem[]> {
  const documents = await readAllDocuments(context, {
    collection: 'submission',
    where: { index: 'review', equals: 'open' },
  })
  return documents
    .map(reviewItem)
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
}

function reviewItem({ value, personal }: StoredDocument): ReviewItem {
  const receipt = value as unknown as SubmissionReceipt
  const written = personal?.data as
    | Partial<Record<'sender' | 'subject' | 'text', string>>
    | undefined
  return { ...receipt, ...written }
}

/** Carries out a person's decision on a submission; the automatic result stays beside it. */
export async function reviewSubmission(
  context: DeskContext,
  review: ReviewDecision & { readonly submissionId: string; readonly by: string },
): Promise<ReviewResult> {
  return retryOnConflict(async () => {
    const stream = submissionStream(review.submissionId)
    const known = await context.store.readStream({ tenant: context.tenant, stream })
    const receipt = known.find(({ type }) => type === 'submission_decided')?.data as
      | SubmissionReceipt
      | undefined
    const isReviewed = known.some(({ type }) => type === 'submission_reviewed')
    if (receipt?.outcome !== 'review' || isReviewed) {
      const detail = `Submission ${review.submissionId} does not wait for review.`
      return { ok: false, problem: 'not_open', detail }
    }
    const decided = await decideChanges(context, receipt, review)
    if (!decided.ok) return decided

    const { by, reason, decision } = review
    const actor: Actor = { kind: 'employee', id: by }
    await commitPlaces(context, {
      at: context.now(),
      actor,
      changes: decided.changes,
      streams: [
        {
          stream,
          known,
          facts: [
            {
              type: 'submission_reviewed',
              data: { decision, reason, by, readings: decided.readings },
            },
          ],
        },
      ],
    })
    return { ok: true, readings: decided.readings }
  })
}

type DecidedChanges =
  | {
      readonly ok: true
      readonly changes: readonly PlaceChange[]
      readonly readings: readonly string[]
    }
  | Extract<ReviewResult, { ok: false }>

async function decideChanges(
  context: DeskContext,
  receipt: SubmissionReceipt,
  review: ReviewDecision & { readonly by: string },
): Promise<DecidedChanges> {
  const held = receipt.readings.filter(({ status }) => status === 'held')
  if (review.decision === 'accept_held' && held.length === 0) {
    const detail = 'No reading of it could be read automatically: give the readings.'
    return { ok: false, problem: 'nothing_held', detail }
  }
  const changes = new Map<string, PlaceChange>()
  const accepted: string[] = []
  for (const { place, readingId } of held) {
    const change = changes.get(place) ?? { record: await readPlace(context, place), facts: [] }
    const isAccepted = review.decision === 'accept_held'
    const reading = change.record.state?.readings.find(({ id }) => id === readingId)
    if (reading?.status !== 'held') continue
    const facts = reviewFacts(context, { change, reading, receipt, review, isAccepted })
    changes.set(place, { ...change, facts: [...change.facts, ...facts] })
    if (isAccepted) accepted.push(readingId)
  }
  if (review.decision === 'accept_readings') {
    for (const given of review.readings) {
      const change = changes.get(given.place) ?? {
        record: await readPlace(context, given.place),
        facts: [],
      }
      const result = givenReading(context, { change, given, receipt, review })
      if (!result.ok) return result
      changes.set(given.place, { ...change, facts: [...change.facts, ...result.facts] })
      accepted.push(result.readingId)
    }
  }
  return { ok: true, changes: [...changes.values()], readings: accepted }
}

function reviewFacts(
  context: DeskContext,
  input: {
    readonly change: PlaceChange
    readonly reading: Reading
    readonly receipt: SubmissionReceipt
    readonly review: ReviewDecision & { readonly by: string }
    readonly isAccepted: boolean
  },
): readonly PlaceFact[] {
  const { change, reading, receipt, review, isAccepted } = input
  const reviewed: PlaceFact = {
    type: 'reading_reviewed',
    data: {
      readingId: reading.id,
      decision: isAccepted ? 'accepted' : 'refused',
      by: review.by,
      reason: review.reason,
      at: context.now(),
    },
  }
  const { state } = change.record
  if (!isAccepted || state === undefined) return [reviewed]
  return [
    reviewed,
    ...supersededBy(context, state, reading),
    ...takenOnce(context, change, receipt),
  ]
}

/** The operation of taking the submission's readings at a place, unless the change counts it already. */
function takenOnce(
  context: DeskContext,
  change: PlaceChange,
  receipt: SubmissionReceipt,
): readonly PlaceFact[] {
  if (change.facts.some(({ type }) => type === 'operation_counted')) return []
  return [
    countedOperation({
      kind: 'take',
      place: change.record.id,
      day: civilDateAt(receipt.receivedAt, context.timeZone),
      reference: receipt.submissionId,
    }),
  ]
}

function givenReading(
  context: DeskContext,
  input: {
    readonly change: PlaceChange
    readonly given: ReviewedReading
    readonly receipt: SubmissionReceipt
    readonly review: ReviewDecision & { readonly by: string }
  },
):
  | { readonly ok: true; readonly readingId: string; readonly facts: readonly PlaceFact[] }
  | Extract<ReviewResult, { ok: false }> {
  const { change, given, receipt, review } = input
  const { state } = change.record
  const readOn = given.readOn ?? civilDateAt(receipt.receivedAt, context.timeZone)
  const installation = state && installationOn(state.installations, readOn)
  if (state === undefined || installation === undefined) {
    const detail = `There is no place ${given.place} with a meter on ${readOn}.`
    return { ok: false, problem: 'place_unknown', detail }
  }
  const register = resolveRegister(installation, given.register)
  if (register === undefined) {
    const known = installation.meter.registers.map(({ id }) => id).join(', ')
    return { ok: false, problem: 'register_unclear', detail: `The meter has ${known}: name one.` }
  }
  const parsed = parseIndex({ text: given.value, digits: register })
  if (!parsed.ok) {
    const detail = `Expected ${parsed.expected}, not ${parsed.actual}.`
    return { ok: false, problem: 'not_an_index', detail }
  }
  const meterSerial = installation.meter.serialNumber
  const { submissionId, channel, receivedAt } = receipt
  const id = deriveId(
    'reading',
    context.tenant,
    state.place.id,
    meterSerial,
    register.id,
    parsed.value.text,
    readOn,
    submissionId,
    'review',
  )
  const reading: Reading = {
    id,
    place: state.place.id,
    meterSerial,
    register: register.id,
    value: parsed.value,
    readOn,
    source: 'customer',
    quality: 'customer',
    status: 'accepted',
    channel,
    receivedAt,
    receiptNumber: quotableNumber(id),
    submissions: [submissionId],
    override: { by: review.by, reason: review.reason, at: context.now() },
  }
  return {
    ok: true,
    readingId: id,
    facts: [
      { type: 'reading_recorded', data: { reading } },
      ...supersededBy(context, state, reading),
      ...takenOnce(context, change, receipt),
    ],
  }
}
