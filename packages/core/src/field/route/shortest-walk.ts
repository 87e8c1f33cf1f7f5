/**
 * A short walk over points: the nearest not yet visited comes next, then
 * stretches are turned round as long as that shortens the walk (2-opt). The first
 * point stays the first, the walk ends where it ends. All in whole metres and
 * ties by the order given, so that every machine gives the same walk. A library
 * is no help here: those kept well solve fleets with time windows in floating
 * point, and a day's houses need two loops.
 */
export function shortestWalk<Point>(
  points: readonly Point[],
  metres: (from: Point, to: Point) => number,
): readonly Point[] {
  const walk = nearestNext(points, metres)
  while (turnStretches(walk, metres)) {
    // Each turn shortens the walk by whole metres: this ends.
  }
  return walk
}

function nearestNext<Point>(
  points: readonly Point[],
  metres: (from: Point, to: Point) => number,
): Point[] {
  const walk = points.slice(0, 1)
  const left = new Set(points.slice(1))
  for (const here of walk) {
    let nearest: { readonly point: Point; readonly away: number } | undefined
    for (const point of left) {
      const away = metres(here, point)
      if (nearest === undefined || away < nearest.away) nearest = { point, away }
    }
    if (nearest === undefined) break
    left.delete(nearest.point)
    walk.push(nearest.point) // and goes on from there
  }
  return walk
}

/** Turns every stretch round that shortens the walk, each at once; false where there is none. */
function turnStretches<Point>(walk: Point[], metres: (from: Point, to: Point) => number): boolean {
  const step = (a: Point | undefined, b: Point | undefined) =>
    a === undefined || b === undefined ? 0 : metres(a, b)
  let isShorter = false
  for (let from = 1; from < walk.length; from += 1) {
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
