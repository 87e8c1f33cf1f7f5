import type { CivilDate, Instant } from '../time/index.ts'
import type { Dispute, DisputeState, DisputeStep, DisputeType } from './dispute.ts'
import { type DisputeCommand, parseDisputeCommand } from './dispute-command.ts'
import { clockOwners, transitions } from './dispute-transitions.ts'
import { evolveDispute } from './evolve-dispute.ts'

/**
 * Why a command does not fit; the first that holds, in this order:
 * - `invalid_command`: it is not one, or holds what it should not;
 * - `not_allowed_in_this_state`: it does not lead on from here, or the dispute waits for the customer;
 * - `before_last_step`: it is of a moment before the last step;
 * - `not_overdue`: an operator that is in time cannot be passed over;
 * - `new_evidence_missing`: nothing is there that was not there before;
 * - `too_late`: the time for reopening is over.
 */
export interface CommandRefusal {
  readonly ok: false
  readonly problem:
    | 'invalid_command'
    | 'not_allowed_in_this_state'
    | 'before_last_step'
    | 'not_overdue'
    | 'new_evidence_missing'
    | 'too_late'
  readonly expected: string
  readonly actual: string
}

/**
 * How long an owner has: the last day, or undefined where no rule sets one.
 * `disputeDeadlines` makes one of rules.
 */
export type DisputeDeadlines = (step: {
  readonly type: DisputeType
  /** The state reached; `reopened` asks until when a dispute answered or closed on `from` may be reopened. */
  readonly state: DisputeState | 'reopened'
  readonly from: CivilDate
  /** Where the clock runs on after a pause: the deadline that it had, and the day on which it stopped. */
  readonly paused?: { readonly dueOn: CivilDate; readonly on: CivilDate }
}) => CivilDate | undefined

/** What a dispute is taken further with. */
export interface DisputeAdvance {
  readonly dispute: Dispute
  readonly command: DisputeCommand
  readonly at: Instant
  /** The civil day of `at` in the tenant's zone. */
  readonly on: CivilDate
  readonly by?: string
  readonly deadlines: DisputeDeadlines
}

/** Takes a dispute one step further, or says why that step does not fit. */
export function advanceDispute(
  advance: DisputeAdvance,
): { readonly ok: true; readonly dispute: Dispute } | CommandRefusal {
  const { dispute, command, at, on, by } = advance
  const last = lastStepOf(dispute)
  const refusal = refusalOf(advance, last)
  if (refusal !== undefined) return refusal

  const state = transitions[command.action].to ?? dispute.state
  const isPaused = command.action === 'pause'
  const dueOn = isPaused ? undefined : dueOnOf(advance, state)
  const note = noteOf(command)
  const step: DisputeStep = {
    state,
    at,
    on,
    owner: isPaused ? 'customer' : clockOwners[state],
    command,
    ...(dueOn !== undefined && { dueOn }),
    ...(note !== undefined && { note }),
    ...(by !== undefined && { by }),
    ...(isPaused && { isPaused }),
  }
  return { ok: true, dispute: evolveDispute(dispute, step) }
}

function refusalOf(
  { dispute, command, at, on, deadlines }: DisputeAdvance,
  last: DisputeStep,
): CommandRefusal | undefined {
  const refuse = (problem: CommandRefusal['problem'], expected: string, actual: string) =>
    ({ ok: false, problem, expected, actual }) as const
  const parsed = parseDisputeCommand(command)
  if (!parsed.ok) {
    const messages = parsed.problems.map(({ path, message }) => `${path} ${message}`.trim())
    return refuse('invalid_command', 'a command', messages.join('; '))
  }
  const { action } = command
  if (last.isPaused ? action !== 'resume' && action !== 'withdraw' : action === 'resume') {
    const expected = last.isPaused ? 'resume or withdraw' : 'resume from a pause'
    return refuse('not_allowed_in_this_state', expected, last.isPaused ? 'paused' : dispute.state)
  }
  const { from } = transitions[action]
  if (!from.includes(dispute.state)) {
    const expected = `${action} from ${from.join(' or ')}`
    return refuse('not_allowed_in_this_state', expected, dispute.state)
  }
  if (at < last.at) return refuse('before_last_step', `${last.at} or later`, at)
  if (action === 'escalate' && last.owner === 'operator' && !(last.dueOn && last.dueOn < on)) {
    const expected = last.dueOn ? `a day after ${last.dueOn}` : 'a deadline that has passed'
    return refuse('not_overdue', expected, on)
  }
  if (action !== 'reopen') return undefined
  if (command.evidence.every((it) => isKnown(dispute, it))) {
    const references = command.evidence.map(({ reference }) => reference).join(', ')
    return refuse(
      'new_evidence_missing',
      'evidence that was not there before',
      references || 'none',
    )
  }
  const until = deadlines({ type: dispute.type, state: 'reopened', from: dayOf(last) })
  if (until !== undefined && until < on) return refuse('too_late', `until ${until}`, on)
  return undefined
}

function isKnown({ evidence }: Dispute, { kind, reference }: Dispute['evidence'][number]): boolean {
  return evidence.some((it) => it.kind === kind && it.reference === reference)
}

/** A pause gives the clock back what it had left; whatever else leads to a state begins it anew. */
function dueOnOf(
  { dispute, command, on, deadlines }: DisputeAdvance,
  state: DisputeState,
): CivilDate | undefined {
  if (command.action !== 'resume') return deadlines({ type: dispute.type, state, from: on })
  const [before, pause] = dispute.steps.slice(-2)
  if (before?.dueOn === undefined || pause === undefined) return undefined
  const paused = { dueOn: before.dueOn, on: dayOf(pause) }
  return deadlines({ type: dispute.type, state, from: on, paused })
}

function lastStepOf({ id, steps }: Dispute): DisputeStep {
  const last = steps.at(-1)
  if (last === undefined) throw new Error(`Dispute ${id} has no steps.`)
  return last
}

/** Steps of earlier releases know their moment only. */
function dayOf({ on, at }: DisputeStep): CivilDate {
  return on ?? at.slice(0, 10)
}

function noteOf(command: DisputeCommand): string | undefined {
  switch (command.action) {
    case 'acknowledge':
      return command.operatorReference
    case 'verify':
      return command.by
    case 'answer':
    case 'resume':
      return command.note
    case 'close':
      return command.note ?? command.ruling?.note
    case 'escalate':
      return command.authority
    case 'withdraw':
    case 'pause':
    case 'reopen':
      return command.reason
    default:
      return undefined
  }
}
