import { describe, expect, it } from 'vitest'
import type { Store } from '../ports/index.ts'
import type { Law } from './law.ts'
import { emptyStorage } from './memory-storage.ts'
import { openMemoryStore } from './memory-store.ts'
import { type StoreFlaw, storeFlaws } from './store-flaws.ts'
import { storeLaws } from './store-laws.ts'
import { storeModelLaws } from './store-model-laws.ts'
import { storePartitionLaws } from './store-partition-laws.ts'
import { storeSizeLaws } from './store-size-laws.ts'
import type { StoreSubject } from './store-subject.ts'

/** The memory store with a flaw, or without. */
function memorySubject(own?: StoreFlaw): StoreSubject {
  let storage: ReturnType<typeof emptyStorage> | undefined
  const opened = new Set<Store>()
  return {
    async open({ partitions = 2 } = {}) {
      if (own === 'forgets everything on reopening' && opened.size === 0) storage = undefined
      storage ??= emptyStorage(partitions)
      const store = openMemoryStore(storage, (flaw) => flaw === own)
      const close = async () => {
        opened.delete(store)
        await store.close()
      }
      opened.add(store)
      return { ...store, close }
    },
  }
}

type StoreLaw = Law<StoreSubject>

/** Laws that take their time are tried with the flaws that no other law catches. */
const slowLaws: readonly StoreLaw[] = [...storeSizeLaws, ...storePartitionLaws, ...storeModelLaws]
const isSlow = (law: StoreLaw) => slowLaws.includes(law)
/** A law in another way of using a store: `<name of the law>, each call in a transaction`. */
const plainOf = (law: StoreLaw) =>
  storeLaws.find((it) => it !== law && law.name.startsWith(`${it.name}, `))
const plainLaws = storeLaws.filter((law) => plainOf(law) === undefined)

async function brokenOf(laws: readonly StoreLaw[], flaw: StoreFlaw): Promise<readonly StoreLaw[]> {
  const results = await Promise.allSettled(laws.map((law) => law.check(memorySubject(flaw))))
  return laws.filter((_, index) => results[index]?.status === 'rejected')
}

const known = new Map<StoreFlaw, Promise<readonly StoreLaw[]>>()

/** The laws that a flaw breaks, found out once. */
function brokenBy(flaw: StoreFlaw): Promise<readonly StoreLaw[]> {
  const broken = known.get(flaw) ?? findBroken(flaw)
  known.set(flaw, broken)
  return broken
}

async function findBroken(flaw: StoreFlaw): Promise<readonly StoreLaw[]> {
  const quick = plainLaws.filter((law) => !isSlow(law))
  const broken = await brokenOf(quick, flaw)
  return broken.length > 0 ? broken : brokenOf(slowLaws, flaw)
}

/** Whether some flaw breaks a law: those first that break it in its plain form. */
async function isIdle(law: StoreLaw): Promise<boolean> {
  const plain = plainOf(law) ?? law
  for (const flaw of storeFlaws) {
    if (!(await brokenBy(flaw)).includes(plain)) continue
    if (plain === law || (await brokenOf([law], flaw)).length > 0) return false
  }
  return true
}

describe('store laws', () => {
  it.each(storeLaws)('hold for the memory store: $name', async (law) => {
    await expect(law.check(memorySubject())).resolves.toBeUndefined()
  })

  it.each(storeFlaws)('catch a flaw: %s', async (flaw) => {
    const broken = await brokenBy(flaw)
    expect(broken.map((law) => law.name)).not.toEqual([])
    // A flaw is one thing: a law that breaks for anything says nothing.
    expect(broken.length).toBeLessThan(plainLaws.length / 2)
  })

  it('each catch something, so that none is idle', async () => {
    const idle: string[] = []
    for (const law of storeLaws) if (await isIdle(law)) idle.push(law.name)
    expect(idle).toEqual([])
  })
})
