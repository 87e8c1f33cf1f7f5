import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Law } from './law.ts'
import { otherSubject, otherTenant, storeLaw, subject, tenant } from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const exactBytes = [
  new Uint8Array(),
  Uint8Array.of(0),
  Uint8Array.from({ length: 256 }, (_, index) => index),
  Uint8Array.from({ length: 300_000 }, (_, index) => (index * index) % 251),
]

/** What every store promises about raw bytes. */
export const storeBlobLaws: readonly Law<StoreSubject>[] = [
  storeLaw('bytes are kept exactly, under their SHA-256', async (store, { reopen }) => {
    const names: string[] = []
    for (const bytes of exactBytes) names.push(await store.putBlob({ tenant, subject, bytes }))
    const sums = exactBytes.map((bytes) => createHash('sha256').update(bytes).digest('hex'))
    assert.deepEqual(names, sums)
    const reopened = await reopen()
    for (const [index, sha256] of names.entries()) {
      const bytes = await reopened.getBlob({ tenant, sha256 })
      assert.ok(bytes, 'a blob is gone')
      assert.ok(Buffer.from(bytes).equals(exactBytes[index] ?? new Uint8Array()), 'other bytes')
    }
    const unknown = createHash('sha256').update('unknown').digest('hex')
    assert.equal(await reopened.getBlob({ tenant, sha256: unknown }), undefined)
  }),

  storeLaw('keeping the same bytes again changes nothing', async (store) => {
    const bytes = Uint8Array.of(1, 2, 3)
    const sha256 = await store.putBlob({ tenant, subject, bytes })
    assert.equal(await store.putBlob({ tenant, subject, bytes }), sha256)
    assert.equal((await store.verify()).blobs, 1)
    assert.equal(await store.putBlob({ tenant, subject: otherSubject, bytes }), sha256)
    assert.deepEqual(Array.from((await store.getBlob({ tenant, sha256 })) ?? []), [1, 2, 3])
  }),

  storeLaw('bytes that were given or read can change without changing the store', async (store) => {
    const bytes = Uint8Array.of(1, 2, 3)
    const sha256 = await store.putBlob({ tenant, subject, bytes })
    bytes[0] = 9
    const read = await store.getBlob({ tenant, sha256 })
    assert.deepEqual(Array.from(read ?? []), [1, 2, 3])
    read?.fill(9)
    for (const again of [
      await store.getBlob({ tenant, sha256 }),
      await store.getBlob({ tenant, sha256 }),
    ])
      assert.deepEqual(Array.from(again ?? []), [1, 2, 3])
  }),

  storeLaw('tenants never meet in blobs', async (store) => {
    const bytes = Uint8Array.of(1, 2, 3)
    const sha256 = await store.putBlob({ tenant, subject, bytes })
    assert.equal(await store.getBlob({ tenant: otherTenant, sha256 }), undefined)
    await store.putBlob({ tenant: otherTenant, subject, bytes })
    assert.deepEqual(
      Array.from((await store.getBlob({ tenant: otherTenant, sha256 })) ?? []),
      [1, 2, 3],
    )
  }),
]
