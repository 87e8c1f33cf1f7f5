// How long it takes to find a place among millions in the PostgreSQL store:
//
//   node --conditions=@selfread/source bench/storage-find-postgres.ts [--places 5000000] [--json] [--once]
//
// The store is filled with places as their import leaves them: two facts, the sealed customer, the
// document with all entries. Each round looks for another place, taken at random; the way to the
// server and back, on the same machine, is in the figures.
import { isOnce, report } from './measure.ts'
import { numberArgument } from './storage/arguments.ts'
import { measureFind } from './storage/measure-find.ts'
import { startServer, withStore } from './storage/start-server.ts'

const server = await startServer()
try {
  const places = numberArgument('--places', isOnce ? 300 : 5_000_000)
  const measured = await withStore(await server.createDatabase(), (store) =>
    measureFind(store, { places }),
  )
  report('Finding a place in the PostgreSQL store', measured)
} finally {
  await server.stop()
}
