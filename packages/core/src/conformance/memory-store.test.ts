import { describe, expect, it } from 'vitest'
import { memoryStore } from './memory-store.ts'
import { commitOf, notes, tenant, textsIn } from './store-law-kit.ts'

describe('memoryStore', () => {
  it('has one log unless told', async () => {
    expect(await memoryStore().logHeads()).toHaveLength(1)
    expect(await memoryStore({ partitions: 5 }).logHeads()).toHaveLength(5)
  })

  it.each([0, 1.5, 1_025, Number.NaN])('refuses %d logs', (partitions) => {
    expect(() => memoryStore({ partitions })).toThrow(RangeError)
  })

  it('shares nothing with another one', async () => {
    await memoryStore().append(commitOf({ appends: [notes('place/1', 0, 'a')] }))
    expect(await textsIn(memoryStore(), 'place/1')).toEqual([])
  })

  it('refuses to wait within a transaction for its end', async () => {
    const store = memoryStore()
    const commit = commitOf({ appends: [notes('place/1', 0, 'a')] })
    await store.transaction(tenant, async (within) => {
      await expect(store.append(commit)).rejects.toThrow(
        'Within a transaction use what it hands in',
      )
      await expect(textsIn(store, 'place/1')).rejects.toThrow('Within a transaction')
      await expect(store.transaction(tenant, async () => 'inner')).rejects.toThrow('Within')
      await within.append(commit)
    })
    expect(await textsIn(store, 'place/1')).toEqual(['a'])
  })

  it('takes calls again that were started in a transaction and come after it', async () => {
    const store = memoryStore()
    let go = () => {}
    const later = new Promise<void>((resolve) => {
      go = resolve
    })
    const started = await store.transaction(tenant, async () => ({
      call: later.then(() => textsIn(store, 'place/1')),
    }))
    go()
    expect(await started.call).toEqual([])
  })

  it('lets those who come during a transaction write after it, one after another', async () => {
    const store = memoryStore()
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const first = store.transaction(tenant, async (within) => {
      await within.append(commitOf({ appends: [notes('place/1', 0, 'first')] }))
      await ended
    })
    const others = [1, 2, 3].map((version) =>
      store.append(commitOf({ appends: [notes('place/1', version, `other ${version}`)] })),
    )
    expect(await textsIn(store, 'place/1')).toEqual([])
    end()
    await Promise.all([first, ...others])
    expect(await textsIn(store, 'place/1')).toEqual(['first', 'other 1', 'other 2', 'other 3'])
  })
})
