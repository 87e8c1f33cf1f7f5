import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaceState } from '../place-history/index.ts'
import { placeStateOf } from '../place-history/index.ts'
import { placeHistory } from '../testing/place-facts.ts'
import { storedFacts } from '../testing/stored-facts.ts'
import { addDays } from '../time/index.ts'
import {
  type Explanation,
  type ExplanationInput,
  explainPeriod,
  explainPlace,
  explainReading,
} from './explanation.ts'

const day = fc.integer({ min: -20, max: 320 }).map((days) => addDays('2026-01-01', days))
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))

type Explain = (input: ExplanationInput) => Explanation | undefined

/** What an explanation is about, without how it came to it. */
function resultOf(explain: Explain, input: ExplanationInput, about: (it: Explanation) => unknown) {
  try {
    const explanation = explain(input)
    return JSON.stringify(explanation && about(explanation))
  } catch (error) {
    return String(error) // without it, the facts make no place at all
  }
}

/** Every fact without which the result would be another is mentioned, and in the order in which they were stored. */
function expectComplete(
  explain: Explain,
  input: ExplanationInput,
  about: (explanation: Explanation) => unknown,
): void {
  const explanation = explain(input)
  const versions = (explanation?.facts ?? []).map(({ version }) => version)
  expect(versions).toEqual(versions.toSorted((a, b) => a - b))
  const result = resultOf(explain, input, about)
  for (const { version, type } of input.facts) {
    const facts = input.facts.filter((it) => it.version !== version)
    const isNeeded = resultOf(explain, { ...input, facts }, about) !== result
    if (isNeeded && !versions.includes(version)) expect(type).toBe('mentioned')
  }
}

const today = '2026-12-01'

describe('an explanation', () => {
  it('law: of a place mentions every fact that changed its state', () => {
    fc.assert(
      fc.property(placeHistory, period, (facts, within) => {
        const input = { facts: storedFacts(facts), period: within, today }
        expectComplete(explainPlace, input, ({ state }) => state)
      }),
      { numRuns: 50 },
    )
  })

  it('law: of a period mentions every fact that changed a month of it or what is missing', () => {
    fc.assert(
      fc.property(placeHistory, period, (facts, within) => {
        const input = { facts: storedFacts(facts), period: within, today }
        expectComplete(explainPeriod, input, ({ series, contractIndices, missing }) => [
          series,
          contractIndices,
          missing,
        ])
      }),
      { numRuns: 50 },
    )
  })

  it('law: of a reading mentions every fact that changed it or what became of it', () => {
    fc.assert(
      fc.property(placeHistory, period, fc.nat(), (facts, within, any) => {
        const readings = placeStateOf(facts)?.readings ?? []
        fc.pre(readings.length > 0)
        const readingId = readings[any % readings.length]?.id ?? ''
        const input = { facts: storedFacts(facts), period: within, today }
        const own = (list: readonly { readonly readingId?: string }[]) =>
          list.filter((it) => it.readingId === readingId)
        const about = ({ reading, state }: Explanation) => [
          reading,
          own(state.transfers),
          own(state.reconciliations),
          own(state.absenceNotices),
          own(state.repetitions),
          own(state.disputes),
        ]
        expectComplete((it) => explainReading({ ...it, readingId }), input, about)
      }),
      { numRuns: 50 },
    )
  })

  it('law: changes none of the facts that it tells', () => {
    fc.assert(
      fc.property(placeHistory, period, (facts, within) => {
        const all = storedFacts(facts)
        const before = structuredClone(all)
        const explanation = explainPlace({ facts: all, period: within, today })
        expect(all).toEqual(before)
        expect(explanation?.state).toEqual(placeStateOf(facts) as PlaceState)
      }),
      { numRuns: 30 },
    )
  })
})
