import assert from 'node:assert/strict'
import { canonicalJson, type JsonValue } from '../journal/index.ts'
import {
  IdempotencyConflictError,
  type Store,
  StoreError,
  type StoreTransaction,
  type SubjectItem,
  VersionConflictError,
} from '../ports/index.ts'
import type { Law } from './law.ts'
import { memoryStore } from './memory-store.ts'
import { seededChoice } from './seeded-choice.ts'
import { type LawKit, storeLaw } from './store-law-kit.ts'
import type { StoreSubject } from './store-subject.ts'
import { createStoreUsage, type StoreUsage, type UsageStep } from './store-usage.ts'

const PARTITIONS = 3
const STEPS = 120
const REFUSED = { isRefused: true }

/** What a call came to, so that two stores can be compared. */
async function outcomeOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return { value: await call() }
  } catch (error) {
    // Where a commit is too late and of a wrong clock too, a store may say either.
    if (VersionConflictError.is(error)) return REFUSED
    if (IdempotencyConflictError.is(error)) return { key: [error.stream, error.idempotencyKey] }
    if (StoreError.is(error) && error.code === 'clock_went_back') return REFUSED
    return { error: String(error) }
  }
}

/** A store under test beside the memory store that it must agree with. */
interface Pair {
  readonly model: Store
  store: Store
}

async function compare(pair: Pair, what: string, call: (store: Store) => Promise<unknown>) {
  const expected = await outcomeOf(() => call(pair.model))
  assert.deepEqual(await outcomeOf(() => call(pair.store)), expected, what)
}

/** A few calls in a transaction that ends well or is given up. */
async function compareTransaction(
  pair: Pair,
  query: { readonly usage: StoreUsage; readonly owner: string; readonly steps: number },
  isGivenUp: boolean,
): Promise<void> {
  const { usage, owner } = query
  const steps: UsageStep[] = []
  const reason = new Error('given up')
  const work =
    (step: (within: StoreTransaction, at: number) => Promise<UsageStep>) =>
    async (within: StoreTransaction) => {
      const outcomes: unknown[] = []
      for (let at = 0; at < query.steps; at += 1) {
        const { run } = await step(within, at)
        outcomes.push(await outcomeOf(() => run(within)))
      }
      if (isGivenUp) throw reason
      return outcomes
    }
  const expected = await outcomeOf(() =>
    pair.model.transaction(
      owner,
      work(async (within) => {
        const step = await usage.next(owner, within)
        steps.push(step)
        return step
      }),
    ),
  )
  const found = await outcomeOf(() =>
    pair.store.transaction(
      owner,
      work(async (_, at) => steps[at] as UsageStep),
    ),
  )
  const names = steps.map((step) => step.name).join('\n')
  assert.deepEqual(found, expected, `transaction, ${isGivenUp ? 'given up' : 'kept'}:\n${names}`)
}

/** What the feed has behind its last reading; facts of several logs in any order. */
async function feedBehind(store: Store, owner: string, cursors: Map<string, string>) {
  const after = cursors.get(owner)
  const page = await store.readFeed({ tenant: owner, ...(after !== undefined && { after }) })
  cursors.set(owner, page.next)
  return page.facts.toSorted((a, b) => a.partition - b.partition || a.position - b.position)
}

/** All that is held on a person, page by page; what comes first among its kind is left open. */
async function heldOn(store: Store, person: Parameters<Store['eraseSubject']>[0]) {
  const items: SubjectItem[] = []
  let page = await store.readSubject({ ...person, limit: 3 })
  items.push(...page.items)
  while (page.next !== undefined && items.length < 1_000) {
    page = await store.readSubject({ ...person, limit: 3, after: page.next })
    items.push(...page.items)
  }
  const kinds = items.map((item) => item.kind)
  // Of interfaces, which the compiler takes for no JSON although all their fields are.
  const texts = items.map((item) => canonicalJson(item as unknown as JsonValue))
  return { kinds, texts: texts.toSorted() }
}

/** Uses a store as a seed says, and compares all answers with those of the memory store. */
async function compareWithMemory(store: Store, kit: LawKit, seed: number): Promise<void> {
  const choice = seededChoice(seed)
  const usage = createStoreUsage(choice)
  const pair: Pair = { model: memoryStore({ partitions: PARTITIONS }), store }
  let other = await kit.connect()
  const cursors = { model: new Map<string, string>(), store: new Map<string, string>() }
  for (let count = 0; count < STEPS; count += 1) {
    const owner = usage.tenant()
    const name = (what: string) => `seed ${seed}, step ${count}: ${what}`
    const kind = choice.below(14)
    if (kind === 0) {
      const person = usage.person(owner)
      usage.forget(person)
      await compare(pair, name('erase'), (it) => it.eraseSubject(person))
    } else if (kind === 1) {
      const person = usage.person(owner)
      await compare(pair, name(`held on ${person.subject}`), (it) => heldOn(it, person))
    } else if (kind === 2) {
      await compare(pair, name('feed'), (it) =>
        feedBehind(it, owner, it === pair.model ? cursors.model : cursors.store),
      )
    } else if (kind < 6) {
      const steps = 1 + choice.below(4)
      await compareTransaction(pair, { usage, owner, steps }, choice.oneIn(3))
    } else {
      const step = await usage.next(owner, pair.model)
      await compare(pair, name(step.name), (it) => step.run(it))
    }
    if (choice.oneIn(3)) [pair.store, other] = [other, pair.store]
    if (choice.oneIn(40)) {
      await other.close()
      other = await kit.connect()
    }
  }
  const sizes = async (it: Store) => (await it.logHeads()).map((head) => head.size)
  await compare(pair, `seed ${seed}: sizes`, sizes)
  const { faults, facts } = await pair.store.verify()
  const { facts: expected } = await pair.model.verify()
  assert.deepEqual([faults, facts], [[], expected], `seed ${seed}: verification`)
}

/**
 * The law that a long use gives what the memory store gives: streams, documents, blobs, messages,
 * persons, transactions and erasures in an order that follows from the seed alone. `storeLaws` have
 * three seeds of it; try more where a store is new.
 *
 * @example
 * ```ts
 * for (let seed = 1; seed <= 1_000; seed += 1) await storeModelLaw(seed).check(freshSubject())
 * ```
 */
export function storeModelLaw(seed: number): Law<StoreSubject> {
  return storeLaw(
    `a long use led by chance gives what the memory store gives, seed ${seed}`,
    (store, kit) => compareWithMemory(store, kit, seed),
    { partitions: PARTITIONS },
  )
}

/** What every store promises in any use. */
export const storeModelLaws: readonly Law<StoreSubject>[] = [1, 2, 3].map(storeModelLaw)
