import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { made, REGISTER, referenceOn } from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import {
  type EstimatesBeforeReading,
  estimatesToSupersede,
  redoEstimatesAbove,
  settleEstimates,
} from './supersede-estimates.ts'

const estimate = (id: string, on: string, units: number) => ({
  id,
  on,
  index: indexFromUnits({ units, decimals: 0 }),
})

const input: EstimatesBeforeReading = {
  register: REGISTER,
  lastActual: referenceOn('2026-08-31', 1_000),
  estimates: [
    estimate('e3', '2026-11-30', 1_600),
    estimate('e1', '2026-09-30', 1_200),
    estimate('e2', '2026-10-31', 1_400),
  ],
  reading: referenceOn('2026-12-15', 1_300),
}

function causes(change: Partial<EstimatesBeforeReading> = {}) {
  return estimatesToSupersede({ ...input, ...change }).map((it) => `${it.estimate.id} ${it.cause}`)
}

describe('a reading', () => {
  it('supersedes the estimates that are above it, and leaves those below (S4-6)', () => {
    expect(causes()).toEqual(['e2 above_reading', 'e3 above_reading'])
    expect(causes({ reading: referenceOn('2026-12-15', 1_400) })).toEqual(['e3 above_reading'])
    expect(causes({ reading: referenceOn('2026-12-15', 1_600) })).toEqual([])
    expect(causes({ reading: referenceOn('2026-12-15', 1_000) })).toHaveLength(3)
  })

  it('supersedes those of its day and of later days, whatever they say', () => {
    expect(causes({ reading: referenceOn('2026-10-31', 1_500) })).toEqual([
      'e2 read_on_that_day',
      'e3 later_than_reading',
    ])
    expect(causes({ reading: referenceOn('2026-10-30', 1_100) })).toEqual([
      'e1 above_reading',
      'e2 later_than_reading',
      'e3 later_than_reading',
    ])
  })

  it('is compared from the last index that was read, through zero', () => {
    const near = {
      register: { ...REGISTER, integerDigits: 5 },
      lastActual: referenceOn('2026-08-31', 99_900),
      estimates: [estimate('e1', '2026-09-30', 99_990), estimate('e2', '2026-10-31', 80)],
    }
    expect(causes({ ...near, reading: referenceOn('2026-12-15', 50) })).toEqual([
      'e2 above_reading',
    ])
    expect(causes({ ...near, reading: referenceOn('2026-12-15', 80) })).toEqual([])
    const down = {
      register: { ...REGISTER, integerDigits: 5, countsDown: true },
      lastActual: referenceOn('2026-08-31', 100),
      estimates: [estimate('e1', '2026-09-30', 10), estimate('e2', '2026-10-31', 99_920)],
      reading: referenceOn('2026-12-15', 99_950),
    }
    expect(causes(down)).toEqual(['e2 above_reading'])
  })

  it('is compared in the smallest unit of the register', () => {
    const register = { ...REGISTER, decimalDigits: 1 }
    const fine = { on: '2026-12-15', index: indexFromUnits({ units: 13_999, decimals: 1 }) }
    expect(causes({ register, reading: fine })).toEqual(['e2 above_reading', 'e3 above_reading'])
    const finer = { ...fine, index: indexFromUnits({ units: 139_999, decimals: 2 }) }
    expect(() => causes({ register, reading: finer })).toThrow(RangeError)
  })
})

describe('the estimates above a reading, made again', () => {
  it('lie between what stands before and after, by days', () => {
    const redone = redoEstimatesAbove(input)
    expect(
      redone.map(({ replaces, estimate }) => [replaces.id, made(estimate).index.units]),
    ).toEqual([
      ['e2', 1_241], // 1,200 + 100 · 31/76
      ['e3', 1_280], // 1,200 + 100 · 61/76
    ])
    expect(made(redone[0]?.estimate ?? { ok: false }).basis).toMatchObject({
      method: 'pro_rata_days',
      inputs: {
        referenceReading: 'e1',
        referenceOn: '2026-09-30',
        periodTo: '2026-12-15',
        periodReading: 'reading 2026-12-15',
        'quantity period': '100 * 31/76',
      },
    })
  })

  it('begin at the last index that was read where none stands', () => {
    const reading = { on: '2026-12-09', index: indexFromUnits({ units: 1_100, decimals: 0 }) }
    const redone = redoEstimatesAbove({ ...input, reading })
    expect(redone.map(({ estimate }) => made(estimate).index.units)).toEqual([1_030, 1_061, 1_091])
    expect(made(redone[0]?.estimate ?? { ok: false }).basis.inputs).not.toHaveProperty(
      'periodReading',
    )
  })

  it('end at an estimate that stands after them', () => {
    const odd = {
      ...input,
      estimates: [estimate('e1', '2026-09-30', 1_500), estimate('e2', '2026-10-31', 1_061)],
    }
    const redone = redoEstimatesAbove(odd)
    expect(redone.map(({ estimate }) => made(estimate).index.units)).toEqual([1_030])
  })

  it('are none where none is above', () => {
    expect(redoEstimatesAbove({ ...input, reading: referenceOn('2026-12-15', 1_700) })).toEqual([])
    expect(redoEstimatesAbove({ ...input, reading: referenceOn('2026-08-31', 1_700) })).toEqual([])
  })

  it('are a law: with those that stand they never go backwards, nor beyond the reading', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(400), { minLength: 1, maxLength: 12 }),
        fc.nat(3_000),
        (advances, read) => {
          let units = 1_000
          const estimates = advances.map((advance, at) => {
            units += advance
            return estimate(`e${at}`, addDays('2026-01-31', 30 * at + 30), units)
          })
          const of = {
            register: REGISTER,
            lastActual: referenceOn('2026-01-31', 1_000),
            estimates,
            reading: referenceOn(addDays('2026-01-31', 400), 1_000 + read),
          }
          const redone = redoEstimatesAbove(of)
          const after = estimates.map((it) => {
            const again = redone.find(({ replaces }) => replaces === it)?.estimate
            return again === undefined ? it.index.units : made(again).index.units
          })
          expect(after).toEqual(after.toSorted((a, b) => a - b))
          expect(after.at(-1)).toBeLessThanOrEqual(1_000 + read)
        },
      ),
    )
  })
})

describe('the settlement', () => {
  it('is what was billed too much, final from the first of the month after', () => {
    expect(settleEstimates(input)).toEqual({
      billed: indexFromUnits({ units: 1_600, decimals: 0 }),
      actual: indexFromUnits({ units: 1_300, decimals: 0 }),
      difference: -300,
      finalFrom: '2027-01-01',
    })
    expect(settleEstimates({ ...input, reading: referenceOn('2026-12-15', 1_750) })).toMatchObject({
      difference: 150,
    })
  })

  it('counts the estimates until the day of the reading', () => {
    expect(settleEstimates({ ...input, reading: referenceOn('2026-10-31', 1_300) })).toMatchObject({
      difference: -100,
      finalFrom: '2026-11-01',
    })
    expect(settleEstimates({ ...input, reading: referenceOn('2026-10-30', 1_300) })).toMatchObject({
      difference: 100,
    })
    expect(settleEstimates({ ...input, estimates: [] })).toMatchObject({
      billed: input.lastActual.index,
      difference: 300,
    })
  })
})
