import type { ClaimedMessage, OutboxMessage, Store } from '@selfread/core'
import type { KeyRing } from './key-ring.ts'
import type { Connection } from './open-database.ts'
import { openJson, sealJson } from './sealed-data.ts'

const defaultClaimLimit = 100

/** The outbox. Every method that writes is called inside a transaction. */
export interface MessageTable {
  /** A message whose id is known changes nothing. */
  enqueue(message: OutboxMessage & { readonly tenant: string; readonly at: string }): void
  claim(claim: Parameters<Store['claimMessages']>[0]): readonly ClaimedMessage[]
  settle(result: Parameters<Store['settleMessage']>[0]): void
  erase(keyId: number): void
}

interface MessageRow {
  readonly id: number
  readonly message_id: string
  readonly attempts: number
  readonly subject: string
  readonly key: Buffer | null
  readonly content: Buffer
}

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
    select m.id, m.message_id, m.attempts, k.subject, k.key, m.content
    from message m join subject_key k on k.id = m.key_id
    where m.tenant_id = ? and m.transport = ? and m.state = 'waiting'
      and (m.lease_until is null or m.lease_until <= ?)
    order by m.attempts, m.id limit ?`)
  const lease = database.prepare(
    'update message set attempts = attempts + 1, lease_until = ? where id = ?',
  )
  const selectWaiting = database.prepare(`
    select m.id, k.subject from message m join subject_key k on k.id = m.key_id
    where m.tenant_id = ? and m.message_id = ? and m.state = 'waiting'`)
  const settle = database.prepare(
    'update message set state = ?, lease_until = null, settled_at = ?, detail = ? where id = ?',
  )
  const erase = database.prepare(
    `update message set content = null, detail = null,
       state = case state when 'sent' then 'sent' else 'erased' end
     where key_id = ? and state <> 'erased'`,
  )

  return {
    enqueue({ tenant, id, transport, subject, content, at }) {
      const tenantId = keys.ensureTenant(tenant)
      if (selectKnown.get(tenantId, id) !== undefined) return
      const label = messageLabel({ tenant, id })
      const { keyId, sealed } = sealJson(keys, { tenant, subject, data: content, label })
      insert.run(tenantId, id, transport, keyId, sealed, at)
    },

    claim({ tenant, transport, now, leaseUntil, limit = defaultClaimLimit }) {
      const tenantId = keys.findTenant(tenant)
      if (tenantId === undefined) return []
      const claimed: ClaimedMessage[] = []
      for (const row of selectClaimable.all(tenantId, transport, now, limit) as MessageRow[]) {
        const { message_id: id, subject } = row
        const content = openJson(keys, {
          key: { tenant, subject, key: row.key },
          sealed: row.content,
          label: messageLabel({ tenant, id }),
        })
        if (content === undefined) continue
        lease.run(leaseUntil, row.id)
        claimed.push({ id, transport, subject, content, attempts: row.attempts + 1 })
      }
      return claimed
    },

    settle({ tenant, id, at, outcome, detail }) {
      const tenantId = keys.findTenant(tenant)
      const row = selectWaiting.get(tenantId ?? null, id) as
        | { id: number; subject: string }
        | undefined
      if (row === undefined) return
      const label = [...messageLabel({ tenant, id }), 'detail']
      const sealed =
        detail === undefined
          ? null
          : sealJson(keys, { tenant, subject: row.subject, data: detail, label }).sealed
      settle.run(outcome === 'sent' ? 'sent' : 'waiting', at, sealed, row.id)
    },

    erase(keyId) {
      erase.run(keyId)
    },
  }
}

/** What a message is sealed for. */
export function messageLabel(message: {
  readonly tenant: string
  readonly id: string
}): readonly string[] {
  return ['message', message.tenant, message.id]
}
