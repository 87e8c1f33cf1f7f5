import type { StoreTransaction } from '@selfread/core'

/** A transaction that takes calls of its tenant only: others reject with TypeError. */
export function heldTo(tenant: string, transaction: StoreTransaction): StoreTransaction {
  function hold<Query extends { readonly tenant: string }, Result>(
    call: (query: Query) => Promise<Result>,
  ): (query: Query) => Promise<Result> {
    return async (query) => {
      if (query.tenant !== tenant)
        throw new TypeError(
          `The transaction is of tenant ${tenant}; the call names ${query.tenant}.`,
        )
      return call(query)
    }
  }
  return {
    append: hold(transaction.append),
    readStream: hold(transaction.readStream),
    findDocuments: hold(transaction.findDocuments),
    countDocuments: hold(transaction.countDocuments),
    getDocument: hold(transaction.getDocument),
    putBlob: hold(transaction.putBlob),
    getBlob: hold(transaction.getBlob),
    claimMessages: hold(transaction.claimMessages),
    settleMessage: hold(transaction.settleMessage),
  }
}
