import type { MeterExchange } from '../../meter/index.ts'
import type { CivilDate, Instant } from '../../time/index.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'

/** Where a request stands. */
export type ServiceRequestState =
  | 'requested'
  | 'accepted'
  | 'scheduled'
  | 'done'
  | 'rejected'
  | 'withdrawn'

/** A device and its installation, ordered. Source: capabilities S1-17, S2-21, S4-33. */
export interface ServiceRequest {
  readonly id: string
  readonly place: string
  /** `meter_inside`: the meter is inside the premises and is to be reached or moved. */
  readonly kind: 'fit' | 'replace' | 'remove' | 'meter_inside'
  readonly requestedAt: Instant
  readonly reason?: string
  /** How to get to the meter; a meter inside cannot do without. */
  readonly accessNote?: string
  readonly state: ServiceRequestState
  readonly scheduledOn?: CivilDate
  /** Number of the movement slip, or id of the visit, that closed it. */
  readonly closedBy?: string
  readonly note?: string
  readonly steps: readonly { readonly state: ServiceRequestState; readonly at: Instant }[]
}

/** What somebody does about it. */
export type ServiceRequestCommand =
  | { readonly action: 'accept' }
  | { readonly action: 'schedule'; readonly on: CivilDate }
  | { readonly action: 'close'; readonly exchange: MeterExchange }
  | { readonly action: 'conclude'; readonly visitId: string }
  | { readonly action: 'reject'; readonly note: string }
  | { readonly action: 'withdraw'; readonly note: string }

/** From which states a command leads to which. */
const TRANSITIONS: {
  readonly [Action in ServiceRequestCommand['action']]: readonly [
    from: readonly ServiceRequestState[],
    to: ServiceRequestState,
  ]
} = {
  accept: [['requested'], 'accepted'],
  schedule: [['accepted', 'scheduled'], 'scheduled'],
  close: [['accepted', 'scheduled'], 'done'],
  conclude: [['accepted', 'scheduled'], 'done'],
  reject: [['requested'], 'rejected'],
  withdraw: [['requested', 'accepted', 'scheduled'], 'withdrawn'],
}

/**
 * Opens a request. Refused with `access_note_missing` where the meter is inside
 * and nobody said how to get to it.
 */
export function openServiceRequest(
  opening: Pick<ServiceRequest, 'id' | 'place' | 'kind' | 'requestedAt' | 'reason' | 'accessNote'>,
): { readonly ok: true; readonly request: ServiceRequest } | FieldRefusal<'access_note_missing'> {
  if (opening.kind === 'meter_inside' && opening.accessNote === undefined) {
    return refuse('access_note_missing', 'how to get to the meter', 'nothing')
  }
  const steps = [{ state: 'requested', at: opening.requestedAt }] as const
  return { ok: true, request: { ...opening, state: 'requested', steps } }
}

/**
 * Takes a request one step further. One for a meter is closed by the movement
 * slip, one for a meter inside by a visit. Refused, in this order:
 * - `not_allowed_in_this_state`;
 * - `not_closed_by_this`: a slip for a meter inside, a visit for a meter, or a
 *   slip that does not fit, take off or exchange what was asked for.
 */
export function advanceServiceRequest(
  request: ServiceRequest,
  command: ServiceRequestCommand,
  at: Instant,
):
  | { readonly ok: true; readonly request: ServiceRequest }
  | FieldRefusal<'not_allowed_in_this_state' | 'not_closed_by_this'> {
  const [from, state] = TRANSITIONS[command.action]
  if (!from.includes(request.state)) {
    return refuse('not_allowed_in_this_state', from.join(' or '), request.state)
  }
  const offered = offeredBy(command)
  if (offered !== undefined && offered !== request.kind) {
    return refuse('not_closed_by_this', request.kind, offered)
  }
  return {
    ok: true,
    request: {
      ...request,
      state,
      steps: [...request.steps, { state, at }],
      ...(command.action === 'schedule' && { scheduledOn: command.on }),
      ...(command.action === 'close' && { closedBy: command.exchange.slipNumber }),
      ...(command.action === 'conclude' && { closedBy: command.visitId }),
      ...('note' in command && { note: command.note }),
    },
  }
}

/** The kind of request that a command can close. */
function offeredBy(command: ServiceRequestCommand): ServiceRequest['kind'] | undefined {
  if (command.action === 'conclude') return 'meter_inside'
  if (command.action !== 'close') return undefined
  const { removed, fitted } = command.exchange
  if (removed !== undefined) return fitted === undefined ? 'remove' : 'replace'
  return 'fit'
}
