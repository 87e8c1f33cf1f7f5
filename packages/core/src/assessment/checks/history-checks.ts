import { addMonths, type CivilDate, monthOf } from '../../time/index.ts'
import { lastActualBefore, NO_BASE, ruled } from '../advance-limits.ts'
import type { Check, Checks } from '../index-case.ts'
import { shown } from '../register-shape.ts'
import { NORMAL_HERE, ofMovement } from './advance-checks.ts'

/** A register that stands still reading after reading is looked at on the spot. */
const zeroRepeated = ofMovement(({ context, movement, limits }) => {
  const { zeroAdvances, isSeasonal } = context
  const most = limits.rule?.parameters.zeroReadings
  if (most === undefined) return 'no limit to readings without an advance is stated'
  if (zeroAdvances === undefined) return 'the readings before not given'
  if (isSeasonal === true) return NORMAL_HERE
  if (movement.kind !== 'forward' || movement.advance > 0) return undefined
  const times = zeroAdvances + 1
  if (times < most) return undefined
  return {
    severity: 'warn',
    expected: `an advance within ${most} readings`,
    actual: `none in ${times} readings`,
    bound: String(most),
    ...ruled(limits),
  }
})

/** Consumption where there is no supply. Source: California VEE, UK J0332 06 and 07. */
const inactiveUsage = ofMovement(({ context: { connection }, movement, limits }) => {
  if (connection === undefined) return 'not stated whether the point is connected'
  const { disconnectedOn } = connection
  if (disconnectedOn === undefined) return undefined
  const { shape, from } = limits
  if (from === undefined || from.readOn < disconnectedOn) return 'no index since the disconnection'
  if (movement.advance === 0) return undefined
  return {
    severity: 'warn',
    expected: `no advance: disconnected on ${disconnectedOn}`,
    actual: shown(shape, movement.advance),
    bound: '0',
  }
})

/** Self-readings are held against a reading by somebody else now and then. Source: SGN M 3.4. */
const streak: Check = ({ context, limits }) => {
  const { readOn, selfReadsSinceActual } = context
  const months = limits.rule?.parameters.selfReadMonths
  if (months === undefined) return 'no limit to self-readings in a row is stated'
  const actual = lastActualBefore(context, readOn)
  if (actual === undefined) return 'no reading by anybody else known'
  if (!isLonger(actual.readOn, months, readOn)) return undefined
  const count =
    selfReadsSinceActual === undefined ? '' : `, ${selfReadsSinceActual} self-readings since`
  return {
    severity: 'warn',
    expected: `a reading by somebody else within ${months} months`,
    actual: `the last one on ${actual.readOn}${count}`,
    bound: String(months),
    ...ruled(limits),
  }
}

/** Source: Oracle VEE (Prolonged Estimation). */
const prolongedEstimation: Check = ({ context, limits }) => {
  const { readOn, previous, estimatedSince } = context
  const months = limits.rule?.parameters.estimateMonths
  if (months === undefined) return 'no limit to estimates in a row is stated'
  if (previous === undefined) return NO_BASE
  if (!previous.isEstimated) return undefined
  if (estimatedSince === undefined) return 'no index that was read is known before the estimates'
  if (!isLonger(estimatedSince, months, readOn)) return undefined
  return {
    severity: 'warn',
    expected: `a reading within ${months} months`,
    actual: `estimates only since ${estimatedSince}`,
    bound: String(months),
    ...ruled(limits),
  }
}

/** True where a day lies more than so many months after another. */
function isLonger(since: CivilDate, months: number, on: CivilDate): boolean {
  return on > `${addMonths(monthOf(since), months)}${since.slice(7)}`
}

export const historyChecks: Checks<
  'zero_repeated' | 'inactive_usage' | 'streak' | 'prolonged_estimation'
> = {
  zero_repeated: zeroRepeated,
  inactive_usage: inactiveUsage,
  streak,
  prolonged_estimation: prolongedEstimation,
}
