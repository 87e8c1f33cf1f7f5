import type { StoredDocument, StoredFact } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { placeStream } from '../place-record.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { PLACE_COLLECTIONS, STREAM_COLLECTIONS } from './collections.ts'

/** The names of a tenant's streams, each once: where its first fact stands. */
export async function* streamsOf({ tenant, store }: DeskContext): AsyncGenerator<string> {
  let after: string | undefined
  for (;;) {
    const page = await store.readFeed({ tenant, ...(after !== undefined && { after }) })
    if (page.facts.length === 0) return
    for (const { stream, version } of page.facts) if (version === 1) yield stream
    after = page.next
  }
}

/** The stream whose facts a document is made from, by its collection. */
function streamOfDocument({ collection, key, place = '' }: StoredDocument): string {
  const own = STREAM_COLLECTIONS.find((it) => it.collection === collection)
  return own === undefined ? placeStream(place) : `${own.kind}/${key}`
}

/** The documents that are stored for a stream, right or wrong. */
export async function documentsOfStream(
  context: DeskContext,
  stream: string,
): Promise<readonly StoredDocument[]> {
  const { tenant, store } = context
  const [kind = '', ...rest] = stream.split('/')
  const name = rest.join('/')
  if (`${kind}/` === placeStream('')) {
    const found: StoredDocument[] = []
    for (const collection of PLACE_COLLECTIONS) {
      found.push(...(await readAllDocuments(context, { collection, place: name })))
    }
    return found
  }
  const own = STREAM_COLLECTIONS.find((it) => it.kind === kind)
  if (own === undefined) return []
  const document = await store.getDocument({ tenant, collection: own.collection, key: name })
  return document === undefined ? [] : [document]
}

/** The documents of a collection whose streams have no facts, those of one stream together. */
export async function* straysOf(
  context: DeskContext,
  collection: string,
): AsyncGenerator<{ readonly stream: string; readonly documents: readonly StoredDocument[] }> {
  const { tenant, store } = context
  let after: string | undefined
  do {
    const page = await store.findDocuments({
      tenant,
      collection,
      ...(after !== undefined && { after }),
    })
    for (const [stream, documents] of Map.groupBy(page.documents, streamOfDocument)) {
      const facts: readonly StoredFact[] = await store.readStream({ tenant, stream })
      if (facts.length === 0) yield { stream, documents }
    }
    after = page.next
  } while (after !== undefined)
}
