export type {
  ConsumptionPart,
  ConsumptionQuality,
  MonthlyConsumption,
  MonthlySeries,
} from './consumption-by-month.ts'
export { consumptionByMonth } from './consumption-by-month.ts'
export type { ConsumptionGap, ConsumptionStretch } from './consumption-stretches.ts'
export type { SourcedIndex } from './counted-readings.ts'
export type { ExplainedFact, Explanation, ExplanationInput } from './explanation.ts'
export { explainPeriod, explainPlace, explainReading, findingsOf } from './explanation.ts'
export type {
  ExplainedDispute,
  ExplainedReading,
  ExplainedSubmission,
  ExplanationDossier,
  JournalEntry,
} from './explanation-dossier.ts'
export { explainPlaceState } from './explanation-dossier.ts'
export type { IndexOnDay } from './index-on-day.ts'
export { indexOnDay } from './index-on-day.ts'
export type { Missing, MissingCode } from './missing.ts'
export { missingIn } from './missing.ts'
export type { PlaceOverview } from './overview.ts'
export { overviewOf } from './overview.ts'
export type { Settlement } from './settlements.ts'
export { settlementsOf } from './settlements.ts'
