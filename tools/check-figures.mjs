// Holds bench/README.md to the figures beside it, and the figures to their limits. What takes long or
// depends on the machine is measured by hand, and kept: `npm run bench`, `npm run mutation`.
import { existsSync, readFileSync } from 'node:fs'
import { benchFiles } from './bench-files.mjs'
import {
  GROWTH_PLOT,
  growthPlot,
  MUTATION,
  pageOfFigures,
  readFigures,
  SPEED,
  writtenPage,
} from './figures.mjs'
import { mutatedFiles, RULE_FOLDERS } from './mutation/mutated-files.mjs'

const PERCENT_MIN = 85

const problems = [
  ...problemsOfPage(),
  ...problemsOfPlot(),
  ...problemsOfSpeed(),
  ...problemsOfMutation(),
]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log('The figures are complete, within their limits, and as the page says them.')

function problemsOfPage() {
  if (writtenPage() === pageOfFigures()) return []
  return ['bench/README.md differs from the figures beside it: it is written by their scripts.']
}

function problemsOfPlot() {
  if (existsSync(GROWTH_PLOT) && readFileSync(GROWTH_PLOT, 'utf8') === growthPlot()) return []
  return [`${GROWTH_PLOT} differs from ${SPEED}: it is drawn by "npm run bench -- --write".`]
}

function problemsOfSpeed() {
  const { benches = [] } = readFigures(SPEED)
  const missing = benchFiles().filter((file) => !benches.some((it) => it.file === file))
  const gone = benches.map(({ file }) => file).filter((file) => !existsSync(file))
  const missed = benches
    .flatMap(({ measured }) => measured)
    .filter(({ isReached }) => isReached === false)
    .map(({ name, target }) => `${SPEED}: "${name}" missed its target of ${target}`)
  const renew = 'run "npm run bench -- --write" on an idle machine.'
  return [
    ...missing.map((file) => `${SPEED} lacks ${file}: ${renew}`),
    ...gone.map((file) => `${SPEED} has figures of ${file}, which is not there: ${renew}`),
    ...missed,
  ]
}

/** A folder's figure stands as long as the folder has the files that were mutated. */
function problemsOfMutation() {
  const { folders = {} } = readFigures(MUTATION)
  return RULE_FOLDERS.flatMap((folder) => {
    const renew = `run "npm run mutation -- ${folder}".`
    const figure = folders[folder]
    if (figure === undefined) return [`${MUTATION} lacks ${folder}: ${renew}`]
    if (figure.percent < PERCENT_MIN)
      return [`${folder}: only ${figure.percent} % of ${PERCENT_MIN} % of the mutants are noticed.`]
    const now = mutatedFiles(folder)
    const differing = [
      ...now.filter((file) => !figure.files.includes(file)),
      ...figure.files.filter((file) => !now.includes(file)),
    ]
    if (differing.length === 0) return []
    return [`${folder} has changed since its mutation (${differing.join(', ')}): ${renew}`]
  })
}
