import type { FileFinding } from '@selfread/core'
import { textTable } from '../text-table.ts'

// A person reads no more; --json has all.
const LINES_MAX = 50

/** How often each code occurs, in alphabetical order. */
export function countOutcomes(codes: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(codes.toSorted(), (code) => code)
  return Object.fromEntries([...groups].map(([code, all]) => [code, all.length]))
}

/** Outcome counts as people read them. */
export function outcomeTable(counts: Readonly<Record<string, number>>): string {
  return textTable(['outcome', 'readings'], Object.entries(counts))
}

/** Findings as people read them, one a line. */
export function findingLines(findings: readonly FileFinding[]): readonly string[] {
  return firstLines(
    findings.map(
      ({ at, code, expected, actual, advice }) =>
        `${at.file}:${at.line}${at.field ? ` ${at.field}` : ''}: ${code}: expected ${expected}, found ${actual}. ${advice}`,
    ),
  )
}

/** The first lines of a list, with how many are left out. */
export function firstLines(lines: readonly string[]): readonly string[] {
  const left = lines.length - LINES_MAX
  return left > 0 ? [...lines.slice(0, LINES_MAX), `and ${left} more: --json has all`] : lines
}
