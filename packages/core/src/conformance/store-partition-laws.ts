import assert from 'node:assert/strict'
import {
  consistencyPlan,
  createHeadSigner,
  inclusionPlan,
  makeReceipt,
  type NodeAddress,
  type ProofPlan,
  partitionOf,
  proofOf,
  rootOf,
  type StoredFact,
  signHeads,
  verifyConsistency,
  verifyReceipt,
} from '../journal/index.ts'
import type { Store } from '../ports/index.ts'
import type { Law } from './law.ts'
import {
  commitOf,
  notes,
  openedAnyhow,
  otherTenant,
  storeLaw,
  subject,
  tenant,
} from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'

const signer = createHeadSigner({
  name: 'selfread.example/laws',
  secretKey: new Uint8Array(32).fill(1),
})

const personal = { subject, data: { name: 'Ana' } }

/** 44 facts of two tenants in commits over several streams; all of them in order of storing. */
async function fillLogs(store: Store): Promise<readonly StoredFact[]> {
  const facts: StoredFact[] = []
  for (let round = 0; round < 2; round += 1)
    for (const name of [tenant, otherTenant]) {
      const appends = Array.from({ length: 11 }, (_, index) => ({
        ...{ stream: `place/${index}`, expectedVersion: round },
        facts: [{ type: 'note_taken', data: { round }, personal }],
      }))
      const receipt = await store.append(commitOf({ tenant: name, appends }))
      facts.push(...receipt.facts)
      const touched = [...new Set(receipt.facts.map((fact) => fact.partition))]
      const heads = await store.logHeads()
      assert.deepEqual(
        receipt.heads,
        touched.toSorted((a, b) => a - b).map((partition) => ({ partition, ...heads[partition] })),
      )
    }
  return facts
}

/** The proof of a plan out of the nodes that a store keeps. */
async function proofFrom(store: Store, partition: number, plan: ProofPlan) {
  const nodes = plan.flat()
  const hashes = await store.logNodes({ partition, nodes })
  assert.equal(hashes.length, nodes.length)
  return proofOf(plan, (node) => hashes[nodes.indexOf(node)] ?? '')
}

async function assertFactsProven(store: Store, facts: readonly StoredFact[]): Promise<void> {
  const heads = await store.logHeads()
  const checkpoint = signHeads({ signer, heads })
  for (const fact of facts) {
    const { partition, position: index } = fact
    const size = heads[partition]?.size ?? 0
    const proof = await proofFrom(store, partition, inclusionPlan({ size, index }))
    const leaf = await store.readLeaf({ tenant: fact.tenant, partition, position: index })
    assert.ok(leaf, 'no leaf')
    // Throws where the proof does not show the leaf in the log of its stream.
    const receipt = makeReceipt({ leaf, index, proof, checkpoint })
    const other = fact.tenant === tenant ? otherTenant : tenant
    assert.equal(await store.readLeaf({ tenant: other, partition, position: index }), undefined)
    if (fact.version === 1) continue
    const { name, publicKey } = signer
    const verified = verifyReceipt({ receipt, name, publicKey })
    assert.ok(verified.isValid, 'a receipt does not verify')
    const { stream, version } = verified.fact
    assert.deepEqual(
      [verified.fact.tenant, stream, version],
      [fact.tenant, fact.stream, fact.version],
    )
  }
}

async function assertGrowthProven(store: Store): Promise<void> {
  for (const [partition, to] of (await store.logHeads()).entries()) {
    const leafHashes = await store.leafHashes({ partition, from: 0, to: to.size })
    assert.equal(rootOf(leafHashes), to.rootHash)
    for (let size = 0; size <= to.size; size += 1) {
      const plan = consistencyPlan({ from: size, size: to.size })
      const proof = await proofFrom(store, partition, plan)
      const from = { size, rootHash: rootOf(leafHashes.slice(0, size)) }
      assert.ok(
        verifyConsistency({ from, to, proof }),
        `log ${partition} does not continue ${size}`,
      )
    }
  }
}

const provesAll = (partitions: number) =>
  storeLaw(
    `every fact and all growth are proven by kept nodes, with ${partitions} logs`,
    async (store, kit) => {
      const facts = await fillLogs(store)
      const reopened = await kit.reopen()
      await assertFactsProven(reopened, facts)
      await assertGrowthProven(reopened)
    },
    { partitions },
  )

/** What every store promises about the logs of its journal and their proofs. */
export const storePartitionLaws: readonly Law<StoreSubject>[] = [
  storeLaw(
    'a fact is in the log of its stream, and no log has a gap',
    async (store, kit) => {
      const facts = await fillLogs(store)
      const sizes = [0, 0, 0]
      for (const fact of facts) {
        const partition = partitionOf({ ...fact, partitions: sizes.length })
        const position = sizes[partition] ?? 0
        assert.deepEqual([fact.partition, fact.position], [partition, position])
        sizes[partition] = position + 1
      }
      for await (const opened of openedAnyhow(store, kit)) {
        assert.deepEqual(
          (await opened.logHeads()).map((head) => head.size),
          sizes,
        )
        for (const name of [tenant, otherTenant]) {
          const { facts: read } = await opened.readFeed({ tenant: name })
          assert.equal(read.length, facts.length / 2)
          for (const fact of read)
            assert.deepEqual(
              fact,
              facts.find((it) => isSame(it, fact)),
            )
        }
      }
    },
    { partitions: 3 },
  ),

  provesAll(1),
  provesAll(3),

  storeLaw(
    'nodes come in the order asked, and none that is not complete',
    async (store) => {
      await store.append(commitOf({ appends: [notes('place/1', 0, 'a', 'b', 'c', 'd', 'e')] }))
      const leaves = await store.leafHashes({ partition: 0, from: 0, to: 5 })
      const nodes: NodeAddress[] = [
        { level: 2, index: 0 },
        { level: 0, index: 4 },
        { level: 1, index: 1 },
        { level: 0, index: 0 },
        { level: 1, index: 1 },
      ]
      assert.deepEqual(await store.logNodes({ partition: 0, nodes }), [
        rootOf(leaves.slice(0, 4)),
        leaves[4],
        rootOf(leaves.slice(2, 4)),
        leaves[0],
        rootOf(leaves.slice(2, 4)),
      ])
      assert.deepEqual(await store.logNodes({ partition: 0, nodes: [] }), [])
      for (const node of [
        { level: 0, index: 5 },
        { level: 1, index: 2 },
        { level: 2, index: 1 },
        { level: 3, index: 0 },
        { level: 0, index: -1 },
      ]) {
        const incomplete = store.logNodes({ partition: 0, nodes: [{ level: 0, index: 0 }, node] })
        await assert.rejects(incomplete, RangeError)
      }
      await store.append(commitOf({ tenant: otherTenant, appends: [notes('place/1', 0, 'f')] }))
      const now = await store.logNodes({ partition: 0, nodes: [{ level: 1, index: 2 }] })
      assert.deepEqual(now, [rootOf(await store.leafHashes({ partition: 0, from: 4, to: 6 }))])
    },
    { partitions: 1 },
  ),

  storeLaw(
    'there is nothing to read in a log that there is not',
    async (store) => {
      await store.append(commitOf({ appends: [notes('place/1', 0, 'a')] }))
      for (const partition of [3, -1, 0.5]) {
        await assert.rejects(store.leafHashes({ partition, from: 0, to: 1 }), RangeError)
        await assert.rejects(store.logNodes({ partition, nodes: [] }), RangeError)
        await assert.rejects(store.readLeaf({ tenant, partition, position: 0 }), RangeError)
      }
      const partition = 2
      assert.deepEqual(await store.leafHashes({ partition, from: 9, to: 99 }), [])
      assert.equal(await store.readLeaf({ tenant, partition, position: 99 }), undefined)
    },
    { partitions: 3 },
  ),

  storeLaw(
    'a head of several logs is kept and checked as a checkpoint is',
    async (store, kit) => {
      await fillLogs(store)
      const heads = await store.logHeads()
      const note = signHeads({ signer, heads })
      await store.keepCheckpoint({ size: 44, note })
      await assert.rejects(store.keepCheckpoint({ size: heads[0]?.size ?? 0, note }))
      const reopened = await kit.reopen()
      assert.deepEqual(await reopened.checkpoints(), [{ size: 44, note }])
      const { faults, checkpoints, facts } = await reopened.verify()
      assert.deepEqual([faults, checkpoints, facts], [[], 1, 44])

      const forged = signHeads({ signer, heads: heads.toReversed() })
      await reopened.keepCheckpoint({ size: 44, note: forged })
      const codes = (await reopened.verify()).faults.map((fault) => fault.code)
      assert.ok(codes.length > 0 && codes.every((code) => code === 'checkpoint_mismatch'))
      for (const others of [heads.slice(0, 1), heads.slice(0, 2), [...heads, ...heads]]) {
        const size = others.reduce((sum, head) => sum + head.size, 0)
        const foreign = signHeads({ signer, heads: others })
        await assert.rejects(reopened.keepCheckpoint({ size, note: foreign }), TypeError)
      }
    },
    { partitions: 3 },
  ),
]

function isSame(a: StoredFact, b: StoredFact): boolean {
  return a.tenant === b.tenant && a.stream === b.stream && a.version === b.version
}
