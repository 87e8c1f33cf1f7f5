import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legalOrder, orderChoices, placeHistory } from '../testing/place-facts.ts'
import { evolvePlace, placeStateOf } from './evolve-place.ts'
import type { PlaceState } from './place-state.ts'

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

describe('the fold of a place’s facts', () => {
  it('law: is the fold of any first part, then of the rest', () => {
    fc.assert(
      fc.property(placeHistory, fc.nat(), (facts, cut) => {
        const at = cut % (facts.length + 1)
        const first = placeStateOf(facts.slice(0, at))
        expect(placeStateOf(facts.slice(at), first)).toEqual(placeStateOf(facts))
      }),
    )
  })

  it('law: one fact after the other is the same as all at once', () => {
    fc.assert(
      fc.property(placeHistory, (facts) => {
        const oneByOne = facts.reduce<PlaceState | undefined>(evolvePlace, undefined)
        expect(oneByOne).toEqual(placeStateOf(facts))
      }),
    )
  })

  it('law: the same facts in any legal order give the same state', () => {
    fc.assert(
      fc.property(placeHistory, orderChoices, (facts, choices) => {
        const other = legalOrder(facts, choices)
        expect(placeStateOf(other)).toEqual(placeStateOf(facts))
        expect(other.reduce<PlaceState | undefined>(evolvePlace, undefined)).toEqual(
          placeStateOf(facts),
        )
      }),
    )
  })

  it('law: changes neither the facts nor a state that was handed out', () => {
    fc.assert(
      fc.property(placeHistory, fc.nat(), (facts, cut) => {
        frozen(facts)
        const at = cut % (facts.length + 1)
        const first = frozen(placeStateOf(facts.slice(0, at)))
        expect(placeStateOf(facts.slice(at), first)).toEqual(placeStateOf(facts))
        let state = first
        for (const fact of facts.slice(at)) state = frozen(evolvePlace(state, fact))
        expect(state).toEqual(placeStateOf(facts))
      }),
    )
  })
})
