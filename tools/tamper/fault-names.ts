import type { StoreFault } from '../../packages/core/src/index.ts'

/** What faults speak of: facts by log and position, streams, blobs, and words of their messages that name a row or a document. */
export function namesOf(faults: readonly StoreFault[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { message, partition, position, tenant, stream, sha256 } of faults) {
    if (partition !== undefined && position !== undefined)
      names.add(`fact ${partition}/${position}`)
    else if (partition !== undefined) names.add(`log ${partition}`)
    if (stream !== undefined) names.add(`stream ${tenant}/${stream}`)
    if (sha256 !== undefined) names.add(`blob ${sha256}`)
    for (const [name] of message.matchAll(NAMED)) names.add(name)
  }
  return names
}

/** `Row 12 of table fact`, `Document place/P1 of tenant nord`, `Message m1 of tenant nord`, `kept for size 12`. */
const NAMED =
  /Row \S+ of table \w+|Document .+? of tenant \w+|Message \S+ of tenant \w+|kept for size \d+/g
