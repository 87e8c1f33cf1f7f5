import type { DatePattern } from './date-pattern.ts'
import { codesInWords, type FieldProblem } from './field-codec.ts'
import { type FieldRule, type LineField, operatorReadingTypes } from './field-rule.ts'
import { looksLikeFormula } from './formula-guard.ts'
import type { NumberNotation } from './number-notation.ts'

const ACTUAL_LENGTH_MAX = 80

/** True for a formula, which is noted among the problems. */
export function isFormula(field: LineField, text: string, problems: FieldProblem[]): boolean {
  if (!looksLikeFormula(text)) return false
  problems.push({
    code: 'formula_refused',
    field,
    expected: 'a value that does not begin with = + - @',
    actual: shortened(text),
    advice: 'Do not open the file in a spreadsheet. Ask the operator where this cell comes from.',
  })
  return true
}

/** The problem of a field that says nothing. */
export function missing(field: LineField): FieldProblem {
  return {
    code: 'missing_value',
    field,
    expected: 'a value',
    actual: 'nothing',
    advice: 'Ask the operator to fill it in, or say in the mapping what an empty value means.',
  }
}

/** The problem of a code that no mapping explains. */
export function unknownCode(field: LineField, text: string, rule: FieldRule): FieldProblem {
  return {
    code: 'unknown_code',
    field,
    expected: expectedOf(field, rule),
    actual: shortened(text),
    advice: 'Add the code to the mapping once the operator has said what it means.',
  }
}

/** What a field takes, in words. */
export function expectedOf(field: LineField, rule: FieldRule): string {
  if (rule.codes !== undefined) return codesInWords(rule)
  if (field === 'type') return `one of ${operatorReadingTypes.join(', ')}`
  if (field === 'index') {
    const { maximum } = rule.places ?? {}
    return maximum === undefined ? 'digits' : `digits with at most ${maximum} decimals`
  }
  return 'a value that reads back as it was written: no formula, no blanks around it, no padding of its own'
}

/** The problem of a text that is no index in this notation. */
export function notAnIndex(
  text: string,
  { allowsNegative = false }: FieldRule,
  notation: NumberNotation,
): FieldProblem {
  return {
    code: 'not_an_index',
    field: 'index',
    expected: `at most 15 digits${allowsNegative ? '' : ', not negative'}, decimals behind "${notation.decimalMark}"`,
    actual: shortened(text),
    advice:
      'Ask the operator for the index as digits, or correct the decimal and grouping marks of the mapping.',
  }
}

/** The problem of a text that is no day in this pattern. */
export function notADate(text: string, pattern: DatePattern): FieldProblem {
  return {
    code: 'not_a_date',
    field: 'readOn',
    expected: `a day written as ${pattern}`,
    actual: shortened(text),
    advice: 'Correct the day in the file, or the date pattern of the mapping.',
  }
}

/** A text for a message. */
export function shortened(text: string): string {
  return text.length > ACTUAL_LENGTH_MAX ? `${text.slice(0, ACTUAL_LENGTH_MAX)}…` : text
}
