import type { Measured } from '../measure.ts'
import { type ProcessorClock, processorClock } from './processor-clock.ts'

/** One of those that take turns. */
export interface Turn {
  readonly name: string
  /** Does round `number`, from 0: the same work as that of the others in this round. */
  readonly run: (round: number) => unknown
}

/** What a side needed for each round. */
interface Taken {
  readonly wallMs: number[]
  processorMs: number
}

/**
 * Has several do the same rounds of work, each time the other first, and times each: what disturbs
 * the machine disturbs all of them. The last is the peer of the others.
 */
export async function takeTurns(setting: {
  readonly turns: readonly Turn[]
  readonly rounds: number
  /** Rounds at the start that do not count. */
  readonly warmUp: number
  /** How many of `unit` a round does. */
  readonly count: number
  readonly unit: string
  /** The median time of each, as a multiple of the peer's, must be at most this. */
  readonly mostTimesPeerMs?: Readonly<Record<string, number>>
  readonly clock?: ProcessorClock
}): Promise<readonly Measured[]> {
  const { turns, rounds, warmUp, count, unit, clock = processorClock() } = setting
  const taken = turns.map((): Taken => ({ wallMs: [], processorMs: 0 }))
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const order = turns.map((_, index) => (index + round) % turns.length)
    for (const index of order) {
      const [turn, mine] = [turns[index], taken[index]]
      if (turn === undefined || mine === undefined) continue
      const processorBefore = await clock()
      const before = performance.now()
      await turn.run(round)
      const wallMs = performance.now() - before
      const processorMs = (await clock()) - processorBefore
      if (round < warmUp) continue
      mine.wallMs.push(wallMs)
      mine.processorMs += processorMs
    }
  }
  if (rounds === 0) return []
  const peer = turns.at(-1)
  const peerMs = medianOf(taken.at(-1)?.wallMs ?? [])
  return turns.map(({ name }, index) => {
    const mine = taken[index] ?? { wallMs: [], processorMs: 0 }
    const medianMs = medianOf(mine.wallMs)
    const most = setting.mostTimesPeerMs?.[name]
    return {
      name,
      rounds: mine.wallMs.length,
      minMs: Math.min(...mine.wallMs),
      medianMs,
      maxMs: Math.max(...mine.wallMs),
      processorMs: mine.processorMs / rounds,
      unit,
      perSecond: (count * 1000) / medianMs,
      ...(most === undefined
        ? {}
        : {
            target: `at most ${most} times the time of the peer`,
            isReached: medianMs <= most * peerMs,
          }),
      ...(peer === undefined || name === peer.name
        ? {}
        : { peer: peer.name, timesPeer: peerMs / medianMs }),
    }
  })
}

/** The middle of all values: of an even number the lower one. */
export function medianOf(values: readonly number[]): number {
  return quantileOf(values, 0.5)
}

/** The smallest value that this share of all does not exceed. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
