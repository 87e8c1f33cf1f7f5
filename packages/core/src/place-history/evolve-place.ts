import { connectedSupply } from '../field/index.ts'
import type { FactDraft } from '../journal/index.ts'
import type { Customer } from '../place/index.ts'
import { FACT_HANDLERS } from './fact-handlers.ts'
import { draftOf, type PlaceDraft, stateOf } from './place-draft.ts'
import type { LaterFactType, PlaceFact, PlaceFactData, PlaceRegistered } from './place-fact.ts'
import type { PlaceState } from './place-state.ts'

/**
 * The state after one more fact. The first fact of a place is `place_registered`. The state before
 * stays as it is.
 */
export function evolvePlace(state: PlaceState | undefined, fact: PlaceFact): PlaceState {
  return stateOf(evolved(state && draftOf(state), fact))
}

/**
 * The state of a place after all its facts; undefined for a place nobody registered. Takes time in
 * proportion to the facts. Folding the rest onto the state of any first part gives the same.
 */
export function placeStateOf(
  facts: readonly PlaceFact[],
  from?: PlaceState,
): PlaceState | undefined {
  if (facts.length === 0) return from
  const draft = facts.reduce<PlaceDraft | undefined>(evolved, from && draftOf(from))
  return draft && stateOf(draft)
}

function evolved(draft: PlaceDraft | undefined, fact: PlaceFact): PlaceDraft {
  if (fact.type === 'place_registered') return registered(draft, fact)
  if (draft === undefined)
    throw new Error(`A place begins with place_registered, not ${fact.type}.`)
  apply(draft, fact)
  return draft
}

function apply<Type extends LaterFactType>(
  draft: PlaceDraft,
  { type, data }: FactDraft<Type, PlaceFactData[Type]>,
): void {
  FACT_HANDLERS[type].evolve(draft, data)
}

function registered(draft: PlaceDraft | undefined, fact: PlaceRegistered): PlaceDraft {
  const customer = fact.personal?.data as Customer | undefined
  const head = { ...fact.data, ...(customer && { customer }) }
  if (draft === undefined) return draftOf({ ...EMPTY, ...head })
  draft.head = { ...draft.head, ...head }
  return draft
}

const EMPTY = {
  installations: [],
  annexes: [],
  readings: [],
  repetitions: [],
  reassessments: [],
  transfers: [],
  reconciliations: [],
  absenceNotices: [],
  operations: [],
  disputes: [],
  technicalData: [],
  residentsDeclarations: [],
  visits: [],
  fieldTasks: [],
  fieldNotices: [],
  sealEvents: [],
  circuitChecks: [],
  tamperReports: [],
  serviceRequests: [],
  technicalDataChanges: [],
  unknownPoints: [],
  supply: connectedSupply,
} as const
