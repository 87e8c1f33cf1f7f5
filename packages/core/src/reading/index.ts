export type {
  Channel,
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
