import { describe, expect, it } from 'vitest'
import { at, consumption, exchanged, from, index, meter, to } from '../testing/exchanged-meters.ts'
import { consumptionBetween } from './consumption-between.ts'
import type { MeterInstallation } from './meter.ts'

describe('consumption through a chain of meters', () => {
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
    const [old, next] = exchanged({ old: '1', new: '1' })
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
    const [old, next] = exchanged({ old: '1', new: '1' })
    const faulty = { ...next, meter: meter('BAD'), removedOn: day, exitIndices: at(4) }
    for (const installations of [
      [old, faulty, next],
      [next, faulty, old],
      [faulty, next, old],
    ]) {
      expect(consumption({ installations, register: '1.8.0', from, to })).toBe('86')
    }
    const all = { installations: [old, faulty, next], register: '1.8.0', from, to }
    const meant = (meterSerial: string) => ({ on: day, meterSerial })
    expect(consumption({ ...all, to: meant('OLD') })).toBe('50')
    expect(consumption({ ...all, from: meant('old') })).toBe('36')
    expect(consumption({ ...all, from: meant('BAD') })).toBe('36')
    expect(consumption({ ...all, from: meant(' NEW ') })).toBe('35')
    expect(consumption({ ...all, from: meant('OLD'), to: meant('OLD') })).toBe('0')
    expect(consumption({ ...all, from: meant('OLD'), to: meant('NEW') })).toBe('1')
    expect(consumption({ ...all, from: meant('NEW'), to: meant('OLD') })).toBe('dates_reversed')
    expect(consumption({ ...all, from: { ...from, meterSerial: 'OLD' } })).toBe('86')
    expect(consumption({ ...all, from: { on: '2026-03-09', meterSerial: 'OLD' } })).toBe(
      'missing_index',
    )
    const unread = { ...old, exitIndices: [] }
    expect(consumption({ ...all, installations: [unread, faulty, next], from: meant('OLD') })).toBe(
      'missing_exit_index',
    )
    const only = { installations: [faulty], register: '1.8.0', from: { on: day } }
    expect(consumption({ ...only, to: { on: day } })).toBe('1')
    expect(consumption({ ...only, to: { on: '2026-03-11' } })).toBe('1')
  })

  it('follows a register by its OBIS code where the new meter names it otherwise', () => {
    const [old, next] = exchanged({ old: '1', new: '1' })
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
})
