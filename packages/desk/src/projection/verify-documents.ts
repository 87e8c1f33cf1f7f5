import { isDeepStrictEqual } from 'node:util'
import type { StoredDocument, StoreFault } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { checkEntries } from './check-entries.ts'
import { COLLECTIONS } from './collections.ts'
import { documentKey } from './document-changes.ts'
import { documentsOfStream, straysOf, streamsOf } from './document-streams.ts'
import type { PutDocument } from './put-document.ts'
import { streamDocuments } from './stream-documents.ts'

/**
 * Makes the tenant's read models again from its facts, stream by stream, and compares them with
 * what is stored: a document that was changed, added or taken away outside the desk is named, and so
 * is one that its entries no longer find. What is written meanwhile may be named too.
 */
export async function verifyDocuments(context: DeskContext): Promise<readonly StoreFault[]> {
  const faults: StoreFault[] = []
  const entries = checkEntries(context)
  for await (const { stream, puts } of expectedDocuments(context)) {
    const stored = new Map(
      (await documentsOfStream(context, stream)).map((it) => [documentKey(it), it]),
    )
    for (const put of puts) {
      const problem = problemOf(put, stored.get(documentKey(put)))
      if (problem !== undefined) faults.push(fault(context, documentKey(put), problem))
      stored.delete(documentKey(put))
      await entries.expect(put)
    }
    for (const key of stored.keys()) faults.push(fault(context, key, FOLLOWS_FROM_NOTHING))
  }
  for (const collection of COLLECTIONS) {
    for await (const { documents } of straysOf(context, collection)) {
      for (const document of documents) {
        faults.push(fault(context, documentKey(document), FOLLOWS_FROM_NOTHING))
      }
    }
  }
  const wrong = await entries.finish(() => allExpected(context))
  return [...faults, ...wrong.map(({ key, problem }) => fault(context, key, problem))]
}

const FOLLOWS_FROM_NOTHING = 'follows from no fact'

async function* expectedDocuments(
  context: DeskContext,
): AsyncGenerator<{ readonly stream: string; readonly puts: readonly PutDocument[] }> {
  const { tenant, store } = context
  for await (const stream of streamsOf(context)) {
    yield { stream, puts: streamDocuments(stream, await store.readStream({ tenant, stream })) }
  }
}

async function* allExpected(context: DeskContext): AsyncGenerator<PutDocument> {
  for await (const { puts } of expectedDocuments(context)) yield* puts
}

function problemOf(put: PutDocument, stored: StoredDocument | undefined): string | undefined {
  if (stored === undefined) return 'is missing'
  return isDeepStrictEqual(contentOf(stored), contentOf(put))
    ? undefined
    : 'is not what its facts say'
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
