import {
  type Actor,
  canonicalJson,
  createMerkleLog,
  factLabel,
  type JsonValue,
  leafBytes,
  leafHash,
  type MerkleLog,
  type StoredFact,
  type StreamAppend,
  type TreeHead,
  VersionConflictError,
} from '@selfread/core'
import type { KeyRing } from './key-ring.ts'
import type { Connection } from './open-database.ts'
import { openJson, sealJson } from './sealed-data.ts'

const defaultFeedLimit = 1_000

/** Facts, streams and the Merkle log. */
export interface FactTable {
  /** Numbers and stores facts and moves the head: call inside a transaction. */
  append(decision: {
    readonly tenant: string
    readonly recordedAt: string
    readonly actor: Actor
    readonly appends: readonly StreamAppend[]
  }): { readonly facts: readonly StoredFact[]; readonly head: TreeHead }
  readStream(query: {
    readonly tenant: string
    readonly stream: string
    readonly afterVersion?: number
  }): readonly StoredFact[]
  readFeed(query: {
    readonly tenant: string
    readonly afterPosition?: number
    readonly limit?: number
  }): readonly StoredFact[]
  readLeaf(query: { readonly tenant: string; readonly position: number }): Uint8Array | undefined
  treeHead(): TreeHead
  leafHashes(range: { readonly from: number; readonly to: number }): readonly string[]
}

interface FactRow {
  readonly position: number
  readonly tenant: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly recorded_at: string
  readonly actor_kind: Actor['kind']
  readonly actor_id: string
  readonly data: string
  readonly subject: string | null
  readonly key: Buffer | null
  readonly sealed: Buffer | null
}

const selectFacts = `
  select f.position, t.name as tenant, s.name as stream, f.version, f.type, f.recorded_at,
    f.actor_kind, f.actor_id, f.data, k.subject, k.key, f.sealed
  from fact f
  join tenant t on t.id = f.tenant_id
  join stream s on s.id = f.stream_id
  left join subject_key k on k.id = f.key_id`

export function createFactTable(database: Connection, keys: KeyRing): FactTable {
  const selectStream = database.prepare(
    'select id, version from stream where tenant_id = ? and name = ?',
  )
  const insertStream = database.prepare(
    'insert into stream (tenant_id, name, version) values (?, ?, 0)',
  )
  const updateStream = database.prepare('update stream set version = ? where id = ?')
  const insertFact = database.prepare(`
    insert into fact (position, tenant_id, stream_id, version, type, recorded_at, actor_kind,
      actor_id, data, key_id, sealed)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertLeaf = database.prepare('insert into leaf (position, hash) values (?, ?)')
  const selectHead = database.prepare('select size, root_hash, subtrees from merkle_head')
  const replaceHead = database.prepare(
    'insert or replace into merkle_head (id, size, root_hash, subtrees) values (1, ?, ?, ?)',
  )
  const selectLeaves = database
    .prepare('select hash from leaf where position >= ? and position < ? order by position')
    .pluck()
  const selectByStream = database.prepare(
    `${selectFacts} where s.tenant_id = ? and s.name = ? and f.version > ? order by f.version`,
  )
  const selectByTenant = database.prepare(
    `${selectFacts} where f.tenant_id = ? and f.position > ? order by f.position limit ?`,
  )
  const selectByPosition = database.prepare(
    `${selectFacts} where f.tenant_id = ? and f.position = ?`,
  )

  function readLog(): MerkleLog {
    const row = selectHead.get() as { size: number; subtrees: Buffer } | undefined
    return row === undefined
      ? createMerkleLog()
      : createMerkleLog({ size: row.size, range: splitHashes(row.subtrees) })
  }

  function ensureStream(tenantId: number, name: string): { id: number; version: number } {
    const known = selectStream.get(tenantId, name) as { id: number; version: number } | undefined
    return known ?? { id: Number(insertStream.run(tenantId, name).lastInsertRowid), version: 0 }
  }

  return {
    append({ tenant, recordedAt, actor, appends }) {
      const tenantId = keys.ensureTenant(tenant)
      const log = readLog()
      const facts: StoredFact[] = []
      for (const { stream, expectedVersion, facts: drafts } of appends) {
        const row = ensureStream(tenantId, stream)
        let version = row.version
        if (version !== expectedVersion)
          throw new VersionConflictError({ stream, expectedVersion, actualVersion: version })
        for (const { type, data, personal } of drafts) {
          version += 1
          const position = log.size
          const sealed =
            personal &&
            sealJson(keys, { tenant, ...personal, label: factLabel({ tenant, stream, version }) })
          const text = canonicalJson(data as JsonValue)
          const fact = { tenant, stream, version, type, recordedAt, actor, data: JSON.parse(text) }
          const hash = leafHash(
            leafBytes({
              ...fact,
              ...(sealed &&
                personal && {
                  sealed: { subject: personal.subject, ciphertext: sealed.sealed },
                }),
            }),
          )
          insertFact.run(
            position,
            tenantId,
            row.id,
            version,
            type,
            recordedAt,
            actor.kind,
            actor.id,
            text,
            sealed?.keyId ?? null,
            sealed?.sealed ?? null,
          )
          insertLeaf.run(position, Buffer.from(hash, 'hex'))
          log.append(hash)
          facts.push({
            ...fact,
            position,
            actor: { kind: actor.kind, id: actor.id },
            ...(personal && { personal: copyPersonal(personal) }),
          })
        }
        if (drafts.length > 0) updateStream.run(version, row.id)
      }
      const rootHash = log.root()
      if (facts.length > 0)
        replaceHead.run(
          log.size,
          Buffer.from(rootHash, 'hex'),
          Buffer.from(log.range.join(''), 'hex'),
        )
      return { facts, head: { size: log.size, rootHash } }
    },

    readStream({ tenant, stream, afterVersion = 0 }) {
      const tenantId = keys.findTenant(tenant)
      if (tenantId === undefined) return []
      const rows = selectByStream.all(tenantId, stream, afterVersion) as FactRow[]
      return rows.map((row) => factOf(row, keys))
    },

    readFeed({ tenant, afterPosition = -1, limit = defaultFeedLimit }) {
      const tenantId = keys.findTenant(tenant)
      if (tenantId === undefined) return []
      const rows = selectByTenant.all(tenantId, afterPosition, limit) as FactRow[]
      return rows.map((row) => factOf(row, keys))
    },

    readLeaf({ tenant, position }) {
      const tenantId = keys.findTenant(tenant)
      const row = selectByPosition.get(tenantId ?? null, position) as FactRow | undefined
      return row && leafBytes(leafContentOf(row))
    },

    treeHead() {
      const log = readLog()
      return { size: log.size, rootHash: log.root() }
    },

    leafHashes({ from, to }) {
      const hashes = selectLeaves.all(from, to) as Buffer[]
      return hashes.map((hash) => hash.toString('hex'))
    },
  }
}

/** What the leaf of a stored fact says. */
function leafContentOf(row: FactRow): Parameters<typeof leafBytes>[0] {
  return {
    tenant: row.tenant,
    stream: row.stream,
    version: row.version,
    type: row.type,
    recordedAt: row.recorded_at,
    actor: { kind: row.actor_kind, id: row.actor_id },
    data: JSON.parse(row.data),
    ...(row.sealed !== null &&
      row.subject !== null && { sealed: { subject: row.subject, ciphertext: row.sealed } }),
  }
}

function factOf(row: FactRow, keys: KeyRing): StoredFact {
  const { sealed: _, ...content } = leafContentOf(row)
  const fact = { ...content, position: row.position }
  if (row.sealed === null || row.subject === null) return fact
  const data = openJson(keys, {
    key: { tenant: row.tenant, subject: row.subject, key: row.key },
    sealed: row.sealed,
    label: factLabel(row),
  })
  return data === undefined
    ? { ...fact, isErased: true }
    : { ...fact, personal: { subject: row.subject, data } }
}

/** The hashes of 32 bytes that a column holds one after another, in hex. */
export function splitHashes(bytes: Buffer): string[] {
  const hex = bytes.toString('hex')
  return hex.match(/.{64}/g) ?? []
}

function copyPersonal(personal: { readonly subject: string; readonly data: JsonValue }): {
  readonly subject: string
  readonly data: JsonValue
} {
  return { subject: personal.subject, data: JSON.parse(canonicalJson(personal.data)) }
}
