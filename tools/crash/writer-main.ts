// A writer in a process of its own, to be killed: `writerCommand` runs it. Says on its standard output
// what it does, a line of JSON each; opens the store and begins once its standard input brings a line
// or ends.
import { writeSync } from 'node:fs'
import { stdin } from 'node:process'
import { insist } from './insist.ts'
import { openStore, type StoreSource } from './open-store.ts'
import { runWriter, type WriterTask } from './writer.ts'

const { source, task } = JSON.parse(process.argv[2] ?? '') as {
  readonly source: StoreSource
  readonly task: WriterTask
}
const say = (saying: object): void => {
  writeSync(1, `${JSON.stringify(saying)}\n`)
}

say({ says: 'ready' })
await new Promise((begin) => {
  stdin.once('data', begin).once('end', begin)
})
stdin.destroy()
const store = await insist(() => openStore(source), say)
await runWriter(store, task, say)
await store.close()
