import type { ClockOwner, DisputeState } from './dispute.ts'
import type { DisputeCommand } from './dispute-command.ts'

/** Whom the clock runs against in each state. */
export const clockOwners: { readonly [State in DisputeState]: ClockOwner } = {
  draft: 'supplier',
  registered: 'supplier',
  sent: 'operator',
  acknowledged: 'operator',
  under_verification: 'operator',
  answered: 'supplier',
  accepted: 'supplier',
  escalated: 'authority',
  closed: 'nobody',
  withdrawn: 'nobody',
}

const atOperator: readonly DisputeState[] = ['sent', 'acknowledged', 'under_verification']
const numbered: readonly DisputeState[] = [
  'registered',
  ...atOperator,
  'answered',
  'accepted',
  'escalated',
]

/**
 * From which states a command leads to which; without `to` the state stays.
 * `escalate` leads on from an operator's clock only where it has run out.
 * Source: DOMAIN.md 4; pause, reopening and levels are our own.
 */
export const transitions: {
  readonly [Action in DisputeCommand['action']]: {
    readonly from: readonly DisputeState[]
    readonly to?: DisputeState
  }
} = {
  register: { from: ['draft'], to: 'registered' },
  send: { from: ['registered'], to: 'sent' },
  acknowledge: { from: ['sent'], to: 'acknowledged' },
  verify: { from: ['acknowledged', 'under_verification'], to: 'under_verification' },
  answer: { from: atOperator, to: 'answered' },
  accept: { from: ['answered'], to: 'accepted' },
  escalate: { from: ['answered', 'escalated', ...atOperator], to: 'escalated' },
  close: { from: ['accepted', 'escalated'], to: 'closed' },
  withdraw: { from: ['draft', ...numbered], to: 'withdrawn' },
  pause: { from: numbered },
  resume: { from: numbered },
  reopen: { from: ['answered', 'closed'], to: 'registered' },
}
