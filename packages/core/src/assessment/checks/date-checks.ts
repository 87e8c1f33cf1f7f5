import { referenceTo } from '../../rules/index.ts'
import { dateOfDay, dayNumber } from '../../time/index.ts'
import { isInWindow } from '../../window/index.ts'
import type { FindingSeverity } from '../finding.ts'
import type { Check, Checks } from '../index-case.ts'
import { laterIndex } from '../later-index.ts'
import { positionOf, shown, shownAt, unitsOn } from '../register-shape.ts'
import { NO_INDEX } from './typed-checks.ts'

const NO_WINDOW = 'no reading window known'
const NO_POLICY = 'no out_of_window row in force'

const futureDate: Check = ({ context: { readOn, today } }) =>
  readOn <= today
    ? undefined
    : { severity: 'reject', expected: `on or before ${today}`, actual: readOn, bound: today }

const tooOld: Check = ({ context: { window, readOn }, outOfWindow }) => {
  if (window === undefined) return NO_WINDOW
  if (outOfWindow === undefined) return NO_POLICY
  const { mode, graceDays } = outOfWindow.parameters
  if (graceDays === undefined) return 'the out_of_window row states no grace'
  if (readOn >= window.opensOn) return undefined
  const oldest = dayNumber(window.opensOn) - graceDays
  // Text that is no date is not before anything.
  if (!(dayNumber(readOn) < oldest)) return undefined
  const bound = dateOfDay(oldest)
  return {
    severity: mode === 'accept' ? 'note' : 'reject',
    expected: `on or after ${bound}: ${graceDays} days before the window`,
    actual: readOn,
    bound,
    rule: referenceTo(outOfWindow.row),
  }
}

/** A reading that comes late is history, so far as the register then showed no more than later. */
const beforeLast: Check = ({ context, position, limits: { shape } }) => {
  const later = laterIndex(context)
  if (later === undefined) return undefined
  if (position === undefined) return NO_INDEX
  const limit = positionOf(shape, unitsOn(shape, later.index))
  const bound = shownAt(shape, limit)
  return {
    // A later estimate yields to what was read.
    severity: position <= limit || later.isEstimated === true ? 'note' : 'reject',
    expected: `at ${shape.countsDown ? 'least' : 'most'} ${bound}, the index of ${later.readOn}`,
    actual: `${shownAt(shape, position)} on ${context.readOn}`,
    bound,
  }
}

/** Another index of the same day: a correction by the customer may stand so far as an earlier index bears it out. */
const sameDate: Check = ({ context, position, limits: { shape, from } }) => {
  const { book, scope, readOn, previous } = context
  if (previous === undefined || previous.readOn !== readOn) return undefined
  if (position === undefined) return NO_INDEX
  const before = unitsOn(shape, previous.index)
  if (positionOf(shape, before) === position) return undefined

  const found = {
    expected: `${shown(shape, before)}, the index of the same day`,
    actual: shownAt(shape, position),
    bound: shown(shape, before),
  }
  if (previous.isEstimated) return { ...found, severity: 'note' }
  const rule = book.resolve({ topic: 'resubmission', scope, on: readOn })
  if (!previous.isSelfRead || rule === undefined) return { ...found, severity: 'lock' }
  const severity =
    rule.parameters.mode === 'first_only' ? 'reject' : from === undefined ? 'lock' : 'note'
  return { ...found, severity, rule: referenceTo(rule.row) }
}

/** The same point, register, value and civil day, whatever the channel: one reading, one operation. Source: seed S0. */
const duplicate: Check = ({ context, typed: { value }, limits: { shape } }) => {
  const { sameDay, previous, readOn } = context
  if (value === undefined) return NO_INDEX
  const units = unitsOn(shape, value)
  const earlier = sameDay?.find(({ index }) => unitsOn(shape, index) === units)
  const isAgain =
    previous?.isSelfRead === true &&
    previous.readOn === readOn &&
    unitsOn(shape, previous.index) === units
  if (earlier === undefined && !isAgain) {
    return sameDay === undefined ? 'readings of the same day not given' : undefined
  }
  const { readingId } = earlier ?? {}
  return {
    severity: 'note',
    expected: 'a value once a day',
    actual: `${shown(shape, units)} again${readingId === undefined ? '' : `, as ${readingId}`}`,
  }
}

const WINDOW_SEVERITIES = {
  accept: 'note',
  hold: 'lock',
  reject: 'reject',
} as const satisfies Record<string, FindingSeverity>

const outOfWindow: Check = ({ context: { window, readOn, today }, outOfWindow: policy }) => {
  if (window === undefined) return NO_WINDOW
  if (policy === undefined) return NO_POLICY
  if (isInWindow(window, readOn) && today <= window.submitUntil) return undefined
  const { mode } = policy.parameters
  return {
    severity: WINDOW_SEVERITIES[mode],
    expected: `read and sent in from ${window.opensOn} to ${window.submitUntil} (${policy.row.id}: ${mode})`,
    actual: `read on ${readOn}, sent in on ${today}`,
    rule: window.rule,
  }
}

const contractPeriod: Check = ({ context: { readOn, contract } }) => {
  if (contract === undefined) return 'no contract known'
  const { startsOn, endsOn } = contract
  if (startsOn <= readOn && (endsOn === undefined || readOn <= endsOn)) return undefined
  const expected = endsOn === undefined ? `on or after ${startsOn}` : `${startsOn} to ${endsOn}`
  return { severity: 'reject', expected, actual: readOn }
}

export const dateChecks: Checks<
  | 'future_date'
  | 'too_old'
  | 'before_last'
  | 'same_date'
  | 'duplicate'
  | 'out_of_window'
  | 'contract_period'
> = {
  future_date: futureDate,
  too_old: tooOld,
  before_last: beforeLast,
  same_date: sameDate,
  duplicate,
  out_of_window: outOfWindow,
  contract_period: contractPeriod,
}
