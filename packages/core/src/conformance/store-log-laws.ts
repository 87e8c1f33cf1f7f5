import assert from 'node:assert/strict'
import {
  consistencyProof,
  createHeadSigner,
  inclusionProof,
  leafBytes,
  leafHash,
  rootOf,
  signCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '../journal/index.ts'
import type { Law } from './law.ts'
import {
  commitOf,
  notes,
  otherTenant,
  type StoreSubject,
  storeLaw,
  subject,
  tenant,
} from './store-law-kit.ts'

const signer = createHeadSigner({
  name: 'selfread.example/laws',
  secretKey: new Uint8Array(32).fill(1),
})

/** What every store promises about its Merkle log. */
export const storeLogLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'every head is the RFC 6962 root of its leaves and continues the last',
    async (store) => {
      let last = await store.treeHead()
      for (let count = 0; count < 9; count += 1) {
        const texts = Array.from({ length: (count % 3) + 1 }, (_, index) => `note ${index}`)
        const { head } = await store.append(
          commitOf({ appends: [notes(`place/${count}`, 0, ...texts)] }),
        )
        const leafHashes = await store.leafHashes({ from: 0, to: head.size })
        assert.equal(leafHashes.length, head.size)
        assert.equal(head.rootHash, rootOf(leafHashes))
        assert.deepEqual(await store.treeHead(), head)
        const proof = consistencyProof({ leafHashes, size: last.size })
        assert.ok(verifyConsistency({ from: last, to: head, proof }), 'the log was rewritten')
        last = head
      }
      const all = await store.leafHashes({ from: 0, to: last.size })
      assert.deepEqual(await store.leafHashes({ from: 4, to: 7 }), all.slice(4, 7))
    },
  ),

  storeLaw('a leaf is that of its fact, and proves it', async (store) => {
    const { facts, head } = await store.append(
      commitOf({ appends: [notes('place/1', 0, 'a', 'b'), notes('place/2', 0, 'c')] }),
    )
    const leafHashes = await store.leafHashes({ from: 0, to: head.size })
    for (const fact of facts) {
      const leaf = await store.readLeaf({ tenant, position: fact.position })
      assert.deepEqual(Array.from(leaf ?? []), Array.from(leafBytes(fact)))
      const claim = { leafHash: leafHash(leafBytes(fact)), index: fact.position }
      assert.equal(claim.leafHash, leafHashes[fact.position])
      const proof = inclusionProof({ leafHashes, index: fact.position })
      assert.ok(verifyInclusion({ ...claim, head, proof }))
    }
    assert.equal(await store.readLeaf({ tenant, position: head.size }), undefined)
    assert.equal(await store.readLeaf({ tenant: otherTenant, position: 0 }), undefined)
  }),

  storeLaw('a leaf commits to ciphertext, never to personal data', async (store) => {
    const secret = 'Ana Tepes, 0722 123 456'
    const personal = { subject, data: { contact: secret } }
    const facts = [
      { type: 'contact_noted', data: {}, personal },
      { type: 'contact_noted', data: {}, personal },
    ]
    await store.append(commitOf({ appends: [{ stream: 'place/1', expectedVersion: 0, facts }] }))
    const ciphertexts = new Set<string>()
    for (const position of [0, 1]) {
      const bytes = await store.readLeaf({ tenant, position })
      assert.ok(bytes, 'no leaf')
      assert.deepEqual(await store.leafHashes({ from: position, to: position + 1 }), [
        leafHash(bytes),
      ])
      const leaf = JSON.parse(new TextDecoder().decode(bytes))
      assert.equal(leaf.sealed.subject, subject)
      const ciphertext = Buffer.from(leaf.sealed.ciphertext, 'base64')
      for (const form of [JSON.stringify(leaf), ciphertext.toString('latin1')])
        assert.ok(!form.includes('Ana') && !form.includes('0722'), 'personal data in the leaf')
      ciphertexts.add(leaf.sealed.ciphertext)
    }
    assert.equal(ciphertexts.size, 2, 'equal data is recognisable by equal ciphertext')
  }),

  storeLaw('heads are kept in order, each once, and outlive reopening', async (store, reopen) => {
    const kept: { size: number; note: string }[] = []
    for (const count of [0, 1, 2]) {
      const { head } = await store.append(commitOf({ appends: [notes(`place/${count}`, 0, 'a')] }))
      kept.push({ size: head.size, note: signCheckpoint({ signer, head }) })
    }
    for (const checkpoint of [...kept.toReversed(), ...kept]) await store.keepCheckpoint(checkpoint)
    assert.deepEqual(await store.checkpoints(), kept)
    await assert.rejects(store.keepCheckpoint({ size: 1, note: 'no checkpoint' }))
    await assert.rejects(store.keepCheckpoint({ size: 2, note: kept[0]?.note ?? '' }))
    assert.deepEqual(await (await reopen()).checkpoints(), kept)
  }),

  storeLaw('an untouched store verifies, and says how much it checked', async (store, reopen) => {
    const { head } = await store.append(commitOf({ appends: [notes('place/1', 0, 'a', 'b')] }))
    await store.putBlob({ tenant, subject, bytes: Uint8Array.of(1, 2, 3) })
    await store.keepCheckpoint({ size: head.size, note: signCheckpoint({ signer, head }) })
    const expected = { facts: 2, blobs: 1, head, checkpoints: 1, faults: [] }
    assert.deepEqual(await store.verify(), expected)
    assert.deepEqual(await (await reopen()).verify(), expected)
  }),

  storeLaw('a kept head that tells another history is named', async (store) => {
    const { head } = await store.append(commitOf({ appends: [notes('place/1', 0, 'a')] }))
    for (const other of [
      { size: head.size, rootHash: rootOf([]) },
      { size: head.size + 5, rootHash: head.rootHash },
    ]) {
      const note = signCheckpoint({ signer, head: other })
      await store.keepCheckpoint({ size: other.size, note })
    }
    const codes = (await store.verify()).faults.map((fault) => fault.code)
    assert.deepEqual(codes, ['checkpoint_mismatch', 'checkpoint_mismatch'])
  }),
]
