import type { SimulatedEvent } from './simulated-event.ts'

/** Leaves out events as long as what is left still fails, at most so many times tried. */
export async function shrinkEvents(
  events: readonly SimulatedEvent[],
  isFailing: (events: readonly SimulatedEvent[]) => Promise<boolean>,
  triesMax = 100,
): Promise<readonly SimulatedEvent[]> {
  let left = events
  let tries = 0
  for (let size = Math.ceil(left.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < left.length && tries < triesMax; ) {
      const shorter = left.filter((_, at) => at < start || at >= start + size)
      tries++
      if (await isFailing(shorter)) left = shorter
      else start += size
    }
  }
  return left
}
