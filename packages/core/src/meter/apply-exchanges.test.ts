import { describe, expect, it } from 'vitest'
import { applyExchanges } from './apply-exchanges.ts'
import type { MeterExchange } from './meter.ts'

function slip(slipNumber: string, exchangedOn: string, from: string, to: string): MeterExchange {
  const register = {
    id: 'A',
    direction: 'import',
    unit: 'm3',
    integerDigits: 5,
    decimalDigits: 0,
  } as const
  return {
    slipNumber,
    exchangedOn,
    ...(from && { removed: { serialNumber: from, exitIndices: [] } }),
    ...(to && {
      fitted: {
        meter: { serialNumber: to, registers: [register] },
        entryIndices: [],
        multipliers: [],
      },
    }),
  }
}

function serialsAfter(...slips: readonly MeterExchange[]) {
  const applied = applyExchanges([], slips)
  return applied.ok ? applied.installations.map((it) => it.meter.serialNumber) : applied
}

describe('movement slips', () => {
  const first = slip('S1', '2026-01-01', '', 'A')
  const second = slip('S9', '2026-03-10', 'A', 'B')
  const third = slip('S2', '2026-03-10', 'B', 'C')

  it('apply by day, and of one day as they fit together', () => {
    expect(serialsAfter(third, second, first)).toEqual(['A', 'B', 'C'])
    expect(serialsAfter(first, second, third)).toEqual(['A', 'B', 'C'])
    expect(serialsAfter()).toEqual([])
  })

  it('that fit alike apply by their numbers', () => {
    const removal = slip('S3', '2026-03-10', 'C', '')
    const again = slip('S4', '2026-03-10', '', 'A')
    expect(serialsAfter(again, removal, third, second, first)).toEqual(['A', 'B', 'C', 'A'])
    const one = slip('S1', '2026-01-01', '', 'X')
    const other = slip('S2', '2026-01-01', '', 'Y')
    const refused = { ok: false, problem: 'meter_still_installed', slipNumber: 'S2' }
    expect(serialsAfter(other, one)).toEqual(refused)
    expect(serialsAfter(one, other)).toEqual(refused)
  })

  it('never apply before an earlier one', () => {
    const early = slip('S5', '2026-02-01', 'B', '')
    expect(serialsAfter(first, second, early)).toEqual({
      ok: false,
      problem: 'wrong_serial',
      slipNumber: 'S5',
    })
  })

  it('say which of them does not apply', () => {
    expect(serialsAfter(second, third)).toEqual({
      ok: false,
      problem: 'no_meter_installed',
      slipNumber: 'S2',
    })
    expect(serialsAfter(first, third)).toEqual({
      ok: false,
      problem: 'wrong_serial',
      slipNumber: 'S2',
    })
  })
})
