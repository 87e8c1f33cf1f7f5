/** Chance that follows from a seed: the same seed and purpose always give the same. */
export interface SeededRandom {
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  /** True so often: 0 never, 1 always. */
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/**
 * One stream of chance for each purpose, so that drawing more for one purpose
 * changes nothing for another. It is our own (sfc32, seeded by FNV-1a) and not a
 * library's, because a seed is what a failure is replayed by: its sequence may not
 * change with a release.
 */
export function seededRandom(seed: number, purpose: string): SeededRandom {
  const next = sfc32(hashOf(`${seed}/${purpose}`))
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (share) => next() / 2 ** 32 < share,
    pick<Item>(items: readonly Item[]): Item {
      if (items.length === 0) throw new RangeError('Nothing to pick from.')
      return items[below(items.length)] as Item
    },
  }
}

function sfc32(start: number): () => number {
  let [a, b, c, count] = [start, start ^ 0x9e3779b9, start ^ 0x243f6a88, 1]
  const next = () => {
    const sum = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  // The first numbers still look like the start.
  for (let round = 0; round < 12; round++) next()
  return next
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash
}
