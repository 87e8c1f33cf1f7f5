import { hash } from 'node:crypto'
import type { NodeAddress, TreeHead } from '../journal/index.ts'
import type { Changes } from './memory-changes.ts'
import type { MemoryLog } from './memory-storage.ts'

/** Adds a leaf hash, and the hash of every subtree that is complete with it. */
export function appendLeaf(changes: Pick<Changes, 'push'>, log: MemoryLog, leaf: string): void {
  let node = leaf
  for (let level = 0; ; level += 1) {
    let nodes = log.nodes[level]
    if (nodes === undefined) {
      nodes = []
      log.nodes[level] = nodes
    }
    changes.push(nodes, node)
    const left = nodes.at(-2)
    if (nodes.length % 2 === 1 || left === undefined) return
    node = hashPair(left, node)
  }
}

/** The head of the log when it had its first `size` leaves. */
export function headOf(log: MemoryLog, size: number = log.nodes[0]?.length ?? 0): TreeHead {
  // A subtree for each 1 bit of the size, the largest leftmost.
  let root: string | undefined
  for (let level = 0; level < log.nodes.length; level += 1) {
    const count = Math.floor(size / 2 ** level)
    const node = count % 2 === 1 ? log.nodes[level]?.[count - 1] : undefined
    if (node !== undefined) root = root === undefined ? node : hashPair(node, root)
  }
  return { size, rootHash: root ?? hash('sha256', '', 'hex') }
}

/** The hash of a complete subtree. Throws RangeError for any other. */
export function nodeOf(log: MemoryLog, { level, index }: NodeAddress): string {
  const node = log.nodes[level]?.[index]
  if (node === undefined)
    throw new RangeError(`Level ${level}, index ${index} is no complete subtree of this log.`)
  return node
}

/** RFC 6962 node hash of two children in hex. */
function hashPair(left: string, right: string): string {
  return hash('sha256', Buffer.from(`01${left}${right}`, 'hex'), 'hex')
}
