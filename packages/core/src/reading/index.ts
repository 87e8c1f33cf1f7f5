export type { Channel } from './channels.ts'
export { channels } from './channels.ts'
export type {
  EstimateBasis,
  Reading,
  ReadingQuality,
  ReadingSource,
  ReadingStatus,
} from './reading.ts'
export type {
  EnteredReading,
  ReadingSubmission,
  SubmissionFinding,
  SubmissionOutcome,
} from './submission.ts'
