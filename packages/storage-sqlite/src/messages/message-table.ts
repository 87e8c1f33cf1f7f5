import type { ClaimedMessage, OutboxMessage, Store, SubjectItem } from '@selfread/core'
import {
  assertLimit,
  defaultClaimLimit,
  messageDetailLabel,
  messageLabel,
} from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openJson, sealJson } from '../keys/sealed-data.ts'

/** The outbox. Every method that writes is called inside a transaction. */
export interface MessageTable {
  /** A message whose id is known changes nothing. */
  enqueue(message: OutboxMessage & { readonly tenant: string; readonly at: string }): void
  claim(claim: Parameters<Store['claimMessages']>[0]): readonly ClaimedMessage[]
  settle(result: Parameters<Store['settleMessage']>[0]): boolean
  /** The messages under a key, oldest first, with the number to go on behind. */
  readByKey(query: {
    readonly tenant: string
    readonly keyId: number
    readonly afterId: number
    readonly limit: number
  }): readonly {
    readonly id: number
    readonly item: Extract<SubjectItem, { readonly kind: 'message' }>
  }[]
  erase(keyId: number): void
}

interface MessageRow {
  readonly id: number
  readonly message_id: string
  readonly transport: string
  readonly state: 'waiting' | 'sent'
  readonly attempts: number
  readonly subject: string
  readonly key: Buffer | null
  readonly content: Buffer
}

const columns = `m.id, m.message_id, m.transport, m.state, m.attempts, k.subject, k.key, m.content
  from message m join subject_key k on k.id = m.key_id`

export function createMessageTable(database: Connection, keys: KeyRing): MessageTable {
  const selectKnown = database
    .prepare('select 1 from message where tenant_id = ? and message_id = ?')
    .pluck()
  const insert = database.prepare(`
    insert into message (tenant_id, message_id, transport, state, key_id, content, attempts,
      enqueued_at)
    values (?, ?, ?, 'waiting', ?, ?, 0, ?)`)
  // Fewest attempts first: a message that always fails does not hold up the others.
  const selectClaimable = database.prepare(`
    select ${columns} where m.tenant_id = ? and m.transport = ? and m.state = 'waiting'
      and (m.lease_until is null or m.lease_until <= ?)
    order by m.attempts, m.id limit ?`)
  const lease = database.prepare(
    'update message set attempts = attempts + 1, lease_until = ? where id = ?',
  )
  const selectWaiting = database.prepare(`
    select ${columns} where m.tenant_id = ? and m.message_id = ? and m.state = 'waiting'`)
  const selectByKey = database.prepare(`
    select ${columns} where m.key_id = ? and m.state <> 'erased' and m.content is not null
      and m.id > ? order by m.id limit ?`)
  const settle = database.prepare(
    'update message set state = ?, lease_until = null, settled_at = ?, detail = ? where id = ?',
  )
  const erase = database.prepare(
    `update message set content = null, detail = null,
       state = case state when 'sent' then 'sent' else 'erased' end
     where key_id = ? and state <> 'erased'`,
  )

  function contentOf(tenant: string, row: MessageRow): OutboxMessage | undefined {
    const { message_id: id, transport, subject, key, content: sealed } = row
    const label = messageLabel({ tenant, id })
    const content = openJson(keys, { key: { tenant, subject, key }, sealed, label })
    return content === undefined ? undefined : { id, transport, subject, content }
  }

  return {
    enqueue({ tenant, id, transport, subject, content, at }) {
      const tenantId = keys.ensureTenant(tenant)
      if (selectKnown.get(tenantId, id) !== undefined) return
      const label = messageLabel({ tenant, id })
      const { keyId, sealed } = sealJson(keys, { tenant, subject, data: content, label })
      insert.run(tenantId, id, transport, keyId, sealed, at)
    },

    claim({ tenant, transport, now, leaseUntil, limit = defaultClaimLimit }) {
      assertLimit(limit)
      const tenantId = keys.findTenant(tenant)
      if (tenantId === undefined) return []
      const rows = selectClaimable.all(tenantId, transport, now, limit) as MessageRow[]
      return rows.flatMap((row) => {
        const message = contentOf(tenant, row)
        if (message === undefined) return []
        lease.run(leaseUntil, row.id)
        return [{ ...message, attempts: row.attempts + 1 }]
      })
    },

    settle({ tenant, id, at, outcome, detail, attempts }) {
      const tenantId = keys.findTenant(tenant)
      const row = selectWaiting.get(tenantId ?? null, id) as MessageRow | undefined
      if (row === undefined) return false
      if (attempts !== undefined && row.attempts !== attempts) return false
      const label = messageDetailLabel({ tenant, id })
      const sealed =
        detail === undefined
          ? null
          : sealJson(keys, { tenant, subject: row.subject, data: detail, label }).sealed
      settle.run(outcome === 'sent' ? 'sent' : 'waiting', at, sealed, row.id)
      return true
    },

    readByKey({ tenant, keyId, afterId, limit }) {
      const rows = selectByKey.all(keyId, afterId, limit) as MessageRow[]
      return rows.flatMap((row) => {
        const message = contentOf(tenant, row)
        return message === undefined
          ? []
          : [{ id: row.id, item: { kind: 'message', message, state: row.state } as const }]
      })
    },

    erase(keyId) {
      erase.run(keyId)
    },
  }
}
