import type { DocumentChange, StoredDocument, StoredFact } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { DESK } from '../place-record.ts'
import { retryDecision } from '../retry-decision.ts'
import { COLLECTIONS } from './collections.ts'
import { documentKey } from './document-changes.ts'
import { documentsOfStream, straysOf, streamsOf } from './document-streams.ts'
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
  for (const collection of COLLECTIONS) {
    for await (const { stream, documents } of straysOf(context, collection)) {
      await retryDecision(context, () =>
        writeDocuments(context, stream, [], documents.map(deletion)),
      )
      counts.removed += documents.length
    }
  }
  return counts
}

async function rebuildStream(
  context: DeskContext,
  stream: string,
): Promise<{ readonly written: number; readonly removed: number }> {
  const { tenant, store } = context
  const facts = await store.readStream({ tenant, stream })
  const puts = streamDocuments(stream, facts)
  const expected = new Set(puts.map(documentKey))
  const strays = (await documentsOfStream(context, stream)).filter(
    (document) => !expected.has(documentKey(document)),
  )
  await writeDocuments(context, stream, facts, [...puts, ...strays.map(deletion)])
  return { written: puts.length, removed: strays.length }
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
    // Nothing is recorded: a clock that is behind the stream's last fact must not stop it.
    recordedAt: facts.at(-1)?.recordedAt ?? now(),
    actor: DESK,
    appends: [{ stream, expectedVersion: facts.length, facts: [] }],
    documents,
  })
}

function deletion({ collection, key }: StoredDocument): DocumentChange {
  return { change: 'delete', collection, key }
}
