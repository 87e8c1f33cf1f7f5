import { isDeepStrictEqual } from 'node:util'
import type { IndexEntry, StoredDocument, StoredFact, StoreFault } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { COLLECTIONS } from './collections.ts'
import { documentKey } from './document-changes.ts'
import type { PutDocument } from './put-document.ts'
import { streamDocuments } from './stream-documents.ts'

/**
 * Makes the tenant's read models again from its facts and compares them with
 * what is stored: a document that was changed, added or taken away outside the
 * desk is named, and so is one that its entries no longer find.
 */
export async function verifyDocuments(context: DeskContext): Promise<readonly StoreFault[]> {
  const expected = await expectedDocuments(context)
  const stored = await storedDocuments(context)
  const faults: StoreFault[] = []
  for (const [key, put] of expected) {
    const document = stored.get(key)
    if (document === undefined) faults.push(fault(context, key, 'is missing'))
    else if (!isDeepStrictEqual(contentOf(document), contentOf(put))) {
      faults.push(fault(context, key, 'is not what its facts say'))
    }
  }
  for (const key of stored.keys()) {
    if (!expected.has(key)) faults.push(fault(context, key, 'follows from no fact'))
  }
  return [...faults, ...(await entryFaults(context, [...expected.values()]))]
}

/** Looks every entry up once and compares what it finds with the documents that have it. */
async function entryFaults(
  context: DeskContext,
  documents: readonly PutDocument[],
): Promise<readonly StoreFault[]> {
  const entries = documents.flatMap((put) => put.indexes.map((entry) => ({ put, entry })))
  const groups = Map.groupBy(entries, ({ put, entry }) =>
    JSON.stringify([put.collection, entry.name, entry.value]),
  )
  const faults: StoreFault[] = []
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const { collection } = first.put
    const found = new Set((await foundBy(context, collection, first.entry)).map(documentKey))
    const expected = new Set(group.map(({ put }) => documentKey(put)))
    for (const key of expected.symmetricDifference(found)) {
      const problem = expected.has(key) ? 'is not found by its' : 'is found by a wrong'
      faults.push(fault(context, key, `${problem} ${first.entry.name}`))
    }
  }
  return faults
}

async function expectedDocuments(context: DeskContext): Promise<ReadonlyMap<string, PutDocument>> {
  const { tenant, store } = context
  const streams = new Map<string, StoredFact[]>()
  let after: string | undefined
  for (;;) {
    const page = await store.readFeed({ tenant, ...(after !== undefined && { after }) })
    if (page.facts.length === 0) break
    for (const fact of page.facts) {
      const known = streams.get(fact.stream)
      if (known === undefined) streams.set(fact.stream, [fact])
      else known.push(fact)
    }
    after = page.next
  }
  const documents = [...streams].flatMap(([stream, facts]) => streamDocuments(stream, facts))
  return new Map(documents.map((document) => [documentKey(document), document]))
}

async function storedDocuments(context: DeskContext): Promise<ReadonlyMap<string, StoredDocument>> {
  const perCollection = await Promise.all(
    COLLECTIONS.map((collection) => readAllDocuments(context, { collection })),
  )
  return new Map(perCollection.flat().map((document) => [documentKey(document), document]))
}

function foundBy(
  context: DeskContext,
  collection: string,
  { name, value, isPersonal }: IndexEntry,
): Promise<readonly StoredDocument[]> {
  return readAllDocuments(context, {
    collection,
    where: { index: name, equals: value, ...(isPersonal && { isPersonal }) },
  })
}

/** As JSON keeps it, so that an absent field and an undefined one are the same. */
function contentOf({ place, value, personal }: StoredDocument): unknown {
  return JSON.parse(JSON.stringify({ place, value, personal }))
}

function fault(context: DeskContext, key: string, problem: string): StoreFault {
  const { tenant } = context
  return {
    code: 'document_changed',
    message: `Document ${key} of tenant ${tenant} ${problem}: the read models can be made again from the facts.`,
    tenant,
  }
}
