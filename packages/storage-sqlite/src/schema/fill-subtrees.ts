import { createByteLog, StoreDamagedError } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'

const rowsAtOnce = 10_000

/**
 * Adds to the leaf hashes of schema 1 the roots of the subtrees that each leaf completes: SQL has no
 * SHA-256. Throws {@link StoreDamagedError} where the leaves do not give the head, so that a damaged
 * store stays as it is.
 */
export function fillSubtrees(database: Connection): void {
  const log = createByteLog()
  const page = database
    .prepare('select hashes from leaf where log = 0 and position >= ? order by position limit ?')
    .pluck()
  const update = database.prepare('update leaf set hashes = ? where log = 0 and position = ?')
  for (;;) {
    const from = log.size
    const hashes = page.all(from, rowsAtOnce) as Buffer[]
    for (const [at, hash] of hashes.entries()) {
      const completed = log.append(hash)
      if (completed.length > 1) update.run(Buffer.concat(completed), from + at)
    }
    if (hashes.length < rowsAtOnce) break
  }
  const head = database.prepare('select size, root_hash from merkle_head where log = 0').get() as
    | { size: number; root_hash: Buffer }
    | undefined
  const isWhole = log.size === (head?.size ?? 0)
  if (!isWhole || (head !== undefined && !log.root().equals(head.root_hash)))
    throw new StoreDamagedError(`The log of ${log.size} leaves`)
}
