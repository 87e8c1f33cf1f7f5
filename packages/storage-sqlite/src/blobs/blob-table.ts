import { hash } from 'node:crypto'
import { assertBlobSize, blobLabel, seal } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openBytes } from '../keys/sealed-data.ts'

/** Nonce and tag that AES-256-GCM adds. */
const sealedExtraBytes = 28

/** Raw bytes under their SHA-256, one sealed copy for every subject. */
export interface BlobTable {
  /** Call inside a transaction. */
  put(blob: {
    readonly tenant: string
    readonly subject: string
    readonly bytes: Uint8Array
  }): string
  get(query: { readonly tenant: string; readonly sha256: string }): Uint8Array | undefined
  /** The blobs under a key, oldest first, with the number to go on behind. */
  readByKey(query: {
    readonly keyId: number
    readonly afterId: number
    readonly limit: number
  }): readonly { readonly id: number; readonly sha256: string; readonly length: number }[]
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
  const selectByKey = database.prepare(`
    select id, sha256, length(content) - ${sealedExtraBytes} as length from blob
    where key_id = ? and content is not null and id > ? order by id limit ?`)
  const erase = database.prepare('update blob set content = null where key_id = ?')

  return {
    put({ tenant, subject, bytes }) {
      assertBlobSize(bytes)
      const sha256 = hash('sha256', bytes, 'hex')
      const { id, key } = keys.ensureKey(tenant, subject)
      const tenantId = keys.ensureTenant(tenant)
      if (selectKnown.get(tenantId, sha256, id) === undefined)
        insert.run(tenantId, sha256, id, seal(key, bytes, blobLabel({ tenant, sha256 })))
      return sha256
    },

    get({ tenant, sha256 }) {
      const row = select.get(keys.findTenant(tenant) ?? null, sha256) as BlobRow | undefined
      if (row === undefined) return undefined
      const bytes = openBytes(keys, {
        key: { tenant, subject: row.subject, key: row.key },
        sealed: row.content,
        label: blobLabel({ tenant, sha256 }),
      })
      return bytes && new Uint8Array(bytes)
    },

    readByKey: ({ keyId, afterId, limit }) =>
      selectByKey.all(keyId, afterId, limit) as {
        id: number
        sha256: string
        length: number
      }[],

    erase(keyId) {
      erase.run(keyId)
    },
  }
}
