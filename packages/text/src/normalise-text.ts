/** A text in one spelling, with the way back to the text that was given. */
export interface NormalisedText {
  readonly text: string
  /** Where the character at each position came from: UTF-16 offsets into the original. */
  readonly starts: readonly number[]
  /** Where that original character ended. */
  readonly ends: readonly number[]
  /** True where the text was longer than the limit and the rest was not read. */
  readonly isCut: boolean
  /** True where characters that turn the writing direction stood in it: what was seen may differ. */
  readonly hasDirectionOverride: boolean
}

const maxBytes = 64 * 1024
/** Combining marks after one letter; no language writes more, and normalising sorts them. */
const maxMarks = 16

const invisible = /\p{Cf}|\p{Variation_Selector}|\u034f|[\u115f\u1160\u3164\uffa0]|\u17b4|\u17b5/u
const directionOverride = /[\u202a\u202b\u202d\u202e]/
const mark = /\p{M}/u
const decimalDigit = /\p{Nd}/u
const numberLike = /[\p{No}\p{Nl}]/u
const control = /\p{Cc}/u
const tightSpaces = '\u00a0\u2007\u2009\u202f'

/** The character that stands for a space which holds a number together. */
export const tightSpace = '\u00a0'
/** The character that stands for a digit-like sign which is no digit: ², ①. */
export const strayDigitMark = '\u00bf'

/**
 * Brings a text to one spelling: NFKC, every decimal digit of Unicode as ASCII, one kind of dash,
 * apostrophe and line end, nothing invisible. Linear in its length; reads at most 64 kB.
 */
export function normaliseText(original: string): NormalisedText {
  const characters: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let hasDirectionOverride = false
  let bytes = 0
  let offset = 0
  let cluster = ''
  let clusterStart = 0
  let clusterEnd = 0
  let marks = 0

  const flush = () => {
    if (cluster === '') return
    const previous = characters.at(-1) ?? ''
    for (const character of spell(cluster, previous)) {
      for (const unit of character.split('')) {
        characters.push(unit)
        starts.push(clusterStart)
        ends.push(clusterEnd)
      }
    }
    cluster = ''
    marks = 0
  }

  for (const character of original) {
    const start = offset
    offset += character.length
    if (invisible.test(character)) {
      if (directionOverride.test(character)) hasDirectionOverride = true
      continue
    }
    bytes += utf8Length(character)
    if (bytes > maxBytes) {
      flush()
      return { text: characters.join(''), starts, ends, isCut: true, hasDirectionOverride }
    }
    if (cluster !== '' && mark.test(character)) {
      marks += 1
      if (marks <= maxMarks) cluster += character
      clusterEnd = offset
      continue
    }
    flush()
    cluster = character
    clusterStart = start
    clusterEnd = offset
  }
  flush()
  return { text: characters.join(''), starts, ends, isCut: false, hasDirectionOverride }
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

function spell(cluster: string, previous: string): string {
  if (cluster.length === 1) {
    const code = cluster.charCodeAt(0)
    if (code >= 0x20 && code < 0x7f) return cluster === '`' ? "'" : cluster
  }
  const base = String.fromCodePoint(cluster.codePointAt(0) ?? 0)
  // A digit that is struck through or underlined may have been taken back; a key cap has not.
  if (decimalDigit.test(base)) {
    const isMarked = cluster.length > base.length && !cluster.includes('\u20e3')
    return isMarked ? `${asciiDigit(base)}${strayDigitMark}` : asciiDigit(base)
  }
  if (tightSpaces.includes(base)) return tightSpace
  if (base === '\n' || base === '\u2028' || base === '\u2029') return '\n'
  if (base === '\r') return '\n'
  if (control.test(base)) return ' '
  if (numberLike.test(base)) return spellNumberLike(base, previous)
  let out = ''
  for (const character of cluster.normalize('NFKC')) out += spellOne(character)
  return out
}

/** ³ after m is part of a unit; anywhere else a raised or circled digit is a doubt, never a digit. */
function spellNumberLike(base: string, previous: string): string {
  const plain = base.normalize('NFKC')
  if (!/^\d+$/.test(plain)) return base
  return /[mм]/iu.test(previous) ? plain : strayDigitMark
}

function spellOne(character: string): string {
  if (decimalDigit.test(character)) return asciiDigit(character)
  if (/\p{Pd}|\u2212/u.test(character)) return '-'
  if (/\p{Zs}/u.test(character)) return ' '
  if ('\u2018\u2019\u02bc\u00b4\u2032\u066c'.includes(character)) return "'"
  if (character === '\u066b' || character === '\u060c' || character === '\u3001') return ','
  if (character === '\u0964' || character === '\u3002') return '.'
  return character
}

/** Decimal digits stand in Unicode in runs of ten, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0x30
  if (code < 0x80) return digit
  let before = 0
  while (before < 60 && decimalDigit.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}
