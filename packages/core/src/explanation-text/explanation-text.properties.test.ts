import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainPlace } from '../explanation/index.ts'
import type { StoredFact } from '../journal/index.ts'
import { placeHistory } from '../testing/place-facts.ts'
import { storedFacts } from '../testing/stored-facts.ts'
import { civilDateAt } from '../time/index.ts'
import { english } from './english.ts'
import { explanationText } from './explanation-text.ts'
import { romanian } from './romanian.ts'

const period = { from: '2026-01-01', to: '2026-12-31' }
const today = '2026-12-01'

describe('an explanation in words', () => {
  it('law: names every fact’s date and who caused it, in both languages, in order', () => {
    fc.assert(
      fc.property(placeHistory, (facts) => {
        const all = storedFacts(facts)
        const explanation = explainPlace({ facts: all, period, today })
        if (explanation === undefined) throw new Error('not registered')
        const zone = explanation.state.place.timeZone
        for (const [catalogue, dateOf] of [
          [english, (date: string) => date],
          [romanian, (date: string) => date.split('-').toReversed().join('.')],
        ] as const) {
          const lines = explanationText(explanation, catalogue)
          const told = lines.filter((line) => /^ {2}\d+\. /.test(line))
          expect(told).toHaveLength(all.length)
          told.forEach((line, at) => {
            const { version, recordedAt, actor } = all[at] as StoredFact
            const date = dateOf(civilDateAt(recordedAt, zone))
            expect(line.startsWith(`  ${version}. ${date}, `)).toBe(true)
            expect(line).toContain(` ${actor.id}: `)
          })
          // No value was looked for in vain, and none is written as a program would.
          expect(lines.join('\n')).not.toMatch(/\{|\}|undefined|\[object/)
        }
      }),
      { numRuns: 50 },
    )
  })
})
