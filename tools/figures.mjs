import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { renderPage } from './render-figures.mjs'
import { renderGrowth } from './render-growth.mjs'

export const MUTATION = 'bench/mutation.json'
export const SIZE = 'bench/size.json'
export const SPEED = 'bench/speed.json'
const PAGE = 'bench/README.md'
export const GROWTH_PLOT = 'docs/storage-growth.svg'

/** What was measured the last time, or nothing. */
export function readFigures(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** Keeps figures, and puts them into the page. */
export function writeFigures(file, figures) {
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
  writeFileSync(PAGE, pageOfFigures())
  writeFileSync(GROWTH_PLOT, growthPlot())
}

/** The plot as the kept figures say it. */
export function growthPlot() {
  const { benches = [] } = readFigures(SPEED)
  return renderGrowth(benches.flatMap(({ growth }) => growth ?? []))
}

/** The page as the kept figures say it. */
export function pageOfFigures() {
  return renderPage(readFileSync(PAGE, 'utf8'), {
    speed: readFigures(SPEED),
    size: readFigures(SIZE),
    mutation: readFigures(MUTATION),
  })
}

/** The page as it stands. */
export function writtenPage() {
  return readFileSync(PAGE, 'utf8')
}
