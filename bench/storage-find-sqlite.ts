// How long it takes to find a place among millions in the SQLite store:
//
//   node --conditions=@selfread/source bench/storage-find-sqlite.ts [--places 5000000] [--json] [--once]
//
// The store is filled with places as their import leaves them: two facts, the sealed customer, the
// document with all entries. Each round looks for another place, taken at random.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../packages/storage-sqlite/src/index.ts'
import { isOnce, report } from './measure.ts'
import { numberArgument } from './storage/arguments.ts'
import { measureFind } from './storage/measure-find.ts'

const MOST_MS = 1

const folder = mkdtempSync(join(tmpdir(), 'selfread-bench-'))
try {
  const store = openSqliteStore({ path: join(folder, 'places.db') })
  const places = numberArgument('--places', isOnce ? 300 : 5_000_000)
  const measured = await measureFind(store, { places, mostMs: MOST_MS })
  await store.close()
  report('Finding a place in the SQLite store', measured)
} finally {
  rmSync(folder, { recursive: true })
}
