import { describe, expect, it } from 'vitest'
import { seededRandom } from './seeded-random.ts'

const draws = (seed: number, purpose: string) => {
  const random = seededRandom(seed, purpose)
  return Array.from({ length: 5 }, () => random.below(1_000))
}

describe('chance that follows from a seed', () => {
  it('stays the same from release to release', () => {
    expect(draws(4711, 'events')).toEqual([351, 241, 100, 188, 539])
  })

  it('is another for another seed, and for another purpose', () => {
    expect(draws(4711, 'schedule')).not.toEqual(draws(4711, 'events'))
    expect(draws(4712, 'events')).not.toEqual(draws(4711, 'events'))
  })

  it('is even, as far as counting tells', () => {
    const random = seededRandom(1, 'counting')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 10_000; draw++) {
      const at = random.below(10)
      counts[at] = (counts[at] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(900)
    expect(Math.max(...counts)).toBeLessThan(1_100)
  })
})
