import { isDeepStrictEqual } from 'node:util'
import {
  type Actor,
  evolvePlace,
  type PlaceFact,
  type PlaceState,
  type Reading,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { submissionStream } from '../intake/receive-submission.ts'
import { receiptOf } from '../intake/sealed-receipt.ts'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import { supersededBy } from '../intake/supersede-readings.ts'
import { reviewedMail } from '../notification/submission-letters.ts'
import { commitPlaces, type PlaceChange, readPlace } from '../place-record.ts'
import type { SubmissionReviewed } from '../projection/submission-documents.ts'
import { retryDecision } from '../retry-decision.ts'
import { takenOperations } from '../taken-operations.ts'
import { givenReading } from './given-reading.ts'
import type { Review, ReviewRefusal, ReviewResult } from './review-decision.ts'

/** Carries out a person's decision on a submission; the automatic result stays beside it. */
export async function reviewSubmission(
  context: DeskContext,
  review: Review,
): Promise<ReviewResult> {
  return retryDecision(context, async () => {
    const stream = submissionStream(review.submissionId)
    const known = await context.store.readStream({ tenant: context.tenant, stream })
    const receipt = receiptOf(known)
    const reviewed = known.find(({ type }) => type === 'submission_reviewed')?.data as
      | SubmissionReviewed
      | undefined
    // Asked again, as after a lost answer: the decision was carried out once, and its answer stays.
    if (reviewed && isSameReview(reviewed, review)) return { ok: true, readings: reviewed.readings }
    if (receipt?.outcome !== 'review' || reviewed !== undefined) {
      const detail = `Submission ${review.submissionId} does not wait for review.`
      return { ok: false, problem: 'not_open', detail }
    }
    const decided = await decideChanges(context, receipt, review)
    if (!decided.ok) return decided

    const { changes, readings } = decided
    const { by, reason, decision } = review
    const actor: Actor = { kind: 'employee', id: by }
    const places = changes.map(({ record }) => record.id)
    const data: SubmissionReviewed = {
      decision,
      reason,
      by,
      readings,
      places,
      ...(review.decision === 'accept_readings' && { given: review.readings }),
    }
    const at = context.now()
    const { submissionId } = review
    const accepted = acceptedIn(changes, readings)
    const letter = reviewedMail(context, { submissionId, at, accepted })
    await commitPlaces(context, {
      at,
      actor,
      changes,
      messages: letter === undefined ? [] : [letter],
      streams: [{ stream, known, facts: [{ type: 'submission_reviewed', data }] }],
    })
    return { ok: true, readings }
  })
}

function isSameReview(known: SubmissionReviewed, review: Review): boolean {
  const given = review.decision === 'accept_readings' ? review.readings : undefined
  return (
    known.decision === review.decision &&
    known.by === review.by &&
    known.reason === review.reason &&
    isDeepStrictEqual(known.given, given)
  )
}

/** The readings that a decision lets stand, with the place as it is from now on. */
function acceptedIn(changes: readonly PlaceChange[], readingIds: readonly string[]) {
  return changes.flatMap(({ record, facts }) => {
    const state = facts.reduce<PlaceState | undefined>(evolvePlace, record.state)
    if (state === undefined) return []
    return state.readings
      .filter(({ id }) => readingIds.includes(id))
      .map((reading) => ({ reading, state }))
  })
}

type DecidedChanges =
  | {
      readonly ok: true
      readonly changes: readonly PlaceChange[]
      readonly readings: readonly string[]
    }
  | ReviewRefusal

async function decideChanges(
  context: DeskContext,
  receipt: SubmissionReceipt,
  review: Review,
): Promise<DecidedChanges> {
  const changes = await openChanges(context, receipt, review)
  const held = receipt.readings.flatMap(({ place, readingId }) => {
    const reading = changes.get(place)?.record.state?.readings.find(({ id }) => id === readingId)
    return reading?.status === 'held' ? [reading] : []
  })
  if (review.decision === 'accept_held')
    return acceptHeld(context, { changes, receipt, review, held })
  for (const reading of held) add(changes, reading.place, [reviewed(context, review, reading)])
  if (review.decision === 'refuse')
    return { ok: true, changes: [...changes.values()], readings: [] }
  return acceptGiven(context, { changes, receipt, review })
}

/** The places that a decision may touch, each with no change yet. */
async function openChanges(
  context: DeskContext,
  receipt: SubmissionReceipt,
  review: Review,
): Promise<Map<string, PlaceChange>> {
  const given = review.decision === 'accept_readings' ? review.readings : []
  const places = new Set([...receipt.readings, ...given].map(({ place }) => place))
  const changes = new Map<string, PlaceChange>()
  for (const place of places) {
    changes.set(place, { record: await readPlace(context, place), facts: [] })
  }
  return changes
}

function acceptHeld(
  context: DeskContext,
  input: {
    readonly changes: Map<string, PlaceChange>
    readonly receipt: SubmissionReceipt
    readonly review: Review
    /** Those that still wait: another submission that brought the same may have been decided. */
    readonly held: readonly Reading[]
  },
): DecidedChanges {
  const { changes, receipt, review, held } = input
  if (!receipt.readings.some(({ status }) => status === 'held')) {
    const detail = 'No reading of it could be read automatically: give the readings.'
    return { ok: false, problem: 'nothing_held', detail }
  }
  const unreadable = held.find(({ assessment }) => assessment?.value === undefined)
  if (unreadable !== undefined) {
    const { register, value } = unreadable
    const detail = `Register ${register} cannot show ${value.text}: give the reading.`
    return { ok: false, problem: 'not_an_index', detail }
  }
  for (const reading of held) {
    const state = changes.get(reading.place)?.record.state
    add(changes, reading.place, [
      reviewed(context, review, reading),
      ...(state === undefined ? [] : supersededBy(context, state, reading)),
    ])
  }
  countTaken(context, { changes, receipt, taken: held })
  return { ok: true, changes: [...changes.values()], readings: held.map(({ id }) => id) }
}

function acceptGiven(
  context: DeskContext,
  input: {
    readonly changes: Map<string, PlaceChange>
    readonly receipt: SubmissionReceipt
    readonly review: Extract<Review, { decision: 'accept_readings' }>
  },
): DecidedChanges {
  const { changes, receipt, review } = input
  const accepted = new Map<string, Reading>()
  const fresh: Reading[] = []
  for (const given of review.readings) {
    const state = changes.get(given.place)?.record.state
    const result = givenReading(context, { state, given, receipt, review })
    if (!result.ok) return result
    const { reading, isRepetition, facts } = result
    const register = JSON.stringify([reading.place, reading.meterSerial, reading.register])
    if (accepted.has(register)) {
      const detail = `Register ${reading.register} of place ${reading.place} is given twice.`
      return { ok: false, problem: 'register_repeated', detail }
    }
    accepted.set(register, reading)
    add(changes, reading.place, facts)
    if (!isRepetition) fresh.push(reading)
  }
  countTaken(context, { changes, receipt, taken: fresh })
  const readings = [...accepted.values()].map(({ id }) => id)
  return { ok: true, changes: [...changes.values()], readings }
}

function reviewed(context: DeskContext, review: Review, { id }: Reading): PlaceFact {
  const decision = review.decision === 'accept_held' ? 'accepted' : 'refused'
  const { by, reason } = review
  return {
    type: 'reading_reviewed',
    data: { readingId: id, decision, by, reason, at: context.now() },
  }
}

/** Counts what the submission brought to each place. */
function countTaken(
  context: DeskContext,
  input: {
    readonly changes: Map<string, PlaceChange>
    readonly receipt: SubmissionReceipt
    readonly taken: readonly Reading[]
  },
): void {
  const { changes, receipt } = input
  for (const [place, taken] of Map.groupBy(input.taken, (reading) => reading.place)) {
    const { submissionId, receivedAt } = receipt
    const state = changes.get(place)?.record.state
    add(changes, place, takenOperations(context, { state, taken, submissionId, receivedAt }))
  }
}

function add(changes: Map<string, PlaceChange>, place: string, facts: readonly PlaceFact[]): void {
  const change = changes.get(place)
  if (change === undefined) throw new Error(`Place ${place} was not opened for this review.`)
  changes.set(place, { ...change, facts: [...change.facts, ...facts] })
}
