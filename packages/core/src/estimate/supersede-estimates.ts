import { type IndexValue, rescaleIndex, rolloverUnits } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import { addMonths, type CivilDate, firstDay, monthOf } from '../time/index.ts'
import { estimateProRataDays } from './estimate-within-period.ts'
import type { Estimate, EstimateReference } from './index-estimate.ts'

/** An index that was estimated. */
export interface KnownEstimate {
  /** Id of the reading that holds it. */
  readonly id: string
  readonly index: IndexValue
  readonly on: CivilDate
}

/** What a reading meets: the last index that was read before it, and what was estimated since. All indices are the register's own. */
export interface EstimatesBeforeReading {
  readonly register: Register
  readonly lastActual: EstimateReference
  /** In any order. */
  readonly estimates: readonly KnownEstimate[]
  readonly reading: EstimateReference
}

/**
 * Why an estimate no longer stands beside a reading:
 * - `read_on_that_day`: the reading takes its place;
 * - `later_than_reading`: it was made from an older reference, and is made again from the reading by the chain;
 * - `above_reading`: what it says was not reached yet, and it is made again between the indices that were.
 */
export type SupersessionCause = 'read_on_that_day' | 'later_than_reading' | 'above_reading'

/** An estimate that no longer stands. */
export interface SupersededEstimate {
  readonly estimate: KnownEstimate
  readonly cause: SupersessionCause
}

/**
 * The estimates that a reading which stands supersedes, earliest first. The others stand: a
 * bill was made of them and the reading does not contradict them. "Above" is
 * counted from the last index that was read, so through zero where the register
 * went through it. Source: DOMAIN.md 1.1 (SAP assessing), S0-9, S4-6.
 */
export function estimatesToSupersede(input: EstimatesBeforeReading): readonly SupersededEstimate[] {
  const { estimates, reading } = input
  const reached = advanceSince(input, reading.index)
  return estimates
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .flatMap((estimate): readonly SupersededEstimate[] => {
      if (estimate.on === reading.on) return [{ estimate, cause: 'read_on_that_day' }]
      if (estimate.on > reading.on) return [{ estimate, cause: 'later_than_reading' }]
      return advanceSince(input, estimate.index) > reached
        ? [{ estimate, cause: 'above_reading' }]
        : []
    })
}

/** An estimate made again. */
export interface RedoneEstimate {
  readonly replaces: KnownEstimate
  readonly estimate: Estimate
}

/**
 * The estimates that are `above_reading`, made again: pro rata by day between
 * the indices before and after them that stand. With the reason
 * `estimate_above_reading` each takes the place of the one it replaces. Those
 * `later_than_reading` are made again by `estimatePeriodsByChain`, from the reading.
 */
export function redoEstimatesAbove(input: EstimatesBeforeReading): readonly RedoneEstimate[] {
  const { register, lastActual, estimates, reading } = input
  const superseded = estimatesToSupersede(input)
  const kept = estimates.filter((it) => superseded.every(({ estimate }) => estimate !== it))
  const standing: readonly EstimateReference[] = [
    lastActual,
    ...kept
      .toSorted((a, b) => (a.on < b.on ? -1 : 1))
      .map(({ id, index, on }) => ({ reading: id, index, on })),
    reading,
  ]
  return superseded.flatMap(({ estimate, cause }): readonly RedoneEstimate[] => {
    if (cause !== 'above_reading') return []
    const reference = standing.findLast(({ on }) => on < estimate.on) ?? lastActual
    const end = standing.find(({ on }) => estimate.on < on) ?? reading
    const advance = advanceSince(input, end.index) - advanceSince(input, reference.index)
    const period = {
      to: end.on,
      advance,
      ...(end.reading !== undefined && { reading: end.reading }),
    }
    const target = { register, reference, on: estimate.on, multiplier: '1', period }
    return [{ replaces: estimate, estimate: estimateProRataDays(target) }]
  })
}

/** What a reading makes of the bills that estimates were sent with. */
export interface EstimateSettlement {
  /** The index up to which was billed: the last estimate until the day of the reading, else the last one that was read. */
  readonly billed: IndexValue
  readonly actual: IndexValue
  /** What was not billed yet, in the register's smallest unit; below zero where too much was. */
  readonly difference: number
  /** The day from which the figure is final: the first of the month after the reading. */
  readonly finalFrom: CivilDate
}

/**
 * The difference that a bill shows after the first reading, odd as it looks
 * until the period ends. Source: S4-6.
 */
export function settleEstimates(input: EstimatesBeforeReading): EstimateSettlement {
  const { lastActual, estimates, reading } = input
  const billed = estimates.reduce<{ readonly index: IndexValue; readonly on: CivilDate }>(
    (last, it) => (it.on <= reading.on && it.on > last.on ? it : last),
    lastActual,
  )
  return {
    billed: billed.index,
    actual: reading.index,
    difference: advanceSince(input, reading.index) - advanceSince(input, billed.index),
    finalFrom: firstDay(addMonths(monthOf(reading.on), 1)),
  }
}

/** Throws a RangeError for an index that is finer than the register. */
function advanceSince({ register, lastActual }: EstimatesBeforeReading, index: IndexValue): number {
  const rollover = rolloverUnits(register)
  const units = rescaleIndex(index, register.decimalDigits).units
  const since = units - rescaleIndex(lastActual.index, register.decimalDigits).units
  return ((register.countsDown ? -since : since) + rollover) % rollover
}
