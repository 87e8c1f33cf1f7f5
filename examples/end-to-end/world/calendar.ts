/** The evening on which the demo plays, in Bucharest. */
export const TODAY = '2026-11-26'

const DAY_MS = 86_400_000
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `date` moved by a number of days. */
export function moved(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days from `from` to `to`. */
export function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** `2026-11-24` as Romanians write it: `24.11.2026`. */
export function dotted(date: string): string {
  return date.split('-').reverse().join('.')
}

/** The moment of a wall clock in Bucharest in winter (`2026-11-21T09:14`), in UTC. */
export function instantOf(local: string): string {
  return new Date(`${local}:00.000+02:00`).toISOString()
}

/** A wall clock in Bucharest in winter as a mail's Date header. */
export function mailDate(local: string, seconds = 0): string {
  const [date = '', time = ''] = local.split('T')
  const [year, month, day] = date.split('-')
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
  const pad = String(seconds).padStart(2, '0')
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${time}:${pad} +0200`
}
