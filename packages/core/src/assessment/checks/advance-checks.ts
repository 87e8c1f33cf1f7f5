import { boundWords, NO_BASE, NO_BOUNDS_ROW, ruled } from '../advance-limits.ts'
import type { Check, Checks, IndexCase, Seen } from '../index-case.ts'
import { positionOf, shown, shownAt, unitsOn } from '../register-shape.ts'
import { NO_INDEX } from './typed-checks.ts'

export const NORMAL_HERE = 'no consumption is normal here'
const BACKWARD = 'the index went back'

/** A check of how far the register moved: not asked where it cannot be said. */
export const ofMovement =
  (check: (it: IndexCase) => Seen): Check =>
  (it) => {
    if (it.position === undefined) return NO_INDEX
    return it.limits.from === undefined ? NO_BASE : check(it)
  }

/** A check of an advance: not asked where the register went back. */
const ofAdvance = (check: (it: IndexCase) => Seen): Check =>
  ofMovement((it) => (it.movement.kind === 'backward' ? BACKWARD : check(it)))

const negative = ofMovement(({ movement, position = 0, limits: { shape, base, from } }) => {
  if (movement.kind !== 'backward') return undefined
  const bound = shownAt(shape, base)
  return {
    severity: 'lock',
    expected: `at ${shape.countsDown ? 'most' : 'least'} ${bound}, the index of ${from?.readOn}`,
    actual: shownAt(shape, position),
    bound,
  }
})

/** The last index was an estimate, and too high: what was read stands, the estimates above it go. Source: SAP, CP0789. */
const assessing = ofMovement(({ context, position = 0, limits: { shape, base, from } }) => {
  const { previous, readOn } = context
  if (previous === undefined || !previous.isEstimated || previous.readOn >= readOn) return undefined
  const estimate = positionOf(shape, unitsOn(shape, previous.index))
  if (position >= estimate) return undefined
  if (from?.readOn === previous.readOn) {
    return 'no index that was read is known before the estimate'
  }
  if (position < base) return undefined
  const bound = shownAt(shape, estimate)
  return {
    severity: 'note',
    expected: `${bound}, estimated for ${previous.readOn}`,
    actual: `${shownAt(shape, position)}, beyond ${shownAt(shape, base)} read on ${from?.readOn}: estimates beyond it are to be made again`,
    bound,
  }
})

/** The register went through zero: thought of only with its digits and a cap, and confirmed by a person. */
const rollover = ofMovement(({ movement, position = 0, limits }) => {
  const { shape, base } = limits
  const { kind, advance, cap } = movement
  if (kind === 'backward' && cap === undefined) {
    return `${limits.whyNoCapacity}, ${limits.whyNoBounds}`
  }
  if (kind !== 'through_zero' || cap === undefined) return undefined
  const bound = shown(shape, cap)
  return {
    severity: 'lock',
    expected: `at ${shape.countsDown ? 'most' : 'least'} ${shownAt(shape, base)}, or a register that went through zero`,
    actual: `${shownAt(shape, position)}: an advance of ${shown(shape, advance)} through ${shown(shape, shape.turn)}, at most ${bound} is possible`,
    bound,
    ...ruled(limits),
  }
})

const zero = ofAdvance(({ context, movement, limits }) => {
  if (movement.advance !== 0) return undefined
  if (context.isSeasonal === true || context.expected?.unitsPerDay.units === 0) return NORMAL_HERE
  if (limits.rule === undefined) return NO_BOUNDS_ROW
  const { minimumDays } = limits.rule.parameters
  if (limits.days < minimumDays) return undefined
  return {
    severity: 'warn',
    expected: `an advance within ${minimumDays} days`,
    actual: `none in ${limits.days} days`,
    bound: String(minimumDays),
    ...ruled(limits),
  }
})

const low = ofAdvance((it) => {
  const { context, limits } = it
  const { shape, bounds } = limits
  const { advance } = it.movement
  if (context.isSeasonal === true) return NORMAL_HERE
  if (bounds === undefined) return limits.whyNoBounds
  // No advance at all is a finding of its own.
  if (advance >= bounds.low || typeof zero(it) === 'object') return undefined
  const bound = shown(shape, bounds.low)
  return {
    severity: 'warn',
    expected: `an advance of at least ${bound}: ${boundWords(limits, 'lowFactor', context.expected)}`,
    actual: shown(shape, advance),
    bound,
    ...ruled(limits),
  }
})

/** Between the inner and the outer band a person decides. Source: MCR 0163. */
const high = ofAdvance((it) => {
  const { context, limits } = it
  const { shape, bounds } = limits
  const { advance } = it.movement
  if (bounds === undefined) return limits.whyNoBounds
  if (advance <= bounds.high || typeof veryHigh(it) === 'object') return undefined
  const bound = shown(shape, bounds.high)
  return {
    severity: 'lock',
    expected: `an advance of at most ${bound}: ${boundWords(limits, 'highFactor', context.expected)}`,
    actual: shown(shape, advance),
    bound,
    ...ruled(limits),
  }
})

const veryHigh = ofAdvance(({ context, movement, limits }) => {
  const { shape, bounds, capacity, days } = limits
  const { advance } = movement
  const isImpossible = capacity !== undefined && advance > capacity
  if (!isImpossible && bounds === undefined) {
    return capacity === undefined ? limits.whyNoBounds : undefined
  }
  const most = isImpossible ? capacity : (bounds?.outer ?? 0)
  if (advance <= most) return undefined
  const bound = shown(shape, most)
  const why = isImpossible
    ? `, all that can flow in ${days} days`
    : `: ${boundWords(limits, 'outerFactor', context.expected)}`
  return {
    severity: 'reject',
    expected: `an advance of at most ${bound}${why}`,
    actual: shown(shape, advance),
    bound,
    ...ruled(limits),
  }
})

export const advanceChecks: Checks<
  'negative' | 'assessing' | 'rollover' | 'zero' | 'low' | 'high' | 'very_high'
> = {
  negative,
  assessing,
  rollover,
  zero,
  low,
  high,
  very_high: veryHigh,
}
