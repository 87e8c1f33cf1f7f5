import type { TextReading } from '@selfread/core'
import type { CandidateReading } from './collect-readings.ts'
import type { Item } from './item.ts'
import type { TextSign } from './languages/index.ts'
import type { Message } from './read-message.ts'
import {
  isIndexShaped,
  isNamed,
  isOneNumber,
  isReached,
  isStated,
  standsAlone,
  type ValueCondition,
} from './value-conditions.ts'

/** What must hold for a text to be taken; says what is missing where it does not. */
type MessageCondition = (
  message: Message,
  candidates: readonly CandidateReading[],
) => string | undefined

/**
 * What must hold for every number that may be an index. A leftover that nothing explains is among
 * them and never named, so that one alone keeps a text from being taken.
 */
const valueConditions: readonly ValueCondition[] = [
  isNamed,
  isReached,
  isOneNumber,
  isIndexShaped,
  standsAlone,
  isStated,
]

/** What must hold for the text as a whole. */
const messageConditions: readonly MessageCondition[] = [
  isWholeMessageRead,
  isInTheMoodOfTelling,
  takesNothingBack,
  statesNoBill,
  offersOneValue,
  namesNoEmptyRegister,
]

/**
 * Why a text cannot be taken without a person: empty where every condition holds. This is the only
 * gate between candidates and `accept`.
 */
export function doubtsOf(message: Message, candidates: readonly CandidateReading[]): string[] {
  const doubts = candidates.flatMap((candidate) =>
    valueConditions.flatMap((condition) => condition(message, candidate) ?? []),
  )
  if (candidates.length > 0)
    doubts.push(...messageConditions.flatMap((condition) => condition(message, candidates) ?? []))
  return [...new Set(doubts)]
}

/** Says whether a value holds by itself, whatever the rest of its text says. */
export function isClear(message: Message, candidate: CandidateReading): boolean {
  return valueConditions.every((condition) => condition(message, candidate) === undefined)
}

/** All of the text was read, and it was read as it is seen. */
export function isWholeMessageRead({ source }: Message): string | undefined {
  if (source.isCut) return 'the text is longer than 64 kB and was not read to its end'
  return source.hasDirectionOverride ? 'hidden characters turn the writing direction' : undefined
}

/** What a text says of itself that no plain statement of an index says. */
const moods: readonly (readonly [TextSign, string])[] = [
  ['request', 'it asks for a reading'],
  ['promise', 'it promises something for later'],
  ['out_of_office', 'it reads like an absence answer'],
  ['echo', 'it reads like a confirmation sent back'],
  ['unsure', 'the writer is not sure'],
  ['defect', 'the meter is said to be broken'],
  ['same', 'it says that nothing changed'],
  ['contract_end', 'a contract or a meter begins or ends'],
  ['transliterated', 'it is written in Latin letters by ear'],
]

function isInTheMoodOfTelling({ signs, items }: Message): string | undefined {
  const mood = moods.find(([sign]) => signs.has(sign))
  if (mood !== undefined) return mood[1]
  const hasWindow = items.some((item) => item.kind === 'claim' && item.claim.kind === 'window')
  if (hasWindow) return 'it speaks of the days on which readings are taken'
  const isQuoted = items.some(
    (item, at) =>
      item.kind === 'mark' && item.text === '>' && (at === 0 || items[at - 1]?.kind === 'line'),
  )
  return isQuoted ? 'a part of it is quoted' : undefined
}

function takesNothingBack({ labelling, signs }: Message): string | undefined {
  if (labelling.numbers.some((one) => one.isNegated))
    return 'it says that a value is not the right one'
  return signs.has('correction') ? 'it corrects an earlier reading' : undefined
}

function statesNoBill({ speaksOfBill, labelling }: Message): string | undefined {
  const isBilled = speaksOfBill || labelling.numbers.some((one) => one.role === 'billed')
  return isBilled ? 'a number from a bill stands beside it' : undefined
}

/** `12345 or 12346`. */
function offersOneValue({ items }: Message): string | undefined {
  const isNumber = (at: number) => items[at]?.kind === 'number'
  const isOffer = items.some(
    (item, at) =>
      hasSign(item, 'alternative') &&
      [1, 2, 3].some((step) => isNumber(at - step)) &&
      [1, 2, 3].some((step) => isNumber(at + step)),
  )
  return isOffer ? 'two values are offered' : undefined
}

function namesNoEmptyRegister(
  { labelling }: Message,
  candidates: readonly CandidateReading[],
): string | undefined {
  const isNamed = candidates.some((one) => one.reading.register !== undefined)
  return labelling.hasOpenRegister && isNamed ? 'a register is named without a value' : undefined
}

function hasSign(item: Item, sign: TextSign): boolean {
  if (item.kind !== 'phrase') return false
  return item.meanings.some((one) => one.kind === 'sign' && one.sign === sign)
}

/** Why readings of one text cannot be told apart or added up. */
export function conflictsAmong(readings: readonly TextReading[]): string[] {
  const keys = readings.map((one) => [one.customer, one.meter, one.utility, one.register].join('|'))
  if (new Set(keys).size < keys.length) return ['several values and nothing that tells them apart']
  if (readings.some((one) => one.register === 'total') && readings.length > 1)
    return ['a sum of the registers stands among the values']
  return isPartlyNamed(readings) ? ['one value names its register and another does not'] : []
}

function isPartlyNamed(readings: readonly TextReading[]): boolean {
  const named = readings.find((one) => one.register !== undefined)
  return readings.some(
    (one) =>
      one.register === undefined &&
      named !== undefined &&
      (one.utility === undefined || named.utility === undefined || one.utility === named.utility),
  )
}
