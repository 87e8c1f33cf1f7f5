import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkStore } from '../check-store.ts'
import { type CrashReport, reportOf } from '../crash-report.ts'
import type { Finding } from '../finding.ts'
import { createHearing } from '../hearing.ts'
import type { Ledger } from '../ledger.ts'
import { openStore } from '../open-store.ts'
import { createDisk } from './disk.ts'
import { doFurtherStep } from './further-step.ts'
import { powerCuts } from './power-cuts.ts'
import type { Recording } from './record-trace.ts'

/** After so many findings there is nothing new to learn. */
const FINDINGS_MAX = 100

/**
 * Cuts the power at every step of a recording and checks the store that is left: every step that
 * was acknowledged by then is there, and the store takes new ones.
 */
export async function cutPower(
  recording: Recording,
  settings: {
    /** A folder to rebuild files in, best in memory. */
    readonly folder: string
    readonly seed: number
    /** How many seeded states are rebuilt at each step, beside the two extremes. */
    readonly chances: number
  },
): Promise<CrashReport> {
  const { folder, seed, chances } = settings
  const startedMs = performance.now()
  const findings: Finding[] = []
  const disk = createDisk()
  const hearing = createHearing([])
  const seen = new Set<string>()
  let [diskSteps, states] = [0, 0]

  for (const [at, recorded] of recording.steps.entries()) {
    if (recorded.kind === 'said') hearing.hear(recorded)
    else {
      disk.apply(at, recorded.step)
      diskSteps += 1
    }
    const ledgers = hearing.ledgers()
    for (const { name, files } of powerCuts(disk, { seed: seed + at * chances, chances })) {
      const key = stateKey(files, ledgers)
      if (seen.has(key)) continue
      seen.add(key)
      states += 1
      const place = mkStateFolder(folder, states, files)
      const path = join(place, basename(recording.path))
      const found = await checkState(path, ledgers)
      rmSync(place, { recursive: true })
      for (const { kind, message } of found)
        findings.push({ kind, message: `power cut after step ${at}, ${name} kept: ${message}` })
    }
    if (findings.length >= FINDINGS_MAX) break
  }
  return reportOf({
    seed,
    crashes: { 'I/O steps': diskSteps, 'states after a power cut': states },
    ledgers: hearing.ledgers(),
    checks: states,
    findings,
    startedMs,
  })
}

/** What tells a state from those that were checked: the files, and what is asked of them. */
function stateKey(files: ReadonlyMap<string, Uint8Array>, ledgers: readonly Ledger[]): string {
  const hash = createHash('sha256')
  for (const [path, bytes] of files) hash.update(`${path} ${bytes.length}\n`).update(bytes)
  for (const { writer, acknowledged, sent } of ledgers)
    hash.update(`${writer} ${acknowledged} ${sent}\n`)
  return hash.digest('base64')
}

function mkStateFolder(
  folder: string,
  state: number,
  files: ReadonlyMap<string, Uint8Array>,
): string {
  const place = join(folder, `state-${state}`)
  mkdirSync(place, { recursive: true })
  for (const [path, bytes] of files) writeFileSync(join(place, basename(path)), bytes)
  return place
}

/** Opens what is left, checks it, has every writer do one more step, and checks that. */
async function checkState(path: string, ledgers: readonly Ledger[]): Promise<readonly Finding[]> {
  try {
    const store = await openStore({ engine: 'sqlite', path })
    try {
      const check = await checkStore(store, ledgers, { isThorough: true })
      if (check.findings.length > 0) return check.findings
      const further = await doFurtherStep(store, ledgers, check.mark)
      return (await checkStore(store, further, { since: check.mark, isThorough: false })).findings
    } finally {
      await store.close()
    }
  } catch (error) {
    return [{ kind: 'failed', message: `${dirname(path)}: ${String(error)}` }]
  }
}
