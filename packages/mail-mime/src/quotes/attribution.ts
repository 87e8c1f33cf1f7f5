import { ATTRIBUTION_WORDS } from './attribution-words.ts'
import { fold } from './fold.ts'

const LINE_LIMIT = 400
const LINES_LIMIT = 4

const ALL = Object.values(ATTRIBUTION_WORDS)
const STARTS = [...new Set(ALL.flatMap(({ starts }) => starts.map(fold)))]
const VERBS = [...new Set(ALL.flatMap(({ verbs }) => verbs.map(fold)))]

const ADDRESS = /[^\s<>@]{1,64}@[^\s<>@]{1,200}/
const TIME = /(^|\D)\d{1,2}[:.]\d{2}(\D|$)/
const YEAR = /(^|\D)(19|20)\d{2}(\D|$)/
const OLD_GMAIL = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (gmt|utc)/

/**
 * How many lines an introduction such as "On … wrote:" takes where it ends at line `end`; 0 where none does.
 * It is told by its last line, and reaches back as far as it must to hold a date or an address.
 */
export function attributionLength(lines: readonly string[], end: number): number {
  const raw = lines[end] ?? ''
  if (!raw.slice(-4).includes(':') && !raw.startsWith('20')) return 0
  const last = folded(raw)
  if (OLD_GMAIL.test(last)) return 1
  if (!/:\s*[*_]?$/.test(last)) return 0
  let joined = ''
  for (let count = 1; count <= LINES_LIMIT; count += 1) {
    const line = lines[end - count + 1]
    if (line === undefined || line.trim() === '' || line.length > LINE_LIMIT) return 0
    joined = `${folded(line)} ${joined}`.trim()
    if (isIntroduction(joined)) return count + linesBefore(lines, end - count, joined)
  }
  return 0
}

/** Introductions without date or address ("John Doe wrote:") count where a quotation follows. */
export function isShortAttribution(line: string): boolean {
  if (!line.slice(-4).includes(':')) return false
  const text = folded(line)
  return text.length < 80 && VERBS.some((verb) => text.endsWith(` ${verb}:`))
}

function isIntroduction(text: string): boolean {
  if (OLD_GMAIL.test(text)) return true
  const hasAddress = ADDRESS.test(text)
  if (hasAddress && TIME.test(text) && />\s?:$/.test(text)) return true
  if (!VERBS.some((verb) => hasWord(text, verb))) return false
  return (
    hasAddress ||
    ((TIME.test(text) || YEAR.test(text)) && (startsLikeOne(text) || endsInVerb(text)))
  )
}

/** Lines above that belong to it: "Le 4 janv. 2016 19:03, …" over an address on a line of its own. */
function linesBefore(lines: readonly string[], from: number, found: string): number {
  if (startsLikeOne(found) && (TIME.test(found) || YEAR.test(found))) return 0
  for (let count = 1; count <= 2; count += 1) {
    const line = lines[from - count + 1]
    if (line === undefined || line.trim() === '' || line.length > LINE_LIMIT) return 0
    const text = folded(line)
    if (startsLikeOne(text) && (TIME.test(text) || YEAR.test(text))) return count
  }
  return 0
}

function startsLikeOne(text: string): boolean {
  return STARTS.some((start) => text.startsWith(start)) || OLD_GMAIL.test(text)
}

function endsInVerb(text: string): boolean {
  const body = text.replace(/\s*:\s*[*_]?$/, '')
  return VERBS.some((verb) => body.endsWith(` ${verb}`))
}

function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word)
  if (at < 0) return false
  const before = text[at - 1] ?? ' '
  const after = text[at + word.length] ?? ' '
  return !/\p{L}/u.test(before) && !/\p{L}/u.test(after)
}

function folded(line: string | undefined): string {
  return fold((line ?? '').slice(0, LINE_LIMIT + 1))
    .replace(/[\u200e\u200f\ufeff]/g, '')
    .trim()
}
