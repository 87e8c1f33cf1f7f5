import Big from 'big.js'
import { type IndexValue, indexFromUnits, rolloverUnits } from '../index-value/index.ts'
import { multiplierOn } from '../meter/index.ts'
import { type AssessmentBoundsParameters, type RuleReference, referenceTo } from '../rules/index.ts'
import { type CivilDate, daysBetween } from '../time/index.ts'
import type { AssessmentContext, KnownIndex } from './assessment-input.ts'

/** The index that an advance is counted from. */
export interface AdvanceBase {
  /** In the register's smallest unit. */
  readonly units: number
  readonly readOn: CivilDate
}

/** How far a register may have advanced, all in its smallest unit; a bound never exceeds one turn of the register. */
interface AdvanceBounds {
  readonly expected: number
  /** Less is low. */
  readonly low: number
  /** More is high. */
  readonly high: number
  /** More is not believed. */
  readonly outer: number
  /** How they came about, in words. */
  readonly reason: string
}

/** All that limits an advance, and why what is missing is missing. */
export interface AdvanceLimits {
  /** Units after which the register shows zero again. */
  readonly turn: number
  readonly base?: AdvanceBase
  /** From the base to the day; 0 without a base. */
  readonly days: number
  readonly whyNoBase: string
  readonly bounds?: AdvanceBounds
  readonly whyNoBounds: string
  /** More than the connection or the meter lets through is impossible. */
  readonly capacity?: number
  readonly whyNoCapacity: string
  /** The bounds row, where one is in force. */
  readonly rule?: RuleReference
  readonly parameters?: AssessmentBoundsParameters
}

/** Works out the limits for a day, by default the day of the reading. Source: DOMAIN.md 1.2. */
export function advanceLimits(
  context: AssessmentContext,
  readOn: CivilDate = context.readOn,
): AdvanceLimits {
  const { book, scope, digits, installation, capacity, expected } = context
  const turn = rolloverUnits(digits)
  const rule = book.resolve({ topic: 'assessment_bounds', scope, on: readOn })
  const base = baseOf(context, readOn)
  const without = {
    turn,
    days: 0,
    ...(rule && { rule: referenceTo(rule.row), parameters: rule.parameters }),
    whyNoBase: 'no earlier index of this meter',
    whyNoBounds: rule === undefined ? 'no assessment_bounds row in force' : 'no expected advance',
    whyNoCapacity: 'no capacity known',
  }
  if (base === undefined) return without

  const days = daysBetween(base.readOn, readOn)
  const scale = Big(10).pow(digits.decimalDigits)
  const clip = (units: Big) => (units.gt(turn) ? turn : units.toNumber())
  const limits = { ...without, base, days }

  const impossible = capacityUnits({
    capacity,
    days,
    multiplier: installation && multiplierOn(installation, readOn),
    factor: rule?.parameters.capacityFactor ?? '1.1',
  })
  const physical =
    impossible.units === undefined
      ? { whyNoCapacity: impossible.reason }
      : { capacity: clip(impossible.units.times(scale)) }
  if (rule === undefined || expected === undefined) return { ...limits, ...physical }

  const { lowFactor, highFactor, outerFactor, absoluteUnits } = rule.parameters
  const { units, days: per } = expected.unitsPerDay
  const advance = Big(units).times(days)
  const margin = Big(absoluteUnits).times(scale).times(per)
  const above = (factor: string) => clip(floorDivide(advance.times(factor).plus(margin), per))
  const low = advance.times(lowFactor).minus(margin)
  return {
    ...limits,
    ...physical,
    bounds: {
      expected: clip(floorDivide(advance, per)),
      low: low.lte(0) ? 0 : clip(ceilDivide(low, per)),
      high: above(highFactor),
      outer: above(outerFactor),
      reason: `${show(clip(floorDivide(advance, per)), context)} in ${days} days by ${expected.source}, ± ${absoluteUnits}`,
    },
  }
}

/** Units of the register, written as an index. */
export function show(units: number, context: AssessmentContext): string {
  return indexFromUnits({ units, decimals: context.digits.decimalDigits }).text
}

/** An index in the register's smallest unit; what is finer is cut off. */
export function unitsOf(index: IndexValue, context: AssessmentContext): number {
  const finer = index.decimals - context.digits.decimalDigits
  const power = 10n ** BigInt(Math.abs(finer))
  const units = BigInt(index.units)
  return Number(finer > 0 ? units / power : units * power)
}

/** The last index that somebody other than the customer read, before a day. */
export function lastActualBefore(
  context: AssessmentContext,
  readOn: CivilDate,
): KnownIndex | undefined {
  const { previous, lastActual } = context
  const candidates: KnownIndex[] = []
  if (lastActual !== undefined) candidates.push(lastActual)
  if (previous !== undefined && !previous.isEstimated && !previous.isSelfRead) {
    candidates.push(previous)
  }
  return candidates
    .filter((it) => it.readOn < readOn)
    .toSorted((a, b) => (a.readOn < b.readOn ? 1 : -1))
    .at(0)
}

/**
 * An estimate is no evidence: where the last index is one, the advance counts
 * from the last index that was read. The same holds where the last index is not
 * of an earlier day.
 */
function baseOf(context: AssessmentContext, readOn: CivilDate): AdvanceBase | undefined {
  const { previous, installation } = context
  const ofThisMeter = <Known extends KnownIndex>(it: Known | undefined) =>
    it && it.readOn < readOn && (installation?.installedOn ?? '') <= it.readOn ? it : undefined
  const latest = ofThisMeter(previous)
  const actual = ofThisMeter(lastActualBefore(context, readOn))
  const known = latest && !latest.isEstimated ? latest : (actual ?? latest)
  return known ? { units: unitsOf(known.index, context), readOn: known.readOn } : undefined
}

/** Whole units of the register at full load: P·24·n·s / k for power, Qmax·24·n for flow, rounded up. Source: DOMAIN.md 1.2. */
function capacityUnits(load: {
  capacity: AssessmentContext['capacity']
  days: number
  multiplier: string | undefined
  factor: string
}): { units: Big; reason?: never } | { units?: never; reason: string } {
  const { capacity, days, multiplier, factor } = load
  const loads: Big[] = []
  if (capacity?.qmax !== undefined) {
    loads.push(ceilDivide(Big(capacity.qmax).times(24).times(days), 1))
  }
  if (capacity?.kilowatts !== undefined && multiplier !== undefined && Big(multiplier).gt(0)) {
    const energy = Big(capacity.kilowatts).times(24).times(days).times(factor)
    loads.push(ceilDivide(energy, multiplier))
  }
  const [first, second] = loads
  if (first !== undefined) return { units: second?.lt(first) ? second : first }
  const reason =
    capacity?.kilowatts === undefined ? 'no capacity known' : 'no multiplier known for the capacity'
  return { reason }
}

/** Exact for any numbers of zero and above: Big's own division rounds. */
function floorDivide(dividend: Big, divisor: number | string): Big {
  return dividend.minus(dividend.mod(divisor)).div(divisor)
}

function ceilDivide(dividend: Big, divisor: number | string): Big {
  const floor = floorDivide(dividend, divisor)
  return dividend.mod(divisor).gt(0) ? floor.plus(1) : floor
}
