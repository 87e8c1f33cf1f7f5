import type { RuleBook, RuleReference, RuleScope } from '../rules/index.ts'
import { referenceTo } from '../rules/index.ts'
import { addMonths, type CivilDate, lastDay, monthOf, type YearMonth } from '../time/index.ts'
import { windowDatesIn } from './window-dates.ts'

/** When readings are taken in. All days count whole, in the tenant's zone, the last ones included. */
export interface ReadingWindow {
  /** The month in which it opens. */
  readonly month: YearMonth
  readonly opensOn: CivilDate
  /** Last day on which the meter is to be read. */
  readonly readUntil: CivilDate
  /** Last day on which a reading is taken in. */
  readonly submitUntil: CivilDate
  /** Last day on which a reading that was taken in can be changed. */
  readonly changeUntil: CivilDate
  /** The row that set it. */
  readonly rule: RuleReference
}

const MONTHS_AHEAD_MAX = 24
const DAYS = Array.from({ length: 31 }, (_, day) => String(day + 1).padStart(2, '0'))
/** A window of stated dates may have opened so long before. */
const MONTHS_BACK_MAX = 12

/**
 * The windows that open in a month, in order, each by the row in force on the
 * day it opens; none where no row states one. Where a change of rules inside
 * the month leaves no such window, those of the first row in force stand.
 */
export function windowsOf(input: {
  book: RuleBook
  scope: RuleScope
  month: YearMonth
}): readonly ReadingWindow[] {
  const { book, scope, month } = input
  const ruling = new Map<CivilDate, ReturnType<typeof ruleOn>>()
  const ruleOn = (on: CivilDate) => book.resolve({ topic: 'reading_window', scope, on })
  const last = lastDay(month)
  for (const day of DAYS) {
    const on = `${month}-${day}`
    if (on <= last) ruling.set(on, ruleOn(on))
  }

  const candidates = [...new Set(ruling.values())].flatMap((resolved) =>
    resolved === undefined
      ? []
      : windowDatesIn(month, resolved.parameters).map((dates) => ({ dates, resolved })),
  )
  const own = candidates.filter((it) => ruling.get(it.dates.opensOn) === it.resolved)
  const standing =
    own.length > 0 ? own : candidates.filter((it) => it.resolved === candidates[0]?.resolved)
  return standing
    .map(({ dates: { opensOn, readUntil, submitUntil, changeUntil }, resolved }) => ({
      month,
      opensOn,
      readUntil: readUntil ?? submitUntil,
      submitUntil,
      changeUntil: changeUntil ?? submitUntil,
      rule: referenceTo(resolved.row),
    }))
    .toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1))
}

/** The first window that opens in a month, as `windowsOf` gives them; undefined where none does. */
export function windowOf(input: {
  book: RuleBook
  scope: RuleScope
  month: YearMonth
}): ReadingWindow | undefined {
  return windowsOf(input)[0]
}

/** The window that takes readings in on a day, or the next one to open, two years ahead at most. */
export function windowAt(input: {
  book: RuleBook
  scope: RuleScope
  on: CivilDate
}): ReadingWindow | undefined {
  const { book, scope, on } = input
  // A window that crosses the end of the month opened in the month before; one of dates may be longer.
  const ruling = book.resolve({ topic: 'reading_window', scope, on })
  const back = ruling?.parameters.kind === 'dates' ? MONTHS_BACK_MAX : 1
  for (let months = -back; months <= MONTHS_AHEAD_MAX; months += 1) {
    const windows = windowsOf({ book, scope, month: addMonths(monthOf(on), months) })
    const window = windows.find((it) => on <= it.submitUntil)
    if (window !== undefined) return window
  }
  return undefined
}

/** True on the days on which a window takes readings in. */
export function isInWindow(window: ReadingWindow, on: CivilDate): boolean {
  return window.opensOn <= on && on <= window.submitUntil
}
