import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { bundleProgram } from '../bundle-program.ts'
import { createLineReader } from '../ledger.ts'
import type { StoreSource } from '../open-store.ts'
import type { WorkerSaying, WorkerTask } from './worker.ts'

const PROGRAM = new URL('worker-main.ts', import.meta.url)

/** A worker in a process of its own. */
export interface WorkerProcess {
  /** Resolves once it has its store open and waits to begin. */
  readonly ready: Promise<void>
  begin(): void
  kill(): void
  /** Resolves once it is gone, to what it complained of, if not killed. */
  readonly ended: Promise<string | undefined>
}

/** Starts a worker; `hear` is told all it says. */
export async function startWorker(
  settings: { readonly source: StoreSource; readonly task: WorkerTask },
  hear: (saying: WorkerSaying) => void,
): Promise<WorkerProcess> {
  const argument = JSON.stringify(settings)
  const child = spawn(process.execPath, [await bundleProgram(PROGRAM), argument])
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    complaint += piece
  })
  child.stdin.on('error', () => {}) // killed before it began
  const ended = once(child, 'close').then(([code, signal]) =>
    signal === 'SIGKILL' ? undefined : complaint || `ended with ${code ?? signal}`,
  )
  const ready = new Promise<void>((resolve) => {
    const read = createLineReader((line) => {
      const saying = JSON.parse(line) as WorkerSaying
      if (saying.says === 'ready') resolve()
      hear(saying)
    })
    child.stdout.setEncoding('utf8').on('data', read)
    child.once('close', () => resolve())
  })
  return {
    ready,
    ended,
    begin: () => child.stdin.write('\n'),
    kill: () => child.kill('SIGKILL'),
  }
}
