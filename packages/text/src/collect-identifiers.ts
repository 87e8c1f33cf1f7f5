import type { TextIdentifier } from '@selfread/core'
import { spanOf } from './collect-readings.ts'
import { isReadingRole, type LabelledNumber } from './label/labelled-number.ts'
import type { Message } from './read-message.ts'

/** An identifier with where it stands and how surely it names one customer. */
export interface FoundIdentifier extends TextIdentifier {
  readonly position: number
  /** Which kind of customer number it is: two of one kind are two places. */
  readonly scheme?: 'client' | 'subscriber' | 'place' | 'unlabelled'
}

/** Account, place and meter numbers and phones. Personal numbers and secrets are left out on purpose. */
export function collectIdentifiers(message: Message): readonly FoundIdentifier[] {
  const { numbers } = message.labelling
  const hasReading = numbers.some((one) => isReadingRole(one.role))
  const list: FoundIdentifier[] = []
  for (const number of numbers) {
    const found = identify(message, number, hasReading)
    if (found !== undefined) list.push(found)
  }
  return list
}

function identify(
  message: Message,
  number: LabelledNumber,
  hasReading: boolean,
): FoundIdentifier | undefined {
  const { item, role, position } = number
  const claim = item.kind === 'claim' ? item.claim : undefined
  if (claim?.kind === 'national_id' && role !== 'client' && role !== 'place') return undefined
  if (role === 'national_id' || role === 'secret' || role === 'other_number') return undefined
  const span = spanOf(message, item.from, item.to)
  const value = item.kind === 'number' ? item.digits : codeText(message, number)
  const found = { value, span, position }
  if (claim?.kind === 'known_meter' || claim?.kind === 'meter_code')
    return { kind: 'meter', ...found }
  if (claim?.kind === 'known_customer') return { kind: 'customer', scheme: 'client', ...found }
  if (claim?.kind === 'profile_code') return profileIdentifier(claim.scheme ?? 'customer', found)
  if (role === 'client' || role === 'subscriber' || role === 'place')
    return { kind: 'customer', scheme: role, ...found }
  if (role === 'meter' && value.length < 3) return undefined
  if (role === 'meter') return { kind: 'meter', ...found }
  if (role === 'meter_word' && value.length < 4) return undefined
  if (role === 'meter_word' && (hasReading || claim !== undefined))
    return { kind: 'meter', ...found }
  if (claim?.kind === 'place_code') return { kind: 'customer', scheme: 'place', ...found }
  if (role === 'phone' || claim?.kind === 'phone') return { kind: 'phone', ...found }
  if (role !== 'unlabelled' || position >= message.signatureAt) return undefined
  const isLong = item.kind === 'number' && item.parsed.kind === 'plain' && item.digits.length >= 9
  return isLong ? { kind: 'customer', scheme: 'unlabelled', ...found } : undefined
}

function profileIdentifier(
  kind: string,
  found: Pick<FoundIdentifier, 'value' | 'span' | 'position'>,
): FoundIdentifier {
  const isPlace = kind !== 'meter' && kind !== 'phone'
  return { kind, ...found, ...(isPlace && { scheme: 'place' }) }
}

function codeText(message: Message, number: LabelledNumber): string {
  const { item } = number
  const claimed = item.kind === 'claim' ? item.claim.value : undefined
  if (claimed !== undefined) return claimed
  const first = message.tokens[item.from]?.start ?? 0
  const last = message.tokens[item.to - 1]?.end ?? 0
  return message.source.text.slice(first, last).replace(/\s+/g, ' ')
}
