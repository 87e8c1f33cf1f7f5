import {
  type CivilDate,
  isCivilDate,
  type TextExtraction,
  type TextIdentifier,
  type TextReading,
  type TextSpan,
} from '@selfread/core'
import { RE2JS } from 're2js'
import type { NormalisedText } from './normalise-text.ts'
import { parseNumber } from './parse-number.ts'
import type { ProfileCode } from './recognise/recognise-known.ts'
import type { GroupMeaning, TextGrammar, TextProfile } from './text-profile.ts'

/** Reads a whole text by one compact form, or says nothing. */
export type CompiledGrammar = (source: NormalisedText) => TextExtraction | undefined

/** A compact form fits an SMS; anything longer is free text. */
const maxLength = 400

const byName: { readonly [group: string]: GroupMeaning } = {
  customer: { field: 'customer' },
  meter: { field: 'meter' },
  value: { field: 'value' },
}

/** Compiles the compact forms of a profile; RE2 keeps each linear in the length of the text. */
export function compileGrammars(profile: TextProfile): readonly CompiledGrammar[] {
  return profile.grammars.map((grammar) => compileGrammar(grammar, profile))
}

function compileGrammar(grammar: TextGrammar, profile: TextProfile): CompiledGrammar {
  const pattern = RE2JS.compile(`\\s*(?:${grammar.pattern})\\s*`, RE2JS.CASE_INSENSITIVE)
  const names = Object.keys(pattern.namedGroups())
  return (source) => {
    if (source.text.length > maxLength || source.hasDirectionOverride) return undefined
    const matcher = pattern.matcher(source.text)
    if (!matcher.matches()) return undefined
    const found: Found[] = []
    for (const name of names) {
      const meaning = grammar.groups[name] ?? byName[name]
      const text = matcher.group(name)
      if (meaning === undefined || text === null || text === '') continue
      found.push({ meaning, text, span: spanAt(source, matcher.start(name), text.length) })
    }
    return extractionOf(found, grammar, profile)
  }
}

/** Finds numbers of the shapes that a profile names, anywhere in a text. */
export type IdentifierFinder = (source: NormalisedText) => readonly ProfileCode[]

export function compileIdentifiers(profile: TextProfile): IdentifierFinder {
  const patterns = profile.identifiers.map(({ scheme, pattern }) => ({
    scheme,
    pattern: RE2JS.compile(`\\b(?:${pattern})\\b`, RE2JS.CASE_INSENSITIVE),
  }))
  return (source) => {
    const codes: ProfileCode[] = []
    for (const { scheme, pattern } of patterns) {
      const matcher = pattern.matcher(source.text)
      while (matcher.find()) {
        const value = matcher.group()
        if (value === null || value === '') break
        const start = matcher.start()
        codes.push({ scheme, value, start, end: start + value.length })
      }
    }
    return codes
  }
}

interface Found {
  readonly meaning: GroupMeaning
  readonly text: string
  readonly span: TextSpan
}

function spanAt(source: NormalisedText, start: number, length: number): TextSpan {
  return { start: source.starts[start] ?? 0, end: source.ends[start + length - 1] ?? 0 }
}

function extractionOf(
  found: readonly Found[],
  grammar: TextGrammar,
  profile: TextProfile,
): TextExtraction | undefined {
  const customer = found.find((one) => one.meaning.field === 'customer')
  const meter = found.find((one) => one.meaning.field === 'meter')
  const identifiers: TextIdentifier[] = []
  if (customer) identifiers.push({ kind: 'customer', value: customer.text, span: customer.span })
  if (meter) identifiers.push({ kind: 'meter', value: meter.text, span: meter.span })
  const base = { identifiers, ...(customer && { customer: customer.text }) }
  if (grammar.means === 'registration') {
    return {
      ...base,
      decision: 'not_reading',
      readings: [],
      reasons: [`a registration by the form "${grammar.name}"`],
    }
  }
  const doubts: string[] = []
  const date = dateOf(found)
  if (date === 'wrong') doubts.push('the date does not exist')
  const readings: TextReading[] = []
  for (const one of found) {
    if (one.meaning.field !== 'value') continue
    const parsed = parseNumber(one.text)
    if (parsed.kind === 'broken') return undefined
    const value = parsed.kind === 'plain' ? parsed.value : parsed.decimal
    const { register } = one.meaning
    const utility = one.meaning.utility ?? profile.utility
    const whole = value.split(/[.,]/)[0] ?? ''
    if (profile.integerDigits !== undefined && whole.length > profile.integerDigits) {
      doubts.push(`${value} has more than ${profile.integerDigits} digits`)
    }
    readings.push({
      value,
      span: one.span,
      ...(register !== undefined && { register }),
      ...(utility !== undefined && { utility }),
      ...(meter && { meter: meter.text }),
      ...(date !== undefined && date !== 'wrong' && { date }),
    })
  }
  if (readings.length === 0) return undefined
  return {
    ...base,
    readings,
    decision: doubts.length === 0 ? 'accept' : 'review',
    reasons: doubts.length === 0 ? [`the form "${grammar.name}" of ${profile.id}`] : doubts,
  }
}

function dateOf(found: readonly Found[]): CivilDate | 'wrong' | undefined {
  const one = found.find((candidate) => candidate.meaning.field === 'date')
  if (one?.meaning.field !== 'date') return undefined
  const parts = one.text.match(/\d+/g) ?? []
  const digits = parts.length === 3 ? parts : split(one.text, one.meaning.order)
  const [a = '', b = '', c = ''] = digits
  const { order } = one.meaning
  const [year, month, day] =
    order === 'year_month_day' ? [a, b, c] : order === 'day_month_year' ? [c, b, a] : [c, a, b]
  const full = year.length === 2 ? `20${year}` : year
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : 'wrong'
}

function split(
  text: string,
  order: 'day_month_year' | 'month_day_year' | 'year_month_day',
): string[] {
  const year = text.length === 8 ? 4 : 2
  if (order === 'year_month_day')
    return [text.slice(0, year), text.slice(year, year + 2), text.slice(year + 2)]
  return [text.slice(0, 2), text.slice(2, 4), text.slice(4)]
}
