import type {
  ReadingWindowParameters,
  RuleBook,
  RuleReference,
  RuleScope,
  WindowDates,
} from '../rules/index.ts'
import { referenceTo } from '../rules/index.ts'
import {
  addDays,
  addMonths,
  type CivilDate,
  daysInMonth,
  firstDay,
  lastDay,
  monthOf,
  type YearMonth,
} from '../time/index.ts'

/** When readings of a month are taken in. All days count whole, in the tenant's zone, the last ones included. */
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

/**
 * The window that opens in a month, by the row in force on the day it opens;
 * undefined where no row states one. Where a change of rules inside the month
 * leaves no such row, the one in force on the month's first day stands.
 */
export function windowOf(input: {
  book: RuleBook
  scope: RuleScope
  month: YearMonth
}): ReadingWindow | undefined {
  const { book, scope, month } = input
  const windowBy = (on: CivilDate): ReadingWindow | undefined => {
    const resolved = book.resolve({ topic: 'reading_window', scope, on })
    if (resolved === undefined) return undefined
    const dates = datesIn(month, resolved.parameters)
    if (dates === undefined) return undefined
    return {
      month,
      opensOn: dates.opensOn,
      readUntil: dates.readUntil ?? dates.submitUntil,
      submitUntil: dates.submitUntil,
      changeUntil: dates.changeUntil ?? dates.submitUntil,
      rule: referenceTo(resolved.row),
    }
  }
  const candidates = [windowBy(firstDay(month)), windowBy(lastDay(month))].filter(
    (it) => it !== undefined,
  )
  return (
    candidates.find((it) => isSameRule(windowBy(it.opensOn)?.rule, it.rule)) ?? candidates.at(0)
  )
}

/** The window that takes readings in on a day, or the next one to open, two years ahead at most. */
export function windowAt(input: {
  book: RuleBook
  scope: RuleScope
  on: CivilDate
}): ReadingWindow | undefined {
  const { book, scope, on } = input
  // A window that crosses the end of the month opened in the month before.
  for (let months = -1; months <= MONTHS_AHEAD_MAX; months += 1) {
    const window = windowOf({ book, scope, month: addMonths(monthOf(on), months) })
    if (window !== undefined && on <= window.submitUntil) return window
  }
  return undefined
}

/** True on the days on which a window takes readings in. */
export function isInWindow(window: ReadingWindow, on: CivilDate): boolean {
  return window.opensOn <= on && on <= window.submitUntil
}

function datesIn(month: YearMonth, parameters: ReadingWindowParameters): WindowDates | undefined {
  switch (parameters.kind) {
    case 'days':
      return datesOfDays(month, parameters)
    case 'penultimate_days': {
      const submitUntil = addDays(lastDay(month), -1)
      return { opensOn: addDays(submitUntil, 1 - parameters.days), submitUntil }
    }
    case 'dates':
      return parameters.rows.find((it) => monthOf(it.opensOn) === month)
  }
}

function datesOfDays(
  month: YearMonth,
  parameters: ReadingWindowParameters & { kind: 'days' },
): WindowDates {
  const { fromDay, toDay, submitUntilDay = toDay, changeUntilDay = submitUntilDay } = parameters
  const dayIn = (day: number) =>
    day < fromDay ? dayOf(addMonths(month, 1), day) : dayOf(month, day)
  return {
    opensOn: dayOf(month, fromDay),
    readUntil: dayIn(toDay),
    submitUntil: dayIn(submitUntilDay),
    changeUntil: dayIn(changeUntilDay),
  }
}

/** A day of a month, its last where it does not have that many. */
function dayOf(month: YearMonth, day: number): CivilDate {
  return `${month}-${String(Math.min(day, daysInMonth(month))).padStart(2, '0')}`
}

function isSameRule(a: RuleReference | undefined, b: RuleReference): boolean {
  return a?.id === b.id && a.validFrom === b.validFrom
}
