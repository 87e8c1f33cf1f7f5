import type { Identifier, IndexEntry, JsonValue, PlaceState, Reading } from '@selfread/core'
import { customerWords, normalizeIdentifier, normalizePhone } from '../normalize.ts'
import { isTransferred } from '../reading-history.ts'
import { disputeEntries } from './dispute-entries.ts'
import type { PutDocument } from './put-document.ts'

/** The read models of one place: the place itself, its readings, operations and disputes. */
export function placeDocuments(state: PlaceState | undefined): readonly PutDocument[] {
  if (state === undefined) return []
  return [
    placeDocument(state),
    ...state.readings.map((reading) => readingDocument(state, reading)),
    ...state.operations.map((operation) =>
      document(state, 'operation', operation.id, operation, [
        { name: 'month', value: operation.day.slice(0, 7) },
      ]),
    ),
    ...state.disputes.map((dispute) =>
      document(state, 'dispute', dispute.id, dispute, disputeEntries(dispute)),
    ),
  ]
}

function placeDocument(state: PlaceState): PutDocument {
  const { place, contract, customer, installations } = state
  const serials = installations.map(({ meter }) => meter.serialNumber)
  const value = {
    id: place.id,
    utility: place.utility,
    operator: place.operator,
    identifiers: place.identifiers,
    serials,
    customerId: contract.customerId,
  }
  const identifiers: readonly Identifier[] = [
    { scheme: 'place', value: place.id },
    { scheme: 'customer', value: contract.customerId },
    ...place.identifiers,
  ]
  const indexes: IndexEntry[] = [
    { name: 'operator', value: place.operator },
    ...unique(identifiers.map((it) => normalizeIdentifier(it.value))).map((it) => ({
      name: 'identifier',
      value: it,
    })),
    ...unique(serials.map(normalizeIdentifier)).map((it) => ({ name: 'meter', value: it })),
    ...personalEntries(state),
  ]
  return {
    ...document(state, 'place', place.id, value, indexes),
    ...(customer && { personal: { subject: customer.id, data: customer as unknown as JsonValue } }),
  }
}

function personalEntries({ customer }: PlaceState): readonly IndexEntry[] {
  if (customer === undefined) return []
  const personal = (name: string, values: readonly string[]): readonly IndexEntry[] =>
    unique(values).map((value) => ({ name, value, isPersonal: true }))
  return [
    ...personal(
      'email',
      customer.emails.map((email) => email.toLowerCase()),
    ),
    ...personal('phone', customer.phones.map(normalizePhone)),
    ...personal('word', customerWords(customer)),
  ]
}

function readingDocument(state: PlaceState, reading: Reading): PutDocument {
  const goesOut = reading.source === 'customer' || reading.source === 'estimate'
  const isDue =
    reading.status === 'accepted' &&
    !isTransferred(state, reading) &&
    goesOut &&
    reading.receiptNumber !== undefined
  const outcome = state.reconciliations.findLast(({ readingId }) => readingId === reading.id)
  return document(state, 'reading', reading.id, reading, [
    { name: 'month', value: reading.readOn.slice(0, 7) },
    ...(reading.receiptNumber ? [{ name: 'receipt', value: reading.receiptNumber }] : []),
    ...(isDue ? [{ name: 'due_for_transfer', value: state.place.operator }] : []),
    ...(outcome ? [{ name: 'outcome', value: outcome.code }] : []),
  ])
}

function document(
  state: PlaceState,
  collection: string,
  key: string,
  value: unknown,
  indexes: readonly IndexEntry[],
): PutDocument {
  const place = state.place.id
  return { change: 'put', collection, key, place, value: value as JsonValue, indexes }
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)]
}
