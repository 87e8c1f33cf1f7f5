import type { Channel, EnteredReading, Instant, ReadingSubmission } from '@selfread/core'
import { type JsonMail, mailBytes } from './json-mail.ts'
import { NOON } from './open-test-desk.ts'

/** The phone number of a place's customer, as `placeRow` gives it. */
function phoneOf(place: number): string {
  return `+40 722 ${String(place).padStart(7, '0')}`
}

/** A text message of the customer of a place. */
export function sms(
  place: number,
  text: string,
  change: {
    readonly receivedAt?: Instant
    readonly sender?: string
    readonly channel?: Channel
    readonly photos?: readonly Uint8Array[]
  } = {},
): ReadingSubmission {
  return { channel: 'sms', receivedAt: NOON, sender: phoneOf(place), text, ...change }
}

/** A form that the customer of a place has filled in. */
export function form(
  place: number,
  readings: readonly Omit<EnteredReading, 'place'>[],
  change: { readonly receivedAt?: Instant; readonly channel?: Channel } = {},
): ReadingSubmission {
  return {
    channel: 'web_app',
    receivedAt: NOON,
    sender: `client${place}@mail.example`,
    readings: readings.map((reading) => ({ place: `P${place}`, ...reading })),
    ...change,
  }
}

/** A mail of the customer of a place. */
export function mail(
  place: number,
  content: JsonMail,
  receivedAt: Instant = NOON,
): ReadingSubmission {
  const from = `client${place}@mail.example`
  return { channel: 'email', receivedAt, message: mailBytes({ from, ...content }) }
}
