import { describe, expect, it } from 'vitest'
import { memorySimulatedStore } from './memory-simulated-store.ts'
import { type SeedReport, simulateSeed } from './simulate-seed.ts'

/** Simulates some seeds and holds each to have nothing wrong. */
async function simulated(
  first: number,
  count: number,
  ways: { readonly isRepeated?: boolean; readonly isCompared?: boolean } = {},
): Promise<readonly SeedReport[]> {
  const reports: SeedReport[] = []
  for (let seed = first; seed < first + count; seed++) {
    const report = await simulateSeed({ seed, createStore: memorySimulatedStore, ...ways })
    expect({ seed, problems: report.problems }).toEqual({ seed, problems: [] })
    reports.push(report)
  }
  return reports
}

// Ten thousand seeds: `npm run simulate`.
describe('a simulated supplier', () => {
  it.each([1, 9, 17])(
    'loses nothing, doubles nothing and counts rightly, whatever goes wrong: eight seeds from %i',
    async (first) => {
      const reports = await simulated(first, 8)
      expect(reports.every(({ events, facts }) => events > 10 && facts > 10)).toBe(true)
    },
  )

  it('is troubled by everything that can go wrong', async () => {
    const reports = await simulated(31, 14)
    const troubles = new Set(reports.flatMap(({ faults }) => [...faults.keys()]))
    expect([...troubles].toSorted()).toEqual([
      'clock_ahead',
      'clock_back',
      'clock_right',
      'clock_went_back',
      'crash_after',
      'crash_before',
      'locked',
      'lost',
      'lost_answer',
      'version_conflict',
    ])
  })

  it('does the same again for the same seed', async () => {
    const reports = await simulated(101, 3, { isRepeated: true })
    expect(reports.map(({ runs }) => runs)).toEqual([2, 2, 2])
  })

  it('ends the same with and without duplicates and failures', async () => {
    const reports = await simulated(105, 3, { isCompared: true })
    expect(reports.map(({ runs }) => runs)).toEqual([3, 3, 3])
  })
})
