import type { CandidateReading } from './collect-readings.ts'
import type { Item } from './item.ts'
import { isReadingRole } from './label/labelled-number.ts'
import { isInClauseAfter } from './label/look-around.ts'
import { integerDigits } from './parse-number.ts'
import type { Message } from './read-message.ts'

/** What must hold for one value to be taken; says what is missing where it does not. */
export type ValueCondition = (message: Message, candidate: CandidateReading) => string | undefined

/** An index label, a register, a place in a row of indexes, or a utility in a text about meters. */
export const isNamed: ValueCondition = (message, candidate) => {
  const { number, reading } = candidate
  const { role } = number
  const digits = number.item.kind === 'number' ? number.item.digits : reading.value
  if (role === 'meter_word') return 'a number behind the word meter may be its serial or its index'
  if (role === 'unlabelled')
    return candidate.writing === 'letters' ? undefined : `nothing says what ${digits} is`
  if (role === 'utility_only' && !isNamedByUtility(message, candidate))
    return `nothing says that ${digits} is an index`
  if (number.isWeak && !message.speaksOfMeters)
    return `nothing says that ${reading.value} is an index`
  return undefined
}

/**
 * `Gaz 05118`, `apa rece 345 apa calda 112`: a utility is enough where an index is spoken of, where
 * several have one each, or right before a number shaped like an index; never where money is spoken of.
 */
function isNamedByUtility(message: Message, { number }: CandidateReading): boolean {
  const { numbers } = message.labelling
  const given = numbers.filter((one) => isReadingRole(one.role))
  if (message.speaksOfReading || given.length > 0) return true
  if (message.speaksOfMoney) return false
  if (numbers.filter((one) => one.role === 'utility_only').length >= 2) return true
  const { item, position, namedAt } = number
  if (item.kind !== 'number' || namedAt === undefined) return false
  const isBeside = between(message.items, namedAt, position).every(
    (one) =>
      (one.kind === 'mark' && ':=-'.includes(one.text)) ||
      (one.kind === 'phrase' && one.meanings.every((meaning) => meaning.kind === 'filler')),
  )
  return isBeside && item.digits.length >= 3 && isClosed(message.items, position)
}

/** The clause ends behind the value, or words follow that are known: no thing that is counted. */
function isClosed(items: readonly Item[], position: number): boolean {
  const next = items[position + 1]
  return next?.kind !== 'word' && next?.kind !== 'number'
}

/** `показания до 25 числа`: no unknown word between the label and its value. */
export const isReached: ValueCondition = ({ items }, { number, reading }) => {
  const { role, position, namedAt, register } = number
  if (!isReadingRole(role) || namedAt === undefined) return undefined
  const way = between(items, namedAt, position)
  const isShort = number.item.kind === 'number' && number.item.digits.length <= 2
  const hasFiller = way.some(
    (one) => one.kind === 'phrase' && one.meanings.every((meaning) => meaning.kind === 'filler'),
  )
  if (isShort && register === undefined && role === 'reading' && hasFiller)
    return 'so short a number may be a day'
  if (!way.some((one) => one.kind === 'word' || isUntil(one))) return undefined
  const mark = items[position - 1]
  const isAnnounced = mark?.kind === 'mark' && ':='.includes(mark.text)
  const isIndexLike = reading.value.startsWith('0') || integerDigits(reading.value) >= 5
  return isAnnounced && isIndexLike ? undefined : 'an unknown word stands before the value'
}

/** `показания до 12345`: until takes what follows away from the label. */
function isUntil(item: Item): boolean {
  if (item.kind !== 'phrase') return false
  return item.meanings.some((one) => one.kind === 'filler' && one.filler === 'until')
}

/** Items between a phrase and a value, whichever comes first. */
function between(items: readonly Item[], a: number, b: number): readonly Item[] {
  return items.slice(Math.min(a, b) + 1, Math.max(a, b))
}

/** Its characters are one number with one meaning. */
export const isOneNumber: ValueCondition = (_message, { writing, number }) => {
  if (writing === 'letters') return 'letters stand among the digits'
  if (writing === 'spaced') return 'a space stands inside the number'
  if (writing === 'broken') return 'the marks inside the number make no sense'
  if (writing === 'thousands_or_decimals')
    return 'thousands or decimals: the mark inside the number can mean both'
  const isGlued = number.item.kind === 'number' && number.item.isGluedToWord
  return isGlued ? 'a word is glued to the number' : undefined
}

/** Eight digits are the most that a meter of a household or a shop shows. */
const maxIntegerDigits = 8

/** It can be what a meter shows. */
export const isIndexShaped: ValueCondition = (_message, { reading: { value } }) => {
  if (integerDigits(value) > maxIntegerDigits) return `${value} has more digits than a meter`
  return /^20(2\d|3[0-5])$/.test(value) ? `${value} may be a year` : undefined
}

/** `1 2 3 4 5`, `index 12 apartamente`: nothing right beside it takes it for itself. */
export const standsAlone: ValueCondition = ({ items, labelling }, { number, position }) => {
  const hasNeighbour = [position - 1, position + 1].some(
    (at) =>
      items[at]?.kind === 'number' && labelling.unnamed.has(at) && number.register === undefined,
  )
  if (hasNeighbour) return 'another number stands right beside it'
  const isShort = number.item.kind === 'number' && /^[1-9]\d{0,2}$/.test(number.item.digits)
  const isCounting = isShort && items[position + 1]?.kind === 'word'
  return isCounting ? 'the word behind so short a number may say what it counts' : undefined
}

/** The sentence states it: it is not denied, guessed or asked about. */
export const isStated: ValueCondition = (message, { number, reading, position }) => {
  if (number.isDenied) return 'the clause says not'
  if (number.isApproximate) return `${reading.value} is said to be approximate`
  if (isInClauseAfter(message.items, position, 'request')) return 'it asks for a reading'
  return isAskedAbout(message, position) ? 'the value stands in a question' : undefined
}

/** A question mark ends the sentence that holds the value. */
function isAskedAbout({ items }: Message, position: number): boolean {
  for (let at = position + 1; at < items.length && at < position + 60; at += 1) {
    const item = items[at]
    if (item?.kind === 'line') return false
    if (item?.kind !== 'mark') continue
    if (item.text === '?') return true
    if (item.text === '!' || (item.text === '.' && items[at - 1]?.kind !== 'word')) return false
  }
  return false
}
