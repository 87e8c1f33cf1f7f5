import type { TextContext, TextExtraction } from '@selfread/core'
import { assignIdentifiers } from './assign-identifiers.ts'
import { collectIdentifiers } from './collect-identifiers.ts'
import { collectReadings } from './collect-readings.ts'
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

/** The subject may name the customer. Values count only where the text says them. */
function withSubject(
  extraction: TextExtraction,
  message: Message,
  context: TextContext,
): TextExtraction {
  if (context.subject === undefined || context.subject.trim() === '') return extraction
  const { subject: _, ...around } = context
  const subject = readMessage(normaliseText(context.subject.slice(0, maxSubject)), around)
  const said = assignIdentifiers([], collectIdentifiers(subject)).customer
  const named =
    extraction.customer === undefined &&
    said !== undefined &&
    extraction.readings.every((one) => one.customer === undefined)
      ? { ...extraction, customer: said }
      : extraction
  const values = collectReadings(subject).filter((one) => one.doubts.length === 0)
  const texts = new Set(named.readings.map((one) => one.value))
  const isNew = values.some((one) => !texts.has(one.reading.value))
  const doubtSigns = (['correction', 'contract_end', 'same'] as const).filter((sign) =>
    subject.signs.has(sign),
  )
  const isAbsence = subject.signs.has('out_of_office') && named.decision !== 'not_reading'
  const hasDoubt =
    (isNew && !message.signs.has('out_of_office')) ||
    (named.readings.length > 0 && doubtSigns.length > 0) ||
    isAbsence
  if (!hasDoubt) return named
  const reason = isNew
    ? 'the subject gives a value of its own'
    : 'the subject speaks against a plain reading'
  return named.decision === 'review'
    ? { ...named, reasons: [...named.reasons, reason] }
    : { ...named, decision: 'review', reasons: [reason] }
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
