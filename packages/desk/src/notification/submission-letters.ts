import type { MailAddress, OutboxMessage, PlaceState } from '@selfread/core'
import { quotableNumber } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import type { SubmissionReceipt, SubmittedReading } from '../intake/submission-receipt.ts'
import { letterTexts } from './letter-texts.ts'
import { queueMail } from './mail-message.ts'
import { placeNumber, registerName } from './place-names.ts'

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
  const accepted = receipt.readings.filter(({ status }) => status === 'accepted')
  const [first] = accepted
  const place = places.find((it) => it.place.id === first?.place)
  if (first === undefined || place === undefined) return undefined

  const texts = letterTexts(place.customer?.language ?? 'en')
  const paragraphs = accepted.map((reading) => {
    const of = places.find((it) => it.place.id === reading.place) ?? place
    return readingLines(texts, of, reading)
  })
  return queueMail(context, {
    kind: 'confirmation',
    about: [receipt.submissionId],
    subjectOfData: place.contract.customerId,
    at: receipt.receivedAt,
    to,
    subject: texts.confirmationSubject(accepted.map((it) => it.receiptNumber).join(', ')),
    text: [
      texts.greeting(isStranger ? '' : (place.customer?.name ?? '')),
      texts.confirmationIntro,
      ...paragraphs,
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
    subjectOfData: place.contract.customerId,
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

function readingLines(
  { labels }: ReturnType<typeof letterTexts>,
  place: PlaceState,
  reading: SubmittedReading,
): string {
  return [
    `${labels.place}: ${placeNumber(place)}`,
    `${labels.meter}: ${reading.meterSerial}`,
    `${labels.register}: ${registerName(place, reading)}`,
    `${labels.value}: ${reading.value} ${reading.unit}`,
    `${labels.date}: ${reading.readOn}`,
    `${labels.receipt}: ${reading.receiptNumber}`,
  ].join('\n')
}
