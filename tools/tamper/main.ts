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
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

const partitions = values.partitions.split(',').map(Number)
const reports: TamperReport[] = []
const started = performance.now()
for (const logs of partitions) {
  const folder = mkdtempSync(join(tmpdir(), 'selfread-tamper-'))
  const report = await runTampering({
    folder,
    partitions: logs,
    facts: Number(values.facts),
    stride: Number(values.stride),
    aloneMax: Number(values.alone),
    histories: Number(values.histories),
    bytes: {
      count: Math.ceil(Number(values.bytes) / partitions.length),
      facts: Number(values['byte-facts']),
      threads: Number(values.threads),
    },
    tell: console.log,
  })
  reports.push(report)
  rmSync(folder, { recursive: true })
  for (const missed of report.missed.slice(0, 20)) console.error(`MISSED ${missed}`)
  if (report.missed.length > 0) process.exitCode = 1
}
const seconds = Math.round((performance.now() - started) / 1000)
console.log(`${reports.flatMap(({ missed }) => missed).length} missed after ${seconds} s`)
if (values.write) {
  const day = new Date().toISOString().slice(0, 10)
  const notCovered = Object.fromEntries(
    Object.entries(NOT_COVERED).map(([kind, { why }]) => [kind, why]),
  )
  const figures = { machine: machine(), day, seconds, notCovered, reports }
  writeFileSync(FIGURES, `${JSON.stringify(figures, undefined, 2)}\n`)
}
