export type {
  AbsenceNotice,
  LaterPlaceFact,
  PlaceFact,
  PlaceRegistered,
  ReadingRepetition,
  ReadingReview,
  ReadingTransfer,
  ReconciledReading,
} from './place-fact.ts'
export type { PlaceState } from './place-state.ts'
export { evolvePlace, placeStateOf } from './place-state.ts'
