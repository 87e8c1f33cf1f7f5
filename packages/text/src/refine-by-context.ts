import type { TextContext, TextExtraction } from '@selfread/core'
import { integerDigits } from './parse-number.ts'
import type { Message } from './read-message.ts'
import type { TextProfile } from './text-profile.ts'

const phoneChannels: ReadonlySet<string> = new Set(['sms', 'whatsapp', 'ivr', 'messenger'])

/** What is known around the text: the channel, the sender, the tenant's defaults. */
export function refineByContext(
  extraction: TextExtraction,
  message: Message,
  context: TextContext,
  profile: TextProfile | undefined,
): TextExtraction {
  return withProfile(loneNumber(extraction, message, context), profile)
}

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
