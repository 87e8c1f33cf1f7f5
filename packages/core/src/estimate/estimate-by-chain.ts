import type { EstimateBasis } from '../reading/index.ts'
import type { EstimationChainParameters, EstimationStep } from '../rules/index.ts'
import type { CivilDate } from '../time/index.ts'
import { annexOn } from './annex-on.ts'
import { estimateFromAnnex } from './estimate-from-annex.ts'
import { estimateFromDegreeDays } from './estimate-from-degree-days.ts'
import {
  estimateFromMeanOfMonths,
  estimateFromPreviousPeriod,
  estimateFromSamePeriodLastYear,
} from './estimate-from-history.ts'
import { estimateFromNorm } from './estimate-from-norm.ts'
import { estimateFromPlannedMonthly } from './estimate-from-planned-monthly.ts'
import { estimateFromProfile } from './estimate-from-profile.ts'
import type { EstimateReason } from './estimate-reasons.ts'
import type { EstimationSources } from './estimation-sources.ts'
import type {
  Estimate,
  EstimateProblem,
  EstimateTarget,
  EstimationMethod,
} from './index-estimate.ts'

/**
 * Why a step of a chain gave no index:
 * - `maximum_periods_reached`: it has made as many estimates since the last reading as it may;
 * - `not_known`: what it needs was not given: no annex in force, no norm, no profile;
 * - else what the method itself says.
 */
export type StepProblem = EstimateProblem | 'maximum_periods_reached' | 'not_known'

/** A step that came before the one that gave the index. */
export interface PassedStep {
  readonly method: EstimationMethod
  readonly problem: StepProblem
}

/** An index by the first step that gives one, or why none does. */
export type ChainEstimate =
  | (Extract<Estimate, { ok: true }> & { readonly basis: EstimateBasis })
  | {
      readonly ok: false
      readonly problem: 'no_step_applies' | 'dates_reversed'
      readonly passedOver: readonly PassedStep[]
    }

/** An index to be estimated by the rules of a jurisdiction. */
export interface ChainEstimateInput extends EstimateTarget {
  /** As a rule book resolves `estimation_chain` on the day. */
  readonly chain: EstimationChainParameters
  readonly sources: EstimationSources
  /** The methods of the estimates since the last reading, whatever their order: a reading empties the list. */
  readonly estimatedSince?: readonly string[]
  readonly reason: EstimateReason
  /** The reading that was not believed. */
  readonly insteadOf?: string
}

/**
 * Tries the steps of a chain in their order. The basis names those that were
 * passed over and why, and how many periods in a row are estimated now. Of
 * `mean_of_months` 12 months are taken unless the step says how many. The
 * same inputs give the same step and the same digits. Source: DOMAIN.md 2,
 * Decree 354; seed S4.
 */
export function estimateByChain(input: ChainEstimateInput): ChainEstimate {
  const { chain, estimatedSince = [], reason, insteadOf, reference, on } = input
  const passedOver: PassedStep[] = []
  if (on < reference.on) return { ok: false, problem: 'dates_reversed', passedOver }
  for (const step of chain.steps) {
    const { method, maximumPeriods = Number.POSITIVE_INFINITY } = step
    const made = estimatedSince.filter((it) => it === method).length
    const estimate = made < maximumPeriods ? estimateByStep(step, input) : undefined
    if (estimate?.ok) {
      const basis: EstimateBasis = {
        ...estimate.basis,
        reason,
        periodInRow: estimatedSince.length + 1,
        ...(passedOver.length > 0 && { passedOver }),
        ...(insteadOf !== undefined && { insteadOf }),
      }
      return { ...estimate, basis }
    }
    const problem = made < maximumPeriods ? 'not_known' : 'maximum_periods_reached'
    passedOver.push({ method, problem: estimate?.problem ?? problem })
  }
  return { ok: false, problem: 'no_step_applies', passedOver }
}

/**
 * Estimates several periods in a row, each from the index and the carry of the
 * one before. `ends` are their last days, earliest first. Ends with the first
 * period for which no step applies.
 */
export function estimatePeriodsByChain(
  input: Omit<ChainEstimateInput, 'on'>,
  ends: readonly CivilDate[],
): readonly ChainEstimate[] {
  const estimates: ChainEstimate[] = []
  let { reference, carry = '0', estimatedSince = [] } = input
  for (const on of ends) {
    const estimate = estimateByChain({ ...input, reference, carry, estimatedSince, on })
    estimates.push(estimate)
    if (!estimate.ok) break
    reference = { index: estimate.index, on }
    carry = estimate.carry
    estimatedSince = [...estimatedSince, estimate.basis.method]
  }
  return estimates
}

/** Undefined where what the step needs was not given. */
function estimateByStep(step: EstimationStep, input: ChainEstimateInput): Estimate | undefined {
  const { sources, on } = input
  const { annexes = [], history, norm, profile, degreeDays, plannedMonthly } = sources
  const { maximumEstimatedShare: maximum, months = YEAR_MONTHS, minimumMonths } = step
  const past = history && {
    ...input,
    history,
    ...(maximum !== undefined && { maximumEstimatedShare: maximum }),
  }
  switch (step.method) {
    case 'annex': {
      const annex = annexOn(annexes, on)
      return annex && estimateFromAnnex({ ...input, annex })
    }
    case 'same_period_last_year':
      return past && estimateFromSamePeriodLastYear(past)
    case 'previous_period':
      return past && estimateFromPreviousPeriod(past)
    case 'mean_of_months': {
      const least = minimumMonths === undefined ? {} : { minimumMonths }
      return past && estimateFromMeanOfMonths({ ...past, months, ...least })
    }
    case 'profile':
      return profile && estimateFromProfile({ ...input, ...profile })
    case 'norm':
      return norm && estimateFromNorm({ ...input, ...norm })
    case 'degree_days':
      return degreeDays && estimateFromDegreeDays({ ...input, ...degreeDays })
    case 'planned_monthly':
      return (
        past && plannedMonthly && estimateFromPlannedMonthly({ ...past, group: plannedMonthly })
      )
  }
}

const YEAR_MONTHS = 12
