import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIndex, indexFromUnits } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import { type PlaceFact, type PlaceState, placeStateOf } from '../place-history/index.ts'
import { meterOf, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { addDays } from '../time/index.ts'
import { indexOnDay } from './index-on-day.ts'

const index = (units: number, decimals = 0) => indexFromUnits({ units, decimals })

function installed(units: number, change: Partial<Register> = {}): PlaceFact {
  const meter = meterOf('M0')
  const registers = meter.registers.map((it) => ({ ...it, ...change }))
  const decimals = registers[0]?.decimalDigits ?? 0
  return {
    type: 'meter_installed',
    data: {
      installation: {
        meter: { ...meter, registers },
        installedOn: '2026-01-01',
        entryIndices: [{ register: '1.8.0', index: index(units, decimals) }],
        multipliers: [],
      },
    },
  }
}

function read(readOn: string, units: number, decimals = 0): PlaceFact {
  const reading = readingOf({ id: `r_${readOn}`, readOn, value: index(units, decimals) })
  return { type: 'reading_recorded', data: { reading } }
}

function on(date: string, ...facts: readonly PlaceFact[]) {
  const state = placeStateOf([REGISTERED, ...facts]) as PlaceState
  return indexOnDay(state, { register: '1.8.0', on: date })
}

describe('the index of a day', () => {
  const facts = [installed(100), read('2026-01-31', 130), read('2026-02-28', 129)]

  it('is known where there is one', () => {
    expect(on('2026-01-31', ...facts)).toEqual({
      register: '1.8.0',
      on: '2026-01-31',
      how: 'known',
      value: '130',
      index: {
        on: '2026-01-31',
        meterSerial: 'M0',
        index: index(130),
        source: 'customer',
        readingId: 'r_2026-01-31',
      },
    })
    expect(on('2026-01-01', ...facts)).toMatchObject({ how: 'known', value: '100' })
  })

  it('is a share by days between two, cut to the decimals of the first', () => {
    expect(on('2026-01-16', ...facts)).toMatchObject({
      how: 'computed',
      value: '115',
      before: { on: '2026-01-01' },
      after: { on: '2026-01-31' },
    })
    const fine = [installed(1_000, { decimalDigits: 1 }), read('2026-01-04', 1_010, 1)]
    expect(on('2026-01-02', ...fine)).toMatchObject({ how: 'computed', value: '100.3' })
    expect(on('2026-01-03', ...fine)).toMatchObject({ how: 'computed', value: '100.6' })
  })

  it('goes down with a register that counts down', () => {
    const down = [installed(100, { countsDown: true }), read('2026-01-31', 70)]
    expect(on('2026-01-16', ...down)).toMatchObject({ how: 'computed', value: '85' })
  })

  it('is not known before the first, after the last, and where nothing can be stated', () => {
    for (const date of ['2025-12-31', '2026-03-01', '2026-02-14'])
      expect(on(date, ...facts)).toEqual({ register: '1.8.0', on: date, how: 'unknown' })
  })

  it('is not computed through zero', () => {
    const finding = { code: 'rollover', severity: 'lock', expected: '', actual: '', bound: '99' }
    const reading = readingOf({
      value: index(11),
      readOn: '2026-01-31',
      assessment: { decision: 'review', findings: [finding as never], skipped: [] },
    })
    const facts = [installed(999_986), { type: 'reading_recorded', data: { reading } } as const]
    expect(on('2026-01-16', ...facts)).toMatchObject({ how: 'unknown' })
    expect(on('2026-01-31', ...facts)).toMatchObject({ how: 'known', value: '11' })
  })

  it('stands still where nothing was consumed', () => {
    const still = [installed(100), read('2026-01-31', 100)]
    expect(on('2026-01-16', ...still)).toMatchObject({ how: 'computed', value: '100' })
  })

  it('law: never leaves the two that it lies between', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 2, max: 400 }), fc.nat(), (up, days, any) => {
        const middle = 1 + (any % (days - 1))
        const found = on(
          addDays('2026-01-01', middle),
          installed(100),
          read(addDays('2026-01-01', days), 100 + up),
        )
        if (found.how !== 'computed') throw new Error(found.how)
        expect(Number(found.value)).toBe(100 + Math.floor((up * middle) / days))
        expect(formatIndex(found.before.index)).toBe('100')
      }),
    )
  })
})

describe('the index of the day of an exchange', () => {
  const exchanged = (exit?: number, entry?: number): PlaceFact => ({
    type: 'meter_exchanged',
    data: {
      exchange: {
        slipNumber: 'BM-1',
        exchangedOn: '2026-01-31',
        removed: {
          serialNumber: 'M0',
          exitIndices: exit === undefined ? [] : [{ register: '1.8.0', index: index(exit) }],
        },
        ...(entry === undefined
          ? {}
          : {
              fitted: {
                meter: meterOf('M1'),
                entryIndices: [
                  { register: '9.9.9', index: index(77) },
                  { register: '1.8.0', index: index(entry) },
                ].slice(1),
                multipliers: [],
              },
            }),
      },
    },
  })

  it('is the new meter’s', () => {
    expect(on('2026-01-31', installed(100), exchanged(130, 3))).toMatchObject({
      value: '3',
      index: { meterSerial: 'M1', source: 'exchange' },
    })
    const own = readingOf({ id: 'new', readOn: '2026-01-31', meterSerial: 'M1', value: index(4) })
    expect(
      on('2026-01-31', installed(100), exchanged(130, 3), read('2026-01-31', 129), {
        type: 'reading_recorded',
        data: { reading: own },
      }),
    ).toMatchObject({ value: '4', index: { readingId: 'new' } })
    expect(
      on('2026-01-31', installed(100), exchanged(130, 3), read('2026-01-31', 129)),
    ).toMatchObject({ value: '3' })
  })

  it('is the exit index where no other meter was fitted, else what was read', () => {
    expect(on('2026-01-31', installed(100), exchanged(130))).toMatchObject({
      value: '130',
      index: { meterSerial: 'M0', source: 'exchange' },
    })
    expect(on('2026-01-31', installed(100), exchanged(130), read('2026-01-31', 129))).toMatchObject(
      { value: '130' },
    )
    expect(on('2026-01-31', installed(100), exchanged(), read('2026-01-31', 129))).toMatchObject({
      value: '129',
    })
    expect(on('2026-01-30', installed(100), exchanged(130))).toMatchObject({ how: 'computed' })
  })

  it('is of the register that is asked for', () => {
    const meter = {
      ...meterOf('M0'),
      registers: ['1.8.0', '2.8.0'].map((id) => ({ ...meterOf('M0').registers[0], id })) as never,
    }
    const both: PlaceFact = {
      type: 'meter_installed',
      data: {
        installation: {
          meter,
          installedOn: '2026-01-01',
          entryIndices: [
            { register: '1.8.0', index: index(100) },
            { register: '2.8.0', index: index(7) },
          ],
          multipliers: [],
        },
      },
    }
    expect(on('2026-01-01', both)).toMatchObject({ value: '100' })
  })
})
