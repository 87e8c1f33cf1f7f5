import { createHeadSigner } from '@selfread/core'
import { placesCsv } from '../places-csv.ts'
import { carryOutDispute } from './carry-out-dispute.ts'
import { carryOutReconciliation } from './carry-out-reconciliation.ts'
import { carryOutReview } from './carry-out-review.ts'
import { erasePerson } from './erase-person.ts'
import type { EventScene } from './event-scene.ts'
import { exchangeMeter } from './exchange-meter.ts'
import { expectOutcome } from './expect-outcome.ts'
import { noteHandedOver, noteReceipt, noteTransfers } from './ledger.ts'

const signer = createHeadSigner({
  name: 'furnizor.example/journal',
  secretKey: new Uint8Array(32).fill(5),
})

/** Does what an event asks of the desk, and takes down what the desk says. */
export async function carryOutEvent(scene: EventScene): Promise<void> {
  const { desk, event, ledger, world } = scene
  const { occurrence } = event
  switch (occurrence.kind) {
    case 'submit': {
      const { submission } = occurrence
      const isClear = isClearlySeen(scene, submission.place, submission.customer)
      const receipt = await desk.receive(submission.content)
      if (!ledger.acknowledged.has(submission.name)) {
        expectOutcome(scene, submission, receipt, isClear)
      }
      return noteReceipt(ledger, submission, receipt)
    }
    case 'review':
      return carryOutReview(scene)
    case 'prepare':
      return noteTransfers(ledger, await desk.prepareTransfers({ day: occurrence.day }))
    case 'deliver':
      return deliver(scene, occurrence.failingShare)
    case 'reconcile':
      return carryOutReconciliation(scene, occurrence.operator)
    case 'dispute':
      return carryOutDispute(scene)
    case 'erase':
      return erasePerson(scene, occurrence.customer)
    case 'publish':
      ledger.notes.add(await desk.publishHead(signer))
      return
    case 'state': {
      const before = ledger.statements.get(occurrence.month)
      const statement = await desk.statement({ month: occurrence.month })
      if (before !== undefined && statement.used < before.used) {
        ledger.problems.push(
          `Operations of ${occurrence.month} went from ${before.used} to ${statement.used}.`,
        )
      }
      ledger.statements.set(occurrence.month, statement)
      return
    }
    case 'import': {
      const csv = placesCsv(...world.places.flatMap(({ rows }) => rows))
      const { problems, imported, unchanged } = await desk.places.import(csv)
      for (const { place, column, actual } of problems) {
        ledger.problems.push(`Import of ${place} refused for its ${column}: ${actual}`)
      }
      if (imported + unchanged !== world.places.length) {
        ledger.problems.push(`Of ${world.places.length} places ${imported + unchanged} are there.`)
      }
      ledger.isImported = true
      return
    }
    case 'rebuild':
      await desk.rebuild()
      return
    case 'exchange':
      return exchangeMeter(scene, occurrence.place)
    case 'explain': {
      const dossier = await desk.explain({ place: occurrence.place })
      if (dossier === undefined) ledger.problems.push(`${occurrence.place} has no dossier.`)
      return
    }
  }
}

/** Nothing that was done before clouds what a right reading must come to. */
function isClearlySeen({ ledger }: EventScene, place: string, customer: string): boolean {
  return !ledger.doubtful.has(place) && !ledger.erased.has(customer)
}

async function deliver(scene: EventScene, failingShare: number): Promise<void> {
  const { desk, ledger, step, worker, event } = scene
  const random = scene.random()
  const settledBefore = new Set(
    [...ledger.messages].filter(([, { isSettled }]) => isSettled).map(([id]) => id),
  )
  const handedOver = new Set<string>()
  await desk.deliver({
    transport: 'mail',
    send: async (message) => {
      await step(worker, `send for ${event.id}`, async () => {})
      if (random.chance(failingShare)) throw new Error('The mail server is away.')
      noteHandedOver(ledger, message, settledBefore)
      handedOver.add(message.id)
    },
  })
  for (const id of handedOver) {
    const message = ledger.messages.get(id)
    if (message !== undefined) message.isSettled = true
  }
}
