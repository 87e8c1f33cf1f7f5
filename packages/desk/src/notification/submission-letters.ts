import type { Instant, MailAddress, OutboxMessage, PlaceState, Reading } from '@selfread/core'
import { quotableNumber } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import type { SubmissionReceipt, SubmittedReading } from '../intake/submission-receipt.ts'
import { customerSubject } from '../person/customer-subject.ts'
import { letterTexts } from './letter-texts.ts'
import { queueMail } from './mail-message.ts'
import { placeNumber, registerName, unitOf } from './place-names.ts'

/** What an answer to a submission needs to know. */
export interface Answer {
  readonly receipt: SubmissionReceipt
  /** The places its readings are about. */
  readonly places: readonly PlaceState[]
  readonly to: MailAddress
  /** A stranger learns what was recorded of what they sent, but not whose place it is. */
  readonly isStranger: boolean
  readonly inReplyTo?: string
}

/** The mail that says what was recorded; none where nothing was. */
export function confirmationMail(
  context: DeskContext,
  { receipt, places, to, isStranger, inReplyTo }: Answer,
): OutboxMessage | undefined {
  const recorded = receipt.readings
    .filter(({ status }) => status === 'accepted')
    .map((reading) => ({ ...reading, state: places.find((it) => it.place.id === reading.place) }))
  return recordedMail(context, {
    about: [receipt.submissionId],
    at: receipt.receivedAt,
    recorded,
    to,
    isStranger,
    ...(inReplyTo !== undefined && { inReplyTo }),
  })
}

/** The mail that says what a person recorded of a submission, to the customer's own address. */
export function reviewedMail(
  context: DeskContext,
  input: {
    readonly submissionId: string
    readonly at: Instant
    readonly accepted: readonly { readonly reading: Reading; readonly state: PlaceState }[]
  },
): OutboxMessage | undefined {
  const { submissionId, at, accepted } = input
  const address = accepted[0]?.state.customer?.emails[0]
  if (address === undefined) return undefined
  const recorded = accepted.map(({ reading, state }) => ({
    ...reading,
    state,
    value: reading.value.text,
    unit: unitOf(state, reading),
    receiptNumber: reading.receiptNumber ?? '',
  }))
  return recordedMail(context, {
    about: [submissionId, 'reviewed'],
    at,
    recorded,
    to: { address },
    isStranger: false,
  })
}

/** What a letter says of one recorded index. */
type RecordedIndex = Pick<
  SubmittedReading,
  'meterSerial' | 'register' | 'value' | 'unit' | 'readOn' | 'receiptNumber'
> & { readonly state: PlaceState | undefined }

function recordedMail(
  context: DeskContext,
  input: {
    readonly about: readonly string[]
    readonly at: Instant
    readonly recorded: readonly RecordedIndex[]
    readonly to: MailAddress
    readonly isStranger: boolean
    readonly inReplyTo?: string
  },
): OutboxMessage | undefined {
  const { about, at, recorded, to, isStranger, inReplyTo } = input
  const place = recorded[0]?.state
  if (place === undefined) return undefined
  const language = place.customer?.language ?? 'en'
  const texts = letterTexts(language)
  return queueMail(context, {
    kind: 'confirmation',
    about,
    subjectOfData: customerSubject(place.contract.customerId),
    at,
    to,
    subject: texts.confirmationSubject(recorded.map((it) => it.receiptNumber).join(', ')),
    text: [
      texts.greeting(isStranger ? '' : (place.customer?.name ?? '')),
      texts.confirmationIntro,
      ...recorded.map((reading) => readingLines(language, reading.state ?? place, reading)),
      texts.closing(context.supplier.name),
    ].join('\n\n'),
    ...(inReplyTo !== undefined && { inReplyTo }),
  })
}

/** The mail that says that a person is looking; only to a sender whom we know. */
export function underReviewMail(
  context: DeskContext,
  { receipt, places, to, isStranger, inReplyTo }: Answer,
): OutboxMessage | undefined {
  const [place] = places
  if (receipt.outcome !== 'review' || place === undefined || isStranger) return undefined
  const texts = letterTexts(place.customer?.language ?? 'en')
  const number = quotableNumber(receipt.submissionId)
  return queueMail(context, {
    kind: 'under_review',
    about: [receipt.submissionId],
    subjectOfData: customerSubject(place.contract.customerId),
    at: receipt.receivedAt,
    to,
    subject: texts.reviewSubject(number),
    text: [
      texts.greeting(place.customer?.name ?? ''),
      texts.reviewIntro(number),
      texts.closing(context.supplier.name),
    ].join('\n\n'),
    ...(inReplyTo !== undefined && { inReplyTo }),
  })
}

function readingLines(language: string, place: PlaceState, reading: RecordedIndex): string {
  const { labels } = letterTexts(language)
  return [
    `${labels.place}: ${placeNumber(place)}`,
    `${labels.meter}: ${reading.meterSerial}`,
    `${labels.register}: ${registerName(place, reading, language)}`,
    `${labels.value}: ${reading.value} ${reading.unit}`,
    `${labels.date}: ${reading.readOn}`,
    `${labels.receipt}: ${reading.receiptNumber}`,
  ].join('\n')
}
