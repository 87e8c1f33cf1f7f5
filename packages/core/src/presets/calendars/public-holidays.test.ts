import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '../../time/index.ts'
import { mondayFrom, movedOffWeekends } from './holiday-rules.ts'
import {
  britishHolidays,
  germanHolidays,
  type HolidayRule,
  italianHolidays,
  romanianHolidays,
  russianHolidays,
  spanishHolidays,
  turkishFeasts,
  turkishHolidays,
  ukrainianHolidays,
} from './public-holidays.ts'

/** The days off that fall on a working day of the week, without their year. */
function onWeekdays(rule: HolidayRule, year: number): string {
  const days = [...new Set(rule(year))].filter((it) => weekdayOf(it) % 6 !== 0)
  return days
    .toSorted()
    .map((it) => it.slice(5))
    .join(' ')
}

describe('public holidays', () => {
  it('of Romania are those of the labour code', () => {
    expect([...romanianHolidays(2026)].toSorted().map((it) => it.slice(5))).toEqual(
      '01-01 01-02 01-06 01-07 01-24 04-10 04-12 04-13 05-01 05-31 06-01 06-01 08-15 11-30 12-01 12-25 12-26'.split(
        ' ',
      ),
    )
  })

  it('of Russia follow the decree of the year, else the labour code', () => {
    expect(onWeekdays(russianHolidays, 2025)).toBe(
      '01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31',
    )
    expect(onWeekdays(russianHolidays, 2026)).toBe(
      '01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31',
    )
    expect(onWeekdays(russianHolidays, 2027)).toBe(
      '01-01 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-03 05-10 06-14 11-04',
    )
  })

  it('of Ukraine move to the Monday after a weekend, in peace', () => {
    expect(onWeekdays(ukrainianHolidays, 2026)).toBe(
      '01-01 03-09 04-13 05-01 05-08 06-01 06-29 07-15 08-24 10-01 12-25',
    )
  })

  it('of Turkey are fixed, and its feasts go by the moon', () => {
    expect(onWeekdays(turkishHolidays, 2026)).toBe('01-01 04-23 05-01 05-19 07-15 10-29')
    expect(turkishFeasts(2025).join(' ')).toBe(
      '2025-03-30 2025-03-31 2025-04-01 2025-06-06 2025-06-07 2025-06-08 2025-06-09',
    )
    expect(turkishFeasts(2026).join(' ')).toBe(
      '2026-03-20 2026-03-21 2026-03-22 2026-05-27 2026-05-28 2026-05-29 2026-05-30',
    )
    expect(turkishFeasts(2040)).toEqual([])
  })

  it('of Germany are the nine of all states', () => {
    expect(onWeekdays(germanHolidays, 2026)).toBe('01-01 04-03 04-06 05-01 05-14 05-25 12-25')
    expect(germanHolidays(2026)).toHaveLength(9)
  })

  it('of England and Wales are those announced to 2028, substitute days by rule', () => {
    const years = [2022, 2025, 2026, 2027, 2028].map((year) => onWeekdays(britishHolidays, year))
    expect(years).toEqual([
      '01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27',
      '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
      '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
      '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
      '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
    ])
  })

  it('of Italy have Saint Francis since 2026', () => {
    expect(onWeekdays(italianHolidays, 2025)).toBe(
      '01-01 01-06 04-21 04-25 05-01 06-02 08-15 12-08 12-25 12-26',
    )
    expect(italianHolidays(2025)).not.toContain('2025-10-04')
    expect(italianHolidays(2026)).toContain('2026-10-04')
    expect(onWeekdays(italianHolidays, 2027)).toContain('10-04')
  })

  it('of Spain are those that all communities keep', () => {
    expect([...spanishHolidays(2026)].toSorted().map((it) => it.slice(5))).toEqual(
      '01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25'.split(' '),
    )
  })
})

describe('holidays moved off weekends', () => {
  const anyDays = fc
    .uniqueArray(fc.nat(364), { maxLength: 12 })
    .map((days) => days.map((it) => addDays('2027-01-01', it)))

  it('are as many working days, each on or after its own', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const moved = movedOffWeekends(days)
        expect(new Set(moved).size).toBe(days.length)
        for (const [at, day] of days.entries()) {
          const to = moved[at] ?? ''
          expect(weekdayOf(to) % 6).not.toBe(0)
          expect(day <= to).toBe(true)
          if (weekdayOf(day) % 6 !== 0) expect(to).toBe(day)
        }
      }),
    )
  })

  it('have Mondays that come first', () => {
    fc.assert(
      fc.property(fc.nat(20_000), (days) => {
        const date = addDays('2000-01-01', days)
        const monday = mondayFrom(date)
        expect(weekdayOf(monday)).toBe(1)
        expect(daysBetween(date, monday)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(date, monday)).toBeLessThan(7)
      }),
    )
  })
})
