import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIndex, indexFromUnits } from '../index-value/index.ts'
import { meter as meterOf } from '../testing/exchanged-meters.ts'
import { addDays, type CivilDate } from '../time/index.ts'
import { applyExchanges } from './apply-exchanges.ts'
import type { PeriodEnd } from './chain-of-meters.ts'
import { consumptionBetween } from './consumption-between.ts'
import type { DatedIndex } from './consumption-segment.ts'
import { installationOn } from './installation-on.ts'
import type { Meter, MeterExchange, MeterInstallation } from './meter.ts'

const DECIMALS = 1
const START = '2026-01-01'

/** Some meters that hung one after the other, read every day, each with what it counted a day and its factors. */
const history = fc
  .array(
    fc.record({
      entry: fc.nat(500_000),
      daily: fc.array(
        fc.record({ units: fc.nat(900), factor: fc.constantFrom('1', '40', '0.5') }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      gapDays: fc.constantFrom(0, 0, 3),
      countsDown: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((meters) => {
    let day: CivilDate = START
    const installations: MeterInstallation[] = []
    const indices: DatedIndex[] = []
    const counted: { on: CivilDate; consumption: Big }[] = []
    for (const [place, { entry, daily, gapDays, countsDown }] of meters.entries()) {
      const meterSerial = `M${place}`
      const installedOn = day
      let units = countsDown ? entry + 900 * daily.length : entry
      indices.push({ on: day, index: index(units), meterSerial })
      for (const { units: advance, factor } of daily) {
        counted.push({
          on: day,
          consumption: Big(advance)
            .div(10 ** DECIMALS)
            .times(factor),
        })
        units += countsDown ? -advance : advance
        day = addDays(day, 1)
        indices.push({ on: day, index: index(units), meterSerial })
      }
      installations.push({
        meter: meter(meterSerial, { countsDown }),
        installedOn,
        entryIndices: of(indices, meterSerial, installedOn),
        multipliers: daily.map(({ factor }, offset) => ({
          validFrom: addDays(installedOn, offset),
          factor,
        })),
        removedOn: day,
        exitIndices: of(indices, meterSerial, day),
      })
      day = addDays(day, gapDays)
    }
    return { installations, indices, counted, lastDay: day }
  })

function index(units: number) {
  return indexFromUnits({ units, decimals: DECIMALS })
}

function meter(serialNumber: string, change: object = {}): Meter {
  return meterOf(serialNumber, { id: 'A', integerDigits: 6, decimalDigits: DECIMALS, ...change })
}

function of(indices: readonly DatedIndex[], serial: string, on: CivilDate) {
  return indices
    .filter((it) => it.meterSerial === serial && it.on === on)
    .map((it) => ({ register: 'A', index: it.index }))
}

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never

/** The end of a period on a day: with the index of the meter that hung, or without. */
function endOn({ installations, indices }: History, on: CivilDate): PeriodEnd {
  const serial = installationOn(installations, on)?.meter.serialNumber
  return indices.find((it) => it.on === on && it.meterSerial === serial) ?? { on }
}

function consumed(
  { installations, indices }: Pick<History, 'installations' | 'indices'>,
  from: PeriodEnd,
  to: PeriodEnd,
): string {
  const result = consumptionBetween({ installations, register: 'A', from, to, indices })
  if (result.ok) return result.consumption
  // Nothing counts where nothing hangs.
  if (result.problem === 'no_meter_installed') return '0'
  throw new Error(result.problem)
}

const days = fc
  .tuple(fc.nat(45), fc.nat(45), fc.nat(45))
  .map((offsets) => offsets.toSorted((a, b) => a - b).map((it) => addDays(START, it - 2)))

describe('the laws of consumption', () => {
  it('what is counted in a period is what was counted on each of its days', () => {
    fc.assert(
      fc.property(history, days, (past, [from = START, to = START]) => {
        const expected = past.counted
          .filter((it) => from <= it.on && it.on < to)
          .reduce((sum, it) => sum.plus(it.consumption), Big(0))
        expect(consumed(past, endOn(past, from), endOn(past, to))).toBe(expected.toFixed())
      }),
    )
  })

  it('advance is additive over a split at any meter of the day of its removal', () => {
    fc.assert(
      fc.property(history, (past) => {
        const [first, last] = [{ on: addDays(START, -1) }, { on: past.lastDay }]
        const whole = consumed(past, first, last)
        for (const { meter, removedOn: on } of past.installations) {
          if (on === undefined) continue
          const split = { on, meterSerial: meter.serialNumber }
          const parts = Big(consumed(past, first, split)).plus(consumed(past, split, last))
          expect(parts.toFixed()).toBe(whole)
        }
      }),
    )
  })

  it('advance is additive over any split of a period', () => {
    fc.assert(
      fc.property(history, days, (past, [first = START, middle = START, last = START]) => {
        const between = (from: CivilDate, to: CivilDate) =>
          Big(consumed(past, endOn(past, from), endOn(past, to)))
        expect(between(first, middle).plus(between(middle, last)).toFixed()).toBe(
          between(first, last).toFixed(),
        )
      }),
    )
  })

  it('the order in which installations and indices are listed does not matter', () => {
    const listed = history.chain((past) =>
      fc.tuple(
        fc.constant(past),
        fc.shuffledSubarray([...past.installations], { minLength: past.installations.length }),
        fc.shuffledSubarray([...past.indices], { minLength: past.indices.length }),
      ),
    )
    fc.assert(
      fc.property(listed, days, ([past, installations, indices], [from = START, to = START]) => {
        const ends = [endOn(past, from), endOn(past, to)] as const
        expect(consumed({ installations, indices }, ...ends)).toBe(consumed(past, ...ends))
      }),
    )
  })

  it('no advance is negative, whatever the indices', () => {
    const any = fc.nat(999_999).map(index)
    fc.assert(
      fc.property(history, days, any, any, (past, [from = START, to = START], first, last) => {
        const result = consumptionBetween({
          installations: past.installations,
          register: 'A',
          from: { on: from, index: first },
          to: { on: to, index: last },
          rollover: { isConfirmed: true, cap: '40000' },
        })
        const advances = result.ok ? result.advances : []
        expect(advances.every((it) => Big(it.advance).gte(0))).toBe(true)
        expect(advances.every((it) => !it.hasRolledOver || Big(it.consumption).lte(40_000))).toBe(
          true,
        )
      }),
    )
  })

  it('consumption scales with the multiplier', () => {
    const factor = fc.integer({ min: 1, max: 1_000_000 }).map((it) => Big(it).div(1_000).toFixed())
    fc.assert(
      fc.property(history, factor, (past, k) => {
        const with_ = (multiplier: string) => ({
          ...past,
          installations: past.installations.map((it) => ({
            ...it,
            multipliers: [{ validFrom: START, factor: multiplier }],
          })),
        })
        const ends = [{ on: START }, { on: past.lastDay }] as const
        expect(consumed(with_(k), ...ends)).toBe(
          Big(consumed(with_('1'), ...ends))
            .times(k)
            .toFixed(),
        )
      }),
    )
  })

  it('a confirmed rollover is the advance on a register with one digit more', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (before, advance) => {
        const wide: MeterInstallation = {
          meter: meter('WIDE', { integerDigits: 7 }),
          installedOn: START,
          entryIndices: [],
          multipliers: [],
        }
        const narrow = { ...wide, meter: meter('NARROW', { integerDigits: 5 }) }
        const count = (installation: MeterInstallation, last: number) =>
          consumptionBetween({
            installations: [installation],
            register: 'A',
            from: { on: START, index: index(before) },
            to: { on: '2026-02-01', index: index(last) },
            rollover: { isConfirmed: true, cap: '100000' },
          })
        const unwrapped = count(wide, before + advance)
        const wrapped = count(narrow, (before + advance) % 1_000_000)
        expect(wrapped).toMatchObject({
          ok: true,
          consumption: unwrapped.ok && unwrapped.consumption,
        })
      }),
    )
  })

  it('a register that counts down counts what its mirror counts up', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.nat(9_999_999), (a, b) => {
        const count = (countsDown: boolean, from: number, to: number) =>
          consumptionBetween({
            installations: [
              {
                meter: meter('M', { countsDown }),
                installedOn: START,
                entryIndices: [],
                multipliers: [],
              },
            ],
            register: 'A',
            from: { on: START, index: index(from) },
            to: { on: '2026-02-01', index: index(to) },
            rollover: { isConfirmed: true, cap: '999999.9' },
          })
        const [up, down] = [count(false, a, b), count(true, b, a)]
        expect(down.ok && down.consumption).toBe(up.ok && up.consumption)
      }),
    )
  })

  it('digits are exact: from plus advance is to', () => {
    const written = fc.record({ units: fc.nat(9_999_999), decimals: fc.nat(6) })
    fc.assert(
      fc.property(written, written, (a, b) => {
        const [low, high] = [indexFromUnits(a), indexFromUnits(b)].toSorted((one, other) =>
          Big(formatIndex(one)).cmp(formatIndex(other)),
        )
        if (low === undefined || high === undefined) throw new Error('no index')
        const result = consumptionBetween({
          installations: [
            { meter: meter('M'), installedOn: START, entryIndices: [], multipliers: [] },
          ],
          register: 'A',
          from: { on: START, index: low },
          to: { on: '2026-02-01', index: high },
        })
        if (!result.ok) throw new Error(result.problem)
        expect(Big(formatIndex(low)).plus(result.consumption).eq(formatIndex(high))).toBe(true)
      }),
    )
  })

  it('the order in which movement slips are listed does not matter', () => {
    const slips = history.map(({ installations }) =>
      installations.map((it, place): MeterExchange => {
        const before = installations[place - 1]
        return {
          slipNumber: `S${installations.length - place}`,
          exchangedOn: it.installedOn,
          ...(before && {
            removed: {
              serialNumber: before.meter.serialNumber,
              exitIndices: before.exitIndices ?? [],
            },
          }),
          fitted: { meter: it.meter, entryIndices: it.entryIndices, multipliers: it.multipliers },
        }
      }),
    )
    const shuffled = slips.chain((it) =>
      fc.tuple(fc.constant(it), fc.shuffledSubarray(it, { minLength: it.length })),
    )
    fc.assert(
      fc.property(shuffled, ([inOrder, listed]) => {
        const applied = applyExchanges([], listed)
        expect(applied).toEqual(applyExchanges([], inOrder))
        expect(applied.ok && applied.installations).toHaveLength(inOrder.length)
      }),
    )
  })
})
