export type {
  ConsumptionPart,
  ConsumptionQuality,
  MonthlyConsumption,
  MonthlySeries,
} from './consumption-by-month.ts'
export { consumptionByMonth } from './consumption-by-month.ts'
export type { ConsumptionGap, ConsumptionStretch } from './consumption-stretches.ts'
export type { KnownIndex } from './counted-readings.ts'
export type {
  ExplainedDispute,
  ExplainedReading,
  ExplainedSubmission,
  ExplanationDossier,
  JournalEntry,
} from './explanation-dossier.ts'
export { explainPlaceState } from './explanation-dossier.ts'
