import type { Instant } from '../time/index.ts'

interface Step {
  readonly state: string
  readonly at: Instant
}

/** True where later steps begin with all the known ones: what happened is not told otherwise later. */
export function isContinued(known: readonly Step[], later: readonly Step[]): boolean {
  return known.every(
    ({ state, at }, step) => state === later[step]?.state && at === later[step]?.at,
  )
}
