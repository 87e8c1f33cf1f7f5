import type { RegisterDigits } from '../index-value/index.ts'
import { addMonths, type CivilDate, firstDay, monthOf } from '../time/index.ts'
import type { KnownIndex } from './assessment-context.ts'
import { positionOf, type RegisterShape, shapeOf, shown, unitsOn } from './register-shape.ts'

/** An estimate that stands, by its reading id. */
export interface StandingEstimate extends KnownIndex {
  readonly readingId: string
}

/** An estimate that is cancelled, and between which indices it is to be made again. */
export interface CancelledEstimate {
  readonly estimate: StandingEstimate
  /** The index that it is estimated from now: the last actual one, an estimate since that stands, or what was read. */
  readonly from: KnownIndex
  /** The index that it may not exceed: what was read later; none where it lies after what was read. */
  readonly upTo?: KnownIndex
}

/** What a person needs to understand the odd sum on the bill in between. Exact decimal text, in the register's units. */
export interface AssessingExplanation {
  /** The last estimate that counted. */
  readonly estimated: string
  readonly read: string
  readonly lastActual: string
  /** How far the estimate was ahead of what was read. */
  readonly overEstimated: string
  /** The advance since the last actual index: what is really owed. */
  readonly advance: string
  /** The day from which the account is right: the first of the month after the reading. Source: seed S4. */
  readonly settledFrom: CivilDate
}

/**
 * Why nothing is to be made again; the first that holds, in this order:
 * - `not_after_last_actual`: the reading is not of a later day than the last actual index;
 * - `below_last_actual`: the register went back behind what was read before: no over-estimate explains that;
 * - `nothing_above`: no estimate between the two days is above the reading.
 */
export type AssessingProblem = 'not_after_last_actual' | 'below_last_actual' | 'nothing_above'

/** Which estimates go and are made again, or why none do. */
export type Assessing =
  | {
      readonly ok: true
      /** By the day of the estimate, earliest first. */
      readonly cancelled: readonly CancelledEstimate[]
      readonly explanation: AssessingExplanation
    }
  | { readonly ok: false; readonly problem: AssessingProblem }

/**
 * What a reading does to over-estimates: all estimates above it since the last
 * actual index are cancelled and made again, those before the reading between
 * what stands on either side, those after it from the reading. It is no rollover.
 * Source: SAP IS-U "assessing", CP0789 (DOMAIN.md 1.1); seed S4-6.
 */
export function assessingOf(input: {
  readonly digits: RegisterDigits
  readonly reading: KnownIndex
  readonly lastActual: KnownIndex
  readonly estimates: readonly StandingEstimate[]
}): Assessing {
  const { reading, lastActual, estimates } = input
  const shape = shapeOf(input.digits)
  const at = ({ index }: KnownIndex) => positionOf(shape, unitsOn(shape, index))
  if (reading.readOn <= lastActual.readOn) return { ok: false, problem: 'not_after_last_actual' }
  if (at(reading) < at(lastActual)) return { ok: false, problem: 'below_last_actual' }

  const later = estimates
    .filter((it) => it.readOn > lastActual.readOn)
    .toSorted((a, b) => (a.readOn < b.readOn ? -1 : Number(a.readOn > b.readOn)))
  const above = later.filter((it) => at(it) > at(reading))
  const standingBefore = ({ readOn }: StandingEstimate) =>
    later.findLast((it) => it.readOn < readOn && at(it) <= at(reading)) ?? lastActual
  const last = above.findLast((it) => it.readOn <= reading.readOn)
  if (last === undefined) return { ok: false, problem: 'nothing_above' }
  return {
    ok: true,
    cancelled: above.map((estimate) =>
      estimate.readOn < reading.readOn
        ? { estimate, from: standingBefore(estimate), upTo: reading }
        : { estimate, from: reading },
    ),
    explanation: {
      estimated: text(shape, last),
      read: text(shape, reading),
      lastActual: text(shape, lastActual),
      overEstimated: shown(shape, at(last) - at(reading)),
      advance: shown(shape, at(reading) - at(lastActual)),
      settledFrom: firstDay(addMonths(monthOf(reading.readOn), 1)),
    },
  }
}

function text(shape: RegisterShape, { index }: KnownIndex): string {
  return shown(shape, unitsOn(shape, index))
}
