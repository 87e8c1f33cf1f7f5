// What appending a reading costs in the PostgreSQL store while it grows from 100,000 to 10,000,000:
//
//   node --conditions=@selfread/source bench/storage-growth-postgres.ts [--readings 10000000] [--json] [--once]
//
// Batches of readings of places taken at random, each a fact and a document with its entries. Takes
// an hour and 40 GB in the folder for temporary files.
import { isOnce, report } from './measure.ts'
import { numberArgument } from './storage/arguments.ts'
import { measureGrowth } from './storage/measure-growth.ts'
import { processorClock } from './storage/processor-clock.ts'
import { startServer, withStore } from './storage/start-server.ts'

const MOST_TIMES_FIRST = 1.5

const server = await startServer()
try {
  const readings = numberArgument('--readings', isOnce ? 30 : 10_000_000)
  const { measured, points } = await withStore(await server.createDatabase(), (store) =>
    measureGrowth(store, {
      readings,
      mostTimesFirst: MOST_TIMES_FIRST,
      clock: processorClock(server),
    }),
  )
  report('Appending readings to a growing PostgreSQL store', measured, {
    store: 'PostgreSQL',
    points,
  })
} finally {
  await server.stop()
}
