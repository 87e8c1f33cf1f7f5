import type { IndexEntry, StoredDocument } from '@selfread/core'
import { sha256 } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { documentKey } from './document-changes.ts'
import type { PutDocument } from './put-document.ts'

/** A document that an entry does not find, or finds although its facts do not say so. */
export interface EntryFault {
  readonly key: string
  readonly problem: string
}

/** Checks that the entries of documents find them, and nothing else. */
export interface EntryCheck {
  /** Takes a document that the facts say there is. */
  expect(put: PutDocument): Promise<void>
  /** Once all were taken; `again` gives all of them once more, where something is wrong. */
  finish(again: () => AsyncIterable<PutDocument>): Promise<readonly EntryFault[]>
}

/** Documents that share an entry, as many and which, without their names. */
interface Group {
  readonly collection: string
  readonly entry: IndexEntry
  count: number
  sum: number
}

const SUM_LIMIT = 2 ** 48

/**
 * An entry that finds one document only is checked at once. Those that several share are counted,
 * with a sum over their names' hashes: memory grows with the shared entries, not with the documents.
 */
export function checkEntries(context: DeskContext): EntryCheck {
  const groups = new Map<string, Group>()

  async function isAlone(put: PutDocument, entry: IndexEntry): Promise<boolean> {
    const [first, ...others] = await found(context, put.collection, entry, 2)
    return first !== undefined && others.length === 0 && first.key === put.key
  }

  return {
    async expect(put) {
      for (const entry of put.indexes) {
        const id = groupId(put.collection, entry)
        const known = groups.get(id)
        if (known === undefined && (await isAlone(put, entry))) continue
        const group = known ?? { collection: put.collection, entry, count: 0, sum: 0 }
        group.count++
        group.sum = (group.sum + hashOf(put)) % SUM_LIMIT
        groups.set(id, group)
      }
    },

    async finish(again) {
      const wrong = new Map<string, Group>()
      for (const [id, group] of groups) {
        if (!(await isAsFound(context, group))) wrong.set(id, group)
      }
      if (wrong.size === 0) return []
      const expected = new Map([...wrong.keys()].map((id) => [id, new Set<string>()]))
      for await (const put of again()) {
        for (const entry of put.indexes) {
          expected.get(groupId(put.collection, entry))?.add(documentKey(put))
        }
      }
      const faults: EntryFault[] = []
      for (const [id, { collection, entry }] of wrong) {
        const own = expected.get(id) ?? new Set()
        const stored = new Set((await found(context, collection, entry)).map(documentKey))
        for (const key of own.symmetricDifference(stored)) {
          const problem = own.has(key) ? 'is not found by its' : 'is found by a wrong'
          faults.push({ key, problem: `${problem} ${entry.name}` })
        }
      }
      return faults
    },
  }
}

async function isAsFound(context: DeskContext, group: Group): Promise<boolean> {
  const documents = await found(context, group.collection, group.entry)
  const sum = documents.reduce((total, it) => (total + hashOf(it)) % SUM_LIMIT, 0)
  return documents.length === group.count && sum === group.sum
}

/** The keys of the documents that an entry finds: all, or the first so many. */
async function found(
  { tenant, store }: DeskContext,
  collection: string,
  { name, value, isPersonal }: IndexEntry,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Pick<StoredDocument, 'collection' | 'key'>[]> {
  const where = { index: name, equals: value, ...(isPersonal && { isPersonal }) }
  const keys: Pick<StoredDocument, 'collection' | 'key'>[] = []
  let after: string | undefined
  do {
    const page = await store.findDocuments({
      ...{ tenant, collection, where },
      limit: Math.min(limit - keys.length, 1_000),
      ...(after !== undefined && { after }),
    })
    keys.push(...page.documents.map(({ key }) => ({ collection, key })))
    after = page.next
  } while (after !== undefined && keys.length < limit)
  return keys
}

function groupId(collection: string, { name, value }: IndexEntry): string {
  return JSON.stringify([collection, name, value])
}

/** 48 bits that follow from a document's name. */
function hashOf(document: Pick<StoredDocument, 'collection' | 'key'>): number {
  return Number.parseInt(sha256(documentKey(document)).slice(0, 12), 16)
}
