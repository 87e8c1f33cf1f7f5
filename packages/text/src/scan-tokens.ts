import { foldWord } from './fold.ts'
import { strayDigitMark, tightSpace } from './normalise-text.ts'

/** A word, a number, a sign or a line end. Offsets are into the normalised text. */
export interface Token {
  readonly kind: 'word' | 'number' | 'sign' | 'line'
  readonly text: string
  /** `text` in lower case without accents. */
  readonly fold: string
  readonly start: number
  readonly end: number
  /** Nothing stands between this token and the one before. */
  readonly isGlued: boolean
  /** A no-break or thin space stands before it. */
  readonly isTight: boolean
}

const letter = /[\p{L}\p{M}]/u
const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9'

/** Cuts a normalised text into tokens, once from left to right. */
export function scanTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === ' ' || character === '\t' || character === tightSpace) {
      at += 1
      continue
    }
    const start = at
    let kind: Token['kind']
    if (character === '\n') {
      kind = 'line'
      at += 1
    } else if (isDigit(character)) {
      kind = 'number'
      at = endOfNumber(text, at)
    } else if (isLetterAt(text, at)) {
      kind = 'word'
      at = endOfWord(text, at)
    } else {
      kind = 'sign'
      at += widthAt(text, at)
    }
    const raw = text.slice(start, at)
    tokens.push({
      kind,
      text: raw,
      fold: kind === 'word' ? foldWord(raw) : raw,
      start,
      end: at,
      isGlued: tokens.length > 0 && tokens.at(-1)?.end === start,
      isTight: start > 0 && text.charAt(start - 1) === tightSpace,
    })
  }
  return tokens
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function isLetterAt(text: string, at: number): boolean {
  const code = text.codePointAt(at)
  return code !== undefined && letter.test(String.fromCodePoint(code))
}

function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (isLetterAt(text, at)) at += widthAt(text, at)
    else if (text.charAt(at) === "'" && isLetterAt(text, at + 1)) at += 1
    else break
  }
  return at
}

/** Digits with single marks between them: `12.345,6`, `12'345`, `21.11.2026`. */
function endOfNumber(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (isDigit(text[at])) at += 1
    else if (".,'".includes(text.charAt(at)) && isDigit(text[at + 1])) at += 1
    else if (text.charAt(at) === strayDigitMark) at += 1
    else break
  }
  return at
}
