import type { NamedUtility, TextReading, TextSpan } from '@selfread/core'
import { isReadingRole, type LabelledNumber } from './label/labelled-number.ts'
import { languages } from './languages/index.ts'
import type { Message } from './read-message.ts'
import { utilityOf } from './utility-of.ts'

/** A number that may be an index. */
export interface CandidateReading {
  readonly reading: TextReading
  readonly number: LabelledNumber
  readonly position: number
  /** How surely its characters are one value. */
  readonly writing: 'plain' | 'spaced' | 'broken' | 'thousands_or_decimals' | 'letters'
}

/** The numbers that are, or may be, what the meter shows; leftovers that could be one are among them. */
export function collectReadings(message: Message): readonly CandidateReading[] {
  const { numbers } = message.labelling
  const isGiven = numbers.some((one) => isReadingRole(one.role))
  return numbers
    .filter((number) => mayBeReading(message, number, isGiven))
    .map((number) => candidate(message, number))
}

function mayBeReading(message: Message, number: LabelledNumber, isGiven: boolean): boolean {
  const { role, item } = number
  if (number.isNegated) return false
  if (item.kind === 'claim')
    return item.claim.kind === 'homoglyph' && (isReadingRole(role) || role === 'unlabelled')
  if (isReadingRole(role)) return true
  if (role === 'utility_only') return item.digits.length <= maxDigits
  // Beside a named index the number behind the word meter is its serial.
  if (role === 'meter_word') return !isGiven
  return role === 'unlabelled' && isStray(message, number)
}

/** Eight wheels and three decimals. */
const maxDigits = 11

/** A number nobody explained that could be an index. */
function isStray(message: Message, { item, position }: LabelledNumber): boolean {
  if (item.kind !== 'number' || position >= message.signatureAt) return false
  return item.unit !== undefined || (item.digits.length >= 3 && item.digits.length <= 8)
}

function candidate(message: Message, number: LabelledNumber): CandidateReading {
  const utility = utilityOf(message, number)
  const { value, writing } = writtenValue(message, number, utility)
  const reading: TextReading = {
    value,
    span: spanOf(message, number.item.from, number.item.to),
    ...(number.register !== undefined && { register: number.register }),
    ...(utility !== undefined && { utility }),
  }
  return { reading, number, position: number.position, writing }
}

/** Where tokens stand in the text as it was given. */
export function spanOf(message: Message, from: number, to: number): TextSpan {
  const { starts, ends } = message.source
  const first = message.tokens[from]?.start ?? 0
  const last = (message.tokens[to - 1]?.end ?? 1) - 1
  return { start: starts[first] ?? 0, end: ends[last] ?? 0 }
}

function writtenValue(
  message: Message,
  number: LabelledNumber,
  utility: NamedUtility | undefined,
): { readonly value: string; readonly writing: CandidateReading['writing'] } {
  if (number.item.kind === 'claim')
    return { value: number.item.claim.value ?? '', writing: 'letters' }
  const { parsed, isLoose } = number.item
  if (parsed.kind === 'broken') return { value: parsed.value, writing: 'broken' }
  const spaced = isLoose && !isOneValue(message, number) ? 'spaced' : 'plain'
  if (parsed.kind === 'plain') return { value: parsed.value, writing: spaced }
  const habits = languages.find((one) => one.code === message.language)
  const isDecimal = habits !== undefined && parsed.mark === habits.decimalMark
  const isKilowattHours = utility === 'electricity'
  const isVolume = utility !== undefined && utility !== 'electricity'
  if (habits !== undefined && isDecimal && isVolume)
    return { value: parsed.decimal, writing: spaced }
  if (habits?.groupsThousands && !isDecimal && (isKilowattHours || habits.decimalMark === '.'))
    return { value: parsed.grouped, writing: spaced }
  return {
    value: isDecimal ? parsed.decimal : parsed.grouped,
    writing: 'thousands_or_decimals',
  }
}

/**
 * `HP : 12 345`: right behind a register, or behind a mark, the groups up to the end of the clause
 * are one value. A lone digit in front may count meters instead: `Index 1 234, Index 2 345`.
 */
function isOneValue(message: Message, number: LabelledNumber): boolean {
  const { item, position, register } = number
  if (item.kind !== 'number' || !isReadingRole(number.role)) return false
  const before = message.items[position - 1]
  const after = message.items[position + 1]
  const isAnnounced =
    before?.kind === 'phrase' || (before?.kind === 'mark' && ':='.includes(before.text))
  const isClosed =
    after === undefined ||
    after.kind === 'line' ||
    (after.kind === 'mark' && ',.;!)'.includes(after.text))
  const isCounted = register === undefined && item.digits.length === 4
  return isAnnounced && isClosed && !isCounted
}
