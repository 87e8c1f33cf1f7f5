import { countFindings, type Finding, type FindingCounts } from './finding.ts'
import type { Ledger } from './ledger.ts'

/** What came of a run: how much was killed, how much was promised, and what was broken. */
export interface CrashReport {
  readonly seed: number
  /** What was done to the store, and how often: `writers killed`, `states after power loss`. */
  readonly crashes: Readonly<Record<string, number>>
  readonly acknowledged: number
  /** Steps that were sent again after a crash and found stored, each once. */
  readonly repetitions: number
  /** Operating failures that writers were told of, by code. */
  readonly failures: Readonly<Record<string, number>>
  readonly checks: number
  readonly found: FindingCounts
  /** The first few findings in words. */
  readonly findings: readonly string[]
  readonly seconds: number
}

const FINDINGS_SHOWN = 10
const FINDING_CHARACTERS = 400

/** Sums up a run. */
export function reportOf(run: {
  readonly seed: number
  readonly crashes: Readonly<Record<string, number>>
  readonly ledgers: readonly Ledger[]
  readonly checks: number
  readonly findings: readonly Finding[]
  readonly startedMs: number
}): CrashReport {
  const { seed, crashes, ledgers, checks, findings, startedMs } = run
  const failures: Record<string, number> = {}
  for (const ledger of ledgers)
    for (const [code, count] of Object.entries(ledger.failures))
      failures[code] = (failures[code] ?? 0) + count
  return {
    seed,
    crashes,
    acknowledged: ledgers.reduce((sum, it) => sum + it.acknowledged, 0),
    repetitions: ledgers.reduce((sum, it) => sum + it.repetitions, 0),
    failures,
    checks,
    found: countFindings(findings),
    findings: findings.slice(0, FINDINGS_SHOWN).map(shown),
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  }
}

/** On one line, with the first of what a program said when it gave up. */
function shown({ kind, message }: Finding): string {
  return `${kind}: ${message.replaceAll(/\s+/g, ' ').slice(0, FINDING_CHARACTERS)}`
}
