import type { Store, StoreFault, StoreVerification } from '@selfread/core'
import type { ArchiveRecord } from '@selfread/storage-kit'
import type { SqliteStoreStats } from './stats/store-stats.ts'

/** The embedded store, with what only a file can do. */
export interface SqliteStore extends Store {
  /** Number of the journal's logs, chosen when the store was made. */
  readonly partitions: number
  /**
   * Copies the store to a new file while it is written to, as it was at one moment; checked with
   * all its facts, and on the disk, when this resolves. Rejects with `StoreDamagedError`, and
   * leaves no copy, where the copy has faults; with Error where the file is there already.
   */
  backup(path: string): Promise<StoreVerification>
  /** Has SQLite check pages, indexes, column types and references: a part of `verify()`, without the facts. */
  checkIntegrity(): Promise<readonly StoreFault[]>
  /** Size and age of what is stored. Reads the whole file once for the sizes of tables. */
  stats(): Promise<SqliteStoreStats>
  /** All that is stored, as it was at one moment, to be moved to another store. Hold it to its end, or return it early. */
  readArchive(): AsyncIterable<ArchiveRecord>
  /**
   * Takes in the archive of another store, whole or not at all. Rejects with `ArchiveError` where
   * this store holds something or has another number of logs, where the archive was cut off or
   * changed, or where its facts do not give the heads that it states.
   */
  restoreArchive(
    records: AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>,
  ): Promise<StoreSizes>
}

/** How much a restored archive brought. */
export interface StoreSizes {
  readonly facts: number
  readonly documents: number
  readonly blobs: number
  readonly messages: number
}
