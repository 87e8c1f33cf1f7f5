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
export { explainPeriod, explainPlace, explainReading } from './explanation.ts'
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
export type { Settlement } from './settlements.ts'
export { settlementsOf } from './settlements.ts'
export type { MessageCatalogue, MessageKey } from './text/catalogue.ts'
export { english } from './text/english.ts'
export { explanationText } from './text/explanation-text.ts'
export { romanian } from './text/romanian.ts'
export type { Wording } from './text/template.ts'
