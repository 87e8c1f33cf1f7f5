import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advanceOf,
  anyDay,
  anyHistory,
  made,
  period,
  problemOf,
  REGISTER,
  referenceOn,
  targetOf,
} from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import { annexEstimator } from './annex-estimator.ts'
import { estimateByChain, estimatePeriodsByChain } from './estimate-by-chain.ts'
import { estimateFromAnnex } from './estimate-from-annex.ts'
import {
  estimateFromMeanBeforeAndAfter,
  estimateFromMeanOfMonths,
  estimateFromPreviousPeriod,
  estimateFromSamePeriodLastYear,
} from './estimate-from-history.ts'
import { estimateFromNorm } from './estimate-from-norm.ts'
import type { HistoryPeriod } from './history-period.ts'
import type { Estimate, EstimateTarget } from './index-estimate.ts'

const quantity = fc
  .tuple(fc.nat(2_000), fc.nat(99))
  .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`)

const annex = fc.array(quantity, { minLength: 12, maxLength: 12 }).map((monthlyQuantities) => ({
  id: 'annex-1',
  version: 1,
  validFrom: '2019-01-01',
  lines: [{ register: '1.8.0', unit: 'kWh', monthlyQuantities }],
}))

/** Lengths of periods in days, from one to sixty. */
const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 })

/** Methods that look at history, each as far as the rest of its input does not matter. */
const HISTORY_METHODS: readonly ((
  target: EstimateTarget,
  history: readonly HistoryPeriod[],
) => Estimate)[] = [
  (target, history) => estimateFromSamePeriodLastYear({ ...target, history }),
  (target, history) => estimateFromPreviousPeriod({ ...target, history }),
  (target, history) =>
    estimateFromMeanOfMonths({ ...target, history, months: 6, minimumMonths: 1 }),
  (target, history) => estimateFromMeanBeforeAndAfter({ ...target, history }),
]

describe('estimates by the annex are a law:', () => {
  it('the parts of any year add up to its quantities exactly', () => {
    fc.assert(
      fc.property(annex, fc.integer({ min: 2019, max: 2027 }), lengths, (of, year, days) => {
        const estimate = annexEstimator({ annex: of, register: REGISTER, multiplier: '1' })
        const end = `${year}-12-31`
        let reference = referenceOn(`${year - 1}-12-31`, 0)
        let carry = '0'
        for (const length of [...days, 400]) {
          const next = addDays(reference.on, length)
          const on = next < end ? next : end
          const step = made(estimate(reference, on, carry))
          reference = { index: step.index, on }
          carry = step.carry
        }
        const agreed = (of.lines[0]?.monthlyQuantities ?? []).reduce(
          (total, text) => total + BigInt(text.replace('.', '')),
          0n,
        )
        const [numerator = '0', denominator = '1'] = carry.split('/')
        const units = BigInt(reference.index.units)
        expect(100n * (units * BigInt(denominator) + BigInt(numerator))).toBe(
          agreed * BigInt(denominator),
        )
      }),
    )
  })

  it('a later day never has a lower index', () => {
    fc.assert(
      fc.property(annex, anyDay, fc.nat(800), (of, from, days) => {
        const estimate = annexEstimator({ annex: of, register: REGISTER, multiplier: '1' })
        const on = (day: number) =>
          made(estimate(referenceOn(from), addDays(from, day))).index.units
        expect(on(days + 1)).toBeGreaterThanOrEqual(on(days))
      }),
    )
  })

  it('two steps with the carry are one', () => {
    fc.assert(
      fc.property(annex, anyDay, fc.nat(800), fc.nat(800), (of, from, first, second) => {
        const estimate = annexEstimator({ annex: of, register: REGISTER, multiplier: '7' })
        const middle = addDays(from, first)
        const on = addDays(middle, second)
        const half = made(estimate(referenceOn(from), middle))
        const stepwise = estimate({ index: half.index, on: middle }, on, half.carry)
        expect(stepwise).toEqual(estimate(referenceOn(from), on))
      }),
    )
  })

  it('nothing but the register and the annex changes them', () => {
    fc.assert(
      fc.property(annex, anyDay, fc.nat(90), (of, from, days) => {
        const input = { ...targetOf(from, addDays(from, days)), annex: of }
        expect(estimateFromAnnex(input)).toEqual(estimateFromAnnex(structuredClone(input)))
      }),
    )
  })
})

describe('estimates by history are a law:', () => {
  it('the order in which it is listed does not matter', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(60), fc.infiniteStream(fc.nat()), (history, days, keys) => {
        const target = targetOf('2023-12-31', addDays('2023-12-31', days))
        const after = period(addDays(target.on, 3), addDays(target.on, 33), 77)
        const all = [...history, after]
        const shuffled = all
          .map((it) => ({ it, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ it }) => it)
        for (const by of HISTORY_METHODS) expect(by(target, shuffled)).toEqual(by(target, all))
      }),
    )
  })

  it('a later day never has a lower index', () => {
    fc.assert(
      // Before 29 February: with it the year before has a day less, and another mean.
      fc.property(anyHistory, fc.nat(57), (history, days) => {
        const all = [...history, period('2024-05-31', '2024-06-30', 90)]
        for (const by of HISTORY_METHODS) {
          const on = (day: number) => by(targetOf('2023-12-31', addDays('2023-12-31', day)), all)
          const [before, after] = [on(days), on(days + 1)]
          if (!before.ok || !after.ok) continue
          expect(after.index.units).toBeGreaterThanOrEqual(before.index.units)
        }
      }),
    )
  })

  it('where nothing was consumed there is no estimate', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(60), (history, days) => {
        const target = targetOf('2023-12-31', addDays('2023-12-31', days))
        const zero = [...history, period('2024-05-31', '2024-06-30', 1)].map((it) => ({
          ...it,
          advance: 0,
        }))
        for (const by of HISTORY_METHODS) {
          expect(['zero_history', 'too_little_history']).toContain(problemOf(by(target, zero)))
        }
      }),
    )
  })

  it('twice the consumption is twice the estimate', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(60), (history, days) => {
        const target = targetOf('2023-12-31', addDays('2023-12-31', days))
        const all = [...history, period('2024-05-31', '2024-06-30', 90)]
        const twice = all.map((it) => ({ ...it, advance: 2 * it.advance }))
        for (const by of HISTORY_METHODS) {
          const [once, double] = [by(target, all), by(target, twice)]
          expect(double.ok).toBe(once.ok)
          if (once.ok) expect(advanceOf(double)).toBeCloseTo(2 * advanceOf(once), 4)
        }
      }),
    )
  })

  it('who always consumes the same a day is estimated at that', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 60 }), lengths, (daily, days, cuts) => {
        let to = '2023-12-31'
        const history = [...cuts, 460].map((length) => {
          const from = addDays(to, -length)
          const step = period(from, to, (daily + 1) * length)
          to = from
          return step
        })
        const target = targetOf('2023-12-31', addDays('2023-12-31', days))
        for (const by of HISTORY_METHODS.slice(0, 2)) {
          expect(advanceOf(by(target, history))).toBe((daily + 1) * days)
        }
      }),
    )
  })
})

describe('estimates by a chain are a law:', () => {
  const chain = {
    steps: [
      { method: 'mean_of_months', months: 6, minimumMonths: 3, maximumPeriods: 3 },
      { method: 'norm' },
    ],
    resetsOn: 'reading',
  } as const
  const residents = [{ eventOn: '2015-01-01', declaredOn: '2015-01-01', residents: 3 }]
  const norm = { norm: { unit: 'kWh', perResident: '50' } as const, residents }

  it('all at once or one after the other, they are the same', () => {
    fc.assert(
      fc.property(anyHistory, lengths, (history, days) => {
        let on = '2023-12-31'
        const ends = days.map((length) => {
          on = addDays(on, length)
          return on
        })
        const base = {
          ...targetOf('2023-12-31', '2023-12-31'),
          chain,
          sources: { history, norm },
          reason: 'not_received',
        } as const
        const together = estimatePeriodsByChain(base, ends)
        let next: Parameters<typeof estimateByChain>[0] = base
        const methods: string[] = []
        for (const [at, end] of ends.entries()) {
          const estimate = estimateByChain({ ...next, on: end, estimatedSince: [...methods] })
          expect(estimate).toEqual(together[at])
          const { index, carry, basis } = made(estimate)
          methods.unshift(basis.method) // whatever their order
          next = { ...next, reference: { index, on: end }, carry }
        }
        expect(methods.filter((it) => it === 'mean_of_months').length).toBeLessThanOrEqual(3)
        expect(methods.toReversed()).toEqual(methods.toSorted()) // the mean first, then the norm
      }),
    )
  })

  it('the norm of parts is the norm of the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(9), (periods, residents) => {
        const people = { eventOn: '2015-01-01', declaredOn: '2015-01-01', residents }
        const by = (on: string) =>
          estimateFromNorm({ ...targetOf('2023-12-31', on), norm: norm.norm, residents: [people] })
        let total = 0
        let from = '2023-12-31'
        for (let at = 0; at < periods; at += 1) {
          const on = addDays(from, 11)
          total += advanceOf(
            estimateFromNorm({ ...targetOf(from, on), norm: norm.norm, residents: [people] }),
          )
          from = on
        }
        expect(advanceOf(by(from))).toBeCloseTo(total, 6)
      }),
    )
  })
})
