import {
  civilDateAt,
  installationOn,
  type PlaceFact,
  type PlaceState,
  parseIndex,
  type Reading,
} from '@selfread/core'
import { deriveReadingId, quotableNumber } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { resolveRegister } from '../intake/resolve-register.ts'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import { supersededBy } from '../intake/supersede-readings.ts'
import { isSameReading } from '../reading-history.ts'
import type { Review, ReviewedReading, ReviewRefusal } from './review-decision.ts'

/** A reading that a person took out of a submission, with what follows from it. */
export interface GivenReading {
  readonly ok: true
  readonly reading: Reading
  /** True where an accepted reading of the same day already said so. */
  readonly isRepetition: boolean
  readonly facts: readonly PlaceFact[]
}

/** Makes a reading of what a person read, or says why that is none of this place. */
export function givenReading(
  context: DeskContext,
  input: {
    readonly state: PlaceState | undefined
    readonly given: ReviewedReading
    readonly receipt: SubmissionReceipt
    readonly review: Review
  },
): GivenReading | ReviewRefusal {
  const { state, given, receipt, review } = input
  const readOn = given.readOn ?? civilDateAt(receipt.receivedAt, context.timeZone)
  const installation = state && installationOn(state.installations, readOn)
  if (state === undefined || installation === undefined) {
    return refusal('place_unknown', `There is no place ${given.place} with a meter on ${readOn}.`)
  }
  const register = resolveRegister(installation, given.register)
  if (register === undefined) {
    const known = installation.meter.registers.map(({ id }) => id).join(', ')
    return refusal('register_unclear', `The meter has ${known}: name one.`)
  }
  const parsed = parseIndex({ text: given.value, digits: register })
  if (!parsed.ok) {
    return refusal('not_an_index', `Expected ${parsed.expected}, not ${parsed.actual}.`)
  }
  const meterSerial = installation.meter.serialNumber
  const { submissionId, channel, receivedAt } = receipt
  const parts = [state.place.id, meterSerial, register.id, parsed.value.text, submissionId]
  const id = deriveReadingId({ readOn, parts: [context.tenant, ...parts, 'review'] })
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
  const earlier = state.readings.find((it) => isSameReading(it, reading))
  if (earlier !== undefined) {
    const data = { readingId: earlier.id, submissionId, channel, receivedAt }
    // It may have been noted when the submission came in.
    const isNoted = earlier.submissions.includes(submissionId)
    const facts: readonly PlaceFact[] = isNoted ? [] : [{ type: 'reading_repeated', data }]
    return { ok: true, reading: earlier, isRepetition: true, facts }
  }
  const facts: readonly PlaceFact[] = [
    { type: 'reading_recorded', data: { reading } },
    ...supersededBy(context, state, reading),
  ]
  return { ok: true, reading, isRepetition: false, facts }
}

function refusal(problem: ReviewRefusal['problem'], detail: string): ReviewRefusal {
  return { ok: false, problem, detail }
}
