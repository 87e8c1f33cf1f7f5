// How long the desk takes to answer about a million readings in the SQLite store: the dossier of a
// place, the number of a day's operations.
//
//   node --conditions=@selfread/source bench/storage-questions-sqlite.ts [--readings 1000000] [--json] [--once]
//
// Every place has a reading a month for ten years, each with its operation, all taken in on the same
// day of the month, so that a day that has operations has as many as there are places.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../packages/storage-sqlite/src/index.ts'
import { isOnce, report } from './measure.ts'
import { numberArgument } from './storage/arguments.ts'
import { measureQuestions } from './storage/measure-questions.ts'

const folder = mkdtempSync(join(tmpdir(), 'selfread-bench-'))
try {
  const store = openSqliteStore({ path: join(folder, 'readings.db') })
  const readings = numberArgument('--readings', isOnce ? 480 : 1_000_000)
  const measured = await measureQuestions(store, { readings, mostDossierMs: 1_000, mostCountMs: 5 })
  await store.close()
  report('Asking the desk about readings in the SQLite store', measured)
} finally {
  rmSync(folder, { recursive: true })
}
