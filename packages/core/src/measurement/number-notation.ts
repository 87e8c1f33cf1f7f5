import { compareIndices, type IndexValue } from '../index-value/index.ts'

/** How an operator writes numbers. */
export interface NumberNotation {
  readonly decimalMark: '.' | ','
  /** Between groups of three digits, where there is one. It is read and never written. */
  readonly groupingMark?: '.' | ',' | ' ' | "'" | '\u00a0' | '\u202f'
}

/** How many places an operator takes. */
export interface WrittenPlaces {
  /** Zeros are added up to here. */
  readonly minimum?: number
  /** 0 for an operator that takes whole units only. */
  readonly maximum?: number
  /** What happens to places beyond `maximum`. `truncate` is how a register is read. Refused unless stated. */
  readonly rounding?: 'refuse' | 'truncate' | 'half_up'
}

const MAX_DIGITS = 15
const MAX_CHARACTERS = 40

/**
 * The index a text says in this notation: the characters as they stand and the
 * exact count. Undefined for anything that is not one, and for more than 15
 * significant digits. Linear in the text, no floating point.
 */
export function readIndex(
  text: string,
  notation: NumberNotation,
  options: { readonly allowsNegative?: boolean } = {},
): IndexValue | undefined {
  if (text.length > MAX_CHARACTERS) return undefined
  const isNegative = text.startsWith('-')
  if (isNegative && options.allowsNegative !== true) return undefined

  const [whole = '', fraction, ...rest] = text.slice(isNegative ? 1 : 0).split(notation.decimalMark)
  const digits = ungrouped(whole, notation.groupingMark)
  if (rest.length > 0 || digits === undefined) return undefined
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return undefined

  const significant = `${digits}${fraction ?? ''}`.replace(/^0+/, '')
  if (significant.length > MAX_DIGITS) return undefined
  const units = Number(significant)
  return { text, units: isNegative && units > 0 ? -units : units, decimals: fraction?.length ?? 0 }
}

/**
 * An index as this notation writes it: the characters that arrived where they
 * say the same here, else its digits with leading zeros kept. Undefined where
 * the operator's places cannot hold it.
 */
export function writeIndex(
  index: IndexValue,
  notation: NumberNotation,
  places: WrittenPlaces = {},
): string | undefined {
  const arrived = readIndex(index.text, notation, { allowsNegative: true })
  const isSame = arrived !== undefined && compareIndices(arrived, index) === 0
  if (isSame && fits(arrived.decimals, places) && !hasGrouping(index.text, notation)) {
    return index.text
  }

  const rounded = withPlaces(digitsOf(index), index.decimals, places)
  if (rounded === undefined) return undefined
  const point = rounded.digits.length - rounded.decimals
  const fraction = rounded.digits.slice(point)
  const sign = index.units < 0 ? '-' : ''
  return `${sign}${rounded.digits.slice(0, point)}${fraction && notation.decimalMark}${fraction}`
}

/** The digits with leading zeros as they arrived, at least one of them before the decimal mark. */
function digitsOf(index: IndexValue): string {
  const exact = String(Math.abs(index.units))
  const arrived = index.text.replace(/\D/g, '')
  const isSame = arrived.replace(/^0+(?=\d)/, '') === exact
  return (isSame ? arrived : exact).padStart(index.decimals + 1, '0')
}

function withPlaces(
  digits: string,
  decimals: number,
  { minimum = 0, maximum = decimals, rounding = 'refuse' }: WrittenPlaces,
): { digits: string; decimals: number } | undefined {
  if (decimals <= maximum) {
    const added = Math.max(0, minimum - decimals)
    return { digits: digits + '0'.repeat(added), decimals: decimals + added }
  }
  const cut = digits.length - (decimals - maximum)
  const kept = digits.slice(0, cut)
  const lost = digits.slice(cut)
  if (/^0+$/.test(lost)) return { digits: kept, decimals: maximum }
  if (rounding === 'refuse') return undefined
  const isUp = rounding === 'half_up' && lost >= '5'
  const rounded = isUp ? String(BigInt(kept) + 1n).padStart(kept.length, '0') : kept
  return { digits: rounded, decimals: maximum }
}

function fits(decimals: number, { minimum = 0, maximum = decimals }: WrittenPlaces): boolean {
  return decimals >= minimum && decimals <= maximum
}

function ungrouped(whole: string, mark: string | undefined): string | undefined {
  if (/^\d+$/.test(whole)) return whole
  if (mark === undefined) return undefined
  const [first = '', ...groups] = whole.split(mark)
  const isGrouped = /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group))
  return isGrouped ? first + groups.join('') : undefined
}

function hasGrouping(text: string, { groupingMark }: NumberNotation): boolean {
  return groupingMark !== undefined && text.includes(groupingMark)
}
