import { join, relative } from 'node:path'
import { tell } from './account.ts'
import { MONTH, openDemo, TODAY } from './demo.ts'
import { explainPlace } from './stations/explain-place.ts'
import { importPlaces } from './stations/import-places.ts'
import { receiveSubmissions } from './stations/receive-submissions.ts'
import { reconcileFiles } from './stations/reconcile-files.ts'
import { settleDispute } from './stations/settle-dispute.ts'
import { transferReadings } from './stations/transfer-readings.ts'
import { verifyJournal } from './stations/verify-journal.ts'
import { writeLetters } from './stations/write-letters.ts'

const here = relative(process.cwd(), import.meta.dirname)
const demo = await openDemo({ input: join(here, 'input'), output: join(here, 'out') })
console.log(
  `${demo.config.supplier.name}, ${TODAY}: the last day of the reading window of ${MONTH}`,
)
console.log(`Database ${demo.database}`)
try {
  await tell('1  Places of consumption', () => importPlaces(demo))
  await tell('2  Readings from customers', () => receiveSubmissions(demo))
  await tell('3  Confirmations', () => writeLetters(demo, 'letter'))
  await tell('4  Files to the network operators', () => transferReadings(demo))
  let reports: Awaited<ReturnType<typeof reconcileFiles>>['reports'] = []
  await tell('5  Measurement data from the operators', async () => {
    const result = await reconcileFiles(demo)
    reports = result.reports
    return result.account
  })
  await tell('   Notices of absence', () => writeLetters(demo, 'notice'))
  let disputed = ''
  await tell('6  A dispute', async () => {
    const result = await settleDispute(demo, reports)
    disputed = result.place
    return result.account
  })
  await tell('7  Dossier and statement', () => explainPlace(demo, disputed))
  await tell('8  Journal', () => verifyJournal(demo))
  console.log(`\nEverything made is in ${demo.output}`)
} finally {
  await demo.close()
}
