import type { IndexValue } from '../index-value/index.ts'
import type { Identifier } from '../place/index.ts'
import { readDate, writeDate } from './date-pattern.ts'
import { type FieldProblem, meaningOf, textOf } from './field-codec.ts'
import {
  expectedOf,
  isFormula,
  missing,
  notADate,
  notAnIndex,
  shortened,
  unknownCode,
} from './field-problems.ts'
import type { ConstantFields, FieldRule, LineField, PlaceRule } from './field-rule.ts'
import { operatorReadingTypes } from './field-rule.ts'
import { looksLikeFormula } from './formula-guard.ts'
import { type NumberNotation, readIndex, writeIndex } from './number-notation.ts'
import type { OperatorLine, OperatorReadingType } from './operator-line.ts'

/** The texts of one line as they stand in a file. */
export interface LineTexts {
  /** One for each place rule, in their order. */
  readonly places: readonly (string | undefined)[]
  readonly fields: { readonly [field in SingleField]?: string | undefined }
}

/** Every field but the place, which may stand in several columns. */
export type SingleField = Exclude<LineField, 'place'>

/** What a mapping says about the fields of a line. */
export interface LineRules {
  readonly places: readonly PlaceRule[]
  readonly fields: { readonly [field in SingleField]?: FieldRule }
  readonly constants?: ConstantFields
  readonly notation: NumberNotation
}

/** What the texts of a line come to. */
export type LineReading =
  | { readonly kind: 'line'; readonly line: OperatorLine }
  /** Empty where the mapping says that empty means nothing was said. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }

/** A line as texts, or the field that cannot be said. */
export type LineWriting =
  | { readonly ok: true; readonly texts: LineTexts }
  | {
      readonly ok: false
      readonly field: LineField
      readonly expected: string
      readonly actual: string
    }

const REQUIRED: readonly LineField[] = ['place', 'register', 'index', 'readOn', 'type']
const TEXT_FIELDS = ['meterSerial', 'unit', 'orderId', 'reference', 'channel', 'note'] as const

/** True for a field that a line cannot be without, as this rule has it. */
export function isRequiredField(field: LineField, rule: FieldRule): boolean {
  return rule.isRequired ?? REQUIRED.includes(field)
}

/** Reads a line out of its texts. All problems of the line come at once. */
export function readLine(texts: LineTexts, rules: LineRules): LineReading {
  if (saysNothing(texts, rules)) return { kind: 'nothing' }
  const problems: FieldProblem[] = []
  const place = readPlace(texts, rules, problems)
  const text = (field: SingleField) => readText(field, texts, rules, problems)

  const register = text('register')
  const index = readIndexField(texts, rules, problems)
  const readOn = readDateField(texts, rules, problems)
  const type = text('type') as OperatorReadingType | undefined
  const isCancellation = text('isCancellation') === 'true'
  const optional: { [field in (typeof TEXT_FIELDS)[number]]?: string } = {}
  for (const field of TEXT_FIELDS) {
    const value = text(field)
    if (value !== undefined) optional[field] = value
  }

  if (problems.length > 0 || !place || register === undefined || !index || !readOn || !type) {
    return { kind: 'refused', problems }
  }
  const line = { place, register, index, readOn, type, ...optional }
  return { kind: 'line', line: isCancellation ? { ...line, isCancellation } : line }
}

/** Writes a line as texts, each of which reads back as what it says. */
export function writeLine(line: OperatorLine, rules: LineRules): LineWriting {
  const places = rules.places.map((rule) =>
    rule.scheme === line.place.scheme ? writeText(line.place.value, rule) : '',
  )
  const isPlaced = places.some((text) => text !== undefined && text !== '')
  const schemes = rules.places.map((rule) => rule.scheme).join(' or ')
  if (!isPlaced) return refused('place', `a value of ${schemes}`, describePlace(line.place))

  const fields: { [field in SingleField]?: string } = {}
  for (const [field, rule] of Object.entries(rules.fields) as [SingleField, FieldRule][]) {
    const text = writeField(field, line, rule, rules.notation)
    if (text === undefined || (text === '' && isRequiredField(field, rule))) {
      return refused(field, expectedOf(field, rule), describe(line[field]))
    }
    fields[field] = text
  }
  return unsaid(line, rules) ?? { ok: true, texts: { places, fields } }
}

/** What must not be lost: a constant that differs, or a cancellation that nothing marks. */
function unsaid(
  line: OperatorLine,
  { constants = {}, fields }: LineRules,
): LineWriting | undefined {
  for (const [field, constant] of Object.entries(constants) as [keyof ConstantFields, string][]) {
    const value = line[field]
    const isWritten = fields[field] !== undefined
    if (!isWritten && value !== undefined && value !== constant) {
      return refused(field, constant, value)
    }
  }
  if (line.isCancellation === true && fields.isCancellation === undefined) {
    return refused('isCancellation', 'false', 'true')
  }
  return undefined
}

function writeField(
  field: SingleField,
  line: OperatorLine,
  rule: FieldRule,
  notation: NumberNotation,
): string | undefined {
  if (field === 'index') return writeIndexField(line.index, rule, notation)
  if (field === 'readOn') return writeDate(line.readOn, rule.date ?? 'yyyy-MM-dd')
  if (field === 'isCancellation') {
    return (
      textOf(String(line.isCancellation === true), rule) ?? (line.isCancellation ? undefined : '')
    )
  }
  const value = line[field]
  if (value !== undefined && value !== '') return writeText(value, rule)
  const isSomething = rule.empty === 'no_line' || meaningOfEmpty(rule) !== undefined
  return isSomething ? undefined : ''
}

function writeText(value: string, rule: FieldRule): string | undefined {
  return looksLikeFormula(value) || value !== value.trim() ? undefined : textOf(value, rule)
}

function writeIndexField(
  index: IndexValue,
  { padding, places, allowsNegative = false }: FieldRule,
  notation: NumberNotation,
): string | undefined {
  const text = writeIndex(index, notation, places)
  if (text === undefined || (index.units < 0 && !allowsNegative)) return undefined
  const [whole = '', ...fraction] = text.split(notation.decimalMark)
  return [whole.padStart(padding?.width ?? 0, '0'), ...fraction].join(notation.decimalMark)
}

function readPlace(
  texts: LineTexts,
  { places }: LineRules,
  problems: FieldProblem[],
): Identifier | undefined {
  let found: Identifier | undefined
  for (const [at, rule] of places.entries()) {
    const text = texts.places[at]?.trim() ?? ''
    if (found !== undefined || text === '') continue
    if (isFormula('place', text, problems)) return undefined
    const value = meaningOf(text, rule)
    if (value === undefined) problems.push(unknownCode('place', text, rule))
    else found = { scheme: rule.scheme, value }
  }
  if (found === undefined && !problems.some(({ field }) => field === 'place')) {
    problems.push(missing('place'))
  }
  return found
}

function readText(
  field: SingleField,
  texts: LineTexts,
  { fields, constants = {} }: LineRules,
  problems: FieldProblem[],
): string | undefined {
  const rule = fields[field] ?? {}
  const text = texts.fields[field]?.trim() ?? ''
  if (text === '') {
    const constant = (constants as { readonly [field: string]: string | undefined })[field]
    const value = meaningOfEmpty(rule) ?? constant
    if (value === undefined && isRequiredField(field, rule)) problems.push(missing(field))
    return value
  }
  if (isFormula(field, text, problems)) return undefined
  const meaning = meaningOf(text, rule)
  if (meaning === undefined || !isMeaning(field, meaning)) {
    problems.push(unknownCode(field, text, rule))
    return undefined
  }
  return meaning
}

function readIndexField(
  texts: LineTexts,
  { fields, notation }: LineRules,
  problems: FieldProblem[],
): IndexValue | undefined {
  const text = texts.fields.index?.trim() ?? ''
  const { allowsNegative = false } = fields.index ?? {}
  if (text === '') {
    problems.push(missing('index'))
    return undefined
  }
  const index = readIndex(text, notation, { allowsNegative })
  if (index !== undefined) return index
  if (!/^-[\d.,]+$/.test(text) && isFormula('index', text, problems)) return undefined
  problems.push(notAnIndex(text, fields.index ?? {}, notation))
  return undefined
}

function readDateField(
  texts: LineTexts,
  { fields }: LineRules,
  problems: FieldProblem[],
): string | undefined {
  const text = texts.fields.readOn?.trim() ?? ''
  const pattern = fields.readOn?.date ?? 'yyyy-MM-dd'
  if (text === '') {
    problems.push(missing('readOn'))
    return undefined
  }
  const date = readDate(text, pattern)
  if (date !== undefined) return date
  if (isFormula('readOn', text, problems)) return undefined
  problems.push(notADate(text, pattern))
  return undefined
}

function saysNothing({ places, fields: texts }: LineTexts, rules: LineRules): boolean {
  const isEmpty = (text: string | undefined) => text === undefined || text.trim() === ''
  if (rules.places.some((rule) => rule.empty === 'no_line') && places.every(isEmpty)) return true
  return (Object.entries(rules.fields) as [SingleField, FieldRule][]).some(
    ([field, rule]) => rule.empty === 'no_line' && isEmpty(texts[field]),
  )
}

function meaningOfEmpty(rule: FieldRule): string | undefined {
  return rule.codes === undefined ? undefined : meaningOf('', rule)
}

function isMeaning(field: SingleField, meaning: string): boolean {
  if (field === 'type') return operatorReadingTypes.includes(meaning as OperatorReadingType)
  return field !== 'isCancellation' || meaning === 'true' || meaning === 'false'
}

function refused(field: LineField, expected: string, actual: string): LineWriting {
  return { ok: false, field, expected, actual: shortened(actual) }
}

function describe(value: OperatorLine[SingleField]): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'object' ? value.text : String(value)
}

function describePlace({ scheme, value }: Identifier): string {
  return `${scheme} ${value}`
}
