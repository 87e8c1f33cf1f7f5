import type { RegisterDigits } from '../index-value/index.ts'
import { type CivilDate, daysBetween } from '../time/index.ts'
import { advanceOfPeriod, type Period } from './advance-of-period.ts'
import type { ExpectedAdvance, ExpectedBasis } from './assessment-context.ts'
import type { HistoryIndex } from './register-history.ts'

/** What is expected, what it is taken from, and why what goes before that was not used. */
export interface ExpectedAdvanceResult {
  readonly expected?: ExpectedAdvance
  readonly basis?: ExpectedBasis
  readonly refused: readonly { readonly basis: ExpectedBasis; readonly reason: string }[]
}

/** A shorter period says little about a household's habits. */
const PERIOD_DAYS_MIN = 20
/** A window moves by some days from year to year. */
const NEAR_DAYS_MAX = 15

/**
 * What a register is expected to advance by a day: by the same period a year
 * ago, else by the period before, else by the quantities that were agreed, else
 * by the profile of its class. A period that rests on estimates for more than
 * the share allowed is refused; one that was read from end to end goes before.
 * Source: DOMAIN.md 1.2 (E), Oracle and CC&B in 1.1.
 */
export function expectedAdvance(input: {
  /** Valid indices, earliest first, of two years and more. Only those before `readOn` are looked at. */
  readonly history: readonly HistoryIndex[]
  readonly digits: RegisterDigits
  readonly readOn: CivilDate
  /** The multiplier on `readOn`, exact decimal text; `1` unless stated. */
  readonly multiplier?: string
  /** Of `assessment_bounds`: `0.25`; `0` unless stated. */
  readonly maximumEstimatedShare?: string
  /** By the annex of estimated quantities. */
  readonly agreed?: ExpectedAdvance
  /** By the profile of the customer's class. */
  readonly profile?: ExpectedAdvance
}): ExpectedAdvanceResult {
  const { agreed, profile } = input
  const refused: { basis: ExpectedBasis; reason: string }[] = []
  for (const basis of OF_HISTORY) {
    const advance = advanceBy(input, basis)
    if (typeof advance === 'object') return { expected: advance, basis, refused }
    refused.push({ basis, reason: advance })
  }
  if (agreed !== undefined) return { expected: agreed, basis: 'agreed_quantities', refused }
  refused.push({ basis: 'agreed_quantities', reason: 'no quantities agreed' })
  if (profile !== undefined) return { expected: profile, basis: 'class_profile', refused }
  refused.push({ basis: 'class_profile', reason: 'no profile known' })
  return { refused }
}

type Input = Parameters<typeof expectedAdvance>[0]
type HistoryBasis = 'same_period_last_year' | 'previous_period'

const OF_HISTORY: readonly HistoryBasis[] = ['same_period_last_year', 'previous_period']
const NO_PERIOD = 'no such period known'

/** By what was read from end to end; with estimates only where that is allowed and there is nothing else. */
function advanceBy(input: Input, basis: HistoryBasis): ExpectedAdvance | string {
  const find = basis === 'previous_period' ? periodBefore : periodLastYear
  const read = find(input, false)
  const byRead = read === undefined ? NO_PERIOD : advanceOfPeriod(input, read, basis)
  if (typeof byRead === 'object') return byRead
  const estimated = find(input, true)
  return estimated === undefined ? byRead : advanceOfPeriod(input, estimated, basis)
}

/** The last period of three weeks and more. */
function periodBefore({ history, readOn }: Input, withEstimates: boolean): Period | undefined {
  let end = -1
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const it = history[at]
    if (it === undefined || it.readOn >= readOn || (it.isEstimated && !withEstimates)) continue
    if (end < 0) {
      end = at
      continue
    }
    const last = history[end]
    if (last === undefined) return undefined
    const days = daysBetween(it.readOn, last.readOn)
    if (days >= PERIOD_DAYS_MIN) return { start: at, end, days }
  }
  return undefined
}

/** The period that ended nearest to a year ago and began nearest to a year before the last index. */
function periodLastYear({ history, readOn }: Input, withEstimates: boolean): Period | undefined {
  const base = lastBefore(history, readOn, withEstimates)
  if (base === undefined) return undefined
  const end = nearest(history, yearBefore(readOn), withEstimates)
  const start = nearest(history, yearBefore(base.readOn), withEstimates)
  const [from, to] = [history[start], history[end]]
  if (from === undefined || to === undefined) return undefined
  const days = daysBetween(from.readOn, to.readOn)
  return days >= PERIOD_DAYS_MIN ? { start, end, days } : undefined
}

function lastBefore(
  history: readonly HistoryIndex[],
  readOn: CivilDate,
  withEstimates: boolean,
): HistoryIndex | undefined {
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const it = history[at]
    if (it !== undefined && it.readOn < readOn && (withEstimates || !it.isEstimated)) return it
  }
  return undefined
}

/** Which index was read nearest to a day, of two as near the earlier; -1 where none is near. */
function nearest(history: readonly HistoryIndex[], day: CivilDate, withEstimates: boolean): number {
  let before = -1
  let after = -1
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const it = history[at]
    if (it === undefined || (it.isEstimated && !withEstimates)) continue
    if (it.readOn <= day) {
      before = at
      break
    }
    after = at
  }
  const distance = (at: number) => Math.abs(daysBetween(history[at]?.readOn ?? '', day))
  const [early, late] = [distance(before), distance(after)]
  if (early <= NEAR_DAYS_MAX && !(late < early)) return before
  return late <= NEAR_DAYS_MAX ? after : -1
}

function yearBefore(date: CivilDate): CivilDate {
  return `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`
}
