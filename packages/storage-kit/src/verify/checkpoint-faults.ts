import { parseHeadNote, type StoreFault } from '@selfread/core'
import type { LogVerification } from './verify-log.ts'

/** A head that a store has kept. */
export interface KeptHead {
  readonly size: number
  readonly note: string
}

/** The sizes that the kept heads name of one log: roots at these are needed to check them. */
export function checkpointSizes(
  checkpoints: readonly KeptHead[],
  partition: number,
): ReadonlySet<number> {
  const sizes = new Set<number>()
  for (const { note } of checkpoints) {
    const head = parseHeadNote(note)?.[partition]
    if (head !== undefined) sizes.add(head.size)
  }
  return sizes
}

/** Compares the kept heads with the logs, partition 0 first, and names those that tell another history. */
export function checkpointFaults(
  checkpoints: readonly KeptHead[],
  logs: readonly Pick<LogVerification, 'head' | 'rootAt'>[],
): readonly StoreFault[] {
  return checkpoints.flatMap((kept): readonly StoreFault[] => {
    const problem = problemOf(kept, logs)
    if (problem === undefined) return []
    const message = `The head kept for size ${kept.size} ${problem}`
    return [{ code: 'checkpoint_mismatch', message }]
  })
}

function problemOf(
  { size, note }: KeptHead,
  logs: readonly Pick<LogVerification, 'head' | 'rootAt'>[],
): string | undefined {
  const heads = parseHeadNote(note)
  if (heads === undefined) return 'is no checkpoint note any more.'
  const said = heads.reduce((sum, head) => sum + head.size, 0)
  if (said !== size) return `speaks of size ${said}.`
  if (heads.length !== logs.length)
    return `speaks of ${heads.length} logs; the journal has ${logs.length}.`
  for (const [partition, log] of logs.entries()) {
    const head = heads[partition]
    const which = logs.length === 1 ? '' : ` of log ${partition}`
    if (head === undefined || head.size > log.head.size)
      return `covers more facts${which} than the ${log.head.size} that are there: facts were taken away.`
    const root = log.rootAt.get(head.size)
    if (head.rootHash !== root)
      return `has root ${head.rootHash}${which}; the log has ${root ?? 'none'} there.`
  }
  return undefined
}
