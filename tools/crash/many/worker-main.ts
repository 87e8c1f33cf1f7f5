// A worker in a process of its own, to be killed: `startWorker` runs it. Says on its standard output
// what it does, a line of JSON each; begins once its standard input brings a line.
import { writeSync } from 'node:fs'
import { stdin } from 'node:process'
import { insist } from '../insist.ts'
import { openStore, type StoreSource } from '../open-store.ts'
import { runWorker, type WorkerTask } from './worker.ts'

const { source, task } = JSON.parse(process.argv[2] ?? '') as {
  readonly source: StoreSource
  readonly task: WorkerTask
}
const say = (saying: object): void => {
  writeSync(1, `${JSON.stringify(saying)}\n`)
}

const store = await insist(() => openStore(source), say)
say({ says: 'ready' })
await new Promise((begin) => stdin.once('data', begin))
stdin.destroy()
await runWorker(store, task, say)
