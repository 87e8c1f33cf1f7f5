import { type CivilDate, daysBetween } from '../time/index.ts'
import { fractionText, parseFraction, sum, ZERO } from './fraction.ts'
import { type NoEstimate, none } from './index-estimate.ts'

/** What share of a year's consumption falls on each day, for a class of customers. */
export interface ProfileCoefficients {
  readonly id: string
  readonly version: number
  /** Day of the first coefficient; each next one is of the day after. */
  readonly from: CivilDate
  /** Exact decimal text; those of a year add up to about 1. */
  readonly coefficients: readonly string[]
}

/** An exact number as text, `0.25` or `1/3`, or why there is none. */
export type ExactNumber = { readonly ok: true; readonly value: string } | NoEstimate

/**
 * The fraction of yearly consumption ("FYC") of the days after `from` and up to
 * `to`: the sum of their coefficients. Source: DOMAIN.md 2, "GB EAC/AA".
 */
export function fractionOfYear(
  profile: ProfileCoefficients,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): ExactNumber {
  if (to < from) return none('dates_reversed')
  const start = daysBetween(profile.from, from) + 1
  const end = daysBetween(profile.from, to) + 1
  if (start < 0 || end > profile.coefficients.length) return none('outside_profile')
  let total = ZERO
  for (const text of profile.coefficients.slice(start, end)) {
    const coefficient = parseFraction(text)
    if (coefficient === undefined) return none('malformed_input')
    total = sum(total, coefficient)
  }
  return { ok: true, value: fractionText(total) }
}
