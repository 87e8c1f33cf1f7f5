import Big from 'big.js'
import { compareIndices, formatIndex, type IndexValue } from '../index-value/index.ts'
import type { CivilDate } from '../time/index.ts'
import { multiplierOn } from './installation-on.ts'
import { isSameSerial } from './is-same-serial.ts'
import type { MeterInstallation, Register } from './meter.ts'

/** An index on a day. */
export interface DatedIndex {
  readonly on: CivilDate
  readonly index: IndexValue
  /** The meter it was read on; needed only on the day of an exchange, where the new meter is meant unless stated. */
  readonly meterSerial?: string
}

/** Somebody confirmed that a register went through zero. */
export interface ConfirmedRollover {
  readonly isConfirmed: true
  /**
   * The most that can have been consumed in the period, in billing units, exact
   * decimal text: power × hours, or flow × hours. Wraps that come to more than
   * it together are none.
   */
  readonly cap: string
}

/** What one meter counted with one multiplier. */
export interface ConsumptionSegment {
  readonly meterSerial: string
  readonly from: { readonly on: CivilDate; readonly index: IndexValue }
  readonly to: { readonly on: CivilDate; readonly index: IndexValue }
  /** In the register's unit, exact decimal text, never negative. */
  readonly advance: string
  readonly multiplier: string
  /** `advance` times `multiplier`, exact decimal text. */
  readonly consumption: string
  /** True where the register went through zero. */
  readonly hasRolledOver: boolean
}

/** Why a segment has no consumption, and the day it is about. */
export interface SegmentProblem {
  readonly problem: 'multiplier_changed' | 'negative_advance'
  readonly on: CivilDate
}

/**
 * What one meter counted between two of its indices: one segment, and one more
 * for each day within on which the multiplier changes. An index of that day
 * closes the old factor and opens the new one.
 */
export function segmentsOf(part: {
  installation: MeterInstallation
  register: Register
  start: DatedIndex
  end: DatedIndex
  indices: readonly DatedIndex[]
  rollover: ConfirmedRollover | undefined
}): { readonly segments: readonly ConsumptionSegment[] } | SegmentProblem {
  const { installation, start, end } = part
  const segments: ConsumptionSegment[] = []
  let opened = start
  for (const on of changeDays(installation, start.on, end.on)) {
    const known = indexOn(part.indices, { on, meterSerial: installation.meter.serialNumber })
    if (known === undefined) return { problem: 'multiplier_changed', on }
    const segment = segmentOf(part, opened, known)
    if ('problem' in segment) return segment
    segments.push(segment)
    opened = known
  }
  const last = segmentOf(part, opened, end)
  return 'problem' in last ? last : { segments: [...segments, last] }
}

function segmentOf(
  part: {
    installation: MeterInstallation
    register: Register
    rollover: ConfirmedRollover | undefined
  },
  from: DatedIndex,
  to: DatedIndex,
): ConsumptionSegment | SegmentProblem {
  const { installation, register, rollover } = part
  const [lower, upper] = register.countsDown === true ? [to, from] : [from, to]
  const difference = Big(formatIndex(upper.index)).minus(formatIndex(lower.index))
  const hasRolledOver = difference.lt(0) && rollover?.isConfirmed === true
  const advance = hasRolledOver ? difference.plus(rolloverValueOf(register)) : difference
  if (advance.lt(0)) return { problem: 'negative_advance', on: to.on }

  const multiplier = multiplierOn(installation, from.on)
  const consumption = advance.times(multiplier)
  return {
    meterSerial: installation.meter.serialNumber,
    from: { on: from.on, index: from.index },
    to: { on: to.on, index: to.index },
    advance: advance.toFixed(),
    multiplier,
    consumption: consumption.toFixed(),
    hasRolledOver,
  }
}

/** The days between two others on which another factor begins, in time. */
function changeDays(
  installation: MeterInstallation,
  from: CivilDate,
  to: CivilDate,
): readonly CivilDate[] {
  let factor = multiplierOn(installation, from)
  return installation.multipliers
    .map((it) => it.validFrom)
    .filter((day) => from < day && day < to)
    .toSorted()
    .filter((day) => {
      const before = factor
      factor = multiplierOn(installation, day)
      return !Big(factor).eq(before)
    })
}

/** The index of a meter on a day, undefined also where several contradict each other. */
function indexOn(
  indices: readonly DatedIndex[],
  wanted: { on: CivilDate; meterSerial: string },
): DatedIndex | undefined {
  const [known, ...others] = indices.filter(
    (it) =>
      it.on === wanted.on && isSameSerial(it.meterSerial ?? wanted.meterSerial, wanted.meterSerial),
  )
  const agrees = others.every((it) => known && compareIndices(it.index, known.index) === 0)
  return agrees ? known : undefined
}

function rolloverValueOf(register: Register): string {
  return register.rolloverValue === undefined
    ? `1${'0'.repeat(register.integerDigits)}`
    : String(register.rolloverValue)
}
