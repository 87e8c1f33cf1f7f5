// What appending readings costs in the PostgreSQL store, beside bare prepared statements:
//
//   node --conditions=@selfread/source bench/storage-append-postgres.ts [--json] [--once]
//
// A reading is a fact in its place's stream and the document that the desk makes of it, with all
// entries that it is found by. Peers: the rows that the store wrote for the same readings, read out
// of a database beforehand and written over one connection of the same driver in one transaction,
// by prepared inserts of up to 1,024 rows each and by COPY. They connect as the superuser, whom no
// row-level security checks. In the end all databases hold the same. Processor time is that of this
// process and of the server.
import { deepStrictEqual } from 'node:assert'
import type { Commit } from '../packages/core/src/index.ts'
import type { TestDatabase } from '../packages/storage-postgres/src/testing/start-postgres.ts'
import { isOnce, type Measured, report } from './measure.ts'
import { connectBare } from './storage/bare-postgres.ts'
import { createReadingSource, importPlaces } from './storage/place-history.ts'
import {
  type CommitCopy,
  type CommitRows,
  copyOf,
  copyRows,
  createRowReader,
  digestOf,
  insertRows,
} from './storage/postgres-rows.ts'
import { processorClock } from './storage/processor-clock.ts'
import { awaitNobody, startServer, withStore } from './storage/start-server.ts'
import { takeTurns } from './storage/take-turns.ts'

const LEAST_SHARE_OF_BARE = 0.5

const server = await startServer()
try {
  report('Appending readings to the PostgreSQL store', [
    ...(await appending({
      what: 'readings in batches of 1,000',
      places: isOnce ? 20 : 5_000,
      count: isOnce ? 10 : 1_000,
      rounds: isOnce ? 1 : 30,
      mostTimesPeer: 1 / LEAST_SHARE_OF_BARE,
    })),
    ...(await appending({
      what: 'one reading, durable',
      places: isOnce ? 20 : 1_000,
      count: 1,
      rounds: isOnce ? 1 : 300,
    })),
  ])
} finally {
  await server.stop()
}

async function appending(setting: {
  readonly what: string
  readonly places: number
  readonly count: number
  readonly rounds: number
  readonly mostTimesPeer?: number
}): Promise<readonly Measured[]> {
  const { what, places, count, rounds, mostTimesPeer } = setting
  const warmUp = isOnce ? 0 : Math.ceil(rounds / 5)
  const seed = await server.createDatabase()
  await withStore(seed, (store) => importPlaces(store, places))
  await server.administer('vacuum analyze', seed.name)
  await awaitNobody(server, seed.name)
  const copy = () => server.createDatabase({ template: seed.name })
  const [model, stored, inserted, copied] = [await copy(), await copy(), await copy(), await copy()]

  const next = createReadingSource({ places, factsBefore: 2, secondsApart: 34 })
  const commits = Array.from({ length: warmUp + rounds }, () => next(count))
  const rows = await rowsOf(commits, model)
  const copies = rows.map(copyOf)

  const inserting = await connectBare(inserted.superuser)
  const copying = await connectBare(copied.superuser)
  const names = {
    store: what,
    copy: `${what}: the same rows by COPY`,
    bare: `${what}: the same rows by bare inserts`,
  }
  const measured = await withStore(stored, (store) =>
    takeTurns({
      turns: [
        { name: names.store, run: (round) => store.append(commits[round] as Commit) },
        { name: names.copy, run: (round) => copyRows(copying, copies[round] as CommitCopy) },
        { name: names.bare, run: (round) => insertRows(inserting, rows[round] as CommitRows) },
      ],
      rounds,
      warmUp,
      count,
      unit: 'readings',
      ...(mostTimesPeer !== undefined && { mostTimesPeerMs: { [names.store]: mostTimesPeer } }),
      clock: processorClock(server),
    }),
  )
  const reading = await connectBare(stored.superuser)
  const digest = await digestOf(reading)
  deepStrictEqual(await digestOf(inserting), digest)
  deepStrictEqual(await digestOf(copying), digest)
  for (const client of [reading, inserting, copying]) await client.end()
  return measured
}

/** What a store writes for each commit. */
async function rowsOf(
  commits: readonly Commit[],
  model: TestDatabase,
): Promise<readonly CommitRows[]> {
  const client = await connectBare(model.superuser)
  const takeRows = await createRowReader(client)
  const rows: CommitRows[] = []
  await withStore(model, async (store) => {
    for (const commit of commits) {
      await store.append(commit)
      rows.push(await takeRows())
    }
  })
  await client.end()
  return rows
}
