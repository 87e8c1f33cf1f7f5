import { describe, expect, it } from 'vitest'
import {
  at,
  consumption,
  exchanged,
  fitted,
  from,
  index,
  meter,
  since,
} from '../testing/exchanged-meters.ts'
import { consumptionBetween } from './consumption-between.ts'

describe('what one meter counted', () => {
  it('goes through zero only where somebody confirmed it: 99,986 to 11 is 25', () => {
    const input = {
      installations: [fitted()],
      register: '1.8.0',
      from: { on: '2026-01-31', index: index(99_986) },
      to: { on: '2026-02-28', index: index(11) },
    }
    expect(consumption(input)).toBe('negative_advance')
    const confirmed = consumptionBetween({ ...input, rollover: { isConfirmed: true, cap: '25' } })
    expect(confirmed).toMatchObject({
      ok: true,
      consumption: '25',
      advances: [{ advance: '25', hasRolledOver: true }],
    })
    const early = [fitted([], meter('OLD', { rolloverValue: 99_990 }))]
    const rollover = { isConfirmed: true, cap: '1000' } as const
    expect(consumption({ ...input, installations: early, rollover })).toBe('15')
    expect(
      consumption({ ...input, from: input.to, to: { ...input.from, on: '2026-03-31' }, rollover }),
    ).toBe('99975')
  })

  it('goes through zero up to a cap, multiplier included', () => {
    const input = {
      installations: [fitted(since('40'))],
      register: '1.8.0',
      from: { on: '2026-01-31', index: index(99_986) },
      to: { on: '2026-02-28', index: index(11) },
    }
    expect(consumption({ ...input, rollover: { isConfirmed: true, cap: '1000' } })).toBe('1000')
    expect(
      consumptionBetween({ ...input, rollover: { isConfirmed: true, cap: '999.999' } }),
    ).toEqual({ ok: false, problem: 'rollover_above_cap', meterSerial: 'OLD', on: '2026-02-28' })
  })

  it('goes through zero on two meters up to one cap together', () => {
    const [old, next] = exchanged({ old: '1', new: '1' })
    const input = {
      installations: [
        { ...old, exitIndices: at(5) },
        { ...next, entryIndices: at(99_990) },
      ],
      register: '1.8.0',
      from: { on: '2026-02-28', index: index(99_990) },
      to: { on: '2026-03-31', index: index(6) },
    }
    expect(consumption({ ...input, rollover: { isConfirmed: true, cap: '31' } })).toBe('31')
    expect(consumptionBetween({ ...input, rollover: { isConfirmed: true, cap: '30.9' } })).toEqual({
      ok: false,
      problem: 'rollover_above_cap',
      meterSerial: 'NEW',
      on: '2026-03-31',
    })
    const half = { ...input, installations: [old, { ...next, entryIndices: at(99_990) }], from }
    expect(consumption({ ...half, rollover: { isConfirmed: true, cap: '16' } })).toBe('66')
  })

  it('is no rollover where the index lies beyond the digits', () => {
    const input = {
      installations: [fitted()],
      register: '1.8.0',
      from: { on: '2026-01-31', index: index(250_000) },
      to: { on: '2026-02-28', index: index(11) },
      rollover: { isConfirmed: true, cap: '999999' },
    } as const
    expect(consumption(input)).toBe('negative_advance')
  })

  it('of a register that counts down is what the index fell by, through zero upwards', () => {
    const installations = [fitted(since('2'), meter('OLD', { countsDown: true }))]
    const input = { installations, register: '1.8.0' }
    const day = (on: string, units: number) => ({ on, index: index(units) })
    expect(consumption({ ...input, from: day('2026-01-31', 50), to: day('2026-02-28', 20) })).toBe(
      '60',
    )
    const through = { from: day('2026-01-31', 20), to: day('2026-02-28', 99_990) }
    expect(consumption({ ...input, ...through })).toBe('negative_advance')
    const rollover = { isConfirmed: true, cap: '60' } as const
    expect(consumption({ ...input, ...through, rollover })).toBe('60')
  })

  it('is exact with decimals, whatever they are written with', () => {
    const installations = [fitted(since('1.1'), meter('OLD', { decimalDigits: 1 }))]
    const input = { installations, register: '1.8.0' }
    expect(
      consumption({
        ...input,
        from: { on: '2026-01-31', index: index(1, 1) },
        to: { on: '2026-02-28', index: index(3_000, 4) },
      }),
    ).toBe('0.22')
  })

  it('needs an index on the day a multiplier changes', () => {
    const multipliers = [...since('40'), ...since('60', '2026-03-10')]
    const input = { installations: [fitted(multipliers)], register: '1.8.0' }
    const [start, change, end] = [
      { on: '2026-02-28', index: index(100) },
      { on: '2026-03-10', index: index(110) },
      { on: '2026-03-31', index: index(130) },
    ] as const
    expect(consumption({ ...input, from: start, to: end })).toBe('multiplier_changed')
    expect(consumption({ ...input, from: start, to: change })).toBe('400')
    expect(consumption({ ...input, from: change, to: end })).toBe('1200')
    const repeated = [fitted([...since('40'), ...since('40.0', '2026-03-10')])]
    expect(consumption({ ...input, installations: repeated, from: start, to: end })).toBe('1200')
  })

  it('is divided by the indices of the days on which the multiplier changes', () => {
    const multipliers = [
      ...since('60', '2026-03-10'),
      ...since('40'),
      ...since('60.0', '2026-03-12'),
      ...since('1', '2026-03-20'),
    ]
    const input = {
      installations: [fitted(multipliers)],
      register: '1.8.0',
      from: { on: '2026-02-28', index: index(100) },
      to: { on: '2026-03-31', index: index(150) },
    }
    const known = [
      { on: '2026-03-20', index: index(130), meterSerial: 'OLD' },
      { on: '2026-03-15', index: index(1) },
      { on: '2026-03-10', index: index(110) },
    ]
    const result = consumptionBetween({ ...input, indices: known })
    expect(result).toMatchObject({ ok: true, consumption: '1620' })
    expect(result.ok && result.advances.map((it) => [it.multiplier, it.consumption])).toEqual([
      ['40', '400'],
      ['60', '1200'],
      ['1', '20'],
    ])
    const missing = { ok: false, problem: 'multiplier_changed', meterSerial: 'OLD' }
    expect(consumptionBetween({ ...input, indices: known.slice(1) })).toEqual({
      ...missing,
      on: '2026-03-20',
    })
    const ofAnother = known.map((it) => ({ ...it, meterSerial: 'NEW' }))
    expect(consumptionBetween({ ...input, indices: ofAnother })).toEqual({
      ...missing,
      on: '2026-03-10',
    })
    const repeated = { on: '2026-03-10', index: index(1_100, 1) }
    expect(consumption({ ...input, indices: [...known, repeated] })).toBe('1620')
    const contradicted = { on: '2026-03-10', index: index(111) }
    expect(consumption({ ...input, indices: [...known, contradicted] })).toBe('multiplier_changed')
    const above = known.map((it) => (it.on === '2026-03-10' ? { ...it, index: index(140) } : it))
    expect(consumptionBetween({ ...input, indices: above })).toMatchObject({
      problem: 'negative_advance',
      on: '2026-03-20',
    })
  })
})
