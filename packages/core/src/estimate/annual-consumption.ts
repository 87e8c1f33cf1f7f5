import type { CivilDate } from '../time/index.ts'
import { sameDayAfter } from './calendar-months.ts'
import {
  compareFractions,
  type Fraction,
  fraction,
  fractionText,
  ONE,
  parseFraction,
  product,
  quotient,
  sum,
  ZERO,
} from './fraction.ts'
import { none } from './index-estimate.ts'
import {
  type ExactNumber,
  fractionOfYear,
  type ProfileCoefficients,
} from './profile-coefficients.ts'

const ADVANCE_MONTHS_MAX = 15

/**
 * The annualized advance ("AA") of a measured one: MA / FYC. Refused for more
 * than 15 months. Source: DOMAIN.md 2, "GB EAC/AA".
 */
export function annualizedAdvance(input: {
  readonly profile: ProfileCoefficients
  readonly from: CivilDate
  readonly to: CivilDate
  /** As text; negative where a reading corrects the one before. */
  readonly advance: string
}): ExactNumber {
  const year = fractionOfYear(input.profile, input)
  if (!year.ok) return year
  if (input.to > sameDayAfter(input.from, ADVANCE_MONTHS_MAX)) return none('advance_too_long')
  const advance = parseFraction(input.advance)
  const share = parseFraction(year.value)
  if (advance === undefined || share === undefined) return none('malformed_input')
  if (share.numerator <= 0n) return none('zero_profile')
  return { ok: true, value: fractionText(quotient(advance, share)) }
}

/** How much an annualized advance counts against what was estimated: the weight from 0 to 1 itself, or what it is made of. */
export type SmoothingWeight =
  | { readonly weight: string }
  | { readonly smoothing: string; readonly fractionOfYear: string }

/**
 * The next estimated annual consumption: w·AA + (1−w)·EAC. The weight is always
 * the caller's: itself, or as the national smoothing parameter SP, of which it
 * is made as min(1, SP·FYC). That formula is general knowledge, not checked
 * against its source, so nothing takes it unasked. Source: DOMAIN.md 2, "GB EAC/AA".
 */
export function nextAnnualConsumption(input: {
  /** As text, as all numbers here: `3650`, `10000/3`. */
  readonly annualConsumption: string
  readonly annualizedAdvance: string
  readonly smoothing: SmoothingWeight
}): ExactNumber {
  const before = parseFraction(input.annualConsumption)
  const measured = parseFraction(input.annualizedAdvance)
  const weight = weightOf(input.smoothing)
  if (before === undefined || measured === undefined || weight === undefined) {
    return none('malformed_input')
  }
  const others = sum(ONE, product(weight, fraction(-1n, 1n)))
  return { ok: true, value: fractionText(sum(product(weight, measured), product(others, before))) }
}

function weightOf(smoothing: SmoothingWeight): Fraction | undefined {
  const isMade = 'smoothing' in smoothing
  const first = parseFraction(isMade ? smoothing.smoothing : smoothing.weight)
  const second = parseFraction(isMade ? smoothing.fractionOfYear : '1')
  if (first === undefined || second === undefined) return undefined
  const weight = product(first, second)
  if (compareFractions(weight, ZERO) < 0) return undefined
  if (compareFractions(weight, ONE) <= 0) return weight
  return isMade ? ONE : undefined
}
