import { civilDateAt, isCivilDate, type TimeZone } from '../time/index.ts'

/** How values are written: dates and words of one language. */
export interface Wording {
  /** A civil date, from its year `$1`, month `$2` and day `$3`: `$3.$2.$1`. */
  readonly date: string
  /** What codes are called. One that is not here is said as it is, with spaces for underscores. */
  readonly words: { readonly [code: string]: string }
}

/**
 * Fills a template: `{reading.readOn}` is the value at that path of the values, and a part in
 * brackets falls away where one of its values is missing.
 */
export function fillTemplate(
  template: string,
  values: unknown,
  how: Wording & { readonly timeZone: TimeZone },
): string {
  const textAt = (path: string) => textOf(valueAt(values, path), how)
  return template
    .replace(/\[([^\]]*)\]/g, (_, part: string) =>
      [...part.matchAll(PATH)].every(([, path = '']) => textAt(path) !== '') ? part : '',
    )
    .replace(PATH, (_, path: string) => textAt(path))
}

const PATH = /\{([\w.]+)\}/g

/** Own properties only: a path never leaves the values. */
function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? Reflect.get(value, name)
          : undefined,
      values,
    )
}

/** Codes as words, dates as people write them, an index as it was given, a list with commas. */
function textOf(value: unknown, how: Wording & { readonly timeZone: TimeZone }): string {
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((it) => textOf(it, how)).join(', ')
  if (typeof value === 'object' && value !== null) {
    return 'text' in value
      ? textOf(value.text, how)
      : Object.values(value)
          .map((it) => textOf(it, how))
          .join(' ')
  }
  if (typeof value !== 'string') return ''
  if (isInstant(value)) return dateText(civilDateAt(value, how.timeZone), how)
  if (isCivilDate(value)) return dateText(value, how)
  const word = Object.hasOwn(how.words, value) ? how.words[value] : undefined
  return word ?? (/^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : onOneLine(value))
}

/** What somebody wrote is no moment because it begins like one. */
function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** What somebody wrote makes no lines of its own, which could be taken for ours. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s*[\n\r\u2028\u2029\v\f\u0085]\s*/g, ' ')
}

function dateText(date: string, { date: pattern }: Wording): string {
  return date.replace(/^(\d+)-(\d+)-(\d+)$/, pattern)
}
