import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRuleBook, type RuleRow } from '../rules/index.ts'
import { addDays } from '../time/index.ts'
import { placeLateReading } from './place-late-reading.ts'

const row = (it: Pick<RuleRow, 'id' | 'topic' | 'parameters'> & Partial<RuleRow>): RuleRow => ({
  scope: {},
  validFrom: '2026-01-01',
  source: { mark: 'D', title: 'test' },
  isEnabled: true,
  ...it,
})
const window = row({
  id: 'window',
  topic: 'reading_window',
  parameters: { kind: 'days', fromDay: 23, toDay: 26 },
})
const late = (mode: string) => row({ id: mode, topic: 'late_reading', parameters: { mode } })
const reference = (id: string) => ({ id, validFrom: '2026-01-01' })

function place(rows: readonly RuleRow[], readOn: string, receivedOn: string) {
  return placeLateReading({ book: createRuleBook(rows), scope: {}, readOn, receivedOn })
}

describe('a reading', () => {
  it('is in time where it was read and sent in while the window was open', () => {
    const rows = [window, late('refuse')]
    for (const [readOn, receivedOn] of [
      ['2026-11-23', '2026-11-23'],
      ['2026-11-23', '2026-11-26'],
      ['2026-11-26', '2026-11-26'],
    ] as const) {
      expect(place(rows, readOn, receivedOn)).toMatchObject({
        placement: 'in_time',
        window: { opensOn: '2026-11-23' },
      })
    }
  })

  it('that is late is history, counts in the next period or is refused, by policy (S4-28)', () => {
    expect(place([window, late('history')], '2026-11-25', '2026-11-27')).toEqual({
      placement: 'history',
      rule: reference('history'),
    })
    expect(place([window, late('next_period')], '2026-11-25', '2026-11-27')).toMatchObject({
      placement: 'next_period',
      window: { month: '2026-12', opensOn: '2026-12-23' },
      rule: reference('next_period'),
    })
    expect(place([window, late('refuse')], '2026-11-25', '2026-11-27')).toMatchObject({
      placement: 'refused',
      rule: reference('refuse'),
      nextWindow: { opensOn: '2026-12-23' },
    })
  })

  it('of a day before the window is late too, for the period that is open', () => {
    expect(place([window, late('next_period')], '2026-11-22', '2026-11-24')).toMatchObject({
      placement: 'next_period',
      window: { opensOn: '2026-11-23' },
    })
    expect(place([window, late('history')], '2026-11-22', '2026-11-22')).toMatchObject({
      placement: 'history',
    })
  })

  it('is history where no rule speaks, or no window is to come', () => {
    expect(place([window], '2026-11-25', '2026-11-27')).toEqual({ placement: 'history' })
    expect(place([late('next_period')], '2026-11-25', '2026-11-27')).toEqual({
      placement: 'history',
      rule: reference('next_period'),
    })
    expect(place([late('refuse')], '2026-11-25', '2026-11-27')).toEqual({
      placement: 'refused',
      rule: reference('refuse'),
    })
  })

  it('is placed by the policy of the day it was read', () => {
    const rows = [
      window,
      { ...late('refuse'), validTo: '2026-11-25' },
      { ...late('history'), validFrom: '2026-11-26' },
    ]
    expect(place(rows, '2026-11-25', '2026-11-27').placement).toBe('refused')
    expect(place(rows, '2026-11-26', '2026-11-27').placement).toBe('history')
  })

  it('never counts for a window that has closed', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.nat(40),
        fc.constantFrom('history', 'next_period', 'refuse'),
        (day, delay, mode) => {
          const readOn = addDays('2026-03-01', day)
          const receivedOn = addDays(readOn, delay)
          const placed = place([window, late(mode)], readOn, receivedOn)
          if ('window' in placed) expect(receivedOn <= placed.window.submitUntil).toBe(true)
          if (placed.placement === 'in_time') expect(placed.window.opensOn <= readOn).toBe(true)
        },
      ),
    )
  })
})
