import { FORWARD_PHRASES, HEADER_LABELS, type HeaderLabel } from './attribution-words.ts'
import { fold } from './fold.ts'

const LABELS = new Map<string, HeaderLabel>(
  Object.entries(HEADER_LABELS).flatMap(([kind, labels]) =>
    labels.map((label) => [fold(label), kind as HeaderLabel] as const),
  ),
)
const PHRASES = FORWARD_PHRASES.map(fold)

const BLOCK_LINES = 10

/** Whether a block like "From: … Sent: … Subject: …" begins at line `start`. */
export function isHeaderBlock(lines: readonly string[], start: number): boolean {
  if (!labelOf(lines[start])) return false
  const kinds = new Set<HeaderLabel>()
  let mentionsMail = false
  for (const line of lines.slice(start, start + BLOCK_LINES)) {
    if (line.trim() === '') break
    const kind = labelOf(line)
    if (kind) kinds.add(kind)
    mentionsMail ||= line.includes('@') || /\d{1,2}[:.]\d{2}/.test(line)
  }
  return kinds.has('from') && kinds.size >= 3 && mentionsMail
}

/** Whether a line announces a forwarded or an original message. */
export function isForwardMarker(line: string): boolean {
  if (line.length > 400 || !/^[\s*_>]*[-=—–]{2}|:[\s*_]*$/.test(line)) return false
  const text = fold(line).replace(/[*_>]/g, ' ').trim()
  const dashes = /^[-=—–]{2,}/.exec(text)?.[0]
  const body = dashes ? text.slice(dashes.length).trim() : text
  const phrase = PHRASES.find((candidate) => body.startsWith(candidate))
  if (!phrase) return false
  const rest = body.slice(phrase.length).trim()
  return dashes ? /^:?\s?[-=—–]{2,}/.test(rest) : rest === ':'
}

function labelOf(line: string | undefined): HeaderLabel | undefined {
  const text = (line ?? '').slice(0, 60).replace(/[*_]/g, '')
  const colon = text.search(/[:：]/)
  if (colon < 1 || colon > 40) return undefined
  return LABELS.get(fold(text.slice(0, colon)).trim())
}
