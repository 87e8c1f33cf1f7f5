import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { addDays } from '../time/index.ts'
import { applyExchange } from './apply-exchange.ts'
import { consumptionBetween } from './consumption-between.ts'
import type { DatedIndex } from './consumption-segment.ts'
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

  it('needs no index on a day on which no meter hung', () => {
    const installations = exchanged({ old: '1', new: '1' })
    const input = { installations, register: '1.8.0' }
    expect(consumption({ ...input, from: { on: '2019-01-01' }, to })).toBe('1285')
    expect(consumption({ ...input, from: { on: '2020-01-01' }, to })).toBe('1285')
    expect(consumptionBetween({ ...input, from: { on: '2020-01-02' }, to })).toEqual({
      ok: false,
      problem: 'missing_index',
      meterSerial: 'OLD',
      on: '2020-01-02',
    })
    expect(consumption({ ...input, from: { on: '2026-03-10' }, to })).toBe('35')
    expect(consumption({ ...input, from, to: { on: '2026-03-10' } })).toBe('50')
    expect(consumption({ ...input, from, to: { on: '2026-03-10', meterSerial: 'OLD' } })).toBe('50')
    expect(consumptionBetween({ ...input, from, to: { on: '2026-03-11' } })).toEqual({
      ok: false,
      problem: 'missing_index',
      meterSerial: 'NEW',
      on: '2026-03-11',
    })
    expect(consumptionBetween({ ...input, from, to: { on: '2026-03-09' } })).toEqual({
      ok: false,
      problem: 'missing_index',
      meterSerial: 'OLD',
      on: '2026-03-09',
    })
  })

  it('ends where a meter was removed and begins again where one is fitted', () => {
    const [old, next] = exchanged({ old: '1', new: '1' }) as [MeterInstallation, MeterInstallation]
    const refitted = { ...next, installedOn: '2026-05-01' }
    const input = { installations: [refitted, old], register: '1.8.0' }
    expect(consumption({ ...input, from, to: { on: '2026-04-30' } })).toBe('50')
    expect(consumption({ ...input, from, to: { on: '2026-03-10' } })).toBe('50')
    expect(consumption({ ...input, from, to: { on: '2026-05-02', index: index(4) } })).toBe('51')
    const later = { to: { on: '2026-05-02', index: index(4) } }
    expect(consumption({ ...input, from: { on: '2026-03-10' }, ...later })).toBe('1')
    expect(consumption({ ...input, from: { on: '2026-03-11' }, ...later })).toBe('1')
    const gap = { from: { on: '2026-03-11' }, to: { on: '2026-04-30' } }
    expect(consumption({ ...input, ...gap })).toBe('no_meter_installed')
    expect(consumption({ ...input, installations: [old], ...gap })).toBe('no_meter_installed')
    expect(consumption({ ...input, from: { on: '2018-01-01' }, to: { on: '2018-01-31' } })).toBe(
      'no_meter_installed',
    )
    const without = [{ ...refitted, entryIndices: [] }]
    expect(
      consumptionBetween({
        ...input,
        installations: without,
        from: { on: '2026-04-01' },
        ...later,
      }),
    ).toEqual({
      ok: false,
      problem: 'missing_entry_index',
      meterSerial: 'NEW',
      on: '2026-05-01',
    })
  })

  it('goes through several exchanges of one day', () => {
    const day = '2026-03-10'
    const [old, next] = exchanged({ old: '1', new: '1' }) as [MeterInstallation, MeterInstallation]
    const faulty = { ...next, meter: meter('BAD'), removedOn: day, exitIndices: at(4) }
    for (const installations of [
      [old, faulty, next],
      [next, faulty, old],
      [faulty, next, old],
    ]) {
      expect(consumption({ installations, register: '1.8.0', from, to })).toBe('86')
    }
    const only = { installations: [faulty], register: '1.8.0', from: { on: day } }
    expect(consumption({ ...only, to: { on: day } })).toBe('1')
    expect(consumption({ ...only, to: { on: '2026-03-11' } })).toBe('1')
  })

  it('follows a register by its OBIS code where the new meter names it otherwise', () => {
    const [old, next] = exchanged({ old: '1', new: '1' }) as [MeterInstallation, MeterInstallation]
    const named = (it: MeterInstallation, id: string): MeterInstallation => ({
      ...it,
      meter: meter(it.meter.serialNumber, { id, obis: '1-0:1.8.0' }),
      entryIndices: it.entryIndices.map((entry) => ({ ...entry, register: id })),
      ...(it.exitIndices && {
        exitIndices: it.exitIndices.map((exit) => ({ ...exit, register: id })),
      }),
    })
    const installations = [named(old, 'A+'), named(next, 'TOTAL')]
    for (const register of ['A+', 'TOTAL', '1.8.0', '1-0:1.8.0']) {
      expect(consumption({ installations, register, from, to })).toBe('85')
    }
    expect(consumptionBetween({ installations, register: 'T1', from, to })).toEqual({
      ok: false,
      problem: 'unknown_register',
      meterSerial: 'OLD',
    })
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
