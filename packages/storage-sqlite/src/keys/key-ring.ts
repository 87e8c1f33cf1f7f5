import {
  createKey,
  hashPersonal,
  indexKeyLabel,
  type KeyWrapper,
  subjectKeyLabel,
  unwrapIndexKey,
  unwrapSubjectKey,
} from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'

/** A subject's live key and its row. */
interface SubjectKey {
  readonly id: number
  readonly key: Buffer
}

/** A key as it is stored, with what it belongs to. */
export interface StoredKey {
  readonly tenant: string
  readonly subject: string
  readonly key: Buffer | null
}

/** Tenants and the keys of their subjects. */
export interface KeyRing {
  /** Undefined for a tenant that has stored nothing yet. */
  findTenant(name: string): number | undefined
  /** Made where it is new: call inside a transaction. */
  ensureTenant(name: string): number
  /** The subject's live key, made where there is none: call inside a transaction. */
  ensureKey(tenant: string, subject: string): SubjectKey
  /** Undefined for an erased key. */
  openKey(stored: StoredKey): Buffer | undefined
  /** The live key's row; undefined where the subject has none. */
  findKeyId(tenantId: number, subject: string): number | undefined
  destroyKey(keyId: number): void
  /** Of a tenant that is there. */
  indexKey(tenant: string): Buffer
  /** What a personal index entry is found by; empty text, which finds nothing, for an unknown tenant. */
  hashPersonal(
    tenant: string,
    entry: { readonly collection: string; readonly name: string; readonly value: string },
  ): string
  /** Forgets which tenants there are: a transaction that made one was rolled back. */
  forget(): void
}

/** The key ring of an opened store. Keys of subjects are never remembered: what another process erases is gone at once. */
export function createKeyRing(database: Connection, wrapper: KeyWrapper): KeyRing {
  const selectTenant = database.prepare('select id, index_key from tenant where name = ?')
  const insertTenant = database.prepare('insert into tenant (name, index_key) values (?, ?)')
  const selectKey = database.prepare(
    'select id, key from subject_key where tenant_id = ? and subject = ? and key is not null',
  )
  const insertKey = database.prepare(
    'insert into subject_key (tenant_id, subject, key) values (?, ?, ?)',
  )
  const destroy = database.prepare('update subject_key set key = null where id = ?')
  /** A tenant's row is never changed or deleted. */
  const tenants = new Map<string, { readonly id: number; readonly index_key: Buffer }>()
  const indexKeys = new Map<string, Buffer>()

  function findRow(name: string): { readonly id: number; readonly index_key: Buffer } | undefined {
    const known = tenants.get(name)
    if (known !== undefined) return known
    const row = selectTenant.get(name) as { id: number; index_key: Buffer } | undefined
    if (row !== undefined) tenants.set(name, row)
    return row
  }

  function findIndexKey(tenant: string): Buffer | undefined {
    const known = indexKeys.get(tenant)
    if (known !== undefined) return known
    const row = findRow(tenant)
    if (row === undefined) return undefined
    const key = unwrapIndexKey(wrapper, { tenant, key: row.index_key })
    indexKeys.set(tenant, key)
    return key
  }

  const ring: KeyRing = {
    findTenant: (name) => findRow(name)?.id,
    ensureTenant(name) {
      const known = findRow(name)
      if (known !== undefined) return known.id
      const key = wrapper.wrap(createKey(), indexKeyLabel(name))
      return Number(insertTenant.run(name, key).lastInsertRowid)
    },
    ensureKey(tenant, subject) {
      const tenantId = ring.ensureTenant(tenant)
      const known = selectKey.get(tenantId, subject) as { id: number; key: Buffer } | undefined
      if (known !== undefined)
        return { id: known.id, key: unwrapSubjectKey(wrapper, { tenant, subject, key: known.key }) }
      const key = createKey()
      const wrapped = wrapper.wrap(key, subjectKeyLabel(tenant, subject))
      return { id: Number(insertKey.run(tenantId, subject, wrapped).lastInsertRowid), key }
    },
    openKey(stored) {
      const { key } = stored
      return key === null ? undefined : unwrapSubjectKey(wrapper, { ...stored, key })
    },
    findKeyId: (tenantId, subject) =>
      (selectKey.get(tenantId, subject) as { id: number } | undefined)?.id,
    destroyKey(keyId) {
      destroy.run(keyId)
    },
    indexKey(tenant) {
      const key = findIndexKey(tenant)
      if (key === undefined) throw new Error(`There is no tenant ${tenant}.`)
      return key
    },
    hashPersonal(tenant, entry) {
      const key = findIndexKey(tenant)
      return key === undefined ? '' : hashPersonal(key, entry)
    },
    forget() {
      tenants.clear()
      indexKeys.clear()
    },
  }
  return ring
}
