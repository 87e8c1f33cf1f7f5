import type { NamedUtility, TextReading, TextSpan } from '@selfread/core'
import type { LabelledNumber } from './label-numbers.ts'
import { languages } from './languages/index.ts'
import { integerDigits } from './parse-number.ts'
import type { Message } from './read-message.ts'

/** A number that may be an index, with every reason to doubt it. */
export interface CandidateReading {
  readonly reading: TextReading
  readonly position: number
  readonly doubts: readonly string[]
}

const maxIntegerDigits = 8

/** The numbers that are, or may be, what the meter shows. */
export function collectReadings(message: Message): readonly CandidateReading[] {
  const { numbers } = message.labelling
  const speaks =
    message.speaksOfReading ||
    numbers.some((one) => one.role === 'reading' || one.role === 'implied')
  const pipes = numbers.filter((one) => one.role === 'utility_only' && isIndexShaped(one)).length
  const meterWords = numbers.filter((one) => one.role === 'meter_word')
  const isMeterWordSerial =
    numbers.some((one) => one.role === 'reading' || one.role === 'implied') && meterWords.length > 0
  const list: CandidateReading[] = []

  for (const number of numbers) {
    if (number.isNegated) continue
    const claim = number.item.kind === 'claim' ? number.item.claim.kind : undefined
    if (claim === 'homoglyph') {
      if (isReadingRole(number.role) || number.role === 'unlabelled') {
        list.push(candidate(message, number, ['letters stand among the digits']))
      }
      continue
    }
    if (number.item.kind !== 'number') continue
    if (isReadingRole(number.role)) list.push(candidate(message, number, []))
    else if (number.role === 'utility_only') {
      const isClear = speaks || pipes >= 2
      if (isIndexShaped(number))
        list.push(
          candidate(
            message,
            number,
            isClear ? [] : [`nothing says that ${number.item.digits} is an index`],
          ),
        )
    } else if (number.role === 'meter_word' && !isMeterWordSerial) {
      list.push(
        candidate(message, number, [
          'a number behind the word meter may be its serial or its index',
        ]),
      )
    } else if (number.role === 'unlabelled' && isStray(message, number)) {
      list.push(candidate(message, number, [`nothing says what ${number.item.digits} is`]))
    }
  }
  return list
}

export function isReadingRole(role: LabelledNumber['role']): boolean {
  return role === 'reading' || role === 'implied'
}

function isIndexShaped(number: LabelledNumber): boolean {
  return number.item.kind === 'number' && number.item.digits.length <= maxIntegerDigits + 3
}

/** A number nobody explained that could be an index. */
function isStray(message: Message, number: LabelledNumber): boolean {
  if (number.item.kind !== 'number') return false
  if (number.position >= message.signatureAt) return false
  const { length } = number.item.digits
  if (number.item.unit !== undefined) return true
  return length >= 3 && length <= maxIntegerDigits
}

function candidate(
  message: Message,
  number: LabelledNumber,
  doubts: readonly string[],
): CandidateReading {
  const all = [...doubts]
  const utility = number.utility ?? utilityOf(message, number)
  const value = writtenValue(message, number, utility, all)
  if (integerDigits(value) > maxIntegerDigits) all.push(`${value} has more digits than a meter`)
  if (/^20(2\d|3[0-5])$/.test(value)) all.push(`${value} may be a year`)
  if (number.isWeak && !message.speaksOfMeters) all.push(`nothing says that ${value} is an index`)
  if (number.isDenied) all.push('the clause says not')
  const gap = gapBefore(message, number)
  if (gap !== undefined) all.push(gap)
  if (hasNeighbour(message, number)) all.push('another number stands right beside it')
  if (number.isApproximate) all.push(`${value} is said to be approximate`)
  if (number.item.kind === 'number' && number.item.isGluedToWord)
    all.push('a word is glued to the number')
  const reading: TextReading = {
    value,
    span: spanOf(message, number.item.from, number.item.to),
    ...(number.register !== undefined && { register: number.register }),
    ...(utility !== undefined && { utility }),
  }
  return { reading, position: number.position, doubts: all }
}

/** `показания до 25 числа`: an unknown word before a value, or any word before a very short one. */
function gapBefore(message: Message, number: LabelledNumber): string | undefined {
  if (number.role !== 'reading' || number.register !== undefined) return undefined
  const isShort = number.item.kind === 'number' && number.item.digits.length <= 2
  for (let at = number.position - 1; at >= 0; at -= 1) {
    const item = message.items[at]
    if (item?.kind === 'mark') continue
    if (item?.kind === 'word') return 'an unknown word stands before the value'
    const isFiller = item?.kind === 'phrase' && item.meanings.every((one) => one.kind === 'filler')
    if (!isFiller) return undefined
    if (isShort) return 'so short a number may be a day'
  }
  return undefined
}

/** `1 2 3 4 5`: numbers side by side with nothing between, of which only one has a name. */
function hasNeighbour(message: Message, number: LabelledNumber): boolean {
  return [number.position - 1, number.position + 1].some((position) => {
    if (message.items[position]?.kind !== 'number') return false
    return message.labelling.unnamed.has(position) && number.register === undefined
  })
}

/** Where tokens stand in the text as it was given. */
export function spanOf(message: Message, from: number, to: number): TextSpan {
  const { starts, ends } = message.source
  const first = message.tokens[from]?.start ?? 0
  const last = (message.tokens[to - 1]?.end ?? 1) - 1
  return { start: starts[first] ?? 0, end: ends[last] ?? 0 }
}

const timeOfUse =
  /^(T\d|F\d|HT|NT|VT|HP|HC|P\d|day|night|peak|off_peak|half_peak|reactive|[12]\.8\.\d)$/

function utilityOf(message: Message, number: LabelledNumber): NamedUtility | undefined {
  const { unit } = number.item.kind === 'number' ? number.item : { unit: undefined }
  if (unit === 'electricity') return 'electricity'
  if (unit === 'heat') return 'heat'
  if (message.utilities.size === 1) return [...message.utilities][0]
  if (number.register !== undefined && timeOfUse.test(number.register)) return 'electricity'
  return undefined
}

function writtenValue(
  message: Message,
  number: LabelledNumber,
  utility: NamedUtility | undefined,
  doubts: string[],
): string {
  if (number.item.kind === 'claim') return number.item.claim.value ?? ''
  const { parsed, isLoose } = number.item
  if (isLoose) doubts.push('a space stands inside the number')
  if (parsed.kind === 'plain') return parsed.value
  if (parsed.kind === 'broken') {
    doubts.push('the marks inside the number make no sense')
    return parsed.value
  }
  const habits = languages.find((one) => one.code === message.language)
  const isDecimal = habits !== undefined && parsed.mark === habits.decimalMark
  const isKilowattHours = utility === 'electricity'
  const isVolume = utility !== undefined && utility !== 'electricity'
  if (habits !== undefined && isDecimal && isVolume) return parsed.decimal
  if (habits?.groupsThousands && !isDecimal && (isKilowattHours || habits.decimalMark === '.'))
    return parsed.grouped
  doubts.push('thousands or decimals: the mark inside the number can mean both')
  return isDecimal ? parsed.decimal : parsed.grouped
}
