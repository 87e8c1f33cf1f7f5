export type {
  ExplainedDispute,
  ExplainedReading,
  ExplainedSubmission,
  ExplanationDossier,
  JournalEntry,
} from './explanation-dossier.ts'
export { explainPlaceState } from './explanation-dossier.ts'
