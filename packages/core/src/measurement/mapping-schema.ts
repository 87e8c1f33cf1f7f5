import { z } from 'zod'
import { datePatterns } from './date-pattern.ts'
import {
  type ConstantFields,
  type FieldRule,
  type LineField,
  lineFields,
  operatorReadingTypes,
} from './field-rule.ts'
import { unknownPlaceholder } from './file-name-template.ts'
import type { NumberNotation } from './number-notation.ts'

/** What is wrong with a mapping, and where. */
export interface MappingProblem {
  /** `columns.3.codes`; empty for the mapping as a whole. */
  readonly path: string
  readonly expected: string
  readonly actual: string
  readonly advice: string
}

/** The zod form of {@link FieldRule}, to be spread into the schema of a column or an element. */
export type FieldRuleShape = {
  readonly [key in keyof FieldRule]-?: z.ZodExactOptional<z.ZodType<NonNullable<FieldRule[key]>>>
}

const places = z.int().min(0).max(15)
const codes = z.record(z.string(), z.string())

/** See {@link FieldRuleShape}. */
export const fieldRuleShape: FieldRuleShape = {
  codes: codes.describe('Codes of the operator and what they mean.').exactOptional(),
  writeAs: codes.describe('The code to write where several codes mean the same.').exactOptional(),
  date: z.enum(datePatterns).exactOptional(),
  padding: z
    .strictObject({
      character: z.string().length(1),
      width: z.int().min(1).max(200),
      valueWidth: z.int().min(1).max(200).exactOptional(),
      side: z.enum(['start', 'end']).exactOptional(),
    })
    .exactOptional(),
  places: z
    .strictObject({
      minimum: places.exactOptional(),
      maximum: places.exactOptional(),
      rounding: z.enum(['refuse', 'truncate', 'half_up']).exactOptional(),
    })
    .exactOptional(),
  allowsNegative: z.boolean().exactOptional(),
  isRequired: z.boolean().exactOptional(),
  empty: z.enum(['missing', 'no_line']).exactOptional(),
}

/** One of the fields of a line. */
export const lineFieldSchema: z.ZodType<LineField> = z.enum(lineFields)

/** A format's id: `deer-csv`. */
export const formatIdSchema: z.ZodType<string> = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id in kebab-case')

/** A scheme of place identifiers: `pod`. */
export const schemeSchema: z.ZodType<string> = z
  .string()
  .regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/, 'a scheme in lower snake_case')

/** A text with placeholders. */
export const templateSchema: z.ZodType<string> = z
  .string()
  .max(200)
  .refine((template) => unknownPlaceholder(template) === undefined, {
    error:
      'placeholders {operator} {supplier} {day} {yyyyMMdd} {sequence:3} {batch} {createdAt} {count} only',
  })

/** See {@link NumberNotation}. */
export const numberNotationSchema: z.ZodType<NumberNotation> = z
  .strictObject({
    decimalMark: z.enum(['.', ',']),
    groupingMark: z.enum(['.', ',', ' ', "'", '\u00a0', '\u202f']).exactOptional(),
  })
  .refine(({ decimalMark, groupingMark }) => decimalMark !== groupingMark, {
    error: 'a grouping mark other than the decimal mark',
  })

/** See {@link ConstantFields}. */
export const constantFieldsSchema: z.ZodType<ConstantFields> = z.strictObject({
  meterSerial: z.string().min(1).exactOptional(),
  register: z.string().min(1).exactOptional(),
  type: z.enum(['operator', 'customer', 'estimated', 'calculated', 'exchange']).exactOptional(),
  unit: z.string().min(1).exactOptional(),
  channel: z.string().min(1).exactOptional(),
})

/** Says of each issue of a schema where it is and what was expected, for the person who wrote the mapping. */
export function mappingProblems(error: z.ZodError, mapping: unknown): readonly MappingProblem[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    expected: expectedBy(issue),
    actual: actualAt(issue, mapping),
    advice:
      issue.code === 'unrecognized_keys'
        ? 'Correct the spelling of the name, or take it out.'
        : 'Correct the mapping here; its JSON Schema lists all that it can say.',
  }))
}

/** What no schema says about a field's rule: codes that mean nothing, settings that belong to another field. */
export function fieldRuleProblems(
  field: LineField,
  rule: FieldRule,
  path: string,
): readonly MappingProblem[] {
  return [...misplaced(field, rule, path), ...codeProblems(field, rule, path)]
}

function misplaced(field: LineField, rule: FieldRule, path: string): MappingProblem[] {
  const owners: { readonly [setting in keyof FieldRule]?: readonly LineField[] } = {
    date: ['readOn'],
    places: ['index'],
    allowsNegative: ['index'],
    codes: lineFields.filter((it) => it !== 'index' && it !== 'readOn'),
    padding: lineFields.filter((it) => it !== 'readOn'),
  }
  const settings = Object.keys(rule) as (keyof FieldRule)[]
  const problems = settings
    .filter((setting) => owners[setting]?.includes(field) === false)
    .map((setting) => ({
      path: `${path}.${setting}`,
      expected: `nothing: ${setting} has no meaning for ${field}`,
      actual: inWords(rule[setting]),
      advice: 'Take it out.',
    }))
  const isIndispensable = ['place', 'index', 'readOn'].includes(field)
  if (rule.isRequired === false && isIndispensable) {
    problems.push({
      path: `${path}.isRequired`,
      expected: 'true, or nothing',
      actual: 'false',
      advice: `A line is nothing without ${field}; use "empty": "no_line" where empty means that nothing is said.`,
    })
  }
  return problems
}

function codeProblems(field: LineField, rule: FieldRule, path: string): MappingProblem[] {
  const { codes = {}, writeAs = {} } = rule
  const problems: MappingProblem[] = []
  const meanings = meaningsOf(field)
  for (const [code, meaning] of Object.entries(codes)) {
    if (meanings !== undefined && !meanings.includes(meaning)) {
      problems.push({
        path: `${path}.codes.${code}`,
        expected: `one of ${meanings.join(', ')}`,
        actual: meaning,
        advice: `Say what the code means for ${field}.`,
      })
    }
    const rivals = Object.keys(codes).filter((it) => codes[it] === meaning)
    if (rivals[0] === code && rivals.length > 1 && !Object.hasOwn(writeAs, meaning)) {
      problems.push({
        path: `${path}.writeAs`,
        expected: `a code for ${meaning}`,
        actual: 'nothing',
        advice: `${rivals.join(' and ')} both mean ${meaning}: say which one is written.`,
      })
    }
  }
  for (const [meaning, code] of Object.entries(writeAs)) {
    if (!Object.hasOwn(codes, code) || codes[code] !== meaning) {
      problems.push({
        path: `${path}.writeAs.${meaning}`,
        expected: `a code that means ${meaning}`,
        actual: code,
        advice: 'What is written must read back: name a code of codes.',
      })
    }
  }
  if (field === 'isCancellation' && rule.codes === undefined) {
    problems.push({
      path: `${path}.codes`,
      expected: 'codes for true and false',
      actual: 'nothing',
      advice: 'For example { "S": "true", "": "false" }.',
    })
  }
  return problems
}

function meaningsOf(field: LineField): readonly string[] | undefined {
  if (field === 'type') return operatorReadingTypes
  return field === 'isCancellation' ? ['true', 'false'] : undefined
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `no ${issue.keys.join(', ')}`
    case 'too_small':
      return `at least ${issue.minimum} of ${issue.origin}`
    case 'too_big':
      return `at most ${issue.maximum} of ${issue.origin}`
    default:
      return issue.message
  }
}

function actualAt(issue: z.core.$ZodIssue, mapping: unknown): string {
  if (issue.code === 'unrecognized_keys') return issue.keys.join(', ')
  let value = mapping
  for (const key of issue.path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return 'nothing'
    value = (value as { readonly [key: PropertyKey]: unknown })[key]
  }
  return inWords(value)
}

function inWords(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
