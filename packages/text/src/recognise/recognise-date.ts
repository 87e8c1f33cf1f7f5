import { type CivilDate, isCivilDate } from '@selfread/core'
import { matchPhrase } from '../lexicon.ts'
import type { Token } from '../scan-tokens.ts'
import type { Claim } from './claim.ts'

const isShort = (token: Token | undefined): token is Token & { readonly kind: 'number' } =>
  token?.kind === 'number' && /^\d{1,2}$/.test(token.text)
const isYear = (token: Token | undefined): token is Token & { readonly kind: 'number' } =>
  token?.kind === 'number' && /^(19|20)\d\d$/.test(token.text)

/** A date at a token, in any of the orders people write. */
export function recogniseDate(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  return (
    dottedToken(tokens, at) ??
    separated(tokens, at, language) ??
    withMonthName(tokens, at, language)
  )
}

/** `21.11.2026`, `2026.11.20` as one number token. */
function dottedToken(tokens: readonly Token[], at: number): Claim | undefined {
  const match = /^(\d{1,4})\.(\d{1,2})\.(\d{1,4})$/.exec(tokens[at]?.text ?? '')
  if (match === null) return undefined
  return claimOf(at, at + 1, match.slice(1), 'day_first')
}

/** `21/11/2026`, `2026-11-21`, `21-11-26`, `20. 11. 2026`. */
function separated(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const [first, mark, second, sameMark, third] = tokens.slice(at, at + 5)
  if (first?.kind !== 'number' || second?.kind !== 'number' || third?.kind !== 'number')
    return undefined
  if (mark?.kind !== 'sign' || mark.text !== sameMark?.text) return undefined
  if (!['/', '-', '.'].includes(mark.text)) return undefined
  const isSpaced = !second.isGlued || !third.isGlued
  if (isSpaced && (mark.text !== '.' || !isYear(third))) return undefined
  const isUnclear = mark.text === '/' && (language === 'en' || language === undefined)
  return claimOf(
    at,
    at + 5,
    [first.text, second.text, third.text],
    isUnclear ? 'unclear' : 'day_first',
  )
}

/** `20 Nov 2026`, `15 ноября`, `November 20, 2026`, `2026. november 20.`, `noiembrie 2026`. */
function withMonthName(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const first = tokens[at]
  if (isYear(first)) {
    const next = skipMarks(tokens, at + 1)
    const month = monthAt(tokens, next, language)
    const day = month && tokens[skipMarks(tokens, month.to)]
    if (month !== undefined && isShort(day)) {
      return claimOf(
        at,
        skipMarks(tokens, month.to) + 1,
        [first.text, String(month.month), day.text],
        'day_first',
      )
    }
    return undefined
  }
  if (isShort(first)) {
    const month = monthAt(tokens, skipOf(tokens, at + 1), language)
    if (month === undefined) return undefined
    const yearAt = skipOf(tokens, month.to)
    const year = tokens[yearAt]
    if (isYear(year))
      return claimOf(at, yearAt + 1, [first.text, String(month.month), year.text], 'day_first')
    return { kind: 'date', from: at, to: month.to }
  }
  const month = monthAt(tokens, at, language)
  if (month === undefined) return undefined
  const dayAt = skipMarks(tokens, month.to)
  const day = tokens[dayAt]
  if (isYear(day)) return { kind: 'date', from: at, to: dayAt + 1 }
  if (!isShort(day) || tokens[dayAt - 1]?.kind === 'line') return undefined
  let yearAt = dayAt + 1
  if (tokens[yearAt]?.kind === 'word' && /^(st|nd|rd|th)$/.test(tokens[yearAt]?.fold ?? ''))
    yearAt += 1
  yearAt = skipMarks(tokens, yearAt)
  const year = tokens[yearAt]
  if (isYear(year))
    return claimOf(at, yearAt + 1, [day.text, String(month.month), year.text], 'day_first')
  return { kind: 'date', from: at, to: dayAt + 1 }
}

function skipMarks(tokens: readonly Token[], from: number): number {
  let at = from
  while (tokens[at]?.kind === 'sign' && '.,-/'.includes(tokens[at]?.text ?? ' ')) at += 1
  return at
}

/** Marks, `st`/`th`, and the small words of `20 de noviembre de 2026`. */
function skipOf(tokens: readonly Token[], from: number): number {
  let at = skipMarks(tokens, from)
  while (at < from + 4 && /^(de|del|st|nd|rd|th|of|er)$/.test(tokens[at]?.fold ?? '')) at += 1
  return skipMarks(tokens, at)
}

function monthAt(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): { readonly month: number; readonly to: number } | undefined {
  const found = matchPhrase(tokens, at, language)
  const meaning = found?.meanings.find((one) => one.kind === 'month')
  if (found === undefined || meaning?.kind !== 'month') return undefined
  // "ma" and "mai" begin many words: a stem this short must nearly be the word.
  if ((tokens[at]?.fold.length ?? 0) > 11) return undefined
  return { month: meaning.month, to: found.to }
}

function claimOf(
  from: number,
  to: number,
  parts: readonly string[],
  order: 'day_first' | 'unclear',
): Claim | undefined {
  const [a = '', b = '', c = ''] = parts
  if (a.length === 4) {
    const date = civil(a, b, c)
    return date === undefined ? undefined : { kind: 'date', from, to, date }
  }
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return undefined
  const year = c.length === 2 ? `20${c}` : c
  const dayFirst = civil(year, b, a)
  const monthFirst = civil(year, a, b)
  if (
    order === 'unclear' &&
    dayFirst !== undefined &&
    monthFirst !== undefined &&
    dayFirst !== monthFirst
  ) {
    return { kind: 'date', from, to, date: dayFirst, otherDate: monthFirst }
  }
  const date = dayFirst ?? (order === 'unclear' ? monthFirst : undefined)
  return date === undefined ? undefined : { kind: 'date', from, to, date }
}

function civil(year: string, month: string, day: string): CivilDate | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) && year >= '1990' ? date : undefined
}
