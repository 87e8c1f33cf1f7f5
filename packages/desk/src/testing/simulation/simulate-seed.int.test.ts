import { describe, expect, it } from 'vitest'
import { memorySimulatedStore } from './memory-simulated-store.ts'
import { simulateSeed } from './simulate-seed.ts'
import { sqliteSimulatedStore } from './sqlite-simulated-store.ts'

describe('a supplier simulated on SQLite', () => {
  it('has nothing wrong, and the very facts that it has in memory', async () => {
    for (const seed of [201, 202, 203, 204]) {
      const onDisk = await simulateSeed({ seed, createStore: sqliteSimulatedStore })
      const inMemory = await simulateSeed({ seed, createStore: memorySimulatedStore })
      expect({ seed, problems: onDisk.problems }).toEqual({ seed, problems: [] })
      expect(onDisk.toldSha256).toBe(inMemory.toldSha256)
    }
  })
})
