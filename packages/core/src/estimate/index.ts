export type { AnnexEstimator, AnnexEstimatorInput } from './annex-estimator.ts'
export { annexEstimator } from './annex-estimator.ts'
export { annexOn } from './annex-on.ts'
export type { SmoothingWeight } from './annual-consumption.ts'
export { annualizedAdvance, nextAnnualConsumption } from './annual-consumption.ts'
export type {
  ChainEstimate,
  ChainEstimateInput,
  PassedStep,
  StepProblem,
} from './estimate-by-chain.ts'
export { estimateByChain, estimatePeriodsByChain } from './estimate-by-chain.ts'
export type { AnnexEstimateInput } from './estimate-from-annex.ts'
export { estimateFromAnnex } from './estimate-from-annex.ts'
export type { DayTemperature, DegreeDaysEstimateInput } from './estimate-from-degree-days.ts'
export { allocationTemperature, estimateFromDegreeDays } from './estimate-from-degree-days.ts'
export type { HistoryEstimateInput } from './estimate-from-history.ts'
export {
  estimateFromMeanBeforeAndAfter,
  estimateFromMeanOfMonths,
  estimateFromPreviousPeriod,
  estimateFromSamePeriodLastYear,
} from './estimate-from-history.ts'
export type { DeclaredResidents, NormEstimateInput } from './estimate-from-norm.ts'
export { estimateFromNorm } from './estimate-from-norm.ts'
export type { ConsumptionGroup } from './estimate-from-planned-monthly.ts'
export { estimateFromPlannedMonthly } from './estimate-from-planned-monthly.ts'
export type { ProfileEstimateInput } from './estimate-from-profile.ts'
export { estimateFromProfile } from './estimate-from-profile.ts'
export type { EstimateReason, EstimateReasonDefinition } from './estimate-reasons.ts'
export { estimateReasons, reasonOfMscons } from './estimate-reasons.ts'
export type { SplitRegister } from './estimate-split.ts'
export { estimateSplit } from './estimate-split.ts'
export type { ProRataEstimateInput } from './estimate-within-period.ts'
export { estimateProRataDays, extrapolateToMonthEnd } from './estimate-within-period.ts'
export type { AnnexLine, EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'
export type { EstimationMethodDefinition } from './estimation-methods.ts'
export { estimationMethods, methodsOfCode } from './estimation-methods.ts'
export type { EstimationSources } from './estimation-sources.ts'
export type { HistoryReading } from './history-of-readings.ts'
export { historyOfReadings } from './history-of-readings.ts'
export type { HistoryPeriod } from './history-period.ts'
export type {
  Estimate,
  EstimateProblem,
  EstimateReference,
  EstimateTarget,
  EstimationMethod,
  IndexEstimate,
  NoEstimate,
} from './index-estimate.ts'
export {
  parseAnnex,
  parseConsumptionGroup,
  parseHistory,
  parseProfileCoefficients,
  parseSigLinDe,
  parseTemperatures,
} from './parse-estimate-data.ts'
export type { ExactNumber, ProfileCoefficients } from './profile-coefficients.ts'
export { fractionOfYear } from './profile-coefficients.ts'
export { recomputeEstimate } from './recompute-estimate.ts'
export type { SigLinDeParameters } from './sig-lin-de.ts'
export { sigLinDe } from './sig-lin-de.ts'
export type {
  EstimateSettlement,
  EstimatesBeforeReading,
  KnownEstimate,
  RedoneEstimate,
  SupersededEstimate,
  SupersessionCause,
} from './supersede-estimates.ts'
export { estimatesToSupersede, redoEstimatesAbove, settleEstimates } from './supersede-estimates.ts'
