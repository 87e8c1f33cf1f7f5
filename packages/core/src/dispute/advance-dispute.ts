import type { CivilDate, Instant } from '../time/index.ts'
import type {
  ClockOwner,
  Dispute,
  DisputeAnswer,
  DisputeEvidence,
  DisputeState,
  DisputeType,
} from './dispute.ts'

/** What somebody does about a dispute. */
export type DisputeCommand =
  | { readonly action: 'register'; readonly number: string }
  | { readonly action: 'send' }
  | { readonly action: 'acknowledge'; readonly operatorReference?: string }
  | { readonly action: 'verify'; readonly by: 'site' | 'laboratory' | 'documents' }
  | {
      readonly action: 'answer'
      readonly result: DisputeAnswer
      readonly index?: string
      readonly note?: string
    }
  | { readonly action: 'accept' }
  | { readonly action: 'escalate'; readonly authority: string }
  | { readonly action: 'close'; readonly note?: string }
  | { readonly action: 'withdraw'; readonly reason: string }

/** Why a command does not fit. */
export type DisputeRefusal = {
  readonly ok: false
  readonly problem: 'not_allowed_in_this_state' | 'evidence_missing'
  readonly expected: string
  readonly actual: string
}

/** From which states a command leads to which. Source: DOMAIN.md 4. */
const transitions: {
  readonly [Action in DisputeCommand['action']]: {
    readonly from: readonly DisputeState[]
    readonly to: DisputeState
  }
} = {
  register: { from: ['draft'], to: 'registered' },
  send: { from: ['registered'], to: 'sent' },
  acknowledge: { from: ['sent'], to: 'acknowledged' },
  verify: { from: ['acknowledged'], to: 'under_verification' },
  answer: { from: ['sent', 'acknowledged', 'under_verification'], to: 'answered' },
  accept: { from: ['answered'], to: 'accepted' },
  escalate: { from: ['answered'], to: 'escalated' },
  close: { from: ['accepted', 'escalated'], to: 'closed' },
  withdraw: {
    from: ['draft', 'registered', 'sent', 'acknowledged', 'under_verification', 'answered'],
    to: 'withdrawn',
  },
}

/** Whom the clock runs against in each state. */
const clockOwners: { readonly [State in DisputeState]: ClockOwner } = {
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

/** What a dispute of each type cannot do without. Source: seed S0-11. */
const requiredEvidence: { readonly [Type in DisputeType]: readonly DisputeEvidence['kind'][] } = {
  contract_start: ['reading'],
  contract_end: ['reading'],
  recalculation_after_defect: ['reading', 'verification_bulletin'],
  recalculation_after_exchange: ['reading', 'movement_slip'],
  reading_not_used: ['reading', 'operator_line'],
}

/** How long an owner has: the last day, or undefined where no rule sets one. */
export type DisputeDeadlines = (step: {
  readonly type: DisputeType
  readonly state: DisputeState
  readonly from: CivilDate
}) => CivilDate | undefined

/** Opens a dispute as a draft, or says which evidence its type needs. */
export function openDispute(
  opening: Omit<Dispute, 'state' | 'steps' | 'answer' | 'number'>,
): { readonly ok: true; readonly dispute: Dispute } | DisputeRefusal {
  const missing = requiredEvidence[opening.type].filter(
    (kind) => !opening.evidence.some((evidence) => evidence.kind === kind),
  )
  if (missing.length > 0) {
    return {
      ok: false,
      problem: 'evidence_missing',
      expected: requiredEvidence[opening.type].join(', '),
      actual: opening.evidence.map(({ kind }) => kind).join(', ') || 'no evidence',
    }
  }
  const steps = [{ state: 'draft', at: opening.openedAt, owner: clockOwners.draft }] as const
  return { ok: true, dispute: { ...opening, state: 'draft', steps } }
}

/** Takes a dispute one step further, or says why that step does not fit. */
export function advanceDispute(input: {
  readonly dispute: Dispute
  readonly command: DisputeCommand
  readonly at: Instant
  /** The civil day of `at` in the tenant's zone. */
  readonly on: CivilDate
  readonly deadlines: DisputeDeadlines
}): { readonly ok: true; readonly dispute: Dispute } | DisputeRefusal {
  const { dispute, command, at, on, deadlines } = input
  const { from, to } = transitions[command.action]
  if (!from.includes(dispute.state)) {
    return {
      ok: false,
      problem: 'not_allowed_in_this_state',
      expected: `${command.action} from ${from.join(' or ')}`,
      actual: dispute.state,
    }
  }
  const dueOn = deadlines({ type: dispute.type, state: to, from: on })
  const note = noteOf(command)
  const step = {
    state: to,
    at,
    owner: clockOwners[to],
    ...(dueOn && { dueOn }),
    ...(note && { note }),
  }
  return {
    ok: true,
    dispute: {
      ...dispute,
      state: to,
      steps: [...dispute.steps, step],
      ...(command.action === 'register' && { number: command.number }),
      ...(command.action === 'answer' && {
        answer: {
          result: command.result,
          ...(command.index !== undefined && { index: command.index }),
          ...(command.note !== undefined && { note: command.note }),
        },
      }),
    },
  }
}

function noteOf(command: DisputeCommand): string | undefined {
  switch (command.action) {
    case 'acknowledge':
      return command.operatorReference
    case 'verify':
      return command.by
    case 'answer':
    case 'close':
      return command.note
    case 'escalate':
      return command.authority
    case 'withdraw':
      return command.reason
    default:
      return undefined
  }
}
