// Crashes stores at random and at every I/O step, and looks for what was lost or doubled:
//
//   npm run crash -- sqlite     writers of one SQLite file are killed at random
//   npm run crash -- power      power cuts at every I/O step of SQLite, kills and failures at every
//                               system call (needs strace)
//   npm run crash -- postgres   backends, writers and the server of PostgreSQL are killed
//   npm run crash               all of them
//
// --kills 1000   how many of each kind
// --seed 1       makes all chance the same again: power cuts exactly, kills as far as processes that
//                run side by side ever do the same
// --write        keeps what came out in bench/crash.json
//
// Each also breaks a store on purpose, and fails where that is not found.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { circumstances } from './circumstances.ts'
import { type CrashRun, crashRuns, isPassed } from './runs.ts'

const FIGURES = 'bench/crash.json'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})
const [kills, seed] = [Number(values.kills), Number(values.seed)]
if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills is a whole number from 1.')
if (!Number.isInteger(seed)) throw new Error('--seed is a whole number.')

const folder = mkdtempSync(join(tmpdir(), 'selfread-crash-'))
for (const name of positionals.length === 0 ? Object.keys(crashRuns) : positionals) {
  const runs = crashRuns[name]
  if (runs === undefined)
    throw new Error(`${name} is none of ${Object.keys(crashRuns).join(', ')}.`)
  const done: CrashRun[] = []
  for await (const run of runs({ folder, kills, seed })) {
    done.push(run)
    tell(run)
  }
  if (values.write) keep(name, done)
}
if (process.exitCode === undefined) rmSync(folder, { recursive: true })
else console.log(`What was left of the stores is in ${folder}.`)

function tell(run: CrashRun): void {
  const { name, mustFind, report } = run
  const passes = isPassed(run)
  if (!passes) process.exitCode = 1
  const crashes = Object.entries(report.crashes).map(([what, count]) => `${count} ${what}`)
  const found = Object.entries(report.found).flatMap(([kind, count]) =>
    count === 0 ? [] : [`${count} ${kind}`],
  )
  console.log(
    [
      `${passes ? 'passed' : 'FAILED'}: ${name}, seed ${report.seed}, ${report.seconds} s`,
      `  ${crashes.join(', ')}; ${report.acknowledged} steps acknowledged, ${report.checks} checks`,
      `  ${report.repetitions} found stored when sent again; failures told: ${JSON.stringify(report.failures)}`,
      `  found: ${found.join(', ') || 'nothing'}${mustFind ? `; has to find ${mustFind}` : ''}`,
      ...report.findings.map((it) => `    ${it}`),
    ].join('\n'),
  )
}

function keep(name: string, runs: readonly CrashRun[]): void {
  const before = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : {}
  const figures = { ...before, [name]: { ...circumstances(), runs } }
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`)
}
