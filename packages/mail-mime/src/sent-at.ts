import type { Instant } from '@selfread/core'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Minutes east of Greenwich, RFC 5322 4.3. Any other name is unknown and read as UTC. */
const ZONES: Readonly<Record<string, number>> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
}

const RFC_DATE =
  /^(?:[^\d,]{1,20},?\s)?\s?(\d{1,2})[\s-]([a-z]{3})[a-z]{0,6}\.?[\s-](\d{2,4})\s(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s?(\S{0,8})/
const ASCTIME = /^[a-z]{3}\s([a-z]{3})\s(\d{1,2})\s(\d{1,2}):(\d{2}):(\d{2})\s(\d{4})/
const ISO = /^(\d{4})-(\d{2})-(\d{2})[t\s](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,6})?\s?(\S{0,8})/

/**
 * The moment in a Date header, read leniently; undefined where it is absent or absurd: a day that the month
 * has not, a zone beyond 14 hours, a year before 1990 or after 2100. Without a zone it is read as UTC, never
 * as the zone of the machine.
 */
export function sentAt(header: string | undefined): Instant | undefined {
  if (!header) return undefined
  const date = header
    .slice(0, 200)
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

  const iso = ISO.exec(date)
  if (iso) return instant(iso[1], iso[2], iso[3], iso[4], iso[5], iso[6], iso[7])
  const rfc = RFC_DATE.exec(date)
  if (rfc) return instant(rfc[3], monthNumber(rfc[2]), rfc[1], rfc[4], rfc[5], rfc[6], rfc[7])
  const unix = ASCTIME.exec(date)
  if (unix) return instant(unix[6], monthNumber(unix[1]), unix[2], unix[3], unix[4], unix[5], '')
  return undefined
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf(name ?? '') + 1)
}

function instant(...parts: readonly (string | undefined)[]): Instant | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => Number(part ?? 0))
  const offset = offsetMinutes(parts[6] ?? '')
  const fullYear = year < 50 ? 2000 + year : year < 1000 ? 1900 + year : year
  if (fullYear < 1990 || fullYear > 2100 || hour > 23 || minute > 59 || second > 60)
    return undefined
  if (Math.abs(offset) > 14 * 60) return undefined
  const local = new Date(Date.UTC(fullYear, month - 1, day, hour, minute, Math.min(second, 59)))
  if (local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day) return undefined
  return new Date(local.getTime() - offset * 60_000).toISOString()
}

function offsetMinutes(zone: string): number {
  const numeric = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})/.exec(zone)
  if (!numeric) return ZONES[zone] ?? 0
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
  return numeric[1] === '-' ? -minutes : minutes
}
