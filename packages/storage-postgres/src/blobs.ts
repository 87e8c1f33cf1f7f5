import { createHash } from 'node:crypto'
import { StoreError } from '@selfread/core'
import {
  assertBlobSize,
  blobLabel,
  openSealed,
  seal,
  unwrapSubjectKey,
} from '@selfread/storage-kit'
import type { Value } from './driver/caller.ts'
import { fromColumn, toColumn } from './driver/text-column.ts'
import { logOfBlob } from './shard.ts'
import type { StoreContext } from './store-context.ts'
import { indexKeyOf } from './write/index-key-of.ts'
import { liveKeys } from './write/subject-key-ring.ts'

/** Bytes come in hexadecimal: more at once would not fit a text. */
const bytesAtOnce = 8 * 1_024 * 1_024

const timesToRetry = 10

interface BlobRow {
  readonly subject: string
  readonly generation: number
  readonly key: Uint8Array
  readonly sealed_length: number
}

/** Keeps bytes, sealed with the subject's key. */
export async function putBlob(
  context: StoreContext,
  blob: { readonly tenant: string; readonly subject: string; readonly bytes: Uint8Array },
): Promise<string> {
  const { tenant, subject } = blob
  assertBlobSize(blob.bytes)
  const bytes = Uint8Array.from(blob.bytes) // what is given may change while the server is asked
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await indexKeyOf(context, tenant) // a tenant is known by it
  for (let time = 1; time <= timesToRetry; time += 1) {
    const key = (await liveKeys(context, tenant, new Set([subject]))).get(subject)
    if (key === undefined) break
    const [row] = await context.caller.call<{ readonly kept: boolean }>('put_blob', [
      toColumn(tenant),
      logOfBlob(context.partitions, tenant, sha256),
      sha256,
      toColumn(subject),
      key.log,
      key.generation,
      key.newKey,
      bytes.length,
      seal(key.key, bytes, blobLabel({ tenant, sha256 })),
    ])
    if (row?.kept) return sha256
  }
  throw new StoreError({
    code: 'locked',
    message: 'The key of a person was made and destroyed again and again meanwhile. Try again.',
  })
}

/** The bytes under a SHA-256, of any subject of the tenant whose key lives. */
export async function getBlob(
  context: StoreContext,
  query: { readonly tenant: string; readonly sha256: string },
): Promise<Uint8Array | undefined> {
  const { tenant, sha256 } = query
  const place = [toColumn(tenant), logOfBlob(context.partitions, tenant, sha256), toColumn(sha256)]
  const [row] = await context.caller.call<BlobRow>('find_blob', place)
  if (row === undefined) return undefined
  const sealed = await readSealedBlob(context, place, row)
  if (sealed === undefined) return undefined // erased meanwhile
  const subject = fromColumn(row.subject)
  const key = unwrapSubjectKey(context.wrapper, { tenant, subject, key: row.key })
  return new Uint8Array(openSealed(key, sealed, blobLabel({ tenant, sha256 })))
}

/** The sealed bytes of a blob, piece by piece; undefined where they are gone. */
export async function readSealedBlob(
  { caller }: StoreContext,
  place: readonly Value[],
  copy: {
    readonly subject: string
    readonly generation: number
    readonly sealed_length: number
  },
): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  for (let from = 0; from < copy.sealed_length; from += bytesAtOnce) {
    const [found] = await caller.call<{ readonly piece: Uint8Array }>('read_blob', [
      ...place,
      ...[copy.subject, copy.generation, from, bytesAtOnce],
    ])
    if (found === undefined) return undefined
    pieces.push(found.piece)
  }
  return Buffer.concat(pieces)
}
