import { NO_BASE } from '../advance-limits.ts'
import type { FindingCode } from '../finding.ts'
import type { Check, Checks } from '../index-case.ts'
import { shown, unitsOn } from '../register-shape.ts'

export const NO_INDEX = 'no index to compare'

const IN_ORDER: readonly FindingCode[] = ['format', 'too_many_digits', 'too_many_decimals']

/** What is wrong first hides what would be wrong after it. */
const ofCharacters =
  (code: FindingCode): Check =>
  ({ typed: { finding } }) => {
    if (finding === undefined || finding.code === code) return finding
    return IN_ORDER.indexOf(finding.code) < IN_ORDER.indexOf(code) ? NO_INDEX : undefined
  }

/** At least two digits fewer than the register has, where the last index had them all. Source: E-Control's headnote in DOMAIN.md 1.1. */
const tooFewDigits: Check = ({ typed, limits: { from, shape } }) => {
  if (typed.digits === undefined) return NO_INDEX
  if (from === undefined) return NO_BASE
  const { integerDigits, scale } = shape
  const length = typed.digits.whole.length
  if (length >= integerDigits - 1) return undefined
  const units = unitsOn(shape, from.index)
  const whole = shown({ ...shape, decimals: 0 }, (units - (units % scale)) / scale)
  if (whole.length < integerDigits) return undefined
  return {
    severity: 'warn',
    expected: `${integerDigits} digits as in the last index`,
    actual: `${length} digits: ${typed.digits.whole}`,
    bound: String(integerDigits - 1),
  }
}

export const typedChecks: Checks<
  'format' | 'too_many_digits' | 'too_many_decimals' | 'too_few_digits'
> = {
  format: ofCharacters('format'),
  too_many_digits: ofCharacters('too_many_digits'),
  too_many_decimals: ofCharacters('too_many_decimals'),
  too_few_digits: tooFewDigits,
}
