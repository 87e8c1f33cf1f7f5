import type { ClaimedMessage } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { retryDecision } from '../retry-decision.ts'

// Long enough for a slow mail server, short enough that a crashed sender's messages come back soon.
const LEASE_MS = 5 * 60_000
const MESSAGES_PER_CLAIM = 50

/** How queued messages leave: `send` hands one over and rejects where that fails. */
export interface DeliverOutbox {
  /** `mail`, `sms`, … */
  readonly transport: string
  /** May be called again for the same id after a crash: hand it over under that id. */
  readonly send: (message: ClaimedMessage) => Promise<void>
}

/** What a delivery run did. */
export interface DeliveryReport {
  readonly sent: number
  readonly failed: readonly { readonly id: string; readonly problem: string }[]
}

/** Hands over all that waits in the outbox; a message that fails stays and can be tried again. */
export async function deliverOutbox(
  context: DeskContext,
  { transport, send }: DeliverOutbox,
): Promise<DeliveryReport> {
  const failed = new Map<string, string>()
  let sent = 0
  for (;;) {
    const messages = await retryDecision(context, () => claim(context, transport))
    const fresh = messages.filter(({ id }) => !failed.has(id))
    if (fresh.length === 0) break
    for (const message of fresh) {
      const { id } = message
      const problem = await problemOf(() => send(message))
      if (problem === undefined) {
        sent++
        await settle(context, { id, outcome: 'sent' })
      } else failed.set(id, problem)
    }
  }
  // Given back at the end only: until then they stay claimed and do not come up again in this run.
  for (const [id, detail] of failed) {
    await settle(context, { id, outcome: 'failed', detail })
  }
  return { sent, failed: [...failed].map(([id, problem]) => ({ id, problem })) }
}

function claim(
  { tenant, store, now: clock }: DeskContext,
  transport: string,
): Promise<readonly ClaimedMessage[]> {
  const now = clock()
  const leaseUntil = new Date(Date.parse(now) + LEASE_MS).toISOString()
  return store.claimMessages({ tenant, transport, now, leaseUntil, limit: MESSAGES_PER_CLAIM })
}

async function settle(
  context: DeskContext,
  result: { readonly id: string; readonly outcome: 'sent' | 'failed'; readonly detail?: string },
): Promise<void> {
  const { tenant, store } = context
  await retryDecision(context, () => store.settleMessage({ tenant, at: context.now(), ...result }))
}

async function problemOf(action: () => Promise<void>): Promise<string | undefined> {
  try {
    await action()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
