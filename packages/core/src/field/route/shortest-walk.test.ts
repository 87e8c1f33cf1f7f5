import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortestWalk } from './shortest-walk.ts'

type Point = readonly [x: number, y: number]

/** The sum of the legs: whole numbers, and a distance. */
function gridOf(points: readonly Point[]) {
  return (a: number, b: number) => {
    const [ax, ay] = points[a] ?? [0, 0]
    const [bx, by] = points[b] ?? [0, 0]
    return Math.abs(ax - bx) + Math.abs(ay - by)
  }
}

function walkedMetres(walk: readonly number[], metres: (a: number, b: number) => number): number {
  return walk.slice(1).reduce((sum, point, before) => sum + metres(walk[before] ?? point, point), 0)
}

const points = fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { maxLength: 12 })

describe('a short walk', () => {
  it('of nothing or one point is that', () => {
    expect(shortestWalk(0, () => 1)).toEqual([])
    expect(shortestWalk(1, () => 1)).toEqual([0])
  })

  it('goes to the nearest next, the lower number where two are as near', () => {
    const line: Point[] = [
      [0, 0],
      [30, 0],
      [10, 0],
      [20, 0],
    ]
    expect(shortestWalk(4, gridOf(line))).toEqual([0, 2, 3, 1])
    expect(shortestWalk(3, () => 5)).toEqual([0, 1, 2])
    expect(walkedMetres([0, 2, 3, 1], gridOf(line))).toBe(30)
  })

  it('turns stretches round where the nearest next leads astray', () => {
    // From 0 the nearest is 4 to the left: what lies right of 0 is walked twice.
    const line: Point[] = [
      [0, 0],
      [10, 0],
      [-9, 0],
      [25, 0],
      [-40, 0],
    ]
    const metres = gridOf(line)
    const walk = shortestWalk(5, metres)
    expect(walk).toEqual([0, 3, 1, 2, 4])
    expect(walkedMetres(walk, metres)).toBe(90)
  })

  it('law: is a walk over every point, once, that begins at the first', () => {
    fc.assert(
      fc.property(points, (all) => {
        const walk = shortestWalk(all.length, gridOf(all))
        expect(walk.toSorted((a, b) => a - b)).toEqual(all.map((_, at) => at))
        expect(walk[0] ?? 0).toBe(0)
      }),
    )
  })

  it('law: no stretch turned round would shorten it', () => {
    fc.assert(
      fc.property(points, (all) => {
        const metres = gridOf(all)
        const walk = shortestWalk(all.length, metres)
        const length = walkedMetres(walk, metres)
        for (let from = 1; from < walk.length; from += 1) {
          for (let to = from + 1; to <= walk.length; to += 1) {
            const turned = [
              ...walk.slice(0, from),
              ...walk.slice(from, to).reverse(),
              ...walk.slice(to),
            ]
            expect(walkedMetres(turned, metres)).toBeGreaterThanOrEqual(length)
          }
        }
      }),
    )
  })

  it('law: is never longer than going to the nearest next alone', () => {
    fc.assert(
      fc.property(points, (all) => {
        const metres = gridOf(all)
        const greedy = all.length === 0 ? [] : [0]
        while (greedy.length < all.length) {
          const here = greedy.at(-1) ?? 0
          const left = all.map((_, at) => at).filter((at) => !greedy.includes(at))
          greedy.push(
            left.reduce((near, at) => (metres(here, at) < metres(here, near) ? at : near)),
          )
        }
        expect(walkedMetres(shortestWalk(all.length, metres), metres)).toBeLessThanOrEqual(
          walkedMetres(greedy, metres),
        )
      }),
    )
  })
})
