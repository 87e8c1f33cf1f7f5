import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { addDays } from '../time/index.ts'
import { applyExchange } from './apply-exchange.ts'
import { consumptionBetween, type DatedIndex } from './consumption-between.ts'
import { energyFromGas } from './energy-from-gas.ts'
import type { Meter, MeterInstallation, Multiplier, Register } from './meter.ts'

const register: Register = {
  id: '1.8.0',
  direction: 'import',
  unit: 'kWh',
  integerDigits: 5,
  decimalDigits: 0,
}

function meter(serialNumber: string, change: Partial<Register> = {}): Meter {
  return { serialNumber, registers: [{ ...register, ...change }] }
}

function index(units: number, decimals = 0) {
  return indexFromUnits({ units, decimals })
}

function at(units: number, id = '1.8.0') {
  return [{ register: id, index: index(units) }]
}

function since(factor: string, validFrom = '2020-01-01'): readonly Multiplier[] {
  return [{ validFrom, factor }]
}

function fitted(multipliers: readonly Multiplier[] = [], of = meter('OLD')): MeterInstallation {
  return { meter: of, installedOn: '2020-01-01', entryIndices: at(0), multipliers }
}

/** 1,200 on the old meter, removed at 1,250; the new one fitted at 3 and now at 38. */
function exchanged(factors: { old: string; new: string }): readonly MeterInstallation[] {
  const result = applyExchange([fitted(since(factors.old))], {
    slipNumber: 'BM-17',
    exchangedOn: '2026-03-10',
    removed: { serialNumber: 'OLD', exitIndices: at(1_250) },
    fitted: {
      meter: meter('NEW'),
      entryIndices: at(3),
      multipliers: since(factors.new, '2026-03-10'),
    },
  })
  if (!result.ok) throw new Error(result.problem)
  return result.installations
}

const from: DatedIndex = { on: '2026-02-28', index: index(1_200) }
const to: DatedIndex = { on: '2026-03-31', index: index(38) }

function consumption(input: Parameters<typeof consumptionBetween>[0]) {
  const result = consumptionBetween(input)
  return result.ok ? result.consumption : result.problem
}

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
    expect(result.ok && result.advances).toMatchObject([
      { meterSerial: 'OLD', advance: '50', multiplier: factors.old, hasRolledOver: false },
      { meterSerial: 'NEW', advance: '35', multiplier: factors.new, hasRolledOver: false },
    ])
    expect(
      consumption({ installations: installations.toReversed(), register: '1.8.0', from, to }),
    ).toBe(expected)
  })

  it('goes through zero only where somebody confirmed it: 99,986 to 11 is 25', () => {
    const input = {
      installations: [fitted()],
      register: '1.8.0',
      from: { on: '2026-01-31', index: index(99_986) },
      to: { on: '2026-02-28', index: index(11) },
    }
    expect(consumption(input)).toBe('negative_advance')
    const confirmed = consumptionBetween({ ...input, rollover: { isConfirmed: true } })
    expect(confirmed).toMatchObject({
      ok: true,
      consumption: '25',
      advances: [{ advance: '25', hasRolledOver: true }],
    })
    const early = [fitted([], meter('OLD', { rolloverValue: 99_990 }))]
    expect(consumption({ ...input, installations: early, rollover: { isConfirmed: true } })).toBe(
      '15',
    )
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

  it('says why there is none', () => {
    const installations = exchanged({ old: '1', new: '1' })
    const [first, second] = installations as [MeterInstallation, MeterInstallation]
    const input = { installations, register: '1.8.0', from, to }
    expect(consumption({ ...input, from: to, to: from })).toBe('dates_reversed')
    expect(consumption({ ...input, from: { ...from, on: '2019-12-31' } })).toBe(
      'no_meter_installed',
    )
    expect(consumption({ ...input, to: { ...to, meterSerial: 'OLD' } })).toBe('no_meter_installed')
    expect(consumption({ ...input, installations: [] })).toBe('no_meter_installed')
    expect(consumption({ ...input, register: '2.8.0' })).toBe('unknown_register')
    const inMwh = { ...second, meter: meter('NEW', { unit: 'MWh' }) }
    expect(consumption({ ...input, installations: [first, inMwh] })).toBe('unit_changed')
    const { exitIndices: _, ...withoutExit } = first
    expect(consumption({ ...input, installations: [withoutExit, second] })).toBe(
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

describe('energy from gas', () => {
  it('is volume, calorific value and Z: 100 m³ at 10.55 and 0.9764', () => {
    const input = { volume: '100', calorificValue: '10.55', zNumber: '0.9764' }
    expect(energyFromGas(input)).toBe('1030.102')
    expect(energyFromGas({ ...input, decimals: 3 })).toBe('1030.102')
    expect(energyFromGas({ ...input, decimals: 0 })).toBe('1030')
  })

  it('is rounded half up, on exact digits', () => {
    expect(energyFromGas({ volume: '1.005', calorificValue: '1', zNumber: '1', decimals: 2 })).toBe(
      '1.01',
    )
    expect(energyFromGas({ volume: '0.1', calorificValue: '0.2', zNumber: '1' })).toBe('0.02')
  })
})
