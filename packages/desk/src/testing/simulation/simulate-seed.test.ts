import { describe, expect, it } from 'vitest'
import { memorySimulatedStore } from './memory-simulated-store.ts'
import { simulateSeed } from './simulate-seed.ts'

const createStore = (seed: number) => memorySimulatedStore(seed)
const seeds = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at)

// Ten thousand seeds: `npm run simulate`.
describe('a simulated supplier', () => {
  it('loses nothing, doubles nothing and counts rightly, whatever goes wrong', async () => {
    const troubles = new Set<string>()
    for (const seed of seeds(1, 40)) {
      const { problems, faults } = await simulateSeed({ seed, createStore })
      expect({ seed, problems }).toEqual({ seed, problems: [] })
      for (const name of faults.keys()) troubles.add(name)
    }
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

  it('does the same again for the same seed, and the same with and without duplicates and failures', async () => {
    for (const seed of seeds(101, 5)) {
      const settings = { seed, createStore, isRepeated: true, isCompared: true }
      const { problems, runs } = await simulateSeed(settings)
      expect({ seed, problems, runs }).toEqual({ seed, problems: [], runs: 4 })
    }
  })
})
