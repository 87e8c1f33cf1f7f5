import type { CandidateReading } from './collect-readings.ts'
import type { Item } from './item.ts'
import { isReadingRole, type NumberRole } from './label/labelled-number.ts'
import { isInClauseAfter } from './label/look-around.ts'
import type { Filler } from './languages/index.ts'
import { integerDigits } from './parse-number.ts'
import type { Message } from './read-message.ts'
import type { Token } from './scan-tokens.ts'

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
  if ((number.isWeak && !message.speaksOfMeters) || isLoneWord(message, candidate))
    return `nothing says that ${reading.value} is an index`
  return undefined
}

/** Words of every day that also name a register. */
const everydayRegisters: ReadonlySet<string | undefined> = new Set([
  'day',
  'night',
  'peak',
  'normal',
  'low',
  'base',
  'total',
])

/** `day 25`: one such word and nothing else that speaks of meters. */
function isLoneWord(message: Message, { number }: CandidateReading): boolean {
  const { role, register, item } = number
  if (role !== 'implied' || !everydayRegisters.has(register)) return false
  const { labelling, speaksOfReading, utilities } = message
  if (speaksOfReading || utilities.size > 0) return false
  if (item.kind === 'number' && item.unit !== undefined) return false
  return labelling.numbers.filter((one) => one.register !== undefined).length < 2
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
  if (number.namedAt === undefined || !opensSentence(message.items, number.namedAt)) return false
  const hasPlace = numbers.some((one) => isPlaceRole(one.role))
  const isSeveral = numbers.filter((one) => one.role === 'utility_only').length >= 2
  const size = number.item.kind === 'number' ? number.item.digits.length : 0
  if (isSeveral && (size >= 3 || hasPlace)) return true
  const { item, position, namedAt } = number
  if (item.kind !== 'number') return false
  const isBeside = between(message.items, namedAt, position).every(
    (one) => (one.kind === 'mark' && ':=-'.includes(one.text)) || isFiller(one),
  )
  const isLong = item.digits.length >= 4 || item.digits.startsWith('0') || item.unit !== undefined
  return isBeside && isLong && isClosed(message.items, position)
}

function isPlaceRole(role: NumberRole): boolean {
  return role === 'client' || role === 'subscriber' || role === 'place'
}

/** Only greetings, other utilities and numbers stand before it in its sentence. */
function opensSentence(items: readonly Item[], namedAt: number): boolean {
  for (let at = namedAt - 1; at >= 0; at -= 1) {
    const item = items[at]
    if (item?.kind === 'line' || (item?.kind === 'mark' && '.!?'.includes(item.text))) return true
    if (item?.kind === 'word') return false
  }
  return true
}

function isFiller(item: Item): boolean {
  return item.kind === 'phrase' && item.meanings.every((meaning) => meaning.kind === 'filler')
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
  if (isShort && register === undefined && role === 'reading' && way.some(isFiller))
    return 'so short a number may be a day'
  const isLedAway = role === 'reading' && namedAt < position && leadsAway(way.at(-1))
  if (isLedAway) return 'the word before the value may lead elsewhere'
  if (!way.some((one) => one.kind === 'word' || hasFiller(one, 'until'))) return undefined
  const mark = items[position - 1]
  const isAnnounced = mark?.kind === 'mark' && ':='.includes(mark.text)
  const isIndexLike = reading.value.startsWith('0') || integerDigits(reading.value) >= 5
  return isAnnounced && isIndexLike ? undefined : 'an unknown word stands before the value'
}

/** `READING to 60777`, `citirea din 12345`, `показания до 12345`: a destination, an origin, a limit. */
function leadsAway(item: Item | undefined): boolean {
  return hasFiller(item, 'towards') || hasFiller(item, 'from') || hasFiller(item, 'until')
}

function hasFiller(item: Item | undefined, filler: Filler): boolean {
  if (item?.kind !== 'phrase') return false
  return item.meanings.some((one) => one.kind === 'filler' && one.filler === filler)
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
export const isIndexShaped: ValueCondition = (_message, { number, reading }) => {
  const { value, register } = reading
  if (integerDigits(value) > maxIntegerDigits) return `${value} has more digits than a meter`
  const hasUnit = number.item.kind === 'number' && number.item.unit !== undefined
  const isDay = /^(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])$/.test(value)
  if (isDay && !hasUnit && register === undefined) return `${value} may be a day and a month`
  return /^20(2\d|3[0-5])$/.test(value) ? `${value} may be a year` : undefined
}

/** `1 2 3 4 5`, `index 12 apartamente`: nothing right beside it takes it for itself. */
export const standsAlone: ValueCondition = (message, { number, reading, position }) => {
  const { items, labelling, tokens } = message
  const hasNeighbour = [position - 1, position + 1].some(
    (at) =>
      items[at]?.kind === 'number' && labelling.unnamed.has(at) && number.register === undefined,
  )
  if (hasNeighbour) return 'another number stands right beside it'
  if (isPartOfMore(items, position) && number.register === undefined)
    return 'it is a part of something written with a slash'
  const isLabelOfNext = items[position + 2]?.kind === 'number'
  const isCounting =
    !reading.value.startsWith('0') && !isLabelOfNext && isCommonWord(items[position + 1], tokens)
  return isCounting ? 'the word right behind the number may say what it counts' : undefined
}

/** `20/11`, `12/4`. */
function isPartOfMore(items: readonly Item[], position: number): boolean {
  return [-1, 1].some((step) => {
    const mark = items[position + step]
    const other = items[position + 2 * step]
    return mark?.kind === 'mark' && mark.text === '/' && other?.kind === 'number'
  })
}

/** An unknown word in small letters; with a capital it may be the name below. */
function isCommonWord(item: Item | undefined, tokens: readonly Token[]): boolean {
  return item?.kind === 'word' && !/^\p{Lu}/u.test(tokens[item.from]?.text ?? '')
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
