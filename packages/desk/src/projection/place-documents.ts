import {
  civilDateAt,
  type Identifier,
  type IndexEntry,
  type JsonValue,
  type PlaceState,
  type Reading,
  type ReconciledReading,
} from '@selfread/core'
import { customerWords, normalizeIdentifier, normalizePhone } from '../normalize.ts'
import { customerSubject } from '../person/customer-subject.ts'
import { isTransferred } from '../reading-history.ts'
import { disputeEntries } from './dispute-entries.ts'
import type { PutDocument } from './put-document.ts'

/** The read models of one place: the place itself, its readings, their outcomes, operations and disputes. */
export function placeDocuments(state: PlaceState | undefined): readonly PutDocument[] {
  if (state === undefined) return []
  return [
    placeDocument(state),
    ...state.readings.map((reading) => readingDocument(state, reading)),
    ...outcomeDocuments(state),
    ...state.operations.map((operation) =>
      document(state, 'operation', operation.id, operation, [
        { name: 'day_kind', value: `${operation.day}/${operation.kind}` },
      ]),
    ),
    ...state.disputes.map((dispute) =>
      document(
        state,
        'dispute',
        dispute.id,
        dispute,
        disputeEntries(dispute, state.place.timeZone),
      ),
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
    { name: 'customer', value: contract.customerId },
    ...unique(identifiers.map((it) => normalizeIdentifier(it.value))).map((it) => ({
      name: 'identifier',
      value: it,
    })),
    ...unique(serials.map(normalizeIdentifier)).map((it) => ({ name: 'meter', value: it })),
    ...personalEntries(state),
  ]
  return {
    ...document(state, 'place', place.id, value, indexes),
    ...(customer && {
      personal: { subject: customerSubject(customer.id), data: customer as unknown as JsonValue },
    }),
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
  return document(state, 'reading', reading.id, reading, [
    { name: 'read_on', value: reading.readOn },
    ...(reading.receiptNumber
      ? [{ name: 'receipt', value: normalizeIdentifier(reading.receiptNumber) }]
      : []),
    ...(isDue ? [{ name: 'due_for_transfer', value: state.place.operator }] : []),
  ])
}

/** What became of a reading in an operator's file, as it is found and listed. */
export interface ReadingOutcome extends ReconciledReading {
  readonly place: string
  readonly register: string
  readonly receiptNumber: string
}

/** One for each reading and file: what a later file says takes nothing from an earlier one. */
function outcomeDocuments(state: PlaceState): readonly PutDocument[] {
  const documents = state.reconciliations.map((reconciled) => {
    const { readingId, code, fileSha256, reconciledAt } = reconciled
    const reading = state.readings.find(({ id }) => id === readingId)
    const outcome: ReadingOutcome = {
      ...reconciled,
      place: state.place.id,
      register: reading?.register ?? '',
      receiptNumber: reading?.receiptNumber ?? '',
    }
    const day = civilDateAt(reconciledAt, state.place.timeZone)
    return document(state, 'outcome', `${readingId}/${fileSha256}`, outcome, [
      { name: 'code_day', value: `${code}/${day}` },
      { name: 'day_code', value: `${day}/${code}` },
      { name: 'file_code', value: `${fileSha256}/${code}` },
    ])
  })
  return [...new Map(documents.map((it) => [it.key, it])).values()]
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
