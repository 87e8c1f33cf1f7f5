import type { TextContext, TextExtraction } from '@selfread/core'
import { isClear } from './accept-conditions.ts'
import { collectReadings } from './collect-readings.ts'
import { decideExtraction } from './decide-extraction.ts'
import { normaliseText } from './normalise-text.ts'
import { integerDigits } from './parse-number.ts'
import { type Message, readMessage } from './read-message.ts'
import type { TextProfile } from './text-profile.ts'

const phoneChannels: ReadonlySet<string> = new Set(['sms', 'whatsapp', 'ivr', 'messenger'])

/** What is known around the text: the channel, the sender, the tenant's defaults. */
export function refineByContext(
  extraction: TextExtraction,
  message: Message,
  context: TextContext,
  profile: TextProfile | undefined,
): TextExtraction {
  const ordered = inRegisterOrder(extraction, message, profile?.registerOrder ?? [])
  return withProfile(withSubject(loneNumber(ordered, message, context), message, context), profile)
}

/** A customer number and exactly as many bare values as the profile names registers. */
function inRegisterOrder(
  extraction: TextExtraction,
  message: Message,
  order: readonly string[],
): TextExtraction {
  const { readings, customer, decision } = extraction
  if (order.length === 0 || decision !== 'review' || customer === undefined) return extraction
  if (readings.length !== order.length || message.signs.size > 0) return extraction
  const { numbers } = message.labelling
  const isBare = numbers.every((one) => one.role === 'unlabelled' && one.item.kind === 'number')
  const isPlain = numbers.every(
    (one) => one.item.kind !== 'number' || one.item.parsed.kind === 'plain',
  )
  if (!isBare || !isPlain || numbers.length !== order.length + 1) return extraction
  if (message.items.some((item) => item.kind === 'word' || item.kind === 'phrase'))
    return extraction
  return {
    ...extraction,
    decision: 'accept',
    readings: readings.map((reading, index) => ({ ...reading, register: order[index] ?? '' })),
    reasons: ['bare values in the order of the registers that the profile names'],
  }
}

/**
 * The subject may name the customer. A value in it counts where the text is empty, and is a
 * reason to look where the text gives others.
 */
function withSubject(
  extraction: TextExtraction,
  message: Message,
  context: TextContext,
): TextExtraction {
  if (context.subject === undefined || context.subject.trim() === '') return extraction
  const { subject: _, ...around } = context
  const subject = readMessage(normaliseText(context.subject.slice(0, maxSubject)), around)
  const said = decideExtraction(subject, around)
  if (said.decision === 'accept' && context.hasPhoto !== true && isEmpty(message))
    return fromSubject(said)
  const isCustomerOpen =
    extraction.customer === undefined &&
    extraction.readings.every((one) => one.customer === undefined)
  const named =
    isCustomerOpen && said.customer !== undefined
      ? { ...extraction, customer: said.customer }
      : extraction
  const reason = doubtOfSubject(subject, message, named)
  if (reason === undefined) return named
  const reasons = named.decision === 'review' ? [...named.reasons, reason] : [reason]
  return { ...named, decision: 'review', reasons }
}

function doubtOfSubject(
  subject: Message,
  message: Message,
  { readings, decision }: TextExtraction,
): string | undefined {
  const texts = new Set(readings.map((one) => one.value))
  const isNew = collectReadings(subject).some(
    (one) => isClear(subject, one) && !texts.has(one.reading.value),
  )
  if (isNew && !message.signs.has('out_of_office')) return 'the subject gives a value of its own'
  const speaksAgainst = (['correction', 'contract_end', 'same'] as const).some((sign) =>
    subject.signs.has(sign),
  )
  const isAbsence = subject.signs.has('out_of_office') && decision !== 'not_reading'
  return (readings.length > 0 && speaksAgainst) || isAbsence
    ? 'the subject speaks against a plain reading'
    : undefined
}

/** Nothing is written but line ends and marks: the subject is the whole message. */
function isEmpty({ items, source }: Message): boolean {
  const isBlank = items.every((item) => item.kind === 'line' || item.kind === 'mark')
  return isBlank && !source.isCut && !source.hasDirectionOverride
}

/** Offsets are into the text, and the text does not show what the subject says: its spans are empty. */
function fromSubject(said: TextExtraction): TextExtraction {
  const span = { start: 0, end: 0 }
  return {
    ...said,
    readings: said.readings.map((one) => ({ ...one, span })),
    identifiers: said.identifiers.map((one) => ({ ...one, span })),
    reasons: ['the subject names each number, and the text is empty'],
  }
}

const maxSubject = 1000

/** `12345` and nothing else, from the phone of a known customer. */
function loneNumber(
  extraction: TextExtraction,
  message: Message,
  context: TextContext,
): TextExtraction {
  const isKnown =
    (context.knownCustomers?.length ?? 0) > 0 || (context.knownMeters?.length ?? 0) > 0
  const isPhone = context.channel !== undefined && phoneChannels.has(context.channel)
  const [reading] = extraction.readings
  if (!isKnown || !isPhone || extraction.decision !== 'review' || extraction.readings.length !== 1)
    return extraction
  if (message.source.hasDirectionOverride || message.source.isCut || reading === undefined)
    return extraction
  if (!/^\s*\d{3,8}([.,]\d{1,2})?\s*$/.test(message.source.text)) return extraction
  return {
    ...extraction,
    decision: 'accept',
    reasons: ['the only number, from the phone of a known sender'],
  }
}

function withProfile(extraction: TextExtraction, profile: TextProfile | undefined): TextExtraction {
  if (profile === undefined || extraction.readings.length === 0) return extraction
  const { utility, integerDigits: limit } = profile
  const readings = extraction.readings.map((reading) =>
    reading.utility === undefined && utility !== undefined ? { ...reading, utility } : reading,
  )
  const long =
    limit === undefined ? undefined : readings.find((one) => integerDigits(one.value) > limit)
  if (long === undefined) return { ...extraction, readings }
  const reason = `${long.value} has more than ${limit} digits`
  const reasons = extraction.decision === 'accept' ? [reason] : [...extraction.reasons, reason]
  return { ...extraction, readings, decision: 'review', reasons }
}
