import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GeoPoint, metresBetween } from './geo-point.ts'

function at(latitude: number, longitude: number): GeoPoint {
  return {
    latitudeMicrodegrees: Math.round(latitude * 1e6),
    longitudeMicrodegrees: Math.round(longitude * 1e6),
  }
}

describe('the distance of two points', () => {
  it.each([
    [at(50, 30), at(51, 30), 111_320],
    [at(0, 0), at(0, 1), 111_320],
    [at(60, 20), at(60, 21), 55_660],
    [at(45, 20), at(45, 21), 78_569],
    [at(-45, 20), at(-45, 21), 78_569],
    [at(50, 30), at(50.00001, 30), 1],
    [at(50, 30), at(50.000003, 30), 0],
    [at(0, 0), at(0.0003, 0.0004), 55],
    [at(0, 179.5), at(0, -179.5), 111_320],
    [at(89.999, 0), at(90, 0), 111],
    [at(90, 0), at(90, 90), 0],
  ])('%# is in whole metres', (a, b, metres) => {
    expect(metresBetween(a, b)).toBe(metres)
  })

  it('is within 0.4 % of the great circle over a town', () => {
    const radians = (microdegrees: number) => (microdegrees / 1e6 / 180) * Math.PI
    const town = fc.record({
      latitudeMicrodegrees: fc.integer({ min: 47_600_000, max: 47_700_000 }),
      longitudeMicrodegrees: fc.integer({ min: 26_200_000, max: 26_300_000 }),
    })
    fc.assert(
      fc.property(town, town, (a, b) => {
        const [north, south] = [radians(a.latitudeMicrodegrees), radians(b.latitudeMicrodegrees)]
        const east = radians(b.longitudeMicrodegrees) - radians(a.longitudeMicrodegrees)
        const chord =
          Math.sin((south - north) / 2) ** 2 +
          Math.cos(north) * Math.cos(south) * Math.sin(east / 2) ** 2
        const circle = 2 * 6_378_137 * Math.asin(Math.sqrt(chord))
        expect(Math.abs(metresBetween(a, b) - circle)).toBeLessThan(circle * 0.004 + 3)
      }),
    )
  })

  it('law: is the same both ways, a whole number, and nothing from a point to itself', () => {
    const point = fc.record({
      latitudeMicrodegrees: fc.integer({ min: -90_000_000, max: 90_000_000 }),
      longitudeMicrodegrees: fc.integer({ min: -180_000_000, max: 180_000_000 }),
    })
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(metresBetween(a, b)).toBe(metresBetween(b, a))
        expect(Number.isSafeInteger(metresBetween(a, b))).toBe(true)
        expect(metresBetween(a, a)).toBe(0)
      }),
    )
  })
})
