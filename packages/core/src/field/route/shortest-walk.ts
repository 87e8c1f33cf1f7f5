/**
 * A short walk over points, as their numbers in the order of the walk: the
 * nearest not yet visited comes next, then stretches are turned round as long as
 * that shortens the walk (2-opt). The first point stays the first, the walk ends
 * where it ends. All in whole metres and ties by number, so that every machine
 * gives the same walk. A library is no help here: those kept well solve fleets
 * with time windows in floating point, and a day's houses need two loops.
 */
export function shortestWalk(
  points: number,
  metres: (from: number, to: number) => number,
): readonly number[] {
  const walk = nearestNext(points, metres)
  while (turnStretches(walk, metres)) {
    // Each turn shortens the walk by whole metres: this ends.
  }
  return walk
}

function nearestNext(points: number, metres: (from: number, to: number) => number): number[] {
  const left = Array.from({ length: points }, (_, point) => point)
  const walk = left.splice(0, 1)
  while (left.length > 0) {
    const here = walk.at(-1) ?? 0
    let nearest = 0
    for (const [place, point] of left.entries()) {
      if (metres(here, point) < metres(here, left[nearest] ?? point)) nearest = place
    }
    walk.push(...left.splice(nearest, 1))
  }
  return walk
}

/** Turns every stretch round that shortens the walk, each at once; false where there is none. */
function turnStretches(walk: number[], metres: (from: number, to: number) => number): boolean {
  const step = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : metres(a, b)
  let isShorter = false
  for (let from = 1; from < walk.length - 1; from += 1) {
    for (let to = from + 1; to < walk.length; to += 1) {
      const [before, first, last, after] = [walk[from - 1], walk[from], walk[to], walk[to + 1]]
      if (step(before, last) + step(first, after) < step(before, first) + step(last, after)) {
        walk.splice(from, to - from + 1, ...walk.slice(from, to + 1).reverse())
        isShorter = true
      }
    }
  }
  return isShorter
}
