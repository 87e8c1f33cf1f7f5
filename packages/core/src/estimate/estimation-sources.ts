import type { DegreeDaysEstimateInput } from './estimate-from-degree-days.ts'
import type { NormEstimateInput } from './estimate-from-norm.ts'
import type { ConsumptionGroup } from './estimate-from-planned-monthly.ts'
import type { ProfileEstimateInput } from './estimate-from-profile.ts'
import type { EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'
import type { HistoryPeriod } from './history-period.ts'
import type { EstimateTarget } from './index-estimate.ts'

/** What is known of a register and its place. What is not known is left out, and its steps are passed over. */
export interface EstimationSources {
  readonly annexes?: readonly EstimatedQuantitiesAnnex[]
  readonly history?: readonly HistoryPeriod[]
  readonly norm?: Omit<NormEstimateInput, keyof EstimateTarget>
  readonly profile?: Omit<ProfileEstimateInput, keyof EstimateTarget>
  readonly degreeDays?: Omit<DegreeDaysEstimateInput, keyof EstimateTarget>
  readonly plannedMonthly?: ConsumptionGroup
}
