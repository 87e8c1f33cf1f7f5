import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { consumptionOfRegisters } from './consumption-of-registers.ts'
import type { MeterInstallation, Register } from './meter.ts'

function register(id: string, change: Partial<Register> = {}): Register {
  return { id, direction: 'import', unit: 'kWh', integerDigits: 5, decimalDigits: 0, ...change }
}

function at(units: Readonly<Record<string, number>>) {
  return Object.entries(units).map(([id, it]) => ({
    register: id,
    index: indexFromUnits({ units: it, decimals: 0 }),
  }))
}

const tariffs = [
  register('SUM', { obis: '1-0:1.8.0' }),
  register('T1', { obis: '1-0:1.8.1' }),
  register('T2', { obis: '1-0:1.8.2' }),
  register('OUT', { obis: '1-0:2.8.0', direction: 'export' }),
  register('VAR', { obis: '1-0:3.8.0', unit: 'kvarh' }),
]

const installation: MeterInstallation = {
  meter: { serialNumber: 'M1', registers: tariffs },
  installedOn: '2020-01-01',
  entryIndices: [],
  multipliers: [{ validFrom: '2020-01-01', factor: '2' }],
}

const from = { on: '2026-01-31', indices: at({ SUM: 100, T1: 60, T2: 40, OUT: 99_990, VAR: 1 }) }
const to = { on: '2026-02-28', indices: at({ SUM: 130, T1: 80, T2: 50, OUT: 10, VAR: 6 }) }

describe('the consumption of several registers', () => {
  it('is that of each, and summed by direction and unit without the total', () => {
    const rollovers = { OUT: { isConfirmed: true, cap: '100' } } as const
    const { registers, sums } = consumptionOfRegisters({
      installations: [installation],
      from,
      to,
      rollovers,
    })
    expect(registers.map((it) => [it.register.id, it.result.ok && it.result.consumption])).toEqual([
      ['SUM', '60'],
      ['T1', '40'],
      ['T2', '20'],
      ['OUT', '40'],
      ['VAR', '10'],
    ])
    expect(sums).toEqual([
      { direction: 'import', unit: 'kWh', consumption: '60', registers: ['T1', 'T2'], missing: [] },
      { direction: 'export', unit: 'kWh', consumption: '40', registers: ['OUT'], missing: [] },
      { direction: 'import', unit: 'kvarh', consumption: '10', registers: ['VAR'], missing: [] },
    ])
  })

  it('names the registers that have none', () => {
    const { registers, sums } = consumptionOfRegisters({
      installations: [installation],
      from,
      to: { ...to, indices: at({ T1: 80, VAR: 6, OUT: 10 }) },
    })
    expect(registers.map((it) => (it.result.ok ? '' : it.result.problem))).toEqual([
      'missing_index',
      '',
      'missing_index',
      'negative_advance',
      '',
    ])
    expect(sums).toEqual([
      { direction: 'import', unit: 'kWh', consumption: '40', registers: ['T1'], missing: ['T2'] },
      { direction: 'export', unit: 'kWh', consumption: '0', registers: [], missing: ['OUT'] },
      { direction: 'import', unit: 'kvarh', consumption: '10', registers: ['VAR'], missing: [] },
    ])
  })

  it('takes a total for itself where there are no tariffs of it', () => {
    const only = (...registers: readonly Register[]) =>
      consumptionOfRegisters({
        installations: [{ ...installation, meter: { serialNumber: 'M1', registers } }],
        from: { ...from, indices: at({ '1.8.0': 1, '2.8.1': 1, '1.9.1': 1 }) },
        to: { ...to, indices: at({ '1.8.0': 2, '2.8.1': 3, '1.9.1': 4 }) },
      }).sums.map((it) => it.registers)
    expect(only(register('1.8.0'), register('2.8.1'), register('1.9.1'))).toEqual([
      ['1.8.0', '2.8.1', '1.9.1'],
    ])
    expect(only(register('1.8.0'), register('X'))).toEqual([['1.8.0']])
  })

  it('goes through an exchange on which the registers were renamed, and one was lost', () => {
    const removed: MeterInstallation = {
      ...installation,
      meter: {
        serialNumber: 'M0',
        registers: [register('A', { obis: '1-0:1.8.1' }), register('OLD'), register('T2')],
      },
      removedOn: '2026-02-10',
      exitIndices: at({ A: 70, OLD: 5, T2: 45 }),
    }
    const fitted: MeterInstallation = {
      ...installation,
      meter: {
        serialNumber: 'M1',
        registers: [register('T1', { obis: '1-0:1.8.1' }), register('T2')],
      },
      installedOn: '2026-02-10',
      entryIndices: at({ T1: 1, T2: 2 }),
    }
    const input = {
      installations: [fitted, removed],
      from: { on: '2026-01-31', indices: at({ A: 60, OLD: 4, T2: 40 }), meterSerial: 'M0' },
      to: { on: '2026-02-28', indices: at({ T1: 4, T2: 6 }) },
    }
    const { registers } = consumptionOfRegisters(input)
    expect(
      registers.map((it) => [
        it.register.id,
        it.result.ok ? it.result.consumption : it.result.problem,
      ]),
    ).toEqual([
      ['T1', '26'],
      ['T2', '18'],
      ['OLD', 'unknown_register'],
    ])
    const before = consumptionOfRegisters({
      ...input,
      to: { on: '2026-02-10', indices: at({ A: 65, OLD: 5, T2: 41 }), meterSerial: 'M0' },
    })
    expect(before.sums).toMatchObject([{ consumption: '14', registers: ['A', 'OLD', 'T2'] }])
  })

  it('begins with the meter that was read on the day of its removal', () => {
    const removed = {
      ...installation,
      meter: { serialNumber: 'M0', registers: [register('OLD')] },
      removedOn: '2026-01-31',
      exitIndices: at({ OLD: 9 }),
    }
    const fitted = { ...installation, installedOn: '2026-02-10', entryIndices: at({ T1: 1 }) }
    const names = (indices: typeof from.indices) =>
      consumptionOfRegisters({
        installations: [removed, fitted],
        from: { on: '2026-01-31', indices },
        to,
      }).registers.map((it) => it.register.id)
    expect(names(at({ OLD: 9 }))).toContain('OLD')
    expect(names([])).not.toContain('OLD')
  })

  it('is asked for in vain where no meter hung', () => {
    const never = { on: '2019-01-01', indices: [] }
    const { sums } = consumptionOfRegisters({
      installations: [installation],
      from: never,
      to: never,
    })
    expect(sums.map((it) => it.missing)).toEqual([['T1', 'T2'], ['OUT'], ['VAR']])
  })

  it('is divided where a multiplier changes', () => {
    const multipliers = [...installation.multipliers, { validFrom: '2026-02-10', factor: '3' }]
    const meter = { serialNumber: 'M1', registers: [register('T1')] }
    const input = { installations: [{ ...installation, meter, multipliers }], from, to }
    const indices = [
      { on: '2026-02-10', indices: at({ T1: 70 }) },
      { on: '2026-02-11', indices: [] },
    ]
    expect(consumptionOfRegisters({ ...input, indices }).sums).toMatchObject([
      { consumption: '50' },
    ])
    expect(consumptionOfRegisters(input).sums).toMatchObject([{ missing: ['T1'] }])
  })
})
