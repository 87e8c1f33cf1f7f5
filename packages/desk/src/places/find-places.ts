import type { Customer, DocumentQuery, Identifier, StoredDocument, Utility } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { customerWords, normalizeIdentifier, normalizePhone, searchWords } from '../normalize.ts'
import { readAllDocuments } from '../read-all-documents.ts'

const FEW_PLACES = 20
const PLACES_PER_PAGE = 1_000

/** What a list of places shows. */
export interface PlaceSummary {
  readonly id: string
  readonly utility: Utility
  readonly operator: string
  readonly identifiers: readonly Identifier[]
  readonly serials: readonly string[]
  /** Absent once the person has been erased. */
  readonly customerName?: string
}

/**
 * Finds places by what a caller can say: any identifier, a meter's serial, a
 * phone number, a mail address, the number of a receipt or dispute, or words of
 * name and address (all must occur).
 */
export async function findPlaces(
  context: DeskContext,
  query: string,
): Promise<readonly PlaceSummary[]> {
  const number = normalizeIdentifier(query)
  const direct = await Promise.all([
    placesWhere(context, { index: 'identifier', equals: number }),
    placesWhere(context, { index: 'meter', equals: number }),
    placesWhere(context, { index: 'email', equals: query.trim().toLowerCase(), isPersonal: true }),
    placesWhere(context, { index: 'phone', equals: normalizePhone(query), isPersonal: true }),
    placesQuoted(context, { collection: 'reading', index: 'receipt', number }),
    placesQuoted(context, { collection: 'dispute', index: 'number', number }),
  ])
  const found = direct.flat()
  const documents = found.length > 0 ? found : await placesByWords(context, query)
  const unique = new Map(documents.map((document) => [document.key, document]))
  return [...unique.values()].map(summaryOf)
}

/**
 * A word such as «street» occurs at every place: a rare word leads to the places, and the others are
 * looked for in what they are called. What is rare shows by a few documents of each word.
 */
async function placesByWords(
  context: DeskContext,
  query: string,
): Promise<readonly StoredDocument[]> {
  const words = searchWords(query)
  if (words.length === 0) return []
  const candidates =
    (await placesOfRareWord(context, words)) ?? (await placesOfRarest(context, words))
  return candidates.filter(({ personal }) => {
    const own = new Set(customerWords((personal?.data ?? {}) as Partial<Customer>))
    return words.every((word) => own.has(word))
  })
}

/** All places of a word that few have; undefined where all words are common. */
async function placesOfRareWord(
  context: DeskContext,
  words: readonly string[],
): Promise<readonly StoredDocument[] | undefined> {
  for (const limit of [FEW_PLACES, PLACES_PER_PAGE]) {
    for (const word of words) {
      const hits = await placesWhere(context, wordIs(word), limit)
      if (hits.length < limit) return hits
    }
  }
  return undefined
}

async function placesOfRarest(
  context: DeskContext,
  words: readonly string[],
): Promise<readonly StoredDocument[]> {
  const { tenant, store } = context
  const counted = await Promise.all(
    words.map(async (word) => {
      const where = wordIs(word)
      return { where, count: await store.countDocuments({ tenant, collection: 'place', where }) }
    }),
  )
  const [rarest] = counted.toSorted((one, other) => one.count - other.count)
  return rarest === undefined
    ? []
    : readAllDocuments(context, { collection: 'place', where: rarest.where })
}

/** The places that a number leads to which the customer or the operator was given to quote. */
async function placesQuoted(
  context: DeskContext,
  { collection, index, number }: Readonly<Record<'collection' | 'index' | 'number', string>>,
): Promise<readonly StoredDocument[]> {
  if (number === '') return []
  const { tenant, store } = context
  const where = { index, equals: number }
  const { documents } = await store.findDocuments({ tenant, collection, where, limit: 10 })
  const places = await Promise.all(
    [...new Set(documents.map(({ place }) => place))]
      .filter((key) => key !== undefined)
      .map((key) => store.getDocument({ tenant, collection: 'place', key })),
  )
  return places.filter((place) => place !== undefined)
}

function wordIs(word: string): NonNullable<DocumentQuery['where']> {
  return { index: 'word', equals: word, isPersonal: true }
}

async function placesWhere(
  context: DeskContext,
  where: NonNullable<DocumentQuery['where']>,
  limit = PLACES_PER_PAGE,
): Promise<readonly StoredDocument[]> {
  if ('equals' in where && where.equals === '') return []
  const { tenant, store } = context
  return (await store.findDocuments({ tenant, collection: 'place', where, limit })).documents
}

function summaryOf({ value, personal }: StoredDocument): PlaceSummary {
  const { id, utility, operator, identifiers, serials } = value as unknown as PlaceSummary
  const name = (personal?.data as { name?: string } | undefined)?.name
  return {
    id,
    utility,
    operator,
    identifiers,
    serials,
    ...(name !== undefined && { customerName: name }),
  }
}
