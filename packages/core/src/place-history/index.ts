export type { CheckedFact } from './check-fact.ts'
export { checkFact } from './check-fact.ts'
export { evolvePlace, placeStateOf } from './evolve-place.ts'
export type { FactProblem } from './fact-problem.ts'
export type {
  AbsenceNotice,
  LaterFactType,
  LaterPlaceFact,
  PlaceFact,
  PlaceFactData,
  PlaceRegistered,
  ReadingRepetition,
  ReadingReview,
  ReadingTransfer,
  ReconciledReading,
} from './place-fact.ts'
export type { PlaceHead, PlaceItems, PlaceListName, PlaceLists, PlaceState } from './place-state.ts'
