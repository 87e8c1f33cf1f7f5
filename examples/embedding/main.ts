import { readFile, writeFile } from 'node:fs/promises'
import { createDesk, renderDossier, rules } from '@selfread/desk'
import {
  delimitedFormat,
  genericMeasurementData,
  genericReadingUpload,
} from '@selfread/format-delimited'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { createTextExtractor } from '@selfread/text'

const store = openSqliteStore({ path: 'selfread.db' })
const transfers = delimitedFormat(genericReadingUpload)
const measurements = delimitedFormat(genericMeasurementData)
const operators = [{ id: 'rdn', name: 'Rețele Dunărea Nord', transfers, measurements }]
const desk = createDesk({ store, rules: rules.romania(), text: createTextExtractor(), operators })

await desk.places.import(await readFile('places.csv'))
const [sender, receivedAt] = ['+40700000001', '2026-11-24T09:12:00.000Z']
const receipt = await desk.receive({ channel: 'sms', receivedAt, sender, text: 'Index 12345' })
const prepared = await desk.prepareTransfers({ day: '2026-11-24' })
const file = { name: 'measurements.csv', bytes: await readFile('measurements.csv') }
const report = await desk.reconcile({ operator: 'rdn', file })
const dossier = await desk.explain({ place: 'LC-1' })
if (dossier) await writeFile('dossier.html', renderDossier(dossier))
console.log(receipt.outcome, prepared.transfers[0]?.file.fileName, report.outcomes[0]?.code)
await store.close()
