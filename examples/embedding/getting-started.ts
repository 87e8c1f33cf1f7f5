import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createHeadSigner,
  openCheckpoint,
  type ReadingSubmission,
  type RuleRow,
} from '@selfread/core'
import { createDesk, type QueuedMail, renderDossier, rules } from '@selfread/desk'
import {
  delimitedFormat,
  genericMeasurementData,
  genericReadingUpload,
} from '@selfread/format-delimited'
import { createMessageComposer, createMessageParser } from '@selfread/mail-mime'
import { tesseractReader } from '@selfread/ocr-tesseract'
import { openSqliteStore, verifySqliteFile } from '@selfread/storage-sqlite'
import { createTextExtractor } from '@selfread/text'

// 64 hex digits each, from your secret manager
const { SELFREAD_MASTER_KEY = '', SELFREAD_SIGNING_KEY = '' } = process.env
const masterKey = Buffer.from(SELFREAD_MASTER_KEY, 'hex')
const store = openSqliteStore({ path: 'lumina.db', masterKey })

const window: RuleRow = {
  id: 'lumina.window',
  topic: 'reading_window',
  scope: { jurisdiction: 'RO', tenant: 'lumina' },
  validFrom: '2026-01-01',
  parameters: { kind: 'days', fromDay: 20, toDay: 26 },
  source: { mark: 'D', title: 'Lumina Furnizare: self-readings from the 20th to the 26th' },
  isEnabled: true,
}

const photos = tesseractReader()
const desk = createDesk({
  store,
  tenant: 'lumina',
  supplier: { name: 'Lumina Furnizare', mailbox: { address: 'autocitire@lumina.example' } },
  timeZone: 'Europe/Bucharest',
  rules: [...rules.romania(), window],
  operators: [
    {
      id: 'rdn',
      name: 'Rețele Dunărea Nord',
      email: 'date-masurare@rdn.example',
      transfers: delimitedFormat(genericReadingUpload),
      measurements: delimitedFormat(genericMeasurementData),
    },
  ],
  text: createTextExtractor(),
  mail: createMessageParser(),
  photos,
})

const trial = await desk.places.import(await readFile('wrong-places.csv'), { dryRun: true })
for (const { line, place, column, expected, actual } of trial.problems) {
  console.log(`line ${line} ${place} ${column}: expected ${expected}, found ${actual}`)
}
const imported = await desk.places.import(await readFile('places.csv'))
console.log(`${imported.imported} places with ${imported.registers} registers`)
const [found] = await desk.places.find('Dobre')
console.log(found?.id, found?.serials)

const sms: ReadingSubmission = {
  channel: 'sms',
  receivedAt: '2026-11-24T09:12:00.000Z',
  sender: '+40700000001',
  text: 'Index 12345',
}
const receipt = await desk.receive(sms)
for (const { receiptNumber, place, register, value, readOn } of receipt.readings) {
  console.log(receipt.outcome, receiptNumber, place, register, value, readOn)
}
console.log((await desk.receive(sms)).isAlreadyKnown)

const message = await readFile('reading.eml')
const mailed = await desk.receive({
  channel: 'email',
  receivedAt: '2026-11-24T09:20:05.000Z',
  message,
})
console.log(
  mailed.outcome,
  mailed.readings.map(({ register, value }) => `${register} ${value}`),
)

const called = await desk.receive({
  channel: 'call',
  receivedAt: '2026-11-24T10:00:00.000Z',
  enteredBy: 'op-3',
  readings: [{ place: 'LC-3', value: '8300', readOn: '2026-11-24' }],
})
console.log(
  called.outcome,
  called.readings[0]?.findings.map(({ code }) => code),
)

for (const item of await desk.review.list()) {
  const decision = await desk.review.decide({
    submissionId: item.submissionId,
    by: 'op-7',
    decision: 'accept_readings',
    readings: [{ place: 'LC-3', value: '830', readOn: '2026-11-24' }],
    reason: 'Phoned the customer: 830, the last digit was keyed twice.',
  })
  console.log(decision.ok)
}

const composer = createMessageComposer()
await mkdir('outbox', { recursive: true })
const delivery = await desk.deliver({
  transport: 'mail',
  async send({ id, content }) {
    const bytes = await composer.compose(content as unknown as QueuedMail)
    await writeFile(join('outbox', `${id}.eml`), bytes)
  },
})
console.log(`${delivery.sent} mails written`)

const { transfers, estimates } = await desk.prepareTransfers({ day: '2026-11-26' })
for (const { batch, file } of transfers) {
  await writeFile(file.fileName, file.bytes)
  console.log(`${file.fileName}: ${batch.lines.length} readings, ${estimates} computed`)
}

const file = { name: 'measurements.csv', bytes: await readFile('measurements.csv') }
const report = await desk.reconcile({ operator: 'rdn', file })
for (const { place, register, code } of report.outcomes) console.log(place, register, code)

const unused = report.outcomes.find(({ code }) => code === 'replaced_by_estimate')
if (unused) {
  const { place, readingId } = unused
  const opened = await desk.disputes.open({ type: 'reading_not_used', place, readingId })
  if (opened.ok) {
    const { id } = opened.dispute
    const command = { action: 'register', number: desk.disputes.number(id) } as const
    const registered = await desk.disputes.advance({ place, disputeId: id, command })
    if (registered.ok) console.log(registered.dispute.state, registered.clock.owner)
  }
}

const dossier = await desk.explain({
  place: 'LC-2',
  period: { from: '2026-10-01', to: '2026-11-30' },
})
if (dossier) await writeFile('dossier.html', renderDossier(dossier))

const statement = await desk.statement({ month: '2026-11' })
console.log(statement.countsByKind, `${statement.used} of ${statement.included} included`)

const secretKey = Buffer.from(SELFREAD_SIGNING_KEY, 'hex')
const signer = createHeadSigner({ name: 'lumina.example/selfread', secretKey })
const note = await desk.publishHead(signer)
const checkpoint = openCheckpoint({ note, name: signer.name, publicKey: signer.publicKey })
console.log(checkpoint.isValid && checkpoint.origin)

const held = await desk.persons.export({ customer: 'CL-3' })
console.log(held?.places.length, held?.submissions.length)
const erased = await desk.persons.erase({
  customer: 'CL-3',
  actor: { kind: 'employee', id: 'dpo-1' },
  reason: 'asked for it in a letter of 20 November',
})
console.log(erased.outcome, (await desk.places.find('Rusu')).length)

const backup = await store.backup('backup.db')
console.log(backup.faults)

const { faults } = await desk.verify()
console.log(faults)
await photos.close()
await store.close()
const checked = await verifySqliteFile('lumina.db', { masterKey })
console.log(checked.faults)
