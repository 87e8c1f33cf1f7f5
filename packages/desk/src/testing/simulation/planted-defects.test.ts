import { describe, expect, it } from 'vitest'
import { plantedDefects } from './planted-defects.ts'
import { simulateSeed } from './simulate-seed.ts'

// Every one of the defects shows within a few seeds: those that need an erasure come late.
const SEEDS_MAX = 40

describe('the simulation finds that', () => {
  it.each(plantedDefects)('$name', async ({ plant, finding }) => {
    const problems: string[] = []
    for (let seed = 1; seed <= SEEDS_MAX && !problems.some((it) => finding.test(it)); seed++) {
      problems.push(...(await simulateSeed({ seed, ...plant() })).problems)
    }
    expect(problems).toContainEqual(expect.stringMatching(finding))
  })
})
