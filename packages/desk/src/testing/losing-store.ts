import { type Store, StoreError } from '@selfread/core'

/** A store that fails at one of its writes, when told to. */
export interface LosingStore {
  readonly store: Store
  /** From now on: which write fails, 1 for the next, and whether it was stored all the same. */
  failAt(write: number, failure: 'answer_lost' | 'locked'): void
  /** Writes since `failAt`, or since the beginning. */
  writes(): number
}

/** Wraps a store: a write that is told to fails once, either after it was stored or instead. */
export function losingStore(inner: Store): LosingStore {
  let count = 0
  let at = 0
  let kind: 'answer_lost' | 'locked' = 'answer_lost'

  async function write<Result>(work: () => Promise<Result>): Promise<Result> {
    count++
    if (count !== at) return work()
    if (kind === 'locked') {
      throw new StoreError({ code: 'locked', message: 'Another process holds the store.' })
    }
    await work()
    throw new StoreError({ code: 'connection_lost', message: 'The server went away.' })
  }

  return {
    store: {
      ...inner,
      append: (commit) => write(() => inner.append(commit)),
      putBlob: (blob) => write(() => inner.putBlob(blob)),
      settleMessage: (result) => write(() => inner.settleMessage(result)),
      eraseSubject: (query) => write(() => inner.eraseSubject(query)),
      keepCheckpoint: (checkpoint) => write(() => inner.keepCheckpoint(checkpoint)),
    },
    failAt(nextWrite, failure) {
      count = 0
      at = nextWrite
      kind = failure
    },
    writes: () => count,
  }
}
