import type { DocumentChange, StoredDocument, StoredFact } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { DESK, placeStream } from '../place-record.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { retryDecision } from '../retry-decision.ts'
import { PLACE_COLLECTIONS, STREAM_COLLECTIONS } from './collections.ts'
import { documentKey } from './document-changes.ts'
import { streamDocuments } from './stream-documents.ts'

/** What was made anew. */
export interface RebuiltDocuments {
  readonly streams: number
  /** Documents written, whether they were right before or not. */
  readonly written: number
  /** Documents taken away because they follow from no fact. */
  readonly removed: number
}

/**
 * Makes a tenant's read models again from its facts, stream by stream, each in one commit on the
 * stream's version, so that others may write meanwhile. Needs the memory of one stream.
 */
export async function rebuildDocuments(context: DeskContext): Promise<RebuiltDocuments> {
  const counts = { streams: 0, written: 0, removed: 0 }
  for await (const stream of streamsOf(context)) {
    const { written, removed } = await retryDecision(context, () => rebuildStream(context, stream))
    counts.streams++
    counts.written += written
    counts.removed += removed
  }
  for (const { collection, kind } of STREAM_COLLECTIONS) {
    const streamOf = ({ key }: StoredDocument) => `${kind}/${key}`
    counts.removed += await removeStrays(context, { collection, streamOf })
  }
  for (const collection of PLACE_COLLECTIONS) {
    const streamOf = ({ place = '' }: StoredDocument) => placeStream(place)
    counts.removed += await removeStrays(context, { collection, streamOf })
  }
  return counts
}

/** The names of a tenant's streams, each once: where its first fact stands. */
async function* streamsOf({ tenant, store }: DeskContext): AsyncGenerator<string> {
  let after: string | undefined
  for (;;) {
    const page = await store.readFeed({ tenant, ...(after !== undefined && { after }) })
    if (page.facts.length === 0) return
    for (const { stream, version } of page.facts) if (version === 1) yield stream
    after = page.next
  }
}

async function rebuildStream(
  context: DeskContext,
  stream: string,
): Promise<{ readonly written: number; readonly removed: number }> {
  const { tenant, store } = context
  const facts = await store.readStream({ tenant, stream })
  const puts = streamDocuments(stream, facts)
  const expected = new Set(puts.map(documentKey))
  const strays = (await documentsOfPlace(context, stream)).filter(
    (document) => !expected.has(documentKey(document)),
  )
  await writeDocuments(context, stream, facts, [...puts, ...strays.map(deletion)])
  return { written: puts.length, removed: strays.length }
}

async function documentsOfPlace(
  context: DeskContext,
  stream: string,
): Promise<readonly StoredDocument[]> {
  const prefix = placeStream('')
  if (!stream.startsWith(prefix)) return []
  const place = stream.slice(prefix.length)
  const found: StoredDocument[] = []
  for (const collection of PLACE_COLLECTIONS) {
    found.push(...(await readAllDocuments(context, { collection, place })))
  }
  return found
}

/** Takes away the documents of streams that have no facts: those of one stream mostly lie together. */
async function removeStrays(
  context: DeskContext,
  {
    collection,
    streamOf,
  }: {
    readonly collection: string
    readonly streamOf: (document: StoredDocument) => string
  },
): Promise<number> {
  const { tenant, store } = context
  let removed = 0
  let after: string | undefined
  do {
    const page = await store.findDocuments({
      tenant,
      collection,
      ...(after !== undefined && { after }),
    })
    const byStream = Map.groupBy(page.documents, streamOf)
    for (const [stream, documents] of byStream) {
      const facts = await store.readStream({ tenant, stream })
      if (facts.length > 0) continue
      await writeDocuments(context, stream, [], documents.map(deletion))
      removed += documents.length
    }
    after = page.next
  } while (after !== undefined)
  return removed
}

/** Writes documents only where their stream still is as it was read. */
async function writeDocuments(
  { tenant, store, now }: DeskContext,
  stream: string,
  facts: readonly StoredFact[],
  documents: readonly DocumentChange[],
): Promise<void> {
  await store.append({
    tenant,
    recordedAt: now(),
    actor: DESK,
    appends: [{ stream, expectedVersion: facts.length, facts: [] }],
    documents,
  })
}

function deletion({ collection, key }: StoredDocument): DocumentChange {
  return { change: 'delete', collection, key }
}
