import { addDays, type CivilDate } from '../../time/index.ts'

/** Easter Sunday of the western churches: the anonymous Gregorian computus (Meeus, Jones, Butcher). */
export function westernEaster(year: number): CivilDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const leap = Math.floor(century / 4)
  const lunar = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - leap - lunar + 15) % 30
  const yearOfCentury = year % 100
  const sunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - moon - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  return addDays(`${year}-03-22`, moon + sunday - 7 * late)
}

/** Easter Sunday of the Orthodox churches: the Julian computus (Meeus), in the civil calendar. For 1900 to 2099, when the Julian calendar is 13 days behind. */
export function orthodoxEaster(year: number): CivilDate {
  const moon = (19 * (year % 19) + 15) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  return addDays(`${year}-03-22`, moon + sunday + 13)
}
