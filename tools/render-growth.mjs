const WIDTH = 760
const HEIGHT = 400
const PLOT = { left: 64, right: 176, top: 56, bottom: 60 }
const GRID_LINES = 5

/**
 * The plot of what appending a reading costs while a store grows, as SVG: readings on a logarithmic
 * axis, microseconds from 0 on. Processor time is drawn whole, time by the clock in dashes.
 */
export function renderGrowth(curves) {
  const points = curves.flatMap((curve) => curve.points)
  if (points.length === 0) return ''
  const [first, last] = decadesOf(points)
  const step = roundStep(Math.max(...points.map(({ wallUs }) => wallUs)) / GRID_LINES)
  const top = step * GRID_LINES
  const x = (readings) =>
    PLOT.left + ((Math.log10(readings) - first) / (last - first)) * (WIDTH - PLOT.left - PLOT.right)
  const y = (us) => HEIGHT - PLOT.bottom - (us / top) * (HEIGHT - PLOT.top - PLOT.bottom)
  const lines = curves.flatMap(({ store, points: own }, index) => [
    {
      text: `${store}, by the clock`,
      kind: `wall c${index}`,
      at: own.map((it) => [it.readings, it.wallUs]),
    },
    {
      text: `${store}, processor`,
      kind: `c${index}`,
      at: own.map((it) => [it.readings, it.processorUs]),
    },
  ])
  const labels = spread(
    lines.map(({ text, kind, at }) => ({ text, kind, y: y(at.at(-1)[1]) })),
    16,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title">
<title id="title">Microseconds for one more reading, by how many readings a store holds</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #333 }
.head { font-size: 15px; font-weight: 600 }
.grid { stroke: #8884; stroke-width: 1 }
.axis { stroke: #888; stroke-width: 1 }
polyline { fill: none; stroke-width: 2.5; stroke-linejoin: round }
.wall { stroke-width: 1.5; stroke-dasharray: 5 4 }
.c0 { stroke: #0b6bcb } text.c0 { fill: #0b6bcb; stroke: none }
.c1 { stroke: #b3541e } text.c1 { fill: #b3541e; stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd }
  .c0 { stroke: #6cb2ff } text.c0 { fill: #6cb2ff }
  .c1 { stroke: #ff9d66 } text.c1 { fill: #ff9d66 }
}
</style>
<text class="head" x="${PLOT.left}" y="24">Cost of one more reading</text>
<text x="${PLOT.left}" y="43">microseconds, in batches of 1,000 over 500,000 places taken at random</text>
${Array.from({ length: GRID_LINES + 1 }, (_, index) => gridLine(index * step, y)).join('\n')}
${Array.from({ length: last - first + 1 }, (_, index) => tick(10 ** (first + index), x)).join('\n')}
<text x="${(PLOT.left + WIDTH - PLOT.right) / 2}" y="${HEIGHT - 14}" text-anchor="middle">readings in the store (logarithmic)</text>
${lines.map(({ kind, at }) => `<polyline class="${kind}" points="${at.map(([readings, us]) => `${place(x(readings))},${place(y(us))}`).join(' ')}"/>`).join('\n')}
${labels.map((it) => `<text class="${it.kind}" x="${WIDTH - PLOT.right + 8}" y="${place(it.y + 4)}">${it.text}</text>`).join('\n')}
</svg>
`
}

function gridLine(us, y) {
  const at = place(y(us))
  const kind = us === 0 ? 'axis' : 'grid'
  return `<line class="${kind}" x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${at}" y2="${at}"/><text x="${PLOT.left - 8}" y="${place(y(us) + 4)}" text-anchor="end">${us.toLocaleString('en')}</text>`
}

function tick(readings, x) {
  const at = place(x(readings))
  const foot = HEIGHT - PLOT.bottom
  return `<line class="axis" x1="${at}" x2="${at}" y1="${foot}" y2="${foot + 6}"/><text x="${at}" y="${foot + 22}" text-anchor="middle">${readings.toLocaleString('en')}</text>`
}

/** The powers of ten around all points. */
function decadesOf(points) {
  const logs = points.map(({ readings }) => Math.log10(readings))
  return [Math.floor(Math.min(...logs) + 0.2), Math.ceil(Math.max(...logs) - 0.01)]
}

/** The next larger of 1, 2, 2.5 and 5 times a power of ten. */
function roundStep(value) {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 2.5, 5, 10].map((it) => it * power).find((it) => it >= value)
}

/** Labels moved down where one would lie on another. */
function spread(labels, apart) {
  let lowest = Number.NEGATIVE_INFINITY
  return labels
    .toSorted((a, b) => a.y - b.y)
    .map((label) => {
      lowest = Math.max(label.y, lowest + apart)
      return { ...label, y: lowest }
    })
}

function place(value) {
  return Math.round(value * 10) / 10
}
