// How long the desk takes to answer about a million readings in the PostgreSQL store: the dossier of a
// place, the number of a day's operations.
//
//   node --conditions=@selfread/source bench/storage-questions-postgres.ts [--readings 1000000] [--json] [--once]
//
// Every place has a reading a month for ten years, each with its operation, all taken in on the same
// day of the month, so that a day that has operations has as many as there are places.
import { isOnce, report } from './measure.ts'
import { numberArgument } from './storage/arguments.ts'
import { measureQuestions } from './storage/measure-questions.ts'
import { startServer, withStore } from './storage/start-server.ts'

const server = await startServer()
try {
  const readings = numberArgument('--readings', isOnce ? 480 : 1_000_000)
  const measured = await withStore(await server.createDatabase(), (store) =>
    measureQuestions(store, { readings, mostDossierMs: 1_000, mostCountMs: 5 }),
  )
  report('Asking the desk about readings in the PostgreSQL store', measured)
} finally {
  await server.stop()
}
