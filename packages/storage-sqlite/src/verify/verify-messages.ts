import type { StoreFault } from '@selfread/core'
import { messageDetailLabel, messageLabel } from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openJson } from '../keys/sealed-data.ts'

interface MessageRow {
  readonly tenant: string
  readonly id: string
  readonly subject: string
  readonly key: Buffer | null
  readonly content: Buffer | null
  /** What the transport said last. */
  readonly detail: Buffer | null
}

/** Opens every message that is kept: those still to be sent, and those that say what was sent. */
export function verifyMessages(database: Connection, keys: KeyRing): readonly StoreFault[] {
  const faults: StoreFault[] = []
  const rows = database
    .prepare(`
      select t.name as tenant, m.message_id as id, k.subject, k.key, m.content, m.detail
      from message m
      join tenant t on t.id = m.tenant_id join subject_key k on k.id = m.key_id
      where m.state = 'waiting' or m.content is not null order by m.id`)
    .iterate() as IterableIterator<MessageRow>
  for (const { tenant, id, subject, key, content, detail } of rows) {
    try {
      const label = messageLabel({ tenant, id })
      if (content === null) throw new Error('It has no content.')
      openJson(keys, { key: { tenant, subject, key }, sealed: content, label })
      if (detail !== null) {
        const label = messageDetailLabel({ tenant, id })
        openJson(keys, { key: { tenant, subject, key }, sealed: detail, label })
      }
    } catch (error) {
      faults.push({
        code: 'database_damaged',
        message: `Message ${id} of tenant ${tenant} is not as it was queued: ${error instanceof Error ? error.message : error}`,
        tenant,
      })
    }
  }
  return faults
}
