// Changes the rules in every way that a slip could, and sees whether the tests of the same folder
// notice:
//
//   npm run mutation -- window estimate   these folders
//   npm run mutation                      all folders of rules
//
// Lists what survived, and writes the figures to bench/mutation.json and bench/README.md. Fails where
// fewer than 85 % of a folder's mutants are noticed. A folder takes from seconds to some minutes.
import { resolve } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { machine } from '../bench/measure.ts'
import { MUTATION, readFigures, writeFigures } from './figures.mjs'
import { mutatedFiles, RULE_FOLDERS } from './mutation/mutated-files.mjs'

const named = process.argv.slice(2)
const unknown = named.filter((it) => !RULE_FOLDERS.includes(it))
if (unknown.length > 0) {
  throw new Error(
    `${unknown.join(', ')}: no folder of rules; these are ${RULE_FOLDERS.join(', ')}.`,
  )
}

const root = process.cwd()
for (const folder of named.length > 0 ? named : RULE_FOLDERS) {
  const figure = await mutate(folder)
  const { folders = {}, ...rest } = readFigures(MUTATION)
  const sorted = Object.entries({ ...folders, [folder]: figure }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  writeFigures(MUTATION, { ...rest, folders: Object.fromEntries(sorted) })
  console.log(`${folder}: ${figure.percent} % of ${figure.mutants} mutants noticed.`)
  if (figure.percent < 85) process.exitCode = 1
}

async function mutate(folder) {
  const files = mutatedFiles(folder)
  process.chdir(`${root}/packages/core`)
  const started = performance.now()
  const stryker = new Stryker({
    mutate: files.map((path) => path.replace('packages/core/', '')),
    testRunner: 'vitest',
    vitest: {
      configFile: resolve(root, 'tools/mutation/vitest.config.mjs'),
      related: false,
      dir: `src/${folder}`,
    },
    plugins: [
      import.meta.resolve('@stryker-mutator/vitest-runner'),
      import.meta.resolve('./mutation/ignore-sentences.mjs'),
    ],
    ignorers: ['sentences'],
    coverageAnalysis: 'perTest',
    ignoreStatic: true, // each would need all tests of the folder
    concurrency: 2,
    timeoutMS: 6_000, // beyond what the tests took: a slow machine must not pass for a test that noticed something
    reporters: ['clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    allowConsoleColors: false,
    tempDirName: '../../_probe/mutation',
    ignorePatterns: ['dist', 'tsconfig.json', 'tsup.config.ts', 'typedoc.json'],
    cleanTempDir: 'always',
  })
  try {
    return summarize(files, await stryker.runMutationTest(), performance.now() - started)
  } finally {
    process.chdir(root)
  }
}

function summarize(files, mutants, milliseconds) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length
  const noticed = count('Killed', 'Timeout')
  const survived = count('Survived', 'NoCoverage')
  return {
    percent: Math.floor((noticed * 1000) / (noticed + survived)) / 10,
    mutants: noticed + survived,
    noticed,
    survived: count('Survived'),
    untested: count('NoCoverage'),
    leftOut: count('Ignored'),
    seconds: Math.round(milliseconds / 1000),
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    files,
  }
}
