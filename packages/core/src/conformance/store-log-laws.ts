import assert from 'node:assert/strict'
import {
  consistencyProof,
  createHeadSigner,
  inclusionProof,
  leafBytes,
  leafHash,
  rootOf,
  signHeads,
  verifyConsistency,
  verifyInclusion,
} from '../journal/index.ts'
import type { Law } from './law.ts'
import { commitOf, notes, otherTenant, storeLaw, subject, tenant } from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const signer = createHeadSigner({
  name: 'selfread.example/laws',
  secretKey: new Uint8Array(32).fill(1),
})
const partition = 0
const oneLog = { partitions: 1 }

/** What every store promises about its Merkle log. */
export const storeLogLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'every head is the RFC 6962 root of its leaves and continues the last',
    async (store) => {
      let [last] = await store.logHeads()
      for (let count = 0; count < 9; count += 1) {
        const texts = Array.from({ length: (count % 3) + 1 }, (_, index) => `note ${index}`)
        const { heads } = await store.append(
          commitOf({ appends: [notes(`place/${count}`, 0, ...texts)] }),
        )
        const [head] = heads
        assert.ok(head && last, 'no head')
        const { size, rootHash } = head
        const leafHashes = await store.leafHashes({ partition, from: 0, to: size })
        assert.equal(leafHashes.length, size)
        assert.equal(rootHash, rootOf(leafHashes))
        assert.deepEqual(heads, [{ partition, size, rootHash }])
        assert.deepEqual(await store.logHeads(), [{ size, rootHash }])
        const proof = consistencyProof({ leafHashes, size: last.size })
        assert.ok(verifyConsistency({ from: last, to: head, proof }), 'the log was rewritten')
        last = head
      }
      const all = await store.leafHashes({ partition, from: 0, to: last?.size ?? 0 })
      assert.deepEqual(await store.leafHashes({ partition, from: 4, to: 7 }), all.slice(4, 7))
    },
    oneLog,
  ),

  storeLaw(
    'a leaf is that of its fact, and proves it',
    async (store) => {
      const { facts, heads } = await store.append(
        commitOf({ appends: [notes('place/1', 0, 'a', 'b'), notes('place/2', 0, 'c')] }),
      )
      const [head] = heads
      assert.ok(head, 'no head')
      const leafHashes = await store.leafHashes({ partition, from: 0, to: head.size })
      for (const fact of facts) {
        const { position } = fact
        const leaf = await store.readLeaf({ tenant, partition, position })
        assert.deepEqual(Array.from(leaf ?? []), Array.from(leafBytes(fact)))
        const claim = { leafHash: leafHash(leafBytes(fact)), index: position }
        assert.equal(claim.leafHash, leafHashes[position])
        const proof = inclusionProof({ leafHashes, index: position })
        assert.ok(verifyInclusion({ ...claim, head, proof }))
      }
      const { size } = head
      assert.equal(await store.readLeaf({ tenant, partition, position: size }), undefined)
      const foreign = { tenant: otherTenant, partition, position: 0 }
      assert.equal(await store.readLeaf(foreign), undefined)
    },
    oneLog,
  ),

  storeLaw(
    'a leaf commits to ciphertext, never to personal data',
    async (store) => {
      const secret = 'Ana Tepes, 0722 123 456'
      const personal = { subject, data: { contact: secret } }
      const facts = [
        { type: 'contact_noted', data: {}, personal },
        { type: 'contact_noted', data: {}, personal },
      ]
      await store.append(commitOf({ appends: [{ stream: 'place/1', expectedVersion: 0, facts }] }))
      const ciphertexts = new Set<string>()
      for (const position of [0, 1]) {
        const bytes = await store.readLeaf({ tenant, partition, position })
        assert.ok(bytes, 'no leaf')
        const range = { partition, from: position, to: position + 1 }
        assert.deepEqual(await store.leafHashes(range), [leafHash(bytes)])
        const leaf = JSON.parse(new TextDecoder().decode(bytes))
        assert.equal(leaf.sealed.subject, subject)
        const ciphertext = Buffer.from(leaf.sealed.ciphertext, 'base64')
        for (const form of [JSON.stringify(leaf), ciphertext.toString('latin1')])
          for (const part of ['Ana Tepes', '0722 123'])
            assert.ok(!form.includes(part), 'personal data in the leaf')
        ciphertexts.add(leaf.sealed.ciphertext)
      }
      assert.equal(ciphertexts.size, 2, 'equal data is recognisable by equal ciphertext')
    },
    oneLog,
  ),

  storeLaw('heads are kept in order, each once, and outlive reopening', async (store, kit) => {
    const kept: { size: number; note: string }[] = []
    for (const count of [1, 2, 3]) {
      await store.append(commitOf({ appends: [notes(`place/${count}`, 0, 'a')] }))
      kept.push({ size: count, note: signHeads({ signer, heads: await store.logHeads() }) })
    }
    for (const checkpoint of [...kept.toReversed(), ...kept]) await store.keepCheckpoint(checkpoint)
    assert.deepEqual(await store.checkpoints(), kept)
    await assert.rejects(store.keepCheckpoint({ size: 1, note: 'no checkpoint' }))
    await assert.rejects(store.keepCheckpoint({ size: 2, note: kept[0]?.note ?? '' }))
    assert.deepEqual(await (await kit.reopen()).checkpoints(), kept)
  }),

  storeLaw('an untouched store verifies, and says how much it checked', async (store, kit) => {
    await store.append(commitOf({ appends: [notes('place/1', 0, 'a', 'b')] }))
    await store.putBlob({ tenant, subject, bytes: Uint8Array.of(1, 2, 3) })
    const heads = await store.logHeads()
    await store.keepCheckpoint({ size: 2, note: signHeads({ signer, heads }) })
    const expected = { facts: 2, blobs: 1, heads, checkpoints: 1, faults: [] }
    assert.deepEqual(await store.verify(), expected)
    assert.deepEqual(await (await kit.reopen()).verify(), expected)
  }),

  storeLaw('a kept head that tells another history is named', async (store) => {
    await store.append(commitOf({ appends: [notes('place/1', 0, 'a')] }))
    const heads = await store.logHeads()
    const forged = [
      heads.map(({ size }) => ({ size, rootHash: leafHash(Uint8Array.of(size)) })),
      heads.map(({ size, rootHash }) => ({ size: size + 5, rootHash })),
    ]
    for (const other of forged) {
      const size = other.reduce((sum, head) => sum + head.size, 0)
      await store.keepCheckpoint({ size, note: signHeads({ signer, heads: other }) })
    }
    const codes = (await store.verify()).faults.map((fault) => fault.code)
    assert.deepEqual(codes, ['checkpoint_mismatch', 'checkpoint_mismatch'])
  }),
]
