import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createHearing } from '../hearing.ts'
import type { SqliteSource } from '../open-store.ts'
import { writerCommand } from '../writer-process.ts'
import { parseTrace, TRACED_CALLS, type TraceStep } from './parse-trace.ts'

/** All that writers of one store did to its files, and what they said, in one order. */
export interface Recording {
  readonly steps: readonly RecordedStep[]
  /** The file of the store. */
  readonly path: string
}

/** Something done to a file, or a line that a writer said. */
export type RecordedStep =
  | { readonly kind: 'disk'; readonly step: TraceStep }
  | { readonly kind: 'said'; readonly writer: string; readonly text: string }

/**
 * Has several writers write to a new store at once, under strace; those of each generation but the
 * last are killed, and the next go on. What is recorded is enough to rebuild the disk as a power cut
 * at any step would leave it.
 */
export async function recordWriters(settings: {
  readonly folder: string
  readonly writers: readonly string[]
  /** How many steps the last of them come to. */
  readonly steps: number
  /** After how many milliseconds each generation but the last is killed. */
  readonly killedAfterMs: readonly number[]
  readonly durability?: SqliteSource['durability']
}): Promise<Recording> {
  const { folder, steps: until, killedAfterMs, durability } = settings
  const [storeFolder, saidFolder] = [join(folder, 'store'), join(folder, 'said')]
  for (const it of [storeFolder, saidFolder]) mkdirSync(it)
  const path = join(storeFolder, 'store.db')
  const source: SqliteSource = { engine: 'sqlite', path, ...(durability && { durability }) }
  const isFollowed = (it: string): boolean =>
    (it === storeFolder || it.startsWith(path) || it.startsWith(`${saidFolder}/`)) &&
    !it.endsWith('-shm') // shared memory: gone when the power is

  const steps: RecordedStep[] = []
  const hearing = createHearing(settings.writers)
  for (const killAfterMs of [...killedAfterMs, undefined]) {
    const lines = hearing.ledgers().map(async (ledger) => {
      const command = await writerCommand({ source, ledger, until })
      return `${command.map(quote).join(' ')} >>${quote(join(saidFolder, ledger.writer))} </dev/null &
      all="$all $!"`
    })
    const end =
      killAfterMs === undefined ? '' : `sleep ${killAfterMs / 1000}; kill -KILL $all 2>/dev/null`
    const traceFile = join(folder, `trace-${steps.length}`)
    await runTraced(traceFile, [...(await Promise.all(lines)), end, 'wait'].join('\n'))
    for (const step of parseTrace(readFileSync(traceFile, 'latin1'), isFollowed, steps.length)) {
      const recorded = recordedOf(step, saidFolder)
      if (recorded.kind === 'said') hearing.hear(recorded)
      steps.push(recorded)
    }
  }
  return { path, steps }
}

function recordedOf(step: TraceStep, saidFolder: string): RecordedStep {
  if (!step.path.startsWith(saidFolder)) return { kind: 'disk', step }
  const text = step.does === 'write' ? Buffer.from(step.bytes).toString('utf8') : ''
  return { kind: 'said', writer: basename(step.path), text }
}

async function runTraced(traceFile: string, script: string): Promise<void> {
  const options = [
    '-f',
    '--seccomp-bpf',
    '-qq',
    '-y',
    '-xx',
    '-s',
    '100000000',
    '-e',
    'signal=none',
  ]
  const args = [...options, '-e', `trace=${TRACED_CALLS.join(',')}`, '-o', traceFile]
  const child = spawn('strace', [...args, 'sh', '-c', script], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    complaint += piece
  })
  const [code] = await once(child, 'close')
  if (code !== 0 || complaint !== '')
    throw new Error(`The writers under strace ended with ${code}: ${complaint}`)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
