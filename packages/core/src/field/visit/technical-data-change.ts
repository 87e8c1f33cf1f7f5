import type { Meter } from '../../meter/index.ts'
import type { Instant } from '../../time/index.ts'
import type { MeasuredPosition } from '../geo-point.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'
import type { SeenMeter } from './visit.ts'

/** What the field found different from the register. */
export type TechnicalField =
  | 'serialNumber'
  | 'model'
  | 'location'
  | 'integerDigits'
  | 'decimalDigits'
  | 'position'

/** One datum: what the register says and what was seen. */
export interface TechnicalChange {
  readonly field: TechnicalField
  /** Absent where the register has none. */
  readonly before?: string
  readonly after: string
}

/** A request to change technical data. Source: capabilities S1-4, S2-10. */
export interface TechnicalDataChangeRequest {
  /** Id of the visit that it comes from. */
  readonly id: string
  readonly place: string
  readonly changes: readonly TechnicalChange[]
  readonly requestedBy: string
  readonly requestedAt: Instant
  readonly state: 'requested' | 'approved' | 'rejected'
  readonly decision?: { readonly by: string; readonly at: Instant; readonly reason: string }
}

/** What is taken over without a person. */
export interface ApprovalPolicy {
  /** Fields that need nobody's approval. */
  readonly automatic: readonly TechnicalField[]
  /** A position that is less exact needs approval even so, whole metres. */
  readonly accuracyMetresMax: number
}

/** What the register says of the meter and the place. */
export interface RegisteredMeter {
  readonly meter?: Pick<Meter, 'serialNumber' | 'model' | 'registers'>
  readonly location?: string
  readonly position?: MeasuredPosition
}

/** The differences between what was seen and what the register says; what was not noted is no difference. */
export function technicalChanges(
  seen: { readonly meter?: SeenMeter; readonly position?: MeasuredPosition },
  registered: RegisteredMeter,
): readonly TechnicalChange[] {
  const { meter, location, position } = registered
  const digits = meter?.registers[0]
  const data: readonly [
    TechnicalField,
    string | number | undefined,
    string | number | undefined,
  ][] = [
    ['serialNumber', meter?.serialNumber, seen.meter?.serialNumber],
    ['model', meter?.model, seen.meter?.model],
    ['location', location, seen.meter?.location],
    ['integerDigits', digits?.integerDigits, seen.meter?.integerDigits],
    ['decimalDigits', digits?.decimalDigits, seen.meter?.decimalDigits],
    ['position', written(position), written(seen.position)],
  ]
  return data.flatMap(([field, before, after]) =>
    after === undefined || after === before
      ? []
      : [
          {
            field,
            ...(before === undefined ? {} : { before: String(before) }),
            after: String(after),
          },
        ],
  )
}

/**
 * Asks for changes: approved at once where the policy lets every field through.
 * Undefined where nothing differs.
 */
export function requestTechnicalDataChange(input: {
  visitId: string
  place: string
  seen: { readonly meter?: SeenMeter; readonly position?: MeasuredPosition }
  registered: RegisteredMeter
  by: string
  at: Instant
  policy: ApprovalPolicy
}): TechnicalDataChangeRequest | undefined {
  const { visitId, place, seen, registered, by, at, policy } = input
  const changes = technicalChanges(seen, registered)
  if (changes.length === 0) return undefined
  const accuracyMetres = seen.position?.accuracyMetres ?? 0
  const isAutomatic = changes.every(
    ({ field }) =>
      policy.automatic.includes(field) &&
      (field !== 'position' || accuracyMetres <= policy.accuracyMetresMax),
  )
  const request = { id: visitId, place, changes, requestedBy: by, requestedAt: at }
  return isAutomatic
    ? { ...request, state: 'approved', decision: { by: 'system', at, reason: 'policy' } }
    : { ...request, state: 'requested' }
}

/**
 * Decides on a request. Refused, in this order:
 * - `already_decided`;
 * - `same_person`: nobody approves what they asked for.
 */
export function decideTechnicalDataChange(
  request: TechnicalDataChangeRequest,
  decision: {
    readonly state: 'approved' | 'rejected'
    readonly by: string
    readonly at: Instant
    readonly reason: string
  },
):
  | { readonly ok: true; readonly request: TechnicalDataChangeRequest }
  | FieldRefusal<'already_decided' | 'same_person'> {
  const { state, ...rest } = decision
  if (request.state !== 'requested') {
    return refuse('already_decided', 'a request that waits', request.state)
  }
  if (decision.by === request.requestedBy) {
    return refuse('same_person', `somebody other than ${request.requestedBy}`, decision.by)
  }
  return { ok: true, request: { ...request, state, decision: rest } }
}

function written(position: MeasuredPosition | undefined): string | undefined {
  return position && `${position.latitudeMicrodegrees} ${position.longitudeMicrodegrees}`
}
