import type { Law } from './law.ts'
import { storeBlobLaws } from './store-blob-laws.ts'
import { storeClosingLaws } from './store-closing-laws.ts'
import { storeConcurrencyLaws } from './store-concurrency-laws.ts'
import { storeDocumentLaws } from './store-document-laws.ts'
import { storeErasureLaws } from './store-erasure-laws.ts'
import { storeFactLaws } from './store-fact-laws.ts'
import { storeFeedLaws } from './store-feed-laws.ts'
import { storeIdempotencyLaws } from './store-idempotency-laws.ts'
import { storeModes } from './store-law-modes.ts'
import { storeLogLaws } from './store-log-laws.ts'
import { storeModelLaws } from './store-model-laws.ts'
import { storeMomentLaws } from './store-moment-laws.ts'
import { storeOutboxLaws } from './store-outbox-laws.ts'
import { storePartitionLaws } from './store-partition-laws.ts'
import { storePersonLaws } from './store-person-laws.ts'
import { storeRaceLaws } from './store-race-laws.ts'
import { storeSizeLaws } from './store-size-laws.ts'
import type { StoreSubject } from './store-subject.ts'
import { storeTransactionLaws } from './store-transaction-laws.ts'

/** What holds in every way of using a store. */
const inEveryMode = [
  ...storeFactLaws,
  ...storeDocumentLaws,
  ...storeBlobLaws,
  ...storeOutboxLaws,
  ...storeErasureLaws,
]

/**
 * What every `Store` promises. Each law needs a storage of its own, empty at first. Those about
 * facts, documents, blobs, outbox and erasure come once for every way of using a store: call by
 * call, each call in a transaction, through two connections, reopened before each call.
 *
 * @example
 * ```ts
 * it.each(storeLaws)('$name', async (law) => {
 *   const path = join(mkdtempSync(join(tmpdir(), 'store-')), 'selfread.db')
 *   await law.check({ open: async (settings) => openSqliteStore({ path, ...settings }) })
 * })
 * ```
 */
export const storeLaws: readonly Law<StoreSubject>[] = [
  ...inEveryMode,
  ...storeModes.flatMap((mode) =>
    inEveryMode.map(
      (law): Law<StoreSubject> => ({
        name: `${law.name}, ${mode.name}`,
        check: (subject) => law.check(mode.of(subject)),
      }),
    ),
  ),
  ...storeFeedLaws,
  ...storeLogLaws,
  ...storePartitionLaws,
  ...storeIdempotencyLaws,
  ...storeMomentLaws,
  ...storeSizeLaws,
  ...storeTransactionLaws,
  ...storeConcurrencyLaws,
  ...storeRaceLaws,
  ...storePersonLaws,
  ...storeClosingLaws,
  ...storeModelLaws,
]
