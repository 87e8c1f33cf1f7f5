import {
  countOperations,
  type Instant,
  type OperationOccasion,
  type PlaceFact,
  type PlaceState,
  type Reading,
} from '@selfread/core'
import type { DeskContext } from './desk-context.ts'

/**
 * The fact that a submission's readings count, where they add to what the place
 * was counted for on that day: another register does not, another value does.
 */
export function takenOperations(
  context: DeskContext,
  input: {
    readonly state: PlaceState | undefined
    /** Accepted readings of one place that one submission brought. */
    readonly taken: readonly Reading[]
    readonly submissionId: string
    readonly receivedAt: Instant
  },
): readonly PlaceFact[] {
  const { state, taken, submissionId, receivedAt } = input
  const counted = (state?.readings ?? []).filter(
    ({ source, status, receiptNumber }) =>
      // What was computed was not taken from anybody.
      source === 'customer' &&
      receiptNumber !== undefined &&
      (status === 'accepted' || status === 'superseded'),
  )
  const operations = countOperations({
    earlier: counted.map((it) => occasionOf(it, countedFor(state, it), it.receivedAt)),
    occasions: taken.map((it) => occasionOf(it, submissionId, receivedAt)),
    zone: context.timeZone,
  })
  return operations.map((data) => ({ type: 'operation_counted', data }))
}

/** The submission that a reading was counted for: of several that brought it, any may have been accepted. */
function countedFor(state: PlaceState | undefined, { id, submissions }: Reading): string {
  const references = (state?.operations ?? []).map(({ reference }) => reference)
  return submissions.find((submission) => references.includes(submission)) ?? id
}

function occasionOf(
  { place, meterSerial, register, value }: Reading,
  reference: string,
  at: Instant,
): OperationOccasion {
  return { kind: 'take', place, at, reference, meterSerial, register, index: value }
}
