import { civilDateAt } from '@selfread/core'
import { deriveId } from '../../derive-id.ts'
import type { FinalState } from './final-state.ts'
import { acceptedReadingsOf } from './ledger.ts'
import { TENANT } from './simulation-stage.ts'

/** The operations counted and billed are those of decision 7, worked out from what was sent and told. */
export function checkOperations(final: FinalState): readonly string[] {
  const { operations, world, places } = final
  const hasExchange = world.places.some(({ exchange }) => exchange !== undefined)
  const expected: readonly (readonly [string, number | undefined])[] = [
    // Of two meters on one day nobody outside knows which one a person's reading was put to.
    ['take', hasExchange ? undefined : takes(final)],
    ['transmit', transmissions(final)],
    ['verify', verifications(final)],
    // Letters to a person who was erased are gone: nobody outside can count them.
    ['notify', final.ledger.erased.size > 0 ? undefined : notices(final)],
  ]
  const wrong = expected
    .filter(([kind, count]) => count !== undefined && (operations[kind] ?? 0) !== count)
    .map(
      ([kind, count]) =>
        `${operations[kind] ?? 0} operations of ${kind} were billed, not ${count}.`,
    )
  const ids = [...places.values()].flatMap((state) => state.operations.map(({ id }) => id))
  return new Set(ids).size === ids.length ? wrong : [...wrong, 'An operation was counted twice.']
}

/** A place's day counts as often as its register with the most different values has values. */
function takes({ ledger }: FinalState): number {
  const days = Map.groupBy(acceptedReadingsOf(ledger), ({ place, receivedAt }) =>
    JSON.stringify([place, civilDateAt(receivedAt, 'Europe/Bucharest')]),
  )
  let count = 0
  for (const readings of days.values()) {
    const registers = Map.groupBy(readings, ({ register }) => register)
    const values = [...registers.values()].map((own) => new Set(own.map(({ value }) => value)).size)
    count += Math.max(0, ...values)
  }
  return count
}

function transmissions({ ledger }: FinalState): number {
  const places = [...ledger.batches.values()].map(
    ({ batch }) => new Set(batch.lines.map(({ placeId }) => placeId)).size,
  )
  return places.reduce((sum, count) => sum + count, 0)
}

function verifications({ ledger }: FinalState): number {
  const places = [...ledger.reports.values()].map(
    ({ report }) => new Set(report.outcomes.map(({ place }) => place)).size,
  )
  return places.reduce((sum, count) => sum + count, 0)
}

/** A place and a file, where a letter about one of its readings went to the customer or the operator. */
function notices({ ledger }: FinalState): number {
  const letter = (...about: readonly string[]) =>
    ledger.messages.get(deriveId('mail', TENANT, ...about))
  let count = 0
  for (const { report } of ledger.reports.values()) {
    const toOperator = letter('absence_operator', report.fileSha256)?.content ?? ''
    const told = report.outcomes.filter(
      ({ readingId, receiptNumber }) =>
        letter('absence_consumer', report.fileSha256, readingId) !== undefined ||
        (receiptNumber !== '' && toOperator.includes(receiptNumber)),
    )
    count += new Set(told.map(({ place }) => place)).size
  }
  return count
}
