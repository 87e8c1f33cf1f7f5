import type { ClaimedMessage, OutboxMessage, StoreTransaction } from '../ports/index.ts'
import { createChanges } from './memory-changes.ts'
import { assertLimit } from './memory-checks.ts'
import type { Sealing } from './memory-sealing.ts'
import { ensured, type MemoryStorage, type MessageRecord, nameOf } from './memory-storage.ts'
import { type IsFlawed, inLocalTime } from './store-flaws.ts'

/** What is to be sent. */
export interface MemoryOutbox {
  enqueue(tenant: string, message: OutboxMessage): void
  claim(claim: Parameters<StoreTransaction['claimMessages']>[0]): readonly ClaimedMessage[]
  settle(result: Parameters<StoreTransaction['settleMessage']>[0]): boolean
}

/** The outbox of one who has the storage open. */
export function createMemoryOutbox(
  storage: MemoryStorage,
  sealing: Sealing,
  isFlawed: IsFlawed,
): MemoryOutbox {
  const { messages } = storage
  const changes = isFlawed('a rejected transaction leaves its messages')
    ? createChanges()
    : storage.changes
  const ownerOf = (tenant: string) => (isFlawed('shares messages between tenants') ? '' : tenant)
  const ownLeases = new Map<string, string>()

  function waitingFor(tenant: string, transport: string): Map<string, true> {
    const carrier = isFlawed('ignores the transport') ? '' : transport
    return ensured(storage.waiting, nameOf(ownerOf(tenant), carrier), () => new Map())
  }

  function isLeased(name: string, message: MessageRecord, now: string): boolean {
    if (isFlawed('claims leased messages')) return false
    const leaseUntil = isFlawed('keeps leases in the connection')
      ? ownLeases.get(name)
      : message.leaseUntil
    if (leaseUntil === undefined) return false
    if (isFlawed('never returns a message whose lease ended')) return true
    return momentOf(leaseUntil) > momentOf(now)
  }

  function momentOf(instant: string): number {
    if (isFlawed('keeps moments in local time')) return Date.parse(inLocalTime(instant))
    const moment = Date.parse(instant)
    return isFlawed('counts leases in whole seconds') ? Math.floor(moment / 1_000) : moment
  }

  function release(name: string, message: MessageRecord): void {
    ownLeases.delete(name)
    changes.set(messages, name, { ...message, leaseUntil: undefined })
  }

  return {
    enqueue(tenant, { id, transport, subject, content }) {
      const name = nameOf(tenant, id)
      if (messages.has(name) && !isFlawed('enqueues a known id again')) return
      const sealed = sealing.sealJson(tenant, { subject, data: content })
      changes.set(messages, name, {
        ...{ tenant, id, transport, subject, sealed },
        ...{ attempts: 0, leaseUntil: undefined, isSent: false },
      })
      changes.set(waitingFor(tenant, transport), name, true)
    },

    claim({ tenant, transport, now, leaseUntil, limit = 100 }) {
      assertLimit(limit, isFlawed)
      const claimed: ClaimedMessage[] = []
      for (const name of waitingFor(tenant, transport).keys()) {
        if (claimed.length === limit) break
        const message = messages.get(name)
        if (message === undefined || isLeased(name, message, now)) continue
        const content = sealing.openJson(message.sealed)
        if (content === undefined && !isFlawed('erasure leaves messages')) continue
        const isCounted = !isFlawed('does not count attempts') || message.attempts === 0
        const attempts = message.attempts + (isCounted ? 1 : 0)
        ownLeases.set(name, leaseUntil)
        changes.set(messages, name, { ...message, attempts, leaseUntil })
        const { id, subject } = message
        claimed.push({
          ...{ id, transport: message.transport, subject },
          ...{ content: content ?? null, attempts },
        })
      }
      return claimed
    },

    settle({ tenant, id, outcome, attempts }) {
      const name = nameOf(tenant, id)
      const message = messages.get(name)
      if (message === undefined) return isFlawed('settles what it does not know')
      if (message.isSent) return isFlawed('settles a sent message again')
      const isLate = attempts !== undefined && attempts !== message.attempts
      if (isLate && !isFlawed('lets a late worker settle')) return false
      if (outcome === 'failed') {
        release(name, message)
        return true
      }
      changes.set(messages, name, { ...message, leaseUntil: undefined, isSent: true })
      if (!isFlawed('sent messages come back'))
        changes.delete(waitingFor(tenant, message.transport), name)
      return true
    },
  }
}
