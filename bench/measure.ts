// How fast something is, measured and said the same way by every bench:
//
//   node --conditions=@selfread/source bench/assessment.ts          a table for people
//   node --conditions=@selfread/source bench/assessment.ts --json   the same for `npm run bench`
//
// With --once each work is done once and nothing is measured: does the bench run at all?
//
// A figure is the median over many rounds of one call, after a warm-up; the slowest and the fastest
// round stand beside it. A missed target makes the bench exit with 1.
import { arch, cpus, platform, totalmem } from 'node:os'
import { Bench } from 'tinybench'

/** One thing to measure. */
export interface Job {
  /** What is done, as the table is to say it: `assess an index, 24 months of history`. */
  readonly name: string
  /** How many of `unit` one call of `run` does. One call should take a millisecond or more. */
  readonly count: number
  /** What is counted, in the plural: `assessments`, `facts`. */
  readonly unit: string
  /** Does it. Give the result back, so that the work cannot be optimized away. */
  readonly run: () => unknown
  /** What must be reached, by the median. */
  readonly target?: { readonly atLeastPerSecond: number } | { readonly atMostMs: number }
  /** The name of another job of the same list: the figure is also given as a multiple of its rate. */
  readonly peer?: string
}

/** What was measured of one job. */
export interface Measured {
  readonly name: string
  readonly rounds: number
  readonly minMs: number
  readonly medianMs: number
  readonly maxMs: number
  /** Milliseconds of processor a round took on average, a server's included; absent where not taken. */
  readonly processorMs?: number
  /** 99 of 100 rounds took no longer than this; absent where not taken. */
  readonly p99Ms?: number
  readonly unit: string
  readonly perSecond: number
  readonly target?: string
  readonly isReached?: boolean
  readonly peer?: string
  /** This job's rate divided by its peer's. */
  readonly timesPeer?: number
}

/** Whether each work is to be done once only, to see that it runs. */
export const isOnce: boolean = process.argv.includes('--once')

/** What one unit of work cost while something grew: a curve of the plot. */
export interface Growth {
  readonly store: string
  readonly points: readonly {
    readonly readings: number
    readonly processorUs: number
    readonly wallUs: number
  }[]
}

const ROUNDS_MIN = 30
const SECONDS_EACH = 2
const WARM_UP_SECONDS = 1

/** Measures the jobs one after the other and prints what came out. */
export async function measure(title: string, jobs: readonly Job[]): Promise<void> {
  const bench = new Bench({
    throws: true,
    iterations: isOnce ? 1 : ROUNDS_MIN,
    time: isOnce ? 0 : SECONDS_EACH * 1000,
    warmup: !isOnce,
    warmupIterations: 5,
    warmupTime: WARM_UP_SECONDS * 1000,
  })
  for (const job of jobs) bench.add(job.name, job.run)
  await bench.run()

  if (isOnce) print(title, [], jobs)
  else
    report(
      title,
      jobs.map((job) => describe(job, jobs, bench)),
    )
}

/** Prints what came out, in the form that was asked for, and says whether targets were missed. */
export function report(title: string, measured: readonly Measured[], growth?: Growth): void {
  print(title, isOnce ? [] : measured, measured, growth)
}

function print(
  title: string,
  measured: readonly Measured[],
  jobs: readonly { readonly name: string }[],
  growth?: Growth,
): void {
  const shown = isOnce ? jobs.map(({ name }) => `  ${name}: runs`) : measured.map(render)
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ title, measured, shown, growth }))
  else console.log([title, machine(), ...shown].join('\n'))
  if (measured.some(({ isReached }) => isReached === false)) process.exitCode = 1
}

/** The machine in a line, to stand beside every figure. */
export function machine(): string {
  const processors = cpus()
  const model = processors[0]?.model.trim() ?? 'unknown processor'
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `${processors.length} x ${model}, ${gigabytes} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`
}

function describe(job: Job, jobs: readonly Job[], bench: Bench): Measured {
  const { rounds, minMs, medianMs, maxMs } = figures(job.name, bench)
  const perSecond = (job.count * 1000) / medianMs
  const peer = jobs.find(({ name }) => name === job.peer)
  if (job.peer !== undefined && peer === undefined) throw new Error(`No job is named "${job.peer}"`)
  return {
    name: job.name,
    rounds,
    minMs,
    medianMs,
    maxMs,
    unit: job.unit,
    perSecond,
    ...(job.target === undefined ? {} : judge(job.target, job.unit, perSecond, medianMs)),
    ...(peer === undefined
      ? {}
      : {
          peer: peer.name,
          timesPeer: perSecond / ((peer.count * 1000) / figures(peer.name, bench).medianMs),
        }),
  }
}

function figures(name: string, bench: Bench) {
  const result = bench.getTask(name)?.result
  if (result?.state !== 'completed') throw new Error(`"${name}" did not complete`)
  const { samplesCount, min, p50, max } = result.latency
  return { rounds: samplesCount, minMs: min, medianMs: p50, maxMs: max }
}

function judge(
  target: NonNullable<Job['target']>,
  unit: string,
  perSecond: number,
  medianMs: number,
): { target: string; isReached: boolean } {
  if ('atMostMs' in target) {
    return { target: `at most ${target.atMostMs} ms`, isReached: medianMs <= target.atMostMs }
  }
  return {
    target: `at least ${target.atLeastPerSecond.toLocaleString('en')} ${unit} a second`,
    isReached: perSecond >= target.atLeastPerSecond,
  }
}

function render(it: Measured): string {
  const rate = `${Math.round(it.perSecond).toLocaleString('en')} ${it.unit} a second`
  const ms = [it.minMs, it.medianMs, it.maxMs].map((each) => each.toFixed(3)).join(' / ')
  const share = it.p99Ms === undefined ? '' : `; 99 of 100 within ${it.p99Ms.toFixed(3)} ms`
  const processor =
    it.processorMs === undefined ? '' : `; ${it.processorMs.toFixed(3)} ms of processor`
  const target = it.target === undefined ? '' : `; ${it.isReached ? '' : 'NOT '}${it.target}`
  const peer = it.timesPeer === undefined ? '' : `; ${it.timesPeer.toFixed(2)} times "${it.peer}"`
  return `  ${it.name}: ${rate} (${ms} ms, fastest / median / slowest of ${it.rounds})${share}${processor}${target}${peer}`
}
