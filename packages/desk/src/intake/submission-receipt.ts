import type {
  Channel,
  CivilDate,
  Finding,
  Instant,
  ReadingStatus,
  SubmissionFinding,
  SubmissionOutcome,
} from '@selfread/core'

/** What became of one index of a submission. */
export interface SubmittedReading {
  readonly readingId: string
  readonly place: string
  readonly meterSerial: string
  readonly register: string
  /** The characters as sent. */
  readonly value: string
  readonly unit: string
  readonly readOn: CivilDate
  readonly status: ReadingStatus
  readonly receiptNumber: string
  /** True where an accepted reading of the same day already said so: nothing new was stored or counted. */
  readonly isRepetition: boolean
  readonly findings: readonly Finding[]
}

/** What became of a submission. Every submission has one, whatever it held. */
export interface SubmissionReceipt {
  readonly submissionId: string
  readonly channel: Channel
  readonly receivedAt: Instant
  readonly outcome: SubmissionOutcome
  /** True where these very bytes, or the same message redelivered, were received before: nothing changed. */
  readonly isAlreadyKnown: boolean
  readonly findings: readonly SubmissionFinding[]
  readonly readings: readonly SubmittedReading[]
  /** Places that it may be about, most likely first, where a person must decide. */
  readonly candidates: readonly PlaceCandidate[]
  /** SHA-256 of what arrived, kept as a blob. */
  readonly rawSha256: string
}

/** A place that a submission may be about, and why. */
export interface PlaceCandidate {
  readonly place: string
  readonly score: number
  readonly evidence: readonly string[]
}
