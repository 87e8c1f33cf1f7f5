import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { index } from '../testing/assessment-context.ts'
import { addDays } from '../time/index.ts'
import { assessingOf } from './assessing-of.ts'

const digits = { integerDigits: 5, decimalDigits: 0 }
const on = (readOn: string, units: number) => ({ index: index(units), readOn })
const estimate = (readingId: string, readOn: string, units: number) => ({
  readingId,
  ...on(readOn, units),
})
const lastActual = on('2026-07-22', 11_000)
const reading = on('2026-11-22', 12_230)
const estimates = [
  estimate('E4', '2026-12-22', 12_900),
  estimate('E2', '2026-09-22', 12_100),
  estimate('E3', '2026-10-22', 12_500),
  estimate('E1', '2026-07-22', 13_000),
]
const of = (more: Partial<Parameters<typeof assessingOf>[0]> = {}) =>
  assessingOf({ digits, reading, lastActual, estimates, ...more })

describe('a reading below the estimates (S4-6)', () => {
  it('cancels those above it since the last actual index, and says from what they are made again', () => {
    expect(of()).toEqual({
      ok: true,
      cancelled: [
        { estimate: estimates[2], from: estimates[1], upTo: reading },
        { estimate: estimates[0], from: reading },
      ],
      explanation: {
        estimated: '12500',
        read: '12230',
        lastActual: '11000',
        overEstimated: '270',
        advance: '1230',
        settledFrom: '2026-12-01',
      },
    })
  })

  it('makes an estimate again from the last one before it that stands, else from what was read', () => {
    const first = estimate('E1', '2026-08-22', 12_500)
    const level = estimate('E2', '2026-09-22', 12_230)
    const last = estimate('E3', '2026-10-22', 12_900)
    expect(of({ estimates: [last, level, first] })).toMatchObject({
      cancelled: [
        { estimate: first, from: lastActual, upTo: reading },
        { estimate: last, from: level, upTo: reading },
      ],
    })
  })

  it('makes an estimate of its own day again from itself', () => {
    const ofTheDay = [estimate('E3', '2026-11-22', 12_500)]
    expect(of({ estimates: ofTheDay })).toMatchObject({
      cancelled: [{ estimate: ofTheDay[0], from: reading }],
    })
  })

  it('lists them by their day', () => {
    const many = ['2026-10-01', '2026-08-01', '2026-09-01'].map((day) => estimate(day, day, 12_500))
    const result = of({ estimates: many })
    expect(result.ok && result.cancelled.map((it) => it.estimate.readingId)).toEqual([
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
    ])
  })

  it('settles at the end of the year too', () => {
    const december = on('2026-12-31', 12_230)
    expect(of({ reading: december })).toMatchObject({
      explanation: { settledFrom: '2027-01-01' },
    })
  })

  it('leaves those that are not above it', () => {
    const level = [estimate('E3', '2026-10-22', 12_230)]
    expect(of({ estimates: level })).toEqual({ ok: false, problem: 'nothing_above' })
    expect(of({ estimates: [estimate('E3', '2026-10-22', 12_231)] }).ok).toBe(true)
    expect(of({ estimates: estimates.slice(0, 2) })).toEqual({
      ok: false,
      problem: 'nothing_above',
    })
  })

  it('is no over-estimate where it is below what was read before', () => {
    const below = { ok: false, problem: 'below_last_actual' }
    expect(of({ reading: on('2026-11-22', 10_999) })).toEqual(below)
    expect(of({ reading: on('2026-11-22', 11_000) }).ok).toBe(true)
  })

  it('is of a later day than what was read before', () => {
    const problem = { ok: false, problem: 'not_after_last_actual' }
    expect(of({ reading: on('2026-07-22', 12_230) })).toEqual(problem)
    expect(of({ reading: on('2026-07-21', 10_000) })).toEqual(problem)
    const dayAfter = [estimate('E', '2026-07-23', 13_000)]
    expect(of({ reading: on('2026-07-23', 12_230), estimates: dayAfter }).ok).toBe(true)
  })

  it('is mirrored on a register that counts down', () => {
    const down = assessingOf({
      digits: { ...digits, countsDown: true },
      reading: on('2026-11-22', 87_770),
      lastActual: on('2026-07-22', 89_000),
      estimates: [estimate('E3', '2026-10-22', 87_500)],
    })
    expect(down).toMatchObject({
      explanation: { overEstimated: '270', advance: '1230', estimated: '87500', read: '87770' },
    })
  })

  it('leaves no estimate above it up to its day (law)', () => {
    const anyEstimates = fc.array(
      fc
        .tuple(fc.integer({ min: -30, max: 200 }), fc.integer({ min: 10_500, max: 14_000 }))
        .map(([days, units]) => estimate(`${days}`, addDays('2026-07-22', days), units)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(anyEstimates, fc.integer({ min: 10_900, max: 13_000 }), (list, units) => {
        const read = on('2026-11-22', units)
        const result = of({ reading: read, estimates: list })
        const cancelled = result.ok ? result.cancelled.map((it) => it.estimate) : []
        const kept = list.filter((it) => !cancelled.includes(it))
        const isBetween = (day: string) => lastActual.readOn < day && day <= read.readOn
        if (units >= 11_000) {
          expect(kept.filter((it) => isBetween(it.readOn) && it.index.units > units)).toEqual([])
        }
        for (const it of result.ok ? result.cancelled : []) {
          expect(it.estimate.index.units).toBeGreaterThan(units)
          expect(it.from.readOn <= it.estimate.readOn).toBe(true)
        }
      }),
    )
  })
})
