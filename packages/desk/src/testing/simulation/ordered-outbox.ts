import type { ClaimedMessage, Commit, Store } from '@selfread/core'

/**
 * The same store, handing messages out in the order in which they were queued.
 * Stores are free in the order, and what a seed comes to may not depend on it.
 *
 * @param queued the messages queued so far, by any connection of the run.
 */
export function orderedOutbox(store: Store, queued: Set<string>): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'append') return append
      if (name === 'claimMessages') return claimMessages
      const method = Reflect.get(target, name)
      return typeof method === 'function' ? method.bind(target) : method
    },
  })

  async function append(commit: Commit) {
    const receipt = await store.append(commit)
    for (const { id } of commit.messages ?? []) queued.add(id)
    return receipt
  }

  async function claimMessages(
    claim: Parameters<Store['claimMessages']>[0],
  ): Promise<readonly ClaimedMessage[]> {
    const order = [...queued]
    const claimed = await store.claimMessages(claim)
    return claimed.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  }
}
