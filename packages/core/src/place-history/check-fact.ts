import type { FactDraft } from '../journal/index.ts'
import { FACT_HANDLERS } from './fact-handlers.ts'
import type { FactProblem } from './fact-problem.ts'
import type { LaterFactType, PlaceFact, PlaceFactData } from './place-fact.ts'
import type { PlaceState } from './place-state.ts'

/** Whether a fact can follow on a state, and if not, why. */
export type CheckedFact =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: FactProblem }

/**
 * Whether something can become the next fact of a place. Asked before a fact is stored: what breaks
 * an invariant never becomes a fact.
 */
export function checkFact(state: PlaceState | undefined, fact: PlaceFact): CheckedFact {
  const problem = problemOf(state, fact)
  return problem === undefined ? { ok: true } : { ok: false, problem }
}

function problemOf(state: PlaceState | undefined, fact: PlaceFact): FactProblem | undefined {
  if (fact.type === 'place_registered')
    return state && state.place.id !== fact.data.place.id ? 'other_place' : undefined
  return state === undefined ? 'not_registered' : laterProblem(state, fact)
}

function laterProblem<Type extends LaterFactType>(
  state: PlaceState,
  { type, data }: FactDraft<Type, PlaceFactData[Type]>,
): FactProblem | undefined {
  return FACT_HANDLERS[type].problemIn(state, data)
}
