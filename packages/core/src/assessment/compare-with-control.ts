import type { RegisterDigits } from '../index-value/index.ts'
import type { RuleReference } from '../rules/index.ts'
import type { KnownIndex } from './assessment-context.ts'
import { decimalOf } from './decimal.ts'
import { positionOf, shapeOf, shown, unitsOn } from './register-shape.ts'

/** What is not worth a case: whole units of the register, exact decimal text, and the row that says so. */
export interface ControlTolerance {
  readonly units: string
  readonly rule?: RuleReference
}

/** How a control reading and a self-reading agree. */
export interface ControlComparison {
  /**
   * `agrees` within the tolerance; `self_reading_ahead` where the customer stated
   * more than the register can have shown, `self_reading_behind` where less.
   */
  readonly outcome: 'agrees' | 'self_reading_ahead' | 'self_reading_behind'
  /** By how much, in the register's units, exact decimal text of zero and above; beyond what may have flowed between the two. */
  readonly difference: string
  /** `open_case` where they differ by more than the tolerance: a discrepancy with the consumer. */
  readonly consequence: 'none' | 'open_case'
  readonly expected: string
  readonly actual: string
  readonly bound: string
  readonly rule?: RuleReference
}

/**
 * Holds a self-reading against a control reading, whichever came first. On the
 * same day they are to be equal; on different days the later one is to be as
 * far on as the earlier one, and at most by what may have flowed in between.
 * Through zero nothing is compared: give indices of one turn.
 * Source: CAPABILITIES.md S1-7; DOMAIN.md 2 (Decree 354, p. 61).
 */
export function compareWithControl(input: {
  readonly digits: RegisterDigits
  readonly selfReading: KnownIndex
  readonly control: KnownIndex
  /** The most that may have flowed between the two days, in the smallest unit; no limit unless stated. */
  readonly advanceMax?: number
  readonly tolerance: ControlTolerance
}): ControlComparison {
  const { digits, selfReading, control, tolerance } = input
  const shape = shapeOf(digits)
  const stated = positionOf(shape, unitsOn(shape, selfReading.index))
  const found = positionOf(shape, unitsOn(shape, control.index))
  const room = selfReading.readOn === control.readOn ? 0 : (input.advanceMax ?? shape.turn)
  const isBefore = selfReading.readOn <= control.readOn
  // Where the self-reading may stand by the control reading.
  const highest = isBefore ? found : found + room
  const lowest = isBefore ? found - room : found
  const ahead = Math.max(stated - highest, 0)
  const behind = Math.max(lowest - stated, 0)
  const difference = ahead + behind

  const allowed = allowedUnits(tolerance.units, shape.scale)
  const differs = difference > allowed
  const bound = tolerance.units
  return {
    outcome: !differs ? 'agrees' : ahead > 0 ? 'self_reading_ahead' : 'self_reading_behind',
    difference: shown(shape, difference),
    consequence: differs ? 'open_case' : 'none',
    expected: `${shown(shape, unitsOn(shape, control.index))} on ${control.readOn}, ± ${bound}`,
    actual: `${shown(shape, unitsOn(shape, selfReading.index))} on ${selfReading.readOn}`,
    bound,
    ...(tolerance.rule === undefined ? {} : { rule: tolerance.rule }),
  }
}

/** A tolerance in whole smallest units, cut off; none where it is no decimal. */
function allowedUnits(units: string, scale: number): number {
  const decimal = decimalOf(units)
  if (decimal === undefined) return 0
  return Number((BigInt(decimal.digits) * BigInt(scale)) / 10n ** BigInt(decimal.scale))
}
