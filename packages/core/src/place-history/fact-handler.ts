import type { FactProblem } from './fact-problem.ts'
import type { PlaceDraft } from './place-draft.ts'
import type { LaterFactType, PlaceFactData } from './place-fact.ts'
import type { PlaceState } from './place-state.ts'

/** What a fact of one type does, and what would keep it from becoming one. */
export interface FactHandler<Data> {
  /** Writes what the fact says into the draft. A stored fact is never refused. */
  evolve(draft: PlaceDraft, data: Data): void
  /** Why the fact cannot follow on a state; undefined where it can. */
  problemIn(state: PlaceState, data: Data): FactProblem | undefined
}

/** Handlers by fact type. */
export type FactHandlers<Type extends LaterFactType> = {
  readonly [Each in Type]: FactHandler<PlaceFactData[Each]>
}
