import { type SeededRandom, seededRandom } from './seeded-random.ts'

/**
 * What goes wrong with a call of the store:
 * - `locked`: somebody held what it needed; nothing was done;
 * - `lost`: the connection broke before it was done;
 * - `lost_answer`: the connection broke when it was done;
 * - `crash_before`, `crash_after`: the worker's process ended before or after it was done.
 */
export type CallFault = 'locked' | 'lost' | 'lost_answer' | 'crash_before' | 'crash_after'

/** What goes wrong in a run: shares of calls, and of events before which a clock is set. */
export interface FaultShares {
  readonly calls: Readonly<Record<CallFault, number>>
  readonly clockJump: number
}

/** Decides what goes wrong. */
export interface Faults {
  /** What happens to the next call; undefined for nothing. */
  nextCall(): CallFault | undefined
  /** By how many milliseconds a worker's clock is wrong from now on; undefined where it stays. */
  nextJump(): number | undefined
  /** From now on nothing goes wrong. */
  end(): void
  /** Takes down what went wrong by itself: two writers at one place, a clock that was set. */
  note(name: string): void
  /** How often each thing went wrong. */
  readonly counts: ReadonlyMap<string, number>
}

/** Nothing goes wrong. */
export const NO_FAULTS: FaultShares = {
  calls: { locked: 0, lost: 0, lost_answer: 0, crash_before: 0, crash_after: 0 },
  clockJump: 0,
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND
// Right again, a little or much too late, too early by less and by more than stores bear.
const JUMPS = [0, 0, 5 * SECOND, 2 * HOUR, 7 * HOUR, -30 * SECOND, -10 * 60 * SECOND, -50 * HOUR]

/** The faults of a seed: now none, now one kind of them, now all. */
export function faultShares(seed: number): FaultShares {
  const random = seededRandom(seed, 'fault shares')
  const share = (most: number) => (random.chance(0.5) ? 0 : most * (random.below(1_000) / 1_000))
  if (random.chance(0.1)) return NO_FAULTS
  return {
    calls: {
      locked: share(0.06),
      lost: share(0.05),
      lost_answer: share(0.08),
      crash_before: share(0.01),
      crash_after: share(0.01),
    },
    clockJump: share(0.3),
  }
}

/** Draws faults in these shares. */
export function createFaults(random: SeededRandom, shares: FaultShares): Faults {
  const counts = new Map<string, number>()
  let hasEnded = false
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  return {
    counts,
    nextCall() {
      const drawn = random.below(1_000_000) / 1_000_000
      if (hasEnded) return undefined
      let at = drawn
      for (const [fault, share] of Object.entries(shares.calls) as [CallFault, number][]) {
        at -= share
        if (at >= 0) continue
        count(fault)
        return fault
      }
      return undefined
    },
    nextJump() {
      if (!random.chance(shares.clockJump) || hasEnded) return undefined
      const jump = random.pick(JUMPS)
      count(jump < 0 ? 'clock_back' : jump > 0 ? 'clock_ahead' : 'clock_right')
      return jump
    },
    note(name) {
      count(name)
    },
    end() {
      hasEnded = true
    },
  }
}
