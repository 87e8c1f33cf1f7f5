import { type NodeAddress, type ProofPlan, proofOf } from '../journal/index.ts'
import type { Store } from '../ports/index.ts'

/** Where proofs and leaves are read from: a store. */
export type JournalSource = Pick<Store, 'leafHashes' | 'logNodes' | 'readLeaf'>

/**
 * The proof of a plan out of the subtrees that a store keeps.
 *
 * @example
 * ```ts
 * const plan = inclusionPlan({ size: head.size, index: position })
 * const proof = await readProof({ source: store, partition, plan })
 * ```
 */
export async function readProof(query: {
  readonly source: Pick<JournalSource, 'logNodes'>
  readonly partition: number
  readonly plan: ProofPlan
}): Promise<readonly string[]> {
  const { source, partition, plan } = query
  const nodes = plan.flat()
  const hashes = await source.logNodes({ partition, nodes })
  const known = new Map(nodes.map((node, at) => [nameOf(node), hashes[at]]))
  return proofOf(plan, (node) => known.get(nameOf(node)) ?? '')
}

function nameOf({ level, index }: NodeAddress): string {
  return `${level}/${index}`
}
