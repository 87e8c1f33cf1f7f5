import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortestWalk } from './shortest-walk.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** The sum of the legs: a whole number, and a distance. */
function metres(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

function walkedMetres(walk: readonly Point[]): number {
  return walk.reduce((sum, point, at) => sum + metres(walk[at - 1] ?? point, point), 0)
}

/** A walk along a street, by the house numbers. */
function walkOf(...houses: readonly number[]): readonly number[] {
  return shortestWalk(
    houses.map((x) => ({ x, y: 0 })),
    metres,
  ).map(({ x }) => x)
}

const points = fc.array(fc.record({ x: fc.nat(1_000), y: fc.nat(1_000) }), { maxLength: 12 })

describe('a short walk', () => {
  it('of nothing, one or two points is that', () => {
    expect(walkOf()).toEqual([])
    expect(walkOf(7)).toEqual([7])
    expect(walkOf(7, 1)).toEqual([7, 1])
  })

  it('goes to the nearest next, the one named first where two are as near', () => {
    expect(walkOf(0, 30, 10, 20)).toEqual([0, 10, 20, 30])
    const [a, b, c] = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 0, y: 1 },
    ]
    expect(shortestWalk([a, b, c], metres)).toEqual([a, b, c])
    expect(shortestWalk([a, c, b], metres)).toEqual([a, c, b])
  })

  it('turns stretches round where the nearest next leads astray', () => {
    // Always to the nearest: 0, -9, 10, 25 and back to -40, 108 metres.
    const walk = walkOf(0, 10, -9, 25, -40)
    expect(walk).toEqual([0, 25, 10, -9, -40])
    expect(walkedMetres(walk.map((x) => ({ x, y: 0 })))).toBe(90)
  })

  it('law: is a walk over every point, once, that begins at the first', () => {
    fc.assert(
      fc.property(points, (all) => {
        const walk = shortestWalk(all, metres)
        expect(walk).toHaveLength(all.length)
        expect(new Set(walk)).toEqual(new Set(all))
        expect(walk[0]).toBe(all[0])
      }),
    )
  })

  it('law: no stretch turned round would shorten it', () => {
    fc.assert(
      fc.property(points, (all) => {
        const walk = shortestWalk(all, metres)
        for (let from = 1; from < walk.length; from += 1) {
          for (let to = from + 1; to <= walk.length; to += 1) {
            const turned = [
              ...walk.slice(0, from),
              ...walk.slice(from, to).reverse(),
              ...walk.slice(to),
            ]
            expect(walkedMetres(turned)).toBeGreaterThanOrEqual(walkedMetres(walk))
          }
        }
      }),
    )
  })

  it('law: is never longer than going to the nearest next alone', () => {
    fc.assert(
      fc.property(points, (all) => {
        const greedy = all.slice(0, 1)
        while (greedy.length < all.length) {
          const here = greedy.at(-1) ?? { x: 0, y: 0 }
          const left = all.filter((point) => !greedy.includes(point))
          greedy.push(
            left.reduce((near, it) => (metres(here, it) < metres(here, near) ? it : near)),
          )
        }
        expect(walkedMetres(shortestWalk(all, metres))).toBeLessThanOrEqual(walkedMetres(greedy))
      }),
    )
  })
})
