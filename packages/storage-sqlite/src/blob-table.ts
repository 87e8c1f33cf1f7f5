import { createHash } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import type { Connection } from './open-database.ts'
import { seal } from './seal.ts'
import { openSealed } from './sealed-data.ts'

/** The largest blob: a sealed copy passes through memory. */
const maxBlobBytes = 256 * 1_024 * 1_024

/** Raw bytes under their SHA-256, one sealed copy for every subject. */
export interface BlobTable {
  /** Call inside a transaction. */
  put(blob: {
    readonly tenant: string
    readonly subject: string
    readonly bytes: Uint8Array
  }): string
  get(query: { readonly tenant: string; readonly sha256: string }): Uint8Array | undefined
  /** Call inside a transaction. */
  erase(keyId: number): void
}

interface BlobRow {
  readonly subject: string
  readonly key: Buffer
  readonly content: Buffer
}

export function createBlobTable(database: Connection, keys: KeyRing): BlobTable {
  const selectKnown = database
    .prepare('select 1 from blob where tenant_id = ? and sha256 = ? and key_id = ?')
    .pluck()
  const insert = database.prepare(
    'insert into blob (tenant_id, sha256, key_id, content) values (?, ?, ?, ?)',
  )
  const select = database.prepare(`
    select k.subject, k.key, b.content from blob b join subject_key k on k.id = b.key_id
    where b.tenant_id = ? and b.sha256 = ? and b.content is not null and k.key is not null
    order by b.id limit 1`)
  const erase = database.prepare('update blob set content = null where key_id = ?')

  return {
    put({ tenant, subject, bytes }) {
      if (bytes.length > maxBlobBytes)
        throw new RangeError(`A blob of ${bytes.length} bytes; at most ${maxBlobBytes} are kept.`)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const { id, key } = keys.ensureKey(tenant, subject)
      const tenantId = keys.ensureTenant(tenant)
      if (selectKnown.get(tenantId, sha256, id) === undefined)
        insert.run(tenantId, sha256, id, seal(key, bytes, blobLabel({ tenant, sha256 })))
      return sha256
    },

    get({ tenant, sha256 }) {
      const row = select.get(keys.findTenant(tenant) ?? null, sha256) as BlobRow | undefined
      if (row === undefined) return undefined
      const bytes = openSealed(keys, {
        key: { tenant, subject: row.subject, key: row.key },
        sealed: row.content,
        label: blobLabel({ tenant, sha256 }),
      })
      return bytes && new Uint8Array(bytes)
    },

    erase(keyId) {
      erase.run(keyId)
    },
  }
}

/** What a blob is sealed for. */
export function blobLabel(blob: {
  readonly tenant: string
  readonly sha256: string
}): readonly string[] {
  return ['blob', blob.tenant, blob.sha256]
}
