// What appending readings costs in the SQLite store, beside bare prepared statements:
//
//   node --conditions=@selfread/source bench/storage-append-sqlite.ts [--json] [--once]
//
// A reading is a fact in its place's stream and the document that the desk makes of it, with all
// entries that it is found by. Peer: the rows that the store wrote for the same readings, read out
// of a store's file beforehand and written by prepared inserts and updates in one transaction, over
// a connection with the same settings into the same schema. In the end both files hold the same.
import { mkdtempSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Commit } from '../packages/core/src/index.ts'
import { openDatabase } from '../packages/storage-sqlite/src/database/open-database.ts'
import { openSqliteStore } from '../packages/storage-sqlite/src/index.ts'
import { isOnce, type Measured, report } from './measure.ts'
import { createReadingSource, importPlaces } from './storage/place-history.ts'
import {
  assertSameRows,
  createReplay,
  takeWrittenRows,
  type WrittenRow,
} from './storage/sqlite-rows.ts'
import { takeTurns } from './storage/take-turns.ts'

const LEAST_SHARE_OF_BARE = 0.5
const MOST_TIMES_BARE_COMMIT = 1.5

const folder = mkdtempSync(join(tmpdir(), 'selfread-bench-'))
try {
  report('Appending readings to the SQLite store', [
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
      mostTimesPeer: MOST_TIMES_BARE_COMMIT,
    })),
  ])
} finally {
  rmSync(folder, { recursive: true })
}

async function appending(setting: {
  readonly what: string
  readonly places: number
  readonly count: number
  readonly rounds: number
  readonly mostTimesPeer: number
}): Promise<readonly Measured[]> {
  const { what, places, count, rounds, mostTimesPeer } = setting
  const warmUp = isOnce ? 0 : Math.ceil(rounds / 5)
  const file = (name: string) => join(folder, `${count}-${name}.db`)
  const seeded = openSqliteStore({ path: file('seed') })
  await importPlaces(seeded, places)
  await seeded.close()
  for (const name of ['model', 'shadow', 'store', 'bare']) await copyFile(file('seed'), file(name))

  const next = createReadingSource({ places, factsBefore: 2, secondsApart: 34 })
  const commits = Array.from({ length: warmUp + rounds }, () => next(count))
  const rows = await rowsOf(commits, file('model'), file('shadow'))

  const store = openSqliteStore({ path: file('store') })
  const bare = openDatabase(file('bare'))
  const replay = createReplay(bare)
  const [mine, peer] = [what, `${what}: the same rows by bare statements`]
  const measured = await takeTurns({
    turns: [
      { name: mine, run: (round) => store.append(commits[round] as Commit) },
      { name: peer, run: (round) => replay(rows[round] as readonly WrittenRow[]) },
    ],
    rounds,
    warmUp,
    count,
    unit: 'readings',
    mostTimesPeerMs: { [mine]: mostTimesPeer },
  })
  await store.close()
  assertSameRows(file('store'), bare)
  bare.close()
  return measured
}

/** What a store writes for each commit. */
async function rowsOf(
  commits: readonly Commit[],
  model: string,
  shadow: string,
): Promise<readonly (readonly WrittenRow[])[]> {
  const store = openSqliteStore({ path: model })
  const behind = openDatabase(shadow)
  const rows: (readonly WrittenRow[])[] = []
  for (const commit of commits) {
    await store.append(commit)
    rows.push(takeWrittenRows(model, behind))
  }
  await store.close()
  behind.close()
  return rows
}
