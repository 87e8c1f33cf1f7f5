import { fillerEnd, hasFiller } from '../lexicon.ts'
import type { Token } from '../scan-tokens.ts'
import type { Claim } from './claim.ts'
import { recogniseDate } from './recognise-date.ts'

/** A time of day: `10:30`, `07:05:12`. */
export function recogniseTime(tokens: readonly Token[], at: number): Claim | undefined {
  const [hour, colon, minute] = tokens.slice(at, at + 3)
  if (hour?.kind !== 'number' || colon?.text !== ':' || !minute?.isGlued || !colon.isGlued)
    return undefined
  if (!/^([01]?\d|2[0-3])$/.test(hour.text) || !/^[0-5]\d$/.test(minute.text)) return undefined
  const seconds = tokens[at + 3]?.text === ':' && tokens[at + 4]?.kind === 'number'
  return { kind: 'time', from: at, to: seconds ? at + 5 : at + 3 }
}

/** Days on which readings are taken, or a bare range of small numbers: `22-26`, `intre 22 si 26`, `до 25`, `2026. november 25-ig`. */
export function recogniseWindow(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  if (isDay(tokens[at]) && tokens[at + 1]?.text === '-' && isDay(tokens[at + 2])) {
    return { kind: 'range', from: at, to: at + 3 }
  }
  if (tokens[at]?.kind !== 'word') return endedBehind(tokens, at, language)
  const from = fillerEnd(tokens, at, language, 'from')
  if (from !== undefined && isDay(tokens[from])) {
    const second = [from + 2, from + 3].find((next) => isDay(tokens[next]))
    if (second !== undefined) return { kind: 'window', from: at, to: second + 1 }
  }
  const until = fillerEnd(tokens, at, language, 'until')
  if (until !== undefined) {
    const date = recogniseDate(tokens, until, language)
    if (date !== undefined) return { kind: 'window', from: at, to: date.to }
    if (isDay(tokens[until])) return { kind: 'window', from: at, to: until + 1 }
  }
  return endedBehind(tokens, at, language)
}

/** `25-ig`, `25'ine kadar`, `25 तारीख तक`: the languages that say until behind the day. */
function endedBehind(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const date = isDay(tokens[at]) ? undefined : recogniseDate(tokens, at, language)
  if (date === undefined && !isDay(tokens[at])) return undefined
  const first = date?.to ?? at + 1
  for (let next = first; next < first + 3; next += 1) {
    const to = fillerEnd(tokens, next, language, 'until_behind')
    if (to !== undefined) return { kind: 'window', from: at, to }
    const token = tokens[next]
    if (token === undefined || token.kind === 'line' || token.kind === 'number') return undefined
  }
  return undefined
}

function isDay(token: Token | undefined): boolean {
  return token?.kind === 'number' && /^([1-9]|0[1-9]|[12]\d|3[01])$/.test(token.text)
}

/** A span of time, a count of things, a share: `3 zile`, `5 %`. */
export function recogniseDuration(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number' || !/^\d{1,4}$/.test(token.text)) return undefined
  if (tokens[at + 1]?.text === '%') return { kind: 'duration', from: at, to: at + 2 }
  const isYear = /^(19|20)\d\d$/.test(token.text)
  if (!isYear && token.text.length > 3) return undefined
  if (!hasFiller(tokens, at + 1, language, 'duration')) return undefined
  return { kind: 'duration', from: at, to: at + 2 }
}
