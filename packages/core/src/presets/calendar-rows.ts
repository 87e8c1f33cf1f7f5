import type { RuleRow, RuleSource } from '../rules/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { HolidayRule } from './calendars/public-holidays.ts'
import { type RowDetails, source, type WriteRow } from './preset-rows.ts'

const YEARS = [2025, 2026, 2027, 2028]
const weekendDays = [6, 0]

/** What a country's calendar is made of. */
export interface CalendarOf {
  readonly holidays: HolidayRule
  readonly source: RuleSource
  readonly workedWeekendDays?: readonly CivilDate[]
  /** By year: what its reader should know, or why it is off. */
  readonly detailsOf?: (year: number) => RowDetails
  /** Between `working_calendar` and the year in the id. */
  readonly variant?: string
}

/** A row for each year, with that year's holidays and the next one's, so that a deadline may run on. */
export function calendarRows(row: WriteRow, calendar: CalendarOf): readonly RuleRow[] {
  const { holidays, workedWeekendDays, detailsOf, variant = '' } = calendar
  return YEARS.map((year) => {
    const days = new Set([...holidays(year), ...holidays(year + 1)])
    return row(
      `working_calendar.${variant}${year}`,
      'working_calendar',
      {
        weekendDays,
        holidays: [...days].toSorted(),
        ...(workedWeekendDays === undefined ? {} : { workedWeekendDays }),
      },
      calendar.source,
      { valid: `${year}-01-01..${year}-12-31`, ...detailsOf?.(year) },
    )
  })
}

/** Saturday and Sunday alone: for days of which no holidays are known. */
export function weekendsOnly(row: WriteRow): RuleRow {
  return row(
    'working_calendar.weekends',
    'working_calendar',
    { weekendDays, holidays: [] },
    source('D', 'Saturday and Sunday'),
    { note: 'Where no row with holidays is in force, so that a deadline has a day at all.' },
  )
}
