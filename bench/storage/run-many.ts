import type { Measured } from '../measure.ts'
import { medianOf, quantileOf } from './take-turns.ts'

/** Does the same question many times, each time about something else, and says how long 99 of 100 took at most. */
export async function runMany(setting: {
  readonly name: string
  readonly unit: string
  readonly rounds: number
  /** Rounds at the start that do not count. */
  readonly warmUp: number
  readonly run: (round: number) => Promise<unknown>
  /** What 99 of 100 must reach. */
  readonly mostMs?: number
}): Promise<Measured> {
  const { name, unit, rounds, warmUp, run, mostMs } = setting
  const takenMs: number[] = []
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const before = performance.now()
    await run(round)
    if (round >= warmUp) takenMs.push(performance.now() - before)
  }
  const [medianMs, p99Ms] = [medianOf(takenMs), quantileOf(takenMs, 0.99)]
  return {
    name,
    rounds,
    minMs: takenMs.reduce((least, it) => Math.min(least, it)),
    medianMs,
    maxMs: takenMs.reduce((most, it) => Math.max(most, it)),
    p99Ms,
    unit,
    perSecond: 1000 / medianMs,
    ...(mostMs === undefined
      ? {}
      : { target: `99 of 100 within ${mostMs} ms`, isReached: p99Ms <= mostMs }),
  }
}
