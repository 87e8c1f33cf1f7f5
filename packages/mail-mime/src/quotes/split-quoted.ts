import { attributionLength, isShortAttribution } from './attribution.ts'
import { PROGRAM_SIGNATURES } from './attribution-words.ts'
import { fold } from './fold.ts'
import { isForwardMarker, isHeaderBlock } from './header-block.ts'

/** A text told apart into what was written now and what it carries along. */
export interface SplitText {
  readonly fresh: string
  readonly quoted: string
  readonly signature: string
}

type Kind = 'fresh' | 'quoted' | 'signature'

/** A wrapped line of a quotation comes after one that was full. */
const FULL_LINE_CHARACTERS = 68

const SIGNATURES = PROGRAM_SIGNATURES.map(fold)

/**
 * Tells fresh text from quoted history, line by line and once over. Where it could be either it is quoted: a
 * value of last month must not be read as new, and what is quoted is kept for review.
 *
 * After an introduction without `>` signs, a copied header block or a forward marker all the rest is history;
 * between and below lines with `>` signs people answer, so those lines are fresh.
 */
export function splitQuoted(text: string): SplitText {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const kinds = classify(lines)
  markProgramSignatures(lines, kinds)
  const take = (kind: Kind) => trimmed(lines.filter((_, at) => kinds[at] === kind))
  return {
    fresh: trimmed(withoutRules(lines.filter((_, at) => kinds[at] === 'fresh'))).join('\n'),
    quoted: take('quoted').join('\n'),
    signature: take('signature').join('\n'),
  }
}

function classify(lines: readonly string[]): Kind[] {
  const kinds: Kind[] = lines.map(() => 'fresh')
  let signature = false
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (isForwardMarker(line) || isHeaderBlock(lines, at)) return kinds.fill('quoted', at)
    const introduction = introductionLength(lines, at)
    if (introduction > 0) {
      const start = at - introduction + 1
      signature = false
      if (!isQuote(next(lines, at))) return kinds.fill('quoted', start)
      kinds.fill('quoted', start, at + 1)
    } else if (isQuote(line) || isWrappedQuote(lines, at)) {
      kinds[at] = 'quoted'
      signature = false
    } else if (signature || line === '-- ' || line === '--') {
      signature = true
      kinds[at] = 'signature'
    }
  }
  return kinds
}

function introductionLength(lines: readonly string[], end: number): number {
  const length = attributionLength(lines, end)
  if (length > 0) return length
  return isShortAttribution(lines[end] ?? '') && isQuote(next(lines, end)) ? 1 : 0
}

function isQuote(line: string | undefined): boolean {
  return /^\s{0,3}>/.test(line ?? '')
}

function isWrappedQuote(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1] ?? ''
  const line = lines[at] ?? ''
  return (
    isQuote(before) &&
    before.length >= FULL_LINE_CHARACTERS &&
    line.trim() !== '' &&
    line.length < FULL_LINE_CHARACTERS &&
    isQuote(lines[at + 1])
  )
}

function next(lines: readonly string[], at: number): string | undefined {
  for (let ahead = at + 1; ahead < Math.min(lines.length, at + 6); ahead += 1) {
    if (lines[ahead]?.trim()) return lines[ahead]
  }
  return undefined
}

/** "Sent from my phone" at the end of what was written; a line with a long number is never one. */
function markProgramSignatures(lines: readonly string[], kinds: Kind[]): void {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? ''
    if (kinds[at] !== 'fresh' || line.trim() === '') continue
    const text = fold(line.slice(0, 100)).trim()
    const isOne = line.length < 80 && SIGNATURES.some((start) => text.startsWith(start))
    if (!isOne || /\p{Nd}{3}/u.test(line)) return
    kinds[at] = 'signature'
  }
}

/** Drops lines of dashes and the like at the end: they stood above what is gone. */
function withoutRules(lines: readonly string[]): readonly string[] {
  let end = lines.length
  while (end > 0 && /^\s*([-_=~*#+\u1427]\s?)*$/.test((lines[end - 1] ?? '').slice(0, 1000)))
    end -= 1
  return lines.slice(0, end)
}

function trimmed(lines: readonly string[]): string[] {
  let start = 0
  let end = lines.length
  while (start < end && lines[start]?.trim() === '') start += 1
  while (end > start && lines[end - 1]?.trim() === '') end -= 1
  return lines.slice(start, end).map((line) => line.trimEnd())
}
