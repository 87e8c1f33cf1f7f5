import type { Law } from './law.ts'
import { storeBlobLaws } from './store-blob-laws.ts'
import { storeDocumentLaws } from './store-document-laws.ts'
import { storeErasureLaws } from './store-erasure-laws.ts'
import { storeFactLaws } from './store-fact-laws.ts'
import type { StoreSubject } from './store-law-kit.ts'
import { storeLogLaws } from './store-log-laws.ts'
import { storeOutboxLaws } from './store-outbox-laws.ts'

/**
 * What every `Store` promises. Each law needs a storage of its own, empty at first.
 *
 * @example
 * ```ts
 * it.each(storeLaws)('$name', (law) => {
 *   const path = join(mkdtempSync(join(tmpdir(), 'store-')), 'selfread.db')
 *   return law.check({ open: async () => openSqliteStore({ path }) })
 * })
 * ```
 */
export const storeLaws: readonly Law<StoreSubject>[] = [
  ...storeFactLaws,
  ...storeLogLaws,
  ...storeDocumentLaws,
  ...storeBlobLaws,
  ...storeOutboxLaws,
  ...storeErasureLaws,
]
