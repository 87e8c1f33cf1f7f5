import { addDays, type CivilDate } from '../../time/index.ts'

/** Orthodox Easter Sunday in the civil calendar. */
const EASTERS: { readonly [year: number]: CivilDate } = {
  2025: '2025-04-20',
  2026: '2026-04-12',
  2027: '2027-05-02',
  2028: '2028-04-16',
}

/** The days of a year on which nobody has to work, in order. Source: Codul muncii, art. 139 (1). */
export function romanianHolidays(year: number): readonly CivilDate[] {
  const easter = EASTERS[year]
  if (easter === undefined) throw new RangeError(`The Easter of ${year} is not on the list.`)
  const fixed = [
    '01-01',
    '01-02',
    '01-06',
    '01-07',
    '01-24',
    '05-01',
    '06-01',
    '08-15',
    '11-30',
    '12-01',
    '12-25',
    '12-26',
  ].map((day) => `${year}-${day}`)
  // Good Friday, Easter Sunday and Monday, Pentecost Sunday and Monday.
  const movable = [-2, 0, 1, 49, 50].map((days) => addDays(easter, days))
  return [...new Set([...fixed, ...movable])].toSorted()
}
