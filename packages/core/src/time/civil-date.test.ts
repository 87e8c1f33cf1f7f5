import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  civilDateAt,
  dateOfDay,
  dayNumber,
  daysBetween,
  daysInMonth,
  isCivilDate,
  lastDay,
  startOfDay,
  weekdayOf,
} from './civil-date.ts'

const anyDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('civil dates', () => {
  it('are what people in the zone write', () => {
    expect(civilDateAt('2026-11-22T22:30:00.000Z', 'Europe/Bucharest')).toBe('2026-11-23')
    expect(civilDateAt('2026-11-22T21:30:00.000Z', 'Europe/Bucharest')).toBe('2026-11-22')
    expect(civilDateAt('2026-07-22T21:30:00.000Z', 'Europe/Bucharest')).toBe('2026-07-23')
  })

  it('begin an hour earlier or later in UTC with daylight saving', () => {
    expect(startOfDay('2026-11-22', 'Europe/Bucharest')).toBe('2026-11-21T22:00:00.000Z')
    expect(startOfDay('2026-07-22', 'Europe/Bucharest')).toBe('2026-07-21T21:00:00.000Z')
  })

  it.each([
    ['Asia/Amman', '2018-10-26', '2018-10-25T21:00:00.000Z', 'midnight comes twice'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z', 'midnight comes twice'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', 'there is no midnight'],
    [
      'Europe/Bucharest',
      '2026-10-25',
      '2026-10-24T21:00:00.000Z',
      'an hour of the night comes twice',
    ],
  ])('begin in %s on %s at %s, where %s', (zone, date, start) => {
    expect(startOfDay(date, zone)).toBe(start)
  })

  it('begin where the day before ends, in any zone', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.constantFrom('Europe/Bucharest', 'Asia/Amman', 'Asia/Gaza', 'America/Havana'),
        (date, zone) => {
          const before = new Date(Date.parse(startOfDay(date, zone)) - 1).toISOString()
          expect(civilDateAt(before, zone)).toBe(addDays(date, -1))
        },
      ),
    )
  })

  it('begin inside themselves, in any zone', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.constantFrom('Europe/Bucharest', 'Europe/Moscow', 'Asia/Kolkata', 'America/Sao_Paulo'),
        (date, zone) => {
          expect(civilDateAt(startOfDay(date, zone), zone)).toBe(date)
        },
      ),
    )
  })

  it('move and measure alike', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('are numbered as the calendar of the machine numbers them', () => {
    const anyDay = fc.integer({ min: -719_528, max: 2_932_896 })
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * 86_400_000)
        expect(dateOfDay(day)).toBe(date.toISOString().slice(0, 10))
        expect(dayNumber(dateOfDay(day))).toBe(day)
        expect(weekdayOf(dateOfDay(day))).toBe(date.getUTCDay())
      }),
    )
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('2000-02-29')).toBe(11_016)
    expect(dateOfDay(-1)).toBe('1969-12-31')
    expect(dateOfDay(dayNumber('0026-11-24'))).toBe('0026-11-24')
  })

  it('have months as long as the calendar says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2400 }),
        fc.integer({ min: 1, max: 12 }),
        (year, month) => {
          const text = `${year}-${String(month).padStart(2, '0')}`
          expect(daysInMonth(text)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
        },
      ),
    )
  })

  it('know the calendar', () => {
    expect(daysInMonth('2024-02')).toBe(29)
    expect(lastDay('2026-02')).toBe('2026-02-28')
    expect(addMonths('2026-11', 2)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(weekdayOf('2026-11-22')).toBe(0)
    expect(isCivilDate('2026-02-30')).toBe(false)
    expect(isCivilDate('2026-02-28')).toBe(true)
    expect(isCivilDate('28.02.2026')).toBe(false)
    expect(isCivilDate('2026-13-01')).toBe(false)
    expect(isCivilDate('2026-00-10')).toBe(false)
    expect(isCivilDate('2026-01-00')).toBe(false)
  })
})
