import Big from 'big.js'
import fc from 'fast-check'
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
  to,
} from '../testing/exchanged-meters.ts'
import { addDays } from '../time/index.ts'
import { consumptionBetween } from './consumption-between.ts'

describe('consumption', () => {
  it('is the advance times the multiplier', () => {
    const input = { register: '1.8.0', from, to: { ...to, index: index(1_250) } }
    expect(consumption({ ...input, installations: [fitted()] })).toBe('50')
    expect(consumption({ ...input, installations: [fitted(since('0.5'))] })).toBe('25')
    expect(consumption({ ...input, installations: [fitted(since('40'))] })).toBe('2000')
    expect(
      consumption({ ...input, installations: [fitted()], to: { ...to, index: from.index } }),
    ).toBe('0')
  })

  it.each([
    { old: '1', new: '1', expected: '85' },
    { old: '40', new: '1', expected: '2035' },
    { old: '40', new: '40', expected: '3400' },
  ])('through an exchange with k $old and $new is $expected', ({ expected, ...factors }) => {
    const installations = exchanged(factors)
    const result = consumptionBetween({ installations, register: '1.8.0', from, to })
    expect(result).toMatchObject({ ok: true, consumption: expected })
    expect(result.ok && result.advances).toEqual([
      {
        meterSerial: 'OLD',
        from: { on: '2026-02-28', index: index(1_200) },
        to: { on: '2026-03-10', index: index(1_250) },
        advance: '50',
        multiplier: factors.old,
        consumption: Big(50).times(factors.old).toFixed(),
        hasRolledOver: false,
      },
      {
        meterSerial: 'NEW',
        from: { on: '2026-03-10', index: index(3) },
        to: { on: '2026-03-31', index: index(38) },
        advance: '35',
        multiplier: factors.new,
        consumption: Big(35).times(factors.new).toFixed(),
        hasRolledOver: false,
      },
    ])
    expect(
      consumption({ installations: installations.toReversed(), register: '1.8.0', from, to }),
    ).toBe(expected)
  })

  it('on the day of an exchange is of the new meter, or of the one that is named', () => {
    const installations = exchanged({ old: '1', new: '1' })
    const input = { installations, register: '1.8.0' }
    const day = '2026-03-10'
    expect(consumption({ ...input, from, to: { on: day, index: index(5) } })).toBe('52')
    const onOld = { on: day, index: index(1_240), meterSerial: 'OLD' }
    expect(consumption({ ...input, from, to: onOld })).toBe('40')
    expect(consumption({ ...input, from: onOld, to })).toBe('45')
    expect(consumption({ ...input, from: { on: day, index: index(5) }, to: onOld })).toBe(
      'dates_reversed',
    )
  })

  it('says why there is none', () => {
    const installations = exchanged({ old: '1', new: '1' })
    const [first, second] = installations
    const input = { installations, register: '1.8.0', from, to }
    expect(consumption({ ...input, from: to, to: from })).toBe('dates_reversed')
    expect(consumption({ ...input, from: { ...from, on: '2019-12-31' } })).toBe(
      'no_meter_installed',
    )
    expect(consumption({ ...input, to: { ...to, meterSerial: 'OLD' } })).toBe('no_meter_installed')
    expect(consumption({ ...input, installations: [] })).toBe('no_meter_installed')
    expect(consumption({ ...input, register: '2.8.0' })).toBe('unknown_register')
    const inMwh = { ...second, meter: meter('NEW', { unit: 'MWh' }) }
    expect(consumptionBetween({ ...input, installations: [first, inMwh] })).toEqual({
      ok: false,
      problem: 'unit_changed',
      meterSerial: 'NEW',
    })
    const { exitIndices: _, ...withoutExit } = first
    expect(consumptionBetween({ ...input, installations: [withoutExit, second] })).toEqual({
      ok: false,
      problem: 'missing_exit_index',
      meterSerial: 'OLD',
      on: '2026-03-10',
    })
    const { removedOn: _day, ...stillHanging } = first
    expect(consumption({ ...input, installations: [stillHanging, second] })).toBe(
      'missing_exit_index',
    )
    const withoutEntry = { ...second, entryIndices: [] }
    expect(consumption({ ...input, installations: [first, withoutEntry] })).toBe(
      'missing_entry_index',
    )
    expect(consumption({ ...input, to: { ...to, index: index(2) } })).toBe('negative_advance')
  })

  it('is the sum of its segments through any number of exchanges, and never negative', () => {
    const segment = fc.record({
      entry: fc.nat(90_000),
      advance: fc.nat(9_000),
      factor: fc.constantFrom('1', '40', '0.5', '1.25'),
      gapDays: fc.nat(40),
    })
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 6 }), (segments) => {
        let day = '2020-01-01'
        const installations = segments.map(({ entry, advance, factor, gapDays }, place) => {
          const installedOn = day
          const removedOn = addDays(installedOn, 30)
          day = addDays(removedOn, gapDays)
          return {
            meter: meter(`M${place}`),
            installedOn,
            entryIndices: at(entry),
            multipliers: since(factor, installedOn),
            removedOn,
            exitIndices: at(entry + advance),
          }
        })
        const last = installations.at(-1)
        const first = installations[0]
        if (!first || !last) throw new Error('no segment')
        const result = consumptionBetween({
          installations,
          register: '1.8.0',
          from: {
            on: first.installedOn,
            index: index(segments[0]?.entry ?? 0),
            meterSerial: 'M0',
          },
          to: {
            on: last.removedOn,
            index: index((segments.at(-1)?.entry ?? 0) + (segments.at(-1)?.advance ?? 0)),
            meterSerial: last.meter.serialNumber,
          },
        })
        if (!result.ok) throw new Error(result.problem)
        const expected = segments.reduce(
          (sum, { advance, factor }) => sum.plus(Big(advance).times(factor)),
          Big(0),
        )
        expect(result.consumption).toBe(expected.toFixed())
        expect(result.advances).toHaveLength(segments.length)
        expect(result.advances.every(({ advance }) => !advance.startsWith('-'))).toBe(true)
      }),
    )
  })
})
