import type { DocumentQuery, Identifier, StoredDocument, Utility } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { normalizeIdentifier, normalizePhone, searchWords } from '../normalize.ts'

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
 * phone number, a mail address, or words of name and address (all must occur).
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
  ])
  const found = direct.flat()
  const documents = found.length > 0 ? found : await placesByWords(context, query)
  const unique = new Map(documents.map((document) => [document.key, document]))
  return [...unique.values()].map(summaryOf)
}

async function placesByWords(context: DeskContext, query: string) {
  const perWord = await Promise.all(
    searchWords(query).map((word) =>
      placesWhere(context, { index: 'word', equals: word, isPersonal: true }),
    ),
  )
  const [first = [], ...others] = perWord
  return first.filter(({ key }) => others.every((hits) => hits.some((hit) => hit.key === key)))
}

async function placesWhere(
  context: DeskContext,
  where: NonNullable<DocumentQuery['where']>,
): Promise<readonly StoredDocument[]> {
  if ('equals' in where && where.equals === '') return []
  const { tenant, store } = context
  return (await store.findDocuments({ tenant, collection: 'place', where })).documents
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
