import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '../../time/index.ts'
import { createRuleBook } from '../rule-book.ts'
import { rules } from '../rules.ts'
import { romanianHolidays } from './romanian-holidays.ts'

const presets = { romania: rules.romania(), russia: rules.russia() }

/** Meeus: Orthodox Easter by the Julian calendar, 13 days behind until 2099. */
function orthodoxEaster(year: number): string {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const month = Math.floor((d + e + 114) / 31)
  const day = ((d + e + 114) % 31) + 1
  const julian = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return addDays(julian, 13)
}

describe('presets', () => {
  it('are rule rows with sources, and hearsay is off and says why', () => {
    for (const rows of Object.values(presets)) {
      expect(() => createRuleBook(rows)).not.toThrow()
      for (const row of rows) {
        expect(row.source.title.length, row.id).toBeGreaterThan(10)
        if (row.source.mark === 'K') expect(row.isEnabled, row.id).toBe(false)
        if (!row.isEnabled) expect(row.note, row.id).toBeDefined()
      }
    }
    expect(presets.russia.some((it) => it.source.mark === 'K')).toBe(true)
  })

  it('ship both prices of the seed, one of them off', () => {
    const plans = presets.romania.filter((it) => it.topic === 'operation_plan')
    const plan = { included: 550, currency: 'RON', subscription: '500.00' }
    expect(plans.map((it) => [it.parameters, it.isEnabled])).toEqual([
      [{ ...plan, pricePerOperation: '1.00' }, true],
      [{ ...plan, pricePerOperation: '2.00' }, false],
    ])
  })
})

describe("Romania's holidays", () => {
  it('follow the Orthodox Easter', () => {
    expect([2025, 2026, 2027, 2028].map(orthodoxEaster)).toEqual([
      '2025-04-20',
      '2026-04-12',
      '2027-05-02',
      '2028-04-16',
    ])
    for (const year of [2025, 2026, 2027, 2028]) {
      const easter = orthodoxEaster(year)
      const movable = [-2, 0, 1, 49, 50].map((days) => addDays(easter, days))
      const holidays = romanianHolidays(year)
      for (const date of movable) expect(holidays).toContain(date)
      expect(weekdayOf(easter)).toBe(0)
      expect(holidays).toEqual(holidays.toSorted())
    }
  })

  it('are those of the labour code', () => {
    expect(romanianHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-06',
      '2026-01-07',
      '2026-01-24',
      '2026-04-10',
      '2026-04-12',
      '2026-04-13',
      '2026-05-01',
      '2026-05-31',
      '2026-06-01',
      '2026-08-15',
      '2026-11-30',
      '2026-12-01',
      '2026-12-25',
      '2026-12-26',
    ])
    expect(() => romanianHolidays(2040)).toThrow(RangeError)
  })
})
