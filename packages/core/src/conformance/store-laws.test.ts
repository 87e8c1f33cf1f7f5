import { describe, expect, it } from 'vitest'
import { memoryStore } from './memory-store.ts'
import { storeFlaws } from './store-flaws.ts'
import { storeLaws } from './store-laws.ts'

describe('store laws', () => {
  it.each(storeLaws)('hold for the reference store: $name', async (law) => {
    await expect(law.check(memoryStore())).resolves.toBeUndefined()
  })

  it.each(storeFlaws)('catch a store that %s', async (flaw) => {
    const results = await Promise.allSettled(storeLaws.map((law) => law.check(memoryStore(flaw))))
    const broken = storeLaws.filter((_, index) => results[index]?.status === 'rejected')
    expect(broken.map((law) => law.name)).not.toEqual([])
    // A flaw is one thing: a law that breaks for anything says nothing.
    expect(broken.length).toBeLessThan(storeLaws.length / 2)
  })

  it('each catch something, so that none is idle', async () => {
    const idle = new Set(storeLaws.map((law) => law.name))
    for (const flaw of storeFlaws)
      for (const law of storeLaws)
        await law.check(memoryStore(flaw)).catch(() => idle.delete(law.name))
    expect([...idle]).toEqual([])
  })
})
