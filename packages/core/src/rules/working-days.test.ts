import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../presets/index.ts'
import { addDays, weekdayOf } from '../time/index.ts'
import { createRuleBook } from './rule-book.ts'
import { addWorkingDays, deadlineAfter, isWorkingDay } from './working-days.ts'

function romanianCalendar(on: string) {
  const resolved = createRuleBook(rules.romania()).resolve({
    topic: 'working_calendar',
    scope: { jurisdiction: 'RO' },
    on,
  })
  if (resolved === undefined) throw new Error(`No calendar on ${on}.`)
  return resolved.parameters
}

describe('working days', () => {
  it('leave out weekends and holidays', () => {
    const calendar = romanianCalendar('2026-11-22')
    // Monday 30 November and Tuesday 1 December are holidays.
    expect(addWorkingDays({ from: '2026-11-27', days: 1, calendar })).toBe('2026-12-02')
    expect(addWorkingDays({ from: '2026-11-22', days: 5, calendar })).toBe('2026-11-27')
    expect(addWorkingDays({ from: '2026-11-22', days: 0, calendar })).toBe('2026-11-22')
  })

  it('run over Easter and over the end of the year', () => {
    const calendar = romanianCalendar('2026-04-09')
    // Good Friday 10 April to Easter Monday 13 April.
    expect(addWorkingDays({ from: '2026-04-09', days: 1, calendar })).toBe('2026-04-14')
    // 25, 26 December, 1, 2, 6 and 7 January, and weekends between.
    expect(addWorkingDays({ from: '2026-12-24', days: 6, calendar })).toBe('2027-01-05')
    expect(addWorkingDays({ from: '2026-12-24', days: 7, calendar })).toBe('2027-01-08')
  })

  it('are none on a weekend, unless its day off was moved, nor on a holiday', () => {
    const calendar = {
      weekendDays: [6, 0],
      holidays: ['2026-11-30', '2026-11-28'],
      workedWeekendDays: ['2026-11-21', '2026-11-28'],
    }
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-28', '2026-11-30']
    expect(days.map((it) => isWorkingDay(it, calendar))).toEqual([true, true, false, false, false])
    expect(addWorkingDays({ from: '2026-11-20', days: 2, calendar })).toBe('2026-11-23')
    expect(isWorkingDay('2026-11-21', { weekendDays: [6, 0], holidays: [] })).toBe(false)
  })

  it('are counted by a deadline, or calendar days by one of weeks', () => {
    const calendar = romanianCalendar('2026-11-22')
    const from = '2026-11-27'
    const working = { state: 'sent', workingDays: 1 }
    expect(deadlineAfter({ from, line: working, calendar })).toBe('2026-12-02')
    const weeks = { state: 'sent', calendarDays: 14 * 7 }
    expect(deadlineAfter({ from, line: weeks, calendar })).toBe('2027-03-05')
    expect(deadlineAfter({ from, line: { state: 'sent' }, calendar })).toBe(from)
  })

  it('refuse what is no number of days', () => {
    const calendar = { weekendDays: [6, 0], holidays: [] }
    expect(addWorkingDays({ from: '2026-11-22', days: 1_000, calendar })).toBe('2030-09-20')
    for (const days of [-1, 1.5, 1_001, Number.NaN]) {
      expect(() => addWorkingDays({ from: '2026-11-22', days, calendar })).toThrow(RangeError)
    }
  })

  it('count exactly the working days passed', () => {
    const calendar = romanianCalendar('2026-01-01')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 1, max: 60 }),
        (offset, days) => {
          const from = addDays('2026-01-01', offset)
          const to = addWorkingDays({ from, days, calendar })
          let worked = 0
          for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
            const isFree = [0, 6].includes(weekdayOf(date)) || calendar.holidays.includes(date)
            if (!isFree) worked += 1
          }
          expect(worked).toBe(days)
        },
      ),
    )
  })
})
