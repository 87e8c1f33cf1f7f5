import type { Store } from '../ports/index.ts'
import type { StoreSubject } from './store-subject.ts'

/** A store that is used in another way than call by call, so that the same laws say more. */
export interface StoreMode {
  /** Completes the name of a law: `…, each call in a transaction`. */
  readonly name: string
  readonly of: (subject: StoreSubject) => StoreSubject
}

type Call = (store: Store) => Promise<unknown>

/** A store that hands each call over to somebody. */
function storeBy(handle: (call: Call) => Promise<unknown>, close: () => Promise<void>): Store {
  const through =
    <Name extends Exclude<keyof Store, 'specificationVersion' | 'close' | 'transaction'>>(
      name: Name,
    ) =>
    (...query: Parameters<Store[Name]>): ReturnType<Store[Name]> => {
      const call: Call = (store) => {
        const method = store[name] as (...query: Parameters<Store[Name]>) => Promise<unknown>
        return method.apply(store, query)
      }
      // What comes back is what the method of this name gives.
      return handle(call) as ReturnType<Store[Name]>
    }
  return {
    specificationVersion: 1,
    transaction: (tenant, work) =>
      handle((store) => store.transaction(tenant, work)) as ReturnType<typeof work>,
    append: through('append'),
    readStream: through('readStream'),
    findDocuments: through('findDocuments'),
    countDocuments: through('countDocuments'),
    getDocument: through('getDocument'),
    putBlob: through('putBlob'),
    getBlob: through('getBlob'),
    claimMessages: through('claimMessages'),
    settleMessage: through('settleMessage'),
    readFeed: through('readFeed'),
    awaitFacts: through('awaitFacts'),
    readSubject: through('readSubject'),
    eraseSubject: through('eraseSubject'),
    logHeads: through('logHeads'),
    leafHashes: through('leafHashes'),
    logNodes: through('logNodes'),
    readLeaf: through('readLeaf'),
    keepCheckpoint: through('keepCheckpoint'),
    checkpoints: through('checkpoints'),
    verify: through('verify'),
    close,
  }
}

/** Each call that a transaction has goes through one of its own. */
function inTransactions(store: Store): Store {
  return {
    ...store,
    append: (query) => store.transaction(query.tenant, (within) => within.append(query)),
    readStream: (query) => store.transaction(query.tenant, (within) => within.readStream(query)),
    findDocuments: (query) =>
      store.transaction(query.tenant, (within) => within.findDocuments(query)),
    countDocuments: (query) =>
      store.transaction(query.tenant, (within) => within.countDocuments(query)),
    getDocument: (query) => store.transaction(query.tenant, (within) => within.getDocument(query)),
    putBlob: (query) => store.transaction(query.tenant, (within) => within.putBlob(query)),
    getBlob: (query) => store.transaction(query.tenant, (within) => within.getBlob(query)),
    claimMessages: (query) =>
      store.transaction(query.tenant, (within) => within.claimMessages(query)),
    settleMessage: (query) =>
      store.transaction(query.tenant, (within) => within.settleMessage(query)),
  }
}

/** The ways in which a store must be the same store. */
export const storeModes: readonly StoreMode[] = [
  {
    name: 'each call in a transaction',
    of: (subject) => ({ open: async (settings) => inTransactions(await subject.open(settings)) }),
  },
  {
    name: 'through two connections in turn',
    of: (subject) => ({
      async open(settings) {
        let [next, other] = [await subject.open(settings), await subject.open(settings)]
        const close = async () => {
          await next.close()
          await other.close()
        }
        return storeBy((call) => {
          ;[next, other] = [other, next]
          return call(next)
        }, close)
      },
    }),
  },
  {
    name: 'reopened before each call',
    of: (subject) => ({
      async open(settings) {
        await (await subject.open(settings)).close()
        return storeBy(
          async (call) => {
            const store = await subject.open(settings)
            try {
              return await call(store)
            } finally {
              await store.close()
            }
          },
          async () => {},
        )
      },
    }),
  },
]
