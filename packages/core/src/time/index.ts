export type { CivilDate, Instant, TimeZone, YearMonth } from './civil-date.ts'
export {
  addDays,
  addMonths,
  civilDateAt,
  dateOfDay,
  dayNumber,
  daysBetween,
  daysInMonth,
  firstDay,
  isCivilDate,
  lastDay,
  monthOf,
  startOfDay,
  weekdayOf,
} from './civil-date.ts'
