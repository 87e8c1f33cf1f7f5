import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { bundleProgram } from './bundle-program.ts'
import { createLineReader, type Ledger, record, type Saying } from './ledger.ts'
import type { StoreSource } from './open-store.ts'
import type { WriterFlaw, WriterTask } from './writer.ts'

const PROGRAM = new URL('writer-main.ts', import.meta.url)

/** A writer in a process of its own. */
export interface WriterProcess {
  /** What is known of it by now: whole only once it has ended. */
  readonly ledger: Ledger
  /** Resolves once it has loaded its program and waits to open the store, or ended. */
  ready(): Promise<void>
  begin(): void
  /** Resolves once it has acknowledged this step, or ended. */
  reached(step: number): Promise<void>
  kill(): void
  /** True once it has ended by a SIGKILL. */
  wasKilled(): boolean
  /** Resolves once it is gone and all it said is in the ledger, to what it complained of, if not killed. */
  ended(): Promise<string | undefined>
}

/** The command that runs a writer with what a ledger says it has done. */
export async function writerCommand(settings: {
  readonly source: StoreSource
  readonly ledger: Ledger
  readonly until?: number
  readonly flaw?: WriterFlaw
}): Promise<readonly string[]> {
  const { source, ledger, until, flaw } = settings
  const task: WriterTask = {
    writer: ledger.writer,
    from: ledger.acknowledged + 1,
    ...(until !== undefined && { until }),
    ...(ledger.sent > ledger.acknowledged && { begunWith: ledger.tallyVersion }),
    ...(flaw && { flaw }),
  }
  const argument = JSON.stringify({ source, task })
  return [process.execPath, await bundleProgram(PROGRAM), argument]
}

/** Starts a writer that goes on where its ledger ends, by itself or `under` another program. */
export async function startWriter(
  settings: Parameters<typeof writerCommand>[0] & { readonly under?: readonly string[] },
): Promise<WriterProcess> {
  const command = await writerCommand(settings)
  const [program = '', ...args] = [...(settings.under ?? []), ...command]
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  return followWriter(child, settings.ledger)
}

function followWriter(child: ChildProcess, from: Ledger): WriterProcess {
  let ledger = from
  let isReady = false
  let complaint = ''
  let waiting: { isOver: () => boolean; resolve: () => void }[] = []
  let [hasEnded, wasKilled] = [false, false]
  const closed = once(child, 'close').then(([code, signal]) => {
    hasEnded = true
    notify()
    wasKilled = signal === 'SIGKILL'
    return wasKilled || code === 0 ? undefined : complaint || `ended with ${code ?? signal}`
  })
  function notify(): void {
    const over = waiting.filter(({ isOver }) => hasEnded || isOver())
    waiting = waiting.filter((it) => !over.includes(it))
    for (const { resolve } of over) resolve()
  }
  const until = (isOver: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ isOver, resolve })
      notify()
    })

  const read = createLineReader((line) => {
    const saying = JSON.parse(line) as Saying
    if (saying.says === 'ready') isReady = true
    ledger = record(ledger, saying)
    notify()
  })
  child.stdout?.setEncoding('utf8').on('data', read)
  child.stderr?.setEncoding('utf8').on('data', (piece) => {
    complaint += piece
  })
  child.stdin?.on('error', () => {}) // killed before it began

  return {
    get ledger() {
      return ledger
    },
    ready: () => until(() => isReady),
    begin: () => child.stdin?.end('\n'),
    reached: (step) => until(() => ledger.acknowledged >= step),
    kill: () => child.kill('SIGKILL'),
    wasKilled: () => wasKilled,
    ended: () => closed,
  }
}
