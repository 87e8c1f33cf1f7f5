import { describe, expect, it } from 'vitest'
import { seededChoice } from './seeded-choice.ts'

describe('seededChoice', () => {
  it('chooses the same for the same seed', () => {
    const [first, second] = [seededChoice(7), seededChoice(7)]
    const draw = (choice: ReturnType<typeof seededChoice>) =>
      Array.from({ length: 20 }, () => choice.below(1_000))
    expect(draw(first)).toEqual(draw(second))
    expect(draw(seededChoice(8))).not.toEqual(draw(seededChoice(7)))
  })

  it('comes to every choice, in about equal shares', () => {
    const choice = seededChoice(1)
    const counts = [0, 0, 0, 0, 0]
    for (let draw = 0; draw < 5_000; draw += 1) {
      const at = choice.of([0, 1, 2, 3, 4])
      counts[at] = (counts[at] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })

  it('has nothing to choose from nothing', () => {
    expect(() => seededChoice(1).of([])).toThrow(RangeError)
    expect(seededChoice(1).some([])).toEqual([])
  })
})
