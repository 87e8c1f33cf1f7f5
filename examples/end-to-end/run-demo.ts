import { accountTo, shown } from './account.ts'
import { type DemoFolders, MONTH, openDemo, TODAY } from './demo.ts'
import { explainPlace } from './stations/explain-place.ts'
import { importPlaces } from './stations/import-places.ts'
import { receiveSubmissions } from './stations/receive-submissions.ts'
import { reconcileFiles } from './stations/reconcile-files.ts'
import { settleDispute } from './stations/settle-dispute.ts'
import { transferReadings } from './stations/transfer-readings.ts'
import { verifyJournal } from './stations/verify-journal.ts'
import { writeLetters } from './stations/write-letters.ts'

/** Runs all stations on a new database and tells of each. Gives the number of things that went wrong. */
export async function runDemo(
  folders: DemoFolders,
  write: (line: string) => void,
): Promise<number> {
  const { station, problemCount } = accountTo(write)
  const demo = await openDemo(folders)
  try {
    write(`${demo.config.supplier.name}, ${TODAY}: the reading window of ${MONTH} closes today.`)
    write(`The database is ${shown(demo.database)}.`)
    await station('1  Places of consumption', () => importPlaces(demo))
    const intake = await station('2  What customers sent in', () => receiveSubmissions(demo))
    await station('3  Letters to customers', () => writeLetters(demo))
    await station('4  Files to the network operators', () => transferReadings(demo))
    const measured = await station('5  Measurement data from the operators', () =>
      reconcileFiles(demo),
    )
    const dispute = await station('6  A dispute', () =>
      settleDispute(demo, measured?.reports ?? []),
    )
    const place = dispute?.place ?? intake?.places[0]
    await station('7  Dossier and statement', () => explainPlace(demo, place))
    await station('8  The journal', () => verifyJournal(demo))
    write(`\nAll that was made is in ${shown(demo.output)}.`)
    return problemCount()
  } finally {
    await demo.close()
  }
}
