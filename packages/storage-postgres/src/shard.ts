import { hash } from 'node:crypto'

/** Where a row lies: the log that it is partitioned by, and its place. */
export interface Shard {
  readonly log: number
  /** The id of the place it is about; its own name where it is about none. */
  readonly place: string
}

const placePrefix = 'place/'

/** Where the facts of a stream are. The log is that of `partitionOf` in the core, by node:crypto. */
export function shardOfStream(partitions: number, tenant: string, stream: string): Shard {
  return {
    log: logOf(partitions, [tenant, stream]),
    place: stream.startsWith(placePrefix) ? stream.slice(placePrefix.length) : stream,
  }
}

/** Where a document is: with the facts of its place, or by its own name. */
export function shardOfDocument(
  partitions: number,
  document: {
    readonly tenant: string
    readonly collection: string
    readonly key: string
    readonly place?: string | undefined
  },
): Shard {
  const { tenant, collection, key, place } = document
  return place === undefined
    ? { log: logOfDocument(partitions, { tenant, collection, key }), place: `${collection}/${key}` }
    : { log: logOf(partitions, [tenant, placePrefix + place]), place }
}

/** Where it is noted where a document is: by its key, since who asks for a key knows no place. */
export function logOfDocument(
  partitions: number,
  document: { readonly tenant: string; readonly collection: string; readonly key: string },
): number {
  return logOf(partitions, [document.tenant, 'document', document.collection, document.key])
}

/** Where an entry is: by its value, so that finding by an identifier asks one partition. */
export function logOfEntry(
  partitions: number,
  entry: {
    readonly tenant: string
    readonly collection: string
    readonly kind: number
    readonly name: string
    readonly value: string
  },
): number {
  const { tenant, collection, kind, name, value } = entry
  return logOf(partitions, [tenant, 'entry', collection, kind, name, value])
}

/** Where the keys of a subject are. */
export function logOfSubject(partitions: number, tenant: string, subject: string): number {
  return logOf(partitions, [tenant, 'subject', subject])
}

/** Where a blob is. */
export function logOfBlob(partitions: number, tenant: string, sha256: string): number {
  return logOf(partitions, [tenant, 'blob', sha256])
}

/** Where a message is. */
export function logOfMessage(partitions: number, tenant: string, id: string): number {
  return logOf(partitions, [tenant, 'message', id])
}

/** JSON of texts and whole numbers is canonical as it is. */
function logOf(partitions: number, name: readonly (string | number)[]): number {
  if (partitions === 1) return 0
  return hash('sha256', JSON.stringify(name), 'buffer').readUIntBE(0, 6) % partitions
}
