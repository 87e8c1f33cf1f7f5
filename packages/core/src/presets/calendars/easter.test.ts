import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, weekdayOf } from '../../time/index.ts'
import { orthodoxEaster, westernEaster } from './easter.ts'

/** Month and day of western and Orthodox Easter from 2020 on. */
const KNOWN: readonly (readonly [western: string, orthodox: string])[] = [
  ['04-12', '04-19'],
  ['04-04', '05-02'],
  ['04-17', '04-24'],
  ['04-09', '04-16'],
  ['03-31', '05-05'],
  ['04-20', '04-20'],
  ['04-05', '04-12'],
  ['03-28', '05-02'],
  ['04-16', '04-16'],
  ['04-01', '04-08'],
  ['04-21', '04-28'],
  ['04-13', '04-13'],
  ['03-28', '05-02'],
  ['04-17', '04-24'],
  ['04-09', '04-09'],
  ['03-25', '04-29'],
]

describe('Easter', () => {
  it('is what the calendars print from 2020 to 2035', () => {
    const computed = KNOWN.map((_, at) => [westernEaster(2020 + at), orthodoxEaster(2020 + at)])
    expect(computed).toEqual(
      KNOWN.map(([western, orthodox], at) => [
        `${2020 + at}-${western}`,
        `${2020 + at}-${orthodox}`,
      ]),
    )
  })

  it('is exact at the edges of the computus', () => {
    const years = [1818, 1943, 1954, 1981, 2000, 2038, 2049, 2076, 2100, 2285]
    expect(years.map(westernEaster)).toEqual([
      '1818-03-22',
      '1943-04-25',
      '1954-04-18',
      '1981-04-19',
      '2000-04-23',
      '2038-04-25',
      '2049-04-18',
      '2076-04-19',
      '2100-03-28',
      '2285-03-22',
    ])
    expect([1983, 2010, 2078].map(orthodoxEaster)).toEqual([
      '1983-05-08',
      '2010-04-04',
      '2078-05-08',
    ])
  })

  it('is a Sunday between 22 March and 25 April, the Orthodox one no earlier and by whole weeks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2099 }), (year) => {
        const western = westernEaster(year)
        const orthodox = orthodoxEaster(year)
        expect(weekdayOf(western)).toBe(0)
        expect(`${year}-03-22` <= western && western <= `${year}-04-25`).toBe(true)
        expect(`${year}-04-04` <= orthodox && orthodox <= `${year}-05-08`).toBe(true)
        expect([0, 7, 28, 35]).toContain(daysBetween(western, orthodox))
      }),
    )
  })
})
