import { addDays, type CivilDate, daysBetween, isCivilDate } from '../time/index.ts'

/**
 * How an operator writes a day. `excel` is the serial number a spreadsheet
 * keeps (46348 is 2026-11-22). A time of day is read over, and written as
 * midnight: the civil day is what counts.
 */
export const datePatterns = [
  'yyyy-MM-dd',
  'dd.MM.yyyy',
  'd.M.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd-MM-yyyy',
  'yyyy/MM/dd',
  'yyyy.MM.dd',
  'yyyyMMdd',
  'ddMMyyyy',
  'yyyy-MM-ddTHH:mm:ss',
  'yyyyMMddHHmmss',
  'dd.MM.yyyy HH:mm:ss',
  'excel',
] as const

/** One of {@link datePatterns}. */
export type DatePattern = (typeof datePatterns)[number]

const DAY_ZERO = '1899-12-30'
const TOKEN = /yyyy|MM|dd|HH|mm|ss|M|d/g
const EXPRESSIONS: { readonly [token: string]: string } = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
  HH: '(?:[01]\\d|2[0-3])',
  mm: '[0-5]\\d',
  ss: '[0-5]\\d',
}
const expressions = new Map(datePatterns.map((pattern) => [pattern, expressionOf(pattern)]))

/** The day a text says in this pattern; undefined for anything else, `30.02.2026` included. */
export function readDate(text: string, pattern: DatePattern): CivilDate | undefined {
  if (pattern === 'excel') {
    return /^[1-9]\d{0,5}$/.test(text) ? addDays(DAY_ZERO, Number(text)) : undefined
  }
  const { year = '', month = '', day = '' } = expressions.get(pattern)?.exec(text)?.groups ?? {}
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

/** A day as this pattern writes it. */
export function writeDate(date: CivilDate, pattern: DatePattern): string {
  if (pattern === 'excel') return String(daysBetween(DAY_ZERO, date))
  const [year = '', month = '', day = ''] = date.split('-')
  const written: { readonly [token: string]: string } = {
    yyyy: year,
    MM: month,
    M: String(Number(month)),
    dd: day,
    d: String(Number(day)),
  }
  return pattern.replace(TOKEN, (token) => written[token] ?? '00')
}

function expressionOf(pattern: DatePattern): RegExp {
  const source = pattern
    .replaceAll('.', '\\.')
    .replace(TOKEN, (token) => EXPRESSIONS[token] as string)
  return new RegExp(`^${source}$`)
}
