import type { TextContext } from '@selfread/core'
import { type Meaning, matchPhrase } from './lexicon.ts'
import { type ParsedNumber, parseNumber } from './parse-number.ts'
import type { Claim } from './recognise/claim.ts'
import { recogniseCluster } from './recognise/recognise-cluster.ts'
import { recogniseDate } from './recognise/recognise-date.ts'
import { isCardNumber, isPersonalCode, recognisePhone } from './recognise/recognise-personal.ts'
import type { Token } from './scan-tokens.ts'

/** A piece of the text with what it can mean. `from` and `to` are token positions. */
export type Item =
  | {
      readonly kind: 'phrase'
      readonly from: number
      readonly to: number
      readonly meanings: readonly Meaning[]
    }
  | {
      readonly kind: 'number'
      readonly from: number
      readonly to: number
      readonly parsed: ParsedNumber
      /** All digits, for codes and lengths. */
      readonly digits: string
      /** Thousands were set apart by plain spaces, with nothing that confirms it. */
      readonly isLoose: boolean
      /** A word is written onto it without a space. */
      readonly isGluedToWord: boolean
      readonly unit?: string
    }
  | { readonly kind: 'claim'; readonly from: number; readonly to: number; readonly claim: Claim }
  | { readonly kind: 'mark'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly kind: 'line'; readonly from: number; readonly to: number }
  | { readonly kind: 'word'; readonly from: number; readonly to: number }

const currencySigns = '€$£₴₽₺₹¥₾'
const betweenWords =
  /^(intre|between|zwischen|между|мiж|між|entre|tra|fra|arasinda|miedzy|mellom|kozott|de la|medzi)$/

/** Reads tokens into items, once from left to right. */
export function readItems(
  tokens: readonly Token[],
  language: string | undefined,
  context: TextContext,
  profileCodes: readonly ProfileCode[],
): readonly Item[] {
  const known = knownNumbers(context)
  const codes = new Map(profileCodes.map((code) => [code.start, code]))
  const items: Item[] = []
  let at = 0
  while (at < tokens.length) {
    const item = readItem(tokens, at, language, known, codes)
    items.push(item)
    at = item.to
  }
  return items
}

/** A number whose shape the tenant's profile knows. Offsets are into the normalised text. */
export interface ProfileCode {
  readonly scheme: string
  readonly value: string
  readonly start: number
  readonly end: number
}

type Codes = ReadonlyMap<number, ProfileCode>

function profileCodeAt(tokens: readonly Token[], at: number, codes: Codes): Claim | undefined {
  const code = codes.get(tokens[at]?.start ?? -1)
  if (code === undefined) return undefined
  let to = at + 1
  while (to < tokens.length && (tokens[to]?.start ?? 0) < code.end) to += 1
  const { scheme, value } = code
  return { kind: 'profile_code', from: at, to, scheme, value }
}

type Known = ReadonlyMap<string, 'known_meter' | 'known_customer'>

function knownNumbers(context: TextContext): Known {
  const known = new Map<string, 'known_meter' | 'known_customer'>()
  for (const meter of context.knownMeters ?? []) known.set(bare(meter), 'known_meter')
  for (const customer of context.knownCustomers ?? []) known.set(bare(customer), 'known_customer')
  return known
}

const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')

function readItem(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
  known: Known,
  codes: Codes,
): Item {
  const token = tokens[at] as Token
  if (token.kind === 'line') return { kind: 'line', from: at, to: at + 1 }
  const claim = profileCodeAt(tokens, at, codes) ?? claimAt(tokens, at, language, known)
  if (claim !== undefined) return { kind: 'claim', from: claim.from, to: claim.to, claim }
  const phrase = matchPhrase(tokens, at, language)
  if (phrase !== undefined) {
    return { kind: 'phrase', from: at, to: phrase.to, meanings: phrase.meanings }
  }
  if (token.kind === 'number') return readNumber(tokens, at)
  if (token.kind === 'sign') return { kind: 'mark', from: at, to: at + 1, text: token.text }
  return { kind: 'word', from: at, to: at + 1 }
}

function claimAt(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
  known: Known,
): Claim | undefined {
  return (
    knownAt(tokens, at, known) ??
    linkAt(tokens, at) ??
    recogniseDate(tokens, at, language) ??
    timeAt(tokens, at) ??
    sumAt(tokens, at, language) ??
    recogniseCluster(tokens, at) ??
    hyphenated(tokens, at) ??
    windowAt(tokens, at) ??
    durationAt(tokens, at, language) ??
    recognisePhone(tokens, at) ??
    personalAt(tokens, at, language) ??
    obisAt(tokens, at)
  )
}

/** Numbers of the sender's own places, also where written in groups. */
function knownAt(tokens: readonly Token[], at: number, known: Known): Claim | undefined {
  if (known.size === 0) return undefined
  let text = ''
  for (let to = at; to < tokens.length && to < at + 8; to += 1) {
    const token = tokens[to]
    if (token === undefined || token.kind === 'line') return undefined
    if (token.kind === 'sign' && !'-/.'.includes(token.text)) return undefined
    text += bare(token.text)
    const kind = known.get(text)
    const next = tokens[to + 1]
    const goesOn = next?.isGlued && (next.kind === 'number' || next.kind === 'word')
    if (kind !== undefined && !goesOn) return { kind, from: at, to: to + 1, value: text }
  }
  return undefined
}

function linkAt(tokens: readonly Token[], at: number): Claim | undefined {
  const token = tokens[at]
  if (token === undefined || token.kind === 'sign') return undefined
  const isAddress = /^(https?|www|ftp|mailto)$/.test(token.fold)
  let to = at + 1
  let isMail = false
  while (tokens[to]?.isGlued && tokens[to]?.kind !== 'line' && to < at + 60) {
    if (tokens[to]?.text === '@') isMail = true
    to += 1
  }
  return (isAddress && to > at + 1) || isMail ? { kind: 'link', from: at, to } : undefined
}

function timeAt(tokens: readonly Token[], at: number): Claim | undefined {
  const [hour, colon, minute] = tokens.slice(at, at + 3)
  if (hour?.kind !== 'number' || colon?.text !== ':' || !minute?.isGlued || !colon.isGlued)
    return undefined
  if (!/^([01]?\d|2[0-3])$/.test(hour.text) || !/^[0-5]\d$/.test(minute.text)) return undefined
  const seconds = tokens[at + 3]?.text === ':' && tokens[at + 4]?.kind === 'number'
  return { kind: 'time', from: at, to: seconds ? at + 5 : at + 3 }
}

function sumAt(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const token = tokens[at]
  if (
    token?.kind === 'sign' &&
    currencySigns.includes(token.text) &&
    tokens[at + 1]?.kind === 'number'
  ) {
    return { kind: 'sum', from: at, to: at + 2 }
  }
  if (token?.kind === 'number') {
    const group = tokens[at + 1]
    const after =
      group?.kind === 'number' && /^\d{3}([.,]\d+)?$/.test(group.text) && token.text.length <= 3
        ? at + 2
        : at + 1
    if (isCurrency(tokens, after, language)) return { kind: 'sum', from: at, to: after + 1 }
    return undefined
  }
  const isBefore =
    token?.kind === 'word' &&
    /^(eur|ron|lei|rs|inr|gbp|usd|pln|huf|nok|kr|tl|chf|uah|rub|bgn)$/.test(token.fold)
  if (!isBefore) return undefined
  const number = tokens[at + 1]?.text === '.' ? at + 2 : at + 1
  return tokens[number]?.kind === 'number' ? { kind: 'sum', from: at, to: number + 1 } : undefined
}

function isCurrency(tokens: readonly Token[], at: number, language: string | undefined): boolean {
  const token = tokens[at]
  if (token?.kind === 'sign') return currencySigns.includes(token.text)
  return hasFiller(tokens, at, language, 'currency')
}

function hasFiller(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
  filler: 'currency' | 'duration',
): boolean {
  const meanings = matchPhrase(tokens, at, language)?.meanings ?? []
  return meanings.some((one) => one.kind === 'filler' && one.filler === filler)
}

/** `12345-0`, `00-123`: digits joined by a dash and not two small numbers. */
function hyphenated(tokens: readonly Token[], at: number): Claim | undefined {
  const [first, dash, second] = tokens.slice(at, at + 3)
  if (
    first?.kind !== 'number' ||
    dash?.text !== '-' ||
    !dash.isGlued ||
    second?.kind !== 'number' ||
    !second.isGlued
  ) {
    return undefined
  }
  if (first.text.length <= 2 && second.text.length <= 2) return undefined
  let to = at + 3
  while (
    tokens[to]?.text === '-' &&
    tokens[to]?.isGlued &&
    tokens[to + 1]?.kind === 'number' &&
    tokens[to + 1]?.isGlued &&
    to < at + 12
  )
    to += 2
  const value = tokens
    .slice(at, to)
    .map((token) => token.text)
    .join('')
  if (recognisePhone(tokens, at) !== undefined) return undefined
  return { kind: 'code', from: at, to, value }
}

/** `22-26`, `intre 22 si 26`: days on which readings are taken. */
function windowAt(tokens: readonly Token[], at: number): Claim | undefined {
  const isDay = (token: Token | undefined) =>
    token?.kind === 'number' && /^([1-9]|0[1-9]|[12]\d|3[01])$/.test(token.text)
  if (isDay(tokens[at]) && tokens[at + 1]?.text === '-' && isDay(tokens[at + 2])) {
    return { kind: 'window', from: at, to: at + 3 }
  }
  const isBetween = tokens[at]?.kind === 'word' && betweenWords.test(tokens[at]?.fold ?? '')
  if (!isBetween || !isDay(tokens[at + 1])) return undefined
  return isDay(tokens[at + 3]) ? { kind: 'window', from: at, to: at + 4 } : undefined
}

function durationAt(
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

function personalAt(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): Claim | undefined {
  const token = tokens[at]
  if (token?.kind !== 'number') return undefined
  if (isPersonalCode(token.text) && (language === 'ro' || language === undefined)) {
    return { kind: 'national_id', from: at, to: at + 1 }
  }
  if (isCardNumber(token.text)) return { kind: 'bank', from: at, to: at + 1 }
  const groups = tokens.slice(at, at + 4).map((one) => one.text)
  if (
    groups.length === 4 &&
    groups.every((group) => /^\d{4}$/.test(group)) &&
    isCardNumber(groups.join(''))
  ) {
    return { kind: 'bank', from: at, to: at + 4 }
  }
  return undefined
}

/** An OBIS code in short, as printed beside a display: `1.8.1`. */
function obisAt(tokens: readonly Token[], at: number): Claim | undefined {
  const text = tokens[at]?.text ?? ''
  if (!/^(1|2|3|4|15)\.(8|6)\.[0-4]$/.test(text)) return undefined
  return { kind: 'register', from: at, to: at + 1, value: text }
}

function readNumber(tokens: readonly Token[], at: number): Item {
  const token = tokens[at] as Token
  const merged = spacedGroups(tokens, at)
  const to = merged?.to ?? at + 1
  const text = merged?.text ?? token.text
  const unit = recogniseCluster(tokens, to)
  const hasUnit = unit?.kind === 'unit' && unit.value !== undefined
  return {
    kind: 'number',
    from: at,
    to,
    parsed: parseNumber(text),
    digits: text.replace(/\D/g, ''),
    isLoose: merged !== undefined && !merged.isTight && !hasUnit,
    isGluedToWord: token.isGlued && tokens[at - 1]?.kind === 'word',
    ...(hasUnit && unit.value !== undefined ? { unit: unit.value } : {}),
  }
}

/** `12 345`: one to three digits, then groups of exactly three. */
function spacedGroups(
  tokens: readonly Token[],
  at: number,
): { readonly text: string; readonly to: number; readonly isTight: boolean } | undefined {
  const first = tokens[at]?.text ?? ''
  const isGluedToWord = tokens[at]?.isGlued && tokens[at - 1]?.kind === 'word'
  const isInRow = tokens[at - 1]?.kind === 'number'
  if (isGluedToWord || isInRow || !/^[1-9]\d{0,2}$/.test(first)) return undefined
  let text = first
  let to = at + 1
  let isTight = true
  while (to < at + 4) {
    const group = tokens[to]
    if (group?.kind !== 'number' || group.isGlued || !/^\d{3}([.,]\d{1,3})?$/.test(group.text))
      break
    if (!group.isTight) isTight = false
    text += group.text
    to += 1
    if (/[.,]/.test(group.text)) break
  }
  if (to === at + 1 || tokens[to]?.kind === 'number') return undefined
  return { text, to, isTight }
}
