// What appending a reading costs in the SQLite store while it grows from 100,000 to 10,000,000:
//
//   node --conditions=@selfread/source bench/storage-growth-sqlite.ts [--readings 10000000] [--json] [--once]
//
// Batches of readings of places taken at random, each a fact and a document with its entries. Takes
// half an hour and 30 GB in the folder for temporary files.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../packages/storage-sqlite/src/index.ts'
import { isOnce, report } from './measure.ts'
import { numberArgument } from './storage/arguments.ts'
import { measureGrowth } from './storage/measure-growth.ts'

const MOST_TIMES_FIRST = 1.5

const folder = mkdtempSync(join(tmpdir(), 'selfread-bench-'))
try {
  const store = openSqliteStore({ path: join(folder, 'growing.db') })
  const readings = numberArgument('--readings', isOnce ? 30 : 10_000_000)
  const { measured, points } = await measureGrowth(store, {
    readings,
    mostTimesFirst: MOST_TIMES_FIRST,
  })
  await store.close()
  report('Appending readings to a growing SQLite store', measured, { store: 'SQLite', points })
} finally {
  rmSync(folder, { recursive: true })
}
