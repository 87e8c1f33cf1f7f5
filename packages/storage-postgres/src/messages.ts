import type { ClaimedMessage, StoreTransaction } from '@selfread/core'
import {
  assertLimit,
  defaultClaimLimit,
  messageDetailLabel,
  messageLabel,
  openSealedJson,
  seal,
  unwrapSubjectKey,
} from '@selfread/storage-kit'
import { fromColumn, toColumn } from './driver/text-column.ts'
import { logOfMessage } from './shard.ts'
import type { StoreContext } from './store-context.ts'

interface MessageRow {
  readonly id: string
  readonly subject: string
  readonly attempts: number
  readonly key: Uint8Array | null
  readonly content: Uint8Array
}

/** Leases messages that wait. */
export async function claimMessages(
  { caller, partitions, wrapper }: StoreContext,
  claim: Parameters<StoreTransaction['claimMessages']>[0],
): Promise<readonly ClaimedMessage[]> {
  const { tenant, transport, now, leaseUntil, limit = defaultClaimLimit } = claim
  assertLimit(limit)
  const rows = await caller.call<MessageRow>('claim_messages', [
    toColumn(tenant),
    toColumn(transport),
    toColumn(now),
    toColumn(leaseUntil),
    limit,
    Math.floor(Math.random() * partitions),
  ])
  return rows.flatMap((row) => {
    if (row.key === null) return []
    const [id, subject] = [fromColumn(row.id), fromColumn(row.subject)]
    const key = unwrapSubjectKey(wrapper, { tenant, subject, key: row.key })
    const content = openSealedJson(key, row.content, messageLabel({ tenant, id }))
    return { id, transport, subject, content, attempts: row.attempts }
  })
}

/** Notes what became of a message. */
export async function settleMessage(
  { caller, partitions, wrapper }: StoreContext,
  result: Parameters<StoreTransaction['settleMessage']>[0],
): Promise<boolean> {
  const { tenant, id, at, outcome, detail, attempts } = result
  const place = [toColumn(tenant), logOfMessage(partitions, tenant, id), toColumn(id)]
  let sealed: Buffer | null = null
  if (detail !== undefined) {
    const [row] = await caller.call<{ subject: string; key: Uint8Array | null }>(
      'waiting_message',
      place,
    )
    if (row === undefined || row.key === null) return false
    const key = unwrapSubjectKey(wrapper, {
      tenant,
      subject: fromColumn(row.subject),
      key: row.key,
    })
    sealed = seal(key, Buffer.from(JSON.stringify(detail)), messageDetailLabel({ tenant, id }))
  }
  const [settled] = await caller.call<{ readonly settled: boolean }>('settle_message', [
    ...place,
    outcome === 'sent' ? 'sent' : 'waiting',
    toColumn(at),
    attempts ?? null,
    sealed,
  ])
  return settled?.settled === true
}
