import type { KeyWrapper } from '@selfread/storage-kit'
import type { Caller } from './driver/caller.ts'

/** What everything that works on a store needs. */
export interface StoreContext {
  readonly caller: Caller
  /** Number of the journal's logs. */
  readonly partitions: number
  readonly wrapper: KeyWrapper
  /** The keys of tenants' personal entries that are known to be stored for good. */
  readonly indexKeys: Map<string, Buffer>
}
