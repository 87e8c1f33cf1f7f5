import { canonicalJson, type DocumentChange } from '@selfread/core'
import { type ArchivedDocument, documentLabel, hashPersonal, seal } from '@selfread/storage-kit'
import { arrayLiteral } from '../driver/array-literal.ts'
import type { Value } from '../driver/caller.ts'
import { toColumn } from '../driver/text-column.ts'
import { logOfDocument, logOfEntry, type Shard, shardOfDocument } from '../shard.ts'
import type { LiveKey } from './subject-key-ring.ts'

/** Of an entry: in clear, or an HMAC. */
export const CLEAR = 0
export const PERSONAL = 1

interface PreparedEntry {
  readonly log: number
  readonly kind: number
  readonly name: string
  readonly value: string
}

interface PreparedDocument {
  readonly collection: string
  readonly key: string
  readonly keyLog: number
  readonly shard: Shard
  readonly hasPlace: boolean
  /** Canonical JSON; null where the document is deleted. */
  readonly valueText: string | null
  readonly sealedBy: Omit<LiveKey, 'key' | 'newKey'> | undefined
  readonly sealed: Uint8Array | null
  readonly entries: readonly PreparedEntry[]
}

/** How many values `documentValues` gives. */
const VALUES = 23

/** What `append_commit` is told of documents: of each the last change, since that is what stands. */
export function documentValues(
  changes: readonly DocumentChange[],
  write: {
    readonly tenant: string
    readonly partitions: number
    readonly keys: ReadonlyMap<string, LiveKey>
    readonly indexKey: Uint8Array
  },
): readonly Value[] {
  if (changes.length === 0) return Array<null>(VALUES).fill(null)
  const last = new Map(changes.map((it) => [JSON.stringify([it.collection, it.key]), it]))
  return valuesOf([...last.values()].map((change) => prepare(change, write)))
}

/** What `change_documents` is told of the documents of an archive, all of one tenant and each once. */
export function archivedDocumentValues(
  documents: readonly ArchivedDocument[],
  archive: {
    readonly partitions: number
    readonly keyOf: (id: number) => Omit<LiveKey, 'key' | 'newKey'>
  },
): readonly Value[] {
  const { partitions, keyOf } = archive
  return valuesOf(
    documents.map((document) => ({
      ...document,
      keyLog: logOfDocument(partitions, document),
      shard: shardOfDocument(partitions, document),
      hasPlace: document.place !== undefined,
      valueText: canonicalJson(document.value),
      sealedBy: document.sealed && keyOf(document.sealed.keyId),
      sealed: document.sealed?.ciphertext ?? null,
      entries: document.entries.map(({ name, value, isPersonal }) => {
        const kind = isPersonal ? PERSONAL : CLEAR
        const { tenant, collection } = document
        const log = logOfEntry(partitions, { tenant, collection, kind, name, value })
        return { log, kind, name, value }
      }),
    })),
  )
}

function valuesOf(documents: readonly PreparedDocument[]): readonly Value[] {
  const entries = documents.flatMap(({ collection, key, shard, entries }) =>
    entries.map((entry) => ({ ...entry, collection, key, shard })),
  )
  const { numbers, texts, booleans, bytes } = arrayLiteral
  return [
    numbers(documents.map(({ keyLog }) => keyLog)),
    texts(documents.map(({ collection }) => toColumn(collection))),
    texts(documents.map(({ key }) => toColumn(key))),
    numbers(documents.map(({ shard }) => shard.log)),
    texts(documents.map(({ shard }) => toColumn(shard.place))),
    booleans(documents.map(({ hasPlace }) => hasPlace)),
    texts(documents.map(({ valueText }) => valueText)),
    texts(documents.map(({ sealedBy }) => (sealedBy ? toColumn(sealedBy.subject) : null))),
    numbers(documents.map(({ sealedBy }) => sealedBy?.log ?? null)),
    numbers(documents.map(({ sealedBy }) => sealedBy?.generation ?? null)),
    bytes(documents.map(({ sealed }) => sealed)),
    texts(documents.map(({ entries }) => numbers(entries.map(({ log }) => log)))),
    texts(documents.map(({ entries }) => numbers(entries.map(({ kind }) => kind)))),
    texts(documents.map(({ entries }) => texts(entries.map(({ name }) => toColumn(name))))),
    texts(documents.map(({ entries }) => texts(entries.map(({ value }) => toColumn(value))))),
    numbers(entries.map(({ log }) => log)),
    texts(entries.map(({ collection }) => toColumn(collection))),
    numbers(entries.map(({ kind }) => kind)),
    texts(entries.map(({ name }) => toColumn(name))),
    texts(entries.map(({ value }) => toColumn(value))),
    texts(entries.map(({ key }) => toColumn(key))),
    numbers(entries.map(({ shard }) => shard.log)),
    texts(entries.map(({ shard }) => toColumn(shard.place))),
  ]
}

function prepare(
  change: DocumentChange,
  write: Parameters<typeof documentValues>[1],
): PreparedDocument {
  const { tenant, partitions, keys } = write
  const { collection, key: name } = change
  const document = { tenant, collection, key: name }
  const { place, personal } = change.change === 'put' ? change : {}
  const key = personal && keys.get(personal.subject)
  return {
    collection,
    key: name,
    keyLog: logOfDocument(partitions, document),
    shard: shardOfDocument(partitions, { ...document, place }),
    hasPlace: place !== undefined,
    valueText: change.change === 'put' ? canonicalJson(change.value) : null,
    sealedBy: key,
    sealed:
      personal && key
        ? seal(key.key, Buffer.from(canonicalJson(personal.data)), documentLabel(document))
        : null,
    entries: change.change === 'put' ? entriesOf(change, write) : [],
  }
}

/** Each once, whatever the caller says. */
function entriesOf(
  change: Extract<DocumentChange, { readonly change: 'put' }>,
  { tenant, partitions, indexKey }: Parameters<typeof documentValues>[1],
): readonly PreparedEntry[] {
  const { collection } = change
  const entries = new Map<string, PreparedEntry>()
  for (const { name, value: said, isPersonal } of change.indexes) {
    const kind = isPersonal ? PERSONAL : CLEAR
    const value = isPersonal ? hashPersonal(indexKey, { collection, name, value: said }) : said
    const log = logOfEntry(partitions, { tenant, collection, kind, name, value })
    entries.set(JSON.stringify([kind, name, value]), { log, kind, name, value })
  }
  return [...entries.values()]
}
