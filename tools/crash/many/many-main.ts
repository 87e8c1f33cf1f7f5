// Has many workers do the jobs of one PostgreSQL, killing them at random, and counts what each job
// came to; then measures how many jobs a second 1, 2, 4 and 8 workers do:
//
//   npm run many                   100,000 jobs
//   npm run many -- --jobs 5000    fewer
//   npm run many -- --write        keeps what came out in bench/many.json
//
// --seed 1 makes the chance of the kills the same again. Fails where a job was done twice or lost.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../../packages/storage-postgres/src/testing/start-postgres.ts'
import { circumstances } from '../circumstances.ts'
import { type ManyReport, runMany } from './run-many.ts'

const FIGURES = 'bench/many.json'
const WORKERS = 8

/** Longer than a batch takes on a busy machine, and short beside the run. */
const LEASE_MS = 5_000
const JOBS_AT_ONCE = 50
const KILL_EVERY_MS = 1_000

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
})
const [jobs, seed] = [Number(values.jobs), Number(values.seed)]
if (!Number.isInteger(jobs) || jobs < 1) throw new Error('--jobs is a whole number from 1.')
if (!Number.isInteger(seed)) throw new Error('--seed is a whole number.')

const server = await startPostgres({ isDurable: true })
try {
  const killed = await run({ jobs, workers: WORKERS, killEveryMs: KILL_EVERY_MS })
  const rates: ManyReport[] = []
  for (const workers of [1, 2, 4, WORKERS])
    rates.push(await run({ jobs: Math.ceil(jobs / 5), workers }))
  if (values.write) {
    const figures = { ...circumstances(), seed, killed, rates }
    writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`)
  }
} finally {
  await server.stop()
}

async function run(amount: {
  readonly jobs: number
  readonly workers: number
  readonly killEveryMs?: number
}): Promise<ManyReport> {
  const { owner } = await server.createDatabase()
  const source = { engine: 'postgres' as const, connection: owner }
  const report = await runMany({
    ...amount,
    source,
    seed,
    leaseMs: LEASE_MS,
    jobsAtOnce: JOBS_AT_ONCE,
  })
  const { workers, kills, doneTwice, lost, doneLater, jobsPerSecond, complaints } = report
  const isGood = doneTwice === 0 && lost === 0 && complaints.length === 0
  if (!isGood) process.exitCode = 1
  console.log(
    `${isGood ? 'passed' : 'FAILED'}: ${report.jobs} jobs, ${workers} workers, ${kills} kills: ` +
      `${doneTwice} done twice, ${lost} lost, ${doneLater} at a later attempt; ${jobsPerSecond} jobs a second`,
  )
  for (const it of complaints) console.log(`  ${it}`)
  return report
}
