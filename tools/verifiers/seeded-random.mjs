/** Numbers that follow from a seed: `below(n)` gives a whole one from 0 on, `pick(list)` an item. */
export function seededRandom(seed) {
  let state = seed >>> 0
  const next = () => {
    // xorshift32: good enough to choose what to break.
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  if (state === 0) state = 0x9e3779b9
  for (let warm = 0; warm < 20; warm += 1) next()
  const below = (limit) => Math.floor(next() * limit)
  return { below, pick: (list) => list[below(list.length)] }
}
