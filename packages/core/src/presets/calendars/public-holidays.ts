import { addDays, type CivilDate } from '../../time/index.ts'
import { orthodoxEaster, westernEaster } from './easter.ts'
import { daysAfter, mondayFrom, movedOffWeekends, yearly } from './holiday-rules.ts'

/** Gives the public holidays of a year, in any order; days of weekends may be among them. */
export type HolidayRule = (year: number) => readonly CivilDate[]

/** Codul muncii, art. 139 (1): Good Friday to Easter Monday and Whitsun by the Orthodox Easter. */
export const romanianHolidays: HolidayRule = (year) => [
  ...yearly(year, '01-01 01-02 01-06 01-07 01-24 05-01 06-01 08-15 11-30 12-01 12-25 12-26'),
  ...daysAfter(orthodoxEaster(year), -2, 0, 1, 49, 50),
]

/**
 * Labour Code, art. 112: a holiday on a weekend moves to the next working day,
 * those of January do not. The Government moves more days off by a decree of
 * each year: known for 2025 (No. 1335 of 04.10.2024) and 2026 (No. 1466 of
 * 24.09.2025).
 */
export const russianHolidays: HolidayRule = (year) => {
  const january = yearly(year, '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08')
  const others = yearly(year, '02-23 03-08 05-01 05-09 06-12 11-04')
  if (year === 2025) {
    return [...january, ...others, ...yearly(year, '05-02 05-08 06-13 11-03 12-31')]
  }
  const moved = year === 2026 ? yearly(year, '01-09 12-31') : []
  return [...january, ...others, ...movedOffWeekends(others), ...moved]
}

/** The Saturday that was worked for the Monday off. */
export const russianWorkedWeekends: readonly CivilDate[] = ['2025-11-01']

/** Labour Code, art. 73, with art. 67: a holiday on a weekend moves the day off to the day after. Not applied under martial law. */
export const ukrainianHolidays: HolidayRule = (year) => {
  const holidays = [
    ...yearly(year, '01-01 03-08 05-01 05-08 06-28 07-15 08-24 10-01 12-25'),
    ...daysAfter(orthodoxEaster(year), 0, 49),
  ]
  return [...holidays, ...movedOffWeekends(holidays)]
}

/** Law 2429, without the religious feasts, which go by the moon, and the half days before holidays. */
export const turkishHolidays: HolidayRule = (year) =>
  yearly(year, '01-01 04-23 05-01 05-19 07-15 08-30 10-29')

/** First days of the Ramazan feast of three days and of the Kurban feast of four, as Diyanet announced them for 2025 and 2026; later ones expected. */
const TURKISH_FEASTS: { readonly [year: number]: readonly [CivilDate, CivilDate] } = {
  2025: ['2025-03-30', '2025-06-06'],
  2026: ['2026-03-20', '2026-05-27'],
  2027: ['2027-03-09', '2027-05-16'],
  2028: ['2028-02-26', '2028-05-05'],
}

/** The days of both feasts; none for a year that is not on the list. */
export const turkishFeasts: HolidayRule = (year) => {
  const [ramazan, kurban] = TURKISH_FEASTS[year] ?? []
  return [
    ...(ramazan === undefined ? [] : daysAfter(ramazan, 0, 1, 2)),
    ...(kurban === undefined ? [] : daysAfter(kurban, 0, 1, 2, 3)),
  ]
}

/** The nine holidays of all sixteen states. */
export const germanHolidays: HolidayRule = (year) => [
  ...yearly(year, '01-01 05-01 10-03 12-25 12-26'),
  ...daysAfter(westernEaster(year), -2, 1, 39, 50),
]

/** Bank holidays of England and Wales, with their substitute days. */
export const britishHolidays: HolidayRule = (year) => [
  ...movedOffWeekends(yearly(year, '01-01 12-25 12-26')),
  ...daysAfter(westernEaster(year), -2, 1),
  mondayFrom(`${year}-05-01`),
  addDays(mondayFrom(`${year}-06-01`), -7),
  addDays(mondayFrom(`${year}-09-01`), -7),
]

/** Law 260/1949 as amended: 4 October since 2026 (law 151/2025). */
export const italianHolidays: HolidayRule = (year) => [
  ...yearly(year, '01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26'),
  ...(year >= 2026 ? yearly(year, '10-04') : []),
  ...daysAfter(westernEaster(year), 0, 1),
]

/** Royal Decree 2001/1983, art. 45: those that no autonomous community can replace, and Epiphany, which all keep. */
export const spanishHolidays: HolidayRule = (year) => [
  ...yearly(year, '01-01 01-06 05-01 08-15 10-12 11-01 12-06 12-08 12-25'),
  ...daysAfter(westernEaster(year), -2),
]
