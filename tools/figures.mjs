import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { renderPage } from './render-figures.mjs'

export const MUTATION = 'bench/mutation.json'
export const SIZE = 'bench/size.json'
export const SPEED = 'bench/speed.json'
const PAGE = 'bench/README.md'

/** What was measured the last time, or nothing. */
export function readFigures(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** Keeps figures, and puts them into the page. */
export function writeFigures(file, figures) {
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
  writeFileSync(PAGE, pageOfFigures())
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
