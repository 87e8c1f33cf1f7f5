import { addDays, type CivilDate, weekdayOf } from '../../time/index.ts'

/** Days of every year: `01-01 05-01`. */
export function yearly(year: number, days: string): readonly CivilDate[] {
  return days.split(' ').map((day) => `${year}-${day}`)
}

/** Days so many days after a date: with Easter, −2 is Good Friday, 50 Whit Monday. */
export function daysAfter(date: CivilDate, ...days: readonly number[]): readonly CivilDate[] {
  return days.map((it) => addDays(date, it))
}

/** The first Monday on or after a date. */
export function mondayFrom(date: CivilDate): CivilDate {
  return addDays(date, (8 - weekdayOf(date)) % 7)
}

/**
 * Each holiday, or where it lies on a weekend the next day that is neither
 * weekend nor holiday: the British substitute day, the Russian moved day off.
 */
export function movedOffWeekends(holidays: readonly CivilDate[]): readonly CivilDate[] {
  const taken = new Set(holidays)
  return holidays.map((holiday) => {
    if (!isWeekend(holiday)) return holiday
    let substitute = holiday
    while (isWeekend(substitute) || taken.has(substitute)) substitute = addDays(substitute, 1)
    taken.add(substitute)
    return substitute
  })
}

function isWeekend(date: CivilDate): boolean {
  return weekdayOf(date) % 6 === 0
}
