import type { FileFinding, ParsedLine } from './operator-line.ts'

const ACTUAL_LENGTH_MAX = 80

/** A finding as an item of what is read out of a file; an error unless stated, what was found cut short where it is long. */
export function findingItem(finding: {
  readonly code: FileFinding['code']
  readonly severity?: FileFinding['severity']
  readonly file: string
  readonly line: number
  readonly field?: string
  readonly expected: string
  readonly actual: string
  readonly advice: string
}): ParsedLine {
  const { code, severity = 'error', file, line, field, expected, actual, advice } = finding
  return {
    kind: 'finding',
    finding: {
      code,
      severity,
      at: { file, line, ...(field !== undefined && { field }) },
      expected,
      actual: actual.length > ACTUAL_LENGTH_MAX ? `${actual.slice(0, ACTUAL_LENGTH_MAX)}…` : actual,
      advice,
    },
  }
}
