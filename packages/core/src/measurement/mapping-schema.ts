import * as z from 'zod/mini'
import { expectedBy } from '../parsing/index.ts'
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
  readonly [key in keyof FieldRule]-?: z.ZodMiniExactOptional<
    z.ZodMiniType<NonNullable<FieldRule[key]>>
  >
}

const places = z.int().check(z.minimum(0), z.maximum(15))
const codes = z.record(z.string(), z.string())

/** See {@link FieldRuleShape}. */
export const fieldRuleShape: FieldRuleShape = {
  codes: z.exactOptional(codes.check(z.describe('Codes of the operator and what they mean.'))),
  writeAs: z.exactOptional(
    codes.check(z.describe('The code to write where several codes mean the same.')),
  ),
  date: z.exactOptional(z.enum(datePatterns)),
  padding: z.exactOptional(
    z.strictObject({
      character: z.string().check(z.length(1)),
      width: z.int().check(z.minimum(1), z.maximum(200)),
      valueWidth: z.exactOptional(z.int().check(z.minimum(1), z.maximum(200))),
      side: z.exactOptional(z.enum(['start', 'end'])),
    }),
  ),
  places: z.exactOptional(
    z.strictObject({
      minimum: z.exactOptional(places),
      maximum: z.exactOptional(places),
      rounding: z.exactOptional(z.enum(['refuse', 'truncate', 'half_up'])),
    }),
  ),
  allowsNegative: z.exactOptional(z.boolean()),
  isRequired: z.exactOptional(z.boolean()),
  empty: z.exactOptional(z.enum(['missing', 'no_line'])),
}

/** One of the fields of a line. */
export const lineFieldSchema: z.ZodMiniType<LineField> = z.enum(lineFields)

/** A format's id: `deer-csv`. */
export const formatIdSchema: z.ZodMiniType<string> = z
  .string()
  .check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id in kebab-case'))

/** A scheme of place identifiers: `pod`. */
export const schemeSchema: z.ZodMiniType<string> = z
  .string()
  .check(z.regex(/^[a-z0-9]+(?:_[a-z0-9]+)*$/, 'a scheme in lower snake_case'))

/** A text with placeholders. */
export const templateSchema: z.ZodMiniType<string> = z.string().check(
  z.maxLength(200),
  z.refine((template) => unknownPlaceholder(template) === undefined, {
    error:
      'placeholders {operator} {supplier} {day} {yyyyMMdd} {sequence:3} {batch} {createdAt} {count} only',
  }),
)

/** See {@link NumberNotation}. */
export const numberNotationSchema: z.ZodMiniType<NumberNotation> = z
  .strictObject({
    decimalMark: z.enum(['.', ',']),
    groupingMark: z.exactOptional(z.enum(['.', ',', ' ', "'", '\u00a0', '\u202f'])),
  })
  .check(
    z.refine(({ decimalMark, groupingMark }) => decimalMark !== groupingMark, {
      error: 'a grouping mark other than the decimal mark',
    }),
  )

/** See {@link ConstantFields}. */
export const constantFieldsSchema: z.ZodMiniType<ConstantFields> = z.strictObject({
  meterSerial: z.exactOptional(z.string().check(z.minLength(1))),
  register: z.exactOptional(z.string().check(z.minLength(1))),
  type: z.exactOptional(z.enum(['operator', 'customer', 'estimated', 'calculated', 'exchange'])),
  unit: z.exactOptional(z.string().check(z.minLength(1))),
  channel: z.exactOptional(z.string().check(z.minLength(1))),
})

/** Says of each issue of a schema where it is and what was expected, for the person who wrote the mapping. */
export function mappingProblems(
  error: z.core.$ZodError,
  mapping: unknown,
): readonly MappingProblem[] {
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
