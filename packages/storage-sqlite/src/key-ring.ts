import { createHmac } from 'node:crypto'
import { canonicalJson } from '@selfread/core'
import type { KeyWrapper } from './master-key.ts'
import type { Connection } from './open-database.ts'
import { createKey } from './seal.ts'
import { StoreDamagedError } from './store-damaged-error.ts'

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
  /** What a personal index entry is found by: an HMAC that differs by tenant, collection and index. */
  hashPersonal(
    tenant: string,
    entry: { readonly collection: string; readonly name: string; readonly value: string },
  ): string
}

/** The key ring of an opened store. Nothing is cached: what another process erases is gone at once. */
export function createKeyRing(database: Connection, wrapper: KeyWrapper): KeyRing {
  const selectTenant = database.prepare('select id from tenant where name = ?').pluck()
  const insertTenant = database.prepare('insert into tenant (name, index_key) values (?, ?)')
  const selectIndexKey = database.prepare('select index_key from tenant where name = ?').pluck()
  const selectKey = database.prepare(
    'select id, key from subject_key where tenant_id = ? and subject = ? and key is not null',
  )
  const insertKey = database.prepare(
    'insert into subject_key (tenant_id, subject, key) values (?, ?, ?)',
  )
  const destroy = database.prepare('update subject_key set key = null where id = ?')

  const ring: KeyRing = {
    findTenant: (name) => selectTenant.get(name) as number | undefined,
    ensureTenant(name) {
      const known = ring.findTenant(name)
      if (known !== undefined) return known
      const key = wrapper.wrap(createKey(), indexKeyLabel(name))
      return Number(insertTenant.run(name, key).lastInsertRowid)
    },
    ensureKey(tenant, subject) {
      const tenantId = ring.ensureTenant(tenant)
      const known = selectKey.get(tenantId, subject) as { id: number; key: Buffer } | undefined
      if (known !== undefined)
        return { id: known.id, key: openSubjectKey(wrapper, { tenant, subject, key: known.key }) }
      const key = createKey()
      const wrapped = wrapper.wrap(key, subjectKeyLabel(tenant, subject))
      return { id: Number(insertKey.run(tenantId, subject, wrapped).lastInsertRowid), key }
    },
    openKey(stored) {
      const { key } = stored
      return key === null ? undefined : openSubjectKey(wrapper, { ...stored, key })
    },
    findKeyId: (tenantId, subject) =>
      (selectKey.get(tenantId, subject) as { id: number } | undefined)?.id,
    destroyKey(keyId) {
      destroy.run(keyId)
    },
    hashPersonal(tenant, entry) {
      const stored = selectIndexKey.get(tenant) as Buffer | undefined
      if (stored === undefined) return ''
      const key = guard(`The index key of tenant ${tenant}`, () =>
        wrapper.unwrap(stored, indexKeyLabel(tenant)),
      )
      return createHmac('sha256', key)
        .update(canonicalJson([entry.collection, entry.name, entry.value]))
        .digest('base64url')
    },
  }
  return ring
}

function openSubjectKey(
  wrapper: KeyWrapper,
  stored: { readonly tenant: string; readonly subject: string; readonly key: Buffer },
): Buffer {
  return guard(`The key of ${stored.subject} of tenant ${stored.tenant}`, () =>
    wrapper.unwrap(stored.key, subjectKeyLabel(stored.tenant, stored.subject)),
  )
}

function guard<Result>(what: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw new StoreDamagedError(what, error)
  }
}

function indexKeyLabel(tenant: string): readonly string[] {
  return ['index_key', tenant]
}

function subjectKeyLabel(tenant: string, subject: string): readonly string[] {
  return ['subject_key', tenant, subject]
}
