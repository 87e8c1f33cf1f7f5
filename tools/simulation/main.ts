// Drives whole desks through thousands of simulated weeks, each decided by its seed: two workers,
// duplicates, reorderings, lost answers, crashes, clocks that jump; then holds what they stored and
// said to a model of what must be.
//
//   npm run simulate                            1,000 seeds in memory
//   npm run simulate -- --seeds 10000 --write   and keeps the figures in bench/simulation.json
//   npm run simulate -- --store sqlite --seeds 200
//   npm run simulate -- --seed 4711 --trace     one seed, step by step
//
// --from 1       the first seed
// --repeat 10    every tenth seed is run twice: it must give the same facts
// --compare 10   every tenth seed is also run by one worker with and without duplicates and
//                failures: both must give the same facts
//
// A seed that fails says how to replay it, and which of its events it takes.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { machine } from '../../bench/measure.ts'
import { memorySimulatedStore } from '../../packages/desk/src/testing/simulation/memory-simulated-store.ts'
import { planEvents } from '../../packages/desk/src/testing/simulation/plan-events.ts'
import { shrinkEvents } from '../../packages/desk/src/testing/simulation/shrink-events.ts'
import {
  type SeedReport,
  type SeedSettings,
  simulateSeed,
} from '../../packages/desk/src/testing/simulation/simulate-seed.ts'
import { simulatedWorld } from '../../packages/desk/src/testing/simulation/simulated-world.ts'

const FIGURES = 'bench/simulation.json'
const STORES = {
  memory: memorySimulatedStore,
  // Loaded where it is wanted only: it brings a native module.
  sqlite: async (seed: number) => {
    const { sqliteSimulatedStore } = await import(
      '../../packages/desk/src/testing/simulation/sqlite-simulated-store.ts'
    )
    return sqliteSimulatedStore(seed)
  },
}
const SHRUNK_MAX = 5
const TELL_EVERY_MS = 10_000

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    store: { type: 'string', default: 'memory' },
    repeat: { type: 'string', default: '10' },
    compare: { type: 'string', default: '10' },
    trace: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const store = values.store === 'memory' || values.store === 'sqlite' ? values.store : undefined
if (store === undefined) throw new Error(`--store is memory or sqlite, not ${values.store}.`)
const from = wholeNumber('seed', values.seed ?? values.from)
const count = values.seed === undefined ? wholeNumber('seeds', values.seeds) : 1
const every = {
  repeat: wholeNumber('repeat', values.repeat),
  compare: wholeNumber('compare', values.compare),
}

const startedAt = performance.now()
let toldAt = startedAt
const totals = { runs: 0, events: 0, calls: 0, facts: 0 }
const faults = new Map<string, number>()
const failures: { seed: number; problems: readonly string[] }[] = []
for (let seed = from; seed < from + count; seed++) {
  const settings = settingsOf(seed)
  const found = await simulateSeed(settings)
  const report = { ...found, problems: [...found.problems, ...(await otherTale(found))] }
  addUp(report)
  if (report.problems.length > 0) await tellFailure(settings, report)
  if (performance.now() - toldAt < TELL_EVERY_MS) continue
  toldAt = performance.now()
  console.error(`${seed - from + 1} of ${count} seeds, ${failures.length} failed`)
}
const seconds = rounded((performance.now() - startedAt) / 1000)
// Of one core, whoever else used the machine.
const { user, system } = process.cpuUsage()
const cpuSeconds = rounded((user + system) / 1_000_000)
const summary = {
  store,
  seeds: { from, count },
  seconds,
  cpuSeconds,
  ...totals,
  faults: Object.fromEntries([...faults].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  failures,
}
console.log(JSON.stringify(summary, undefined, 2))
if (failures.length > 0) process.exitCode = 1
if (values.write) keep()

function settingsOf(seed: number): SeedSettings {
  const isOne = values.seed !== undefined
  return {
    seed,
    createStore: STORES[store as keyof typeof STORES],
    isRepeated: isOne || (every.repeat > 0 && seed % every.repeat === 0),
    isCompared: isOne || (every.compare > 0 && seed % every.compare === 0),
    ...(values.trace && { trace: (line: string) => console.log(line) }),
  }
}

/** Whatever the store, the same seed gives the same facts. */
async function otherTale({ seed, toldSha256 }: SeedReport): Promise<readonly string[]> {
  if (store === 'memory') return []
  const inMemory = await simulateSeed({ seed, createStore: STORES.memory })
  return toldSha256 === inMemory.toldSha256 ? [] : [`Not the facts of the store in memory.`]
}

function addUp(report: SeedReport): void {
  totals.runs += report.runs
  totals.events += report.events
  totals.calls += report.calls
  totals.facts += report.facts
  for (const [name, times] of report.faults) faults.set(name, (faults.get(name) ?? 0) + times)
}

async function tellFailure(settings: SeedSettings, { seed, problems }: SeedReport): Promise<void> {
  failures.push({ seed, problems })
  const again = `npm run simulate -- --seed ${seed} --store ${store} --trace`
  console.error([`Seed ${seed} failed: ${again}`, ...problems].join('\n  '))
  if (failures.length > SHRUNK_MAX) return
  const { trace: _trace, ...quietly } = settings
  const kinds = new Set(problems.map(kindOf))
  const events = planEvents(seed, simulatedWorld(seed))
  const left = await shrinkEvents(events, async (some) => {
    const report = await simulateSeed({ ...quietly, events: some })
    return report.problems.some((problem) => kinds.has(kindOf(problem)))
  })
  console.error(`  These of its ${events.length} events are enough:`)
  for (const { id, at, occurrence, repeats } of left) {
    const again = repeats === undefined ? '' : `, ${repeats} again`
    console.error(`    ${id} ${at} ${occurrence.kind}${again}`)
  }
}

function rounded(number: number): number {
  return Number(number.toFixed(1))
}

/** A problem without the names of what it is about. */
function kindOf(problem: string): string {
  return problem.replaceAll(/\b\w*\d[\w./-]*/gu, '#')
}

function keep(): void {
  const known = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : {}
  const date = new Date().toISOString().slice(0, 10)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const run = { date, commit, machine: machine(), ...summary }
  const figures = { ...known, [store as string]: run }
  writeFileSync(FIGURES, `${JSON.stringify(figures, undefined, 2)}\n`)
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) throw new Error(`--${name} is a whole number.`)
  return number
}
