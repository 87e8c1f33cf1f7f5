/** Repeatable chance: the same seed gives the same world. */
export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean
  shuffle<T>(items: readonly T[]): T[]
  /** `count` decimal digits, the first not 0. */
  digits(count: number): string
}

/** mulberry32: 32-bit state, the same sequence on every machine. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const between = (low: number, high: number): number => low + (next() % (high - low + 1))
  return {
    between,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    happens: (percent) => between(1, 100) <= percent,
    shuffle: (items) => {
      const shuffled = [...items]
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = between(0, last)
        const kept = shuffled[last] as (typeof items)[number]
        shuffled[last] = shuffled[other] as (typeof items)[number]
        shuffled[other] = kept
      }
      return shuffled
    },
    digits: (count) =>
      String(between(1, 9)) +
      Array.from({ length: count - 1 }, () => String(between(0, 9))).join(''),
  }
}
