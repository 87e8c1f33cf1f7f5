// Tampers with a store in every way that somebody with its file could, and looks whether
// `selfread verify`, or a head that was kept outside, finds it:
//
//   npm run tamper                           3 tenants, 10,000 facts, in one log and in four
//   npm run tamper -- --facts 1000 --bytes 500
//
// --facts 10000       facts in the store whose records and history are tampered with
// --partitions 1,4    numbers of logs
// --stride 2          in how many runs the records of a table are changed
// --alone 6           of the records that no fault names, how many are tried again one at a time
// --histories 20      how many truncations and forks are carried out in full
// --bytes 20000       bytes that are flipped one at a time, in a store of --byte-facts 150
// --threads 2         for the bytes
// --write             keeps what came out in bench/tamper.json
//
// Every record of every table is changed in every column, deleted, exchanged and doubled; each must be
// named by a fault, or found when it is tried alone. What is not covered is declared, with the
// reason, in not-covered.ts: everything else that is missed fails the run.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine } from '../../bench/measure.ts'
import { NOT_COVERED } from './not-covered.ts'
import { runTampering, type TamperReport } from './run-tampering.ts'

const FIGURES = 'bench/tamper.json'

const { values } = parseArgs({
  options: {
    facts: { type: 'string', default: '10000' },
    partitions: { type: 'string', default: '1,4' },
    stride: { type: 'string', default: '2' },
    alone: { type: 'string', default: '6' },
    histories: { type: 'string', default: '20' },
    bytes: { type: 'string', default: '20000' },
    'byte-facts': { type: 'string', default: '150' },
    threads: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
})

const numbers = values.partitions.split(',').map(Number)
for (const partitions of numbers) {
  const folder = mkdtempSync(join(tmpdir(), 'selfread-tamper-'))
  const started = performance.now()
  const report = await runTampering({
    folder,
    partitions,
    facts: Number(values.facts),
    stride: Number(values.stride),
    aloneMax: Number(values.alone),
    histories: Number(values.histories),
    bytes: {
      count: Math.ceil(Number(values.bytes) / numbers.length),
      facts: Number(values['byte-facts']),
      threads: Number(values.threads),
    },
    tell: console.log,
  })
  rmSync(folder, { recursive: true })
  const seconds = Math.round((performance.now() - started) / 1000)
  for (const missed of report.missed.slice(0, 20)) console.error(`MISSED ${missed}`)
  if (report.missed.length > 0) process.exitCode = 1
  console.log(`${report.missed.length} missed after ${seconds} s`)
  if (values.write) keep({ seconds, ...report })
}

/** Beside what came of other numbers of logs. */
function keep(report: TamperReport & { readonly seconds: number }): void {
  const before = existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : {}
  const notCovered = Object.fromEntries(
    Object.entries(NOT_COVERED).map(([kind, { why }]) => [kind, why]),
  )
  const [date] = new Date().toISOString().split('T')
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const run = { date, machine: machine(), commit, ...report }
  const figures = { ...before, notCovered, [`logs ${report.partitions}`]: run }
  writeFileSync(FIGURES, `${JSON.stringify(figures, undefined, 2)}\n`)
}
