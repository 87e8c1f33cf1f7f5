/** How much a tenant has, and since when. */
export interface TenantStats {
  readonly tenant: string
  readonly facts: number
  readonly streams: number
  readonly oldestFactAt?: string
  readonly newestFactAt?: string
}

/** Size and age of a store. */
export interface StoreStats {
  readonly schema: number
  readonly partitions: number
  /** Of all tables with their indexes. */
  readonly bytes: number
  /** Of each table with its indexes, largest first. */
  readonly tables: readonly { readonly table: string; readonly bytes: number }[]
  readonly facts: number
  readonly streams: number
  readonly documents: number
  readonly blobs: number
  readonly commitKeys: number
  readonly messages: {
    readonly waiting: number
    readonly sent: number
    readonly erased: number
    /** When the oldest of those that wait was put in. */
    readonly oldestWaitingAt?: string
  }
  readonly tenants: readonly TenantStats[]
  readonly checkpoints: number
  /** Facts that were stored since the last head was kept. */
  readonly factsSinceCheckpoint: number
}
