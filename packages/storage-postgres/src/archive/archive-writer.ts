import {
  type ArchivedDocument,
  type ArchivedFact,
  type ArchivedLeaf,
  ArchiveError,
  type ArchiveRecord,
  type ByteLog,
  indexKeyLabel,
  subjectKeyLabel,
} from '@selfread/storage-kit'
import { arrayLiteral } from '../driver/array-literal.ts'
import { toColumn } from '../driver/text-column.ts'
import { logOfBlob, logOfMessage, logOfSubject, shardOfStream } from '../shard.ts'
import type { StoreContext } from '../store-context.ts'
import { archivedDocumentValues } from '../write/prepare-documents.ts'

const rowsAtOnce = 500

/** Where a key of the archive is kept here. */
interface KeyPlace {
  readonly subject: string
  readonly log: number
  readonly generation: number
}

type FactToWrite = ArchivedFact & { readonly leaf: ArchivedLeaf }

/** Writes the records of an archive, many at once where they are of one tenant. */
export interface ArchiveWriter {
  /** A fact comes with what it adds to its log. */
  write(record: ArchiveRecord, leaf?: ArchivedLeaf): Promise<void>
  /** Writes what is left, and the heads. */
  finish(logs: readonly ByteLog[]): Promise<void>
}

export function createArchiveWriter({ caller, partitions, wrapper }: StoreContext): ArchiveWriter {
  const keys = new Map<number, KeyPlace>()
  const generations = new Map<string, { generation: number; isLive: boolean }>()
  let facts: FactToWrite[] = []
  let documents: ArchivedDocument[] = []

  /** Writes what was gathered: before anything else of another kind or tenant comes. */
  async function flush(): Promise<void> {
    const [[fact], [document]] = [facts, documents]
    if (fact !== undefined)
      await caller.call('restore_facts', [toColumn(fact.tenant), ...factValues(facts)])
    if (document !== undefined)
      await caller.call('change_documents', [
        toColumn(document.tenant),
        ...archivedDocumentValues(documents, { partitions, keyOf }),
      ])
    facts = []
    documents = []
  }

  function keyOf(id: number): KeyPlace {
    const place = keys.get(id)
    if (place === undefined)
      throw new ArchiveError({
        code: 'malformed',
        message: `A record names key ${id}, which is not there.`,
      })
    return place
  }

  function factValues(rows: readonly FactToWrite[]) {
    const { numbers, texts, bytes } = arrayLiteral
    const shards = rows.map(({ tenant, stream }) => shardOfStream(partitions, tenant, stream))
    const sealed = rows.map((row) => row.sealed && keyOf(row.sealed.keyId))
    return [
      numbers(rows.map(({ partition }) => partition)),
      numbers(rows.map(({ position }) => position)),
      texts(shards.map(({ place }) => toColumn(place))),
      texts(rows.map(({ stream }) => toColumn(stream))),
      numbers(rows.map(({ version }) => version)),
      texts(rows.map(({ type }) => toColumn(type))),
      texts(rows.map(({ recordedAt }) => toColumn(recordedAt))),
      texts(rows.map(({ actor }) => toColumn(actor.kind))),
      texts(rows.map(({ actor }) => toColumn(actor.id))),
      texts(rows.map(({ leaf }) => leaf.dataText)),
      texts(sealed.map((key) => (key ? toColumn(key.subject) : null))),
      numbers(sealed.map((key) => key?.log ?? null)),
      numbers(sealed.map((key) => key?.generation ?? null)),
      bytes(rows.map((row) => row.sealed?.ciphertext ?? null)),
      bytes(rows.map(({ leaf }) => Buffer.concat(leaf.completed))),
    ]
  }

  async function writeKey(record: Extract<ArchiveRecord, { kind: 'subject_key' }>): Promise<void> {
    const { id, tenant, subject, key } = record
    const name = JSON.stringify([tenant, subject])
    const last = generations.get(name)
    if (last?.isLive)
      throw new ArchiveError({
        code: 'malformed',
        message: `Key ${id} of ${subject} comes after the one that lives.`,
      })
    const place = {
      ...{ subject, log: logOfSubject(partitions, tenant, subject) },
      generation: (last?.generation ?? 0) + 1,
    }
    generations.set(name, { generation: place.generation, isLive: key !== undefined })
    keys.set(id, place)
    await caller.call('restore_keys', [
      toColumn(tenant),
      arrayLiteral.numbers([place.log]),
      arrayLiteral.texts([toColumn(subject)]),
      arrayLiteral.numbers([place.generation]),
      arrayLiteral.bytes([key ? wrapper.wrap(key, subjectKeyLabel(tenant, subject)) : null]),
    ])
  }

  async function writeOne(record: ArchiveRecord): Promise<void> {
    if (record.kind === 'tenant') {
      const { tenant, indexKey } = record
      const wrapped = wrapper.wrap(indexKey, indexKeyLabel(tenant))
      await caller.call('tenant_key', [toColumn(tenant), wrapped])
    } else if (record.kind === 'subject_key') await writeKey(record)
    else if (record.kind === 'commit_key') {
      const { tenant, stream, idempotencyKey, fingerprint } = record
      const { log, place } = shardOfStream(partitions, tenant, stream)
      await caller.call('restore_commit_key', [
        ...[toColumn(tenant), log, toColumn(place), toColumn(stream), toColumn(idempotencyKey)],
        fingerprint,
        arrayLiteral.numbers(record.facts.map(([partition]) => partition)),
        arrayLiteral.numbers(record.facts.map(([, position]) => position)),
      ])
    } else if (record.kind === 'blob') {
      const { tenant, sha256, ciphertext } = record
      const { subject, log, generation } = keyOf(record.keyId)
      await caller.call('restore_blob', [
        ...[toColumn(tenant), logOfBlob(partitions, tenant, sha256), sha256, toColumn(subject)],
        ...[log, generation, Math.max(0, (ciphertext?.length ?? 0) - sealOverhead)],
        ciphertext ?? null,
      ])
    } else if (record.kind === 'message') {
      const { tenant, id, transport, state, attempts, leaseUntil, enqueuedAt } = record
      const { subject, log, generation } = keyOf(record.keyId)
      await caller.call('restore_message', [
        ...[toColumn(tenant), logOfMessage(partitions, tenant, id), toColumn(id)],
        ...[toColumn(transport), state, toColumn(subject), log, generation],
        ...[record.ciphertext ?? null, attempts, columnOf(leaseUntil), toColumn(enqueuedAt)],
        ...[columnOf(record.settledAt), record.detail ?? null],
      ])
    } else if (record.kind === 'checkpoint')
      await caller.call('keep_checkpoint', [record.size, toColumn(record.note)])
  }

  return {
    async write(record, leaf) {
      const waiting = facts[0] ?? documents[0]
      const isFull = facts.length === rowsAtOnce || documents.length === rowsAtOnce
      const isOther =
        waiting !== undefined &&
        (waiting.kind !== record.kind || ('tenant' in record && record.tenant !== waiting.tenant))
      if (isFull || isOther) await flush()
      if (record.kind === 'document') documents.push(record)
      else if (record.kind === 'fact' && leaf !== undefined) facts.push({ ...record, leaf })
      else await writeOne(record)
    },
    async finish(logs) {
      await flush()
      for (const [partition, log] of logs.entries())
        await caller.call('restore_head', [partition, log.size, log.root(), log.range()])
    },
  }
}

/** Nonce and tag of AES-256-GCM around the bytes. */
const sealOverhead = 28

function columnOf(text: string | undefined): string | null {
  return text === undefined ? null : toColumn(text)
}
