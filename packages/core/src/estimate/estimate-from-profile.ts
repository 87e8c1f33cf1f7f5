import { estimateOf } from './estimate-of.ts'
import { type Estimate, type EstimateTarget, none } from './index-estimate.ts'
import { fractionOfYear, type ProfileCoefficients } from './profile-coefficients.ts'

/** An index to be estimated from an estimated annual consumption ("EAC"). */
export interface ProfileEstimateInput extends EstimateTarget {
  readonly profile: ProfileCoefficients
  /** As text, `3650` or `10000/3`, in `unit`. */
  readonly annualConsumption: string
  /** Taken instead where that is negative, as it can be after a correction: what the class consumes. */
  readonly classConsumption?: string
  readonly unit: string
}

/** The deemed advance: EAC × FYC. A negative EAC is replaced. Source: DOMAIN.md 2, "GB EAC/AA". */
export function estimateFromProfile(input: ProfileEstimateInput): Estimate {
  const { profile, annualConsumption, classConsumption, unit, reference, on } = input
  const year = fractionOfYear(profile, { from: reference.on, to: on })
  if (!year.ok) return year
  const isNegative = annualConsumption.startsWith('-')
  const annual = isNegative ? classConsumption : annualConsumption
  if (annual === undefined) return none('negative_annual_consumption')
  return estimateOf('profile', input, {
    unit,
    terms: [{ of: `${reference.on}/${on}`, factors: [annual, year.value] }],
    inputs: {
      profile: profile.id,
      profileVersion: String(profile.version),
      ...(isNegative && { replacedAnnualConsumption: annualConsumption }),
    },
  })
}
