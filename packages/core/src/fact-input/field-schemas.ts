import * as z from 'zod/mini'
import {
  type ConcludedVisit,
  type FieldFactData,
  type FieldInputs,
  parseFieldInput,
  type ServiceRequest,
  type TamperReport,
} from '../field/index.ts'
import { civilDate, indexValue, instant, nameText, noteText, parseInput } from '../parsing/index.ts'
import { anyText, listOf, optionalName, readBy, sha256Hex } from './parts.ts'
import { finding } from './reading-schema.ts'

function given<Name extends keyof FieldInputs>(name: Name): z.ZodMiniType<FieldInputs[Name]> {
  return readBy((input) => parseFieldInput(name, input))
}

/** What came in, with what we added to it: each part held to the schema of its own. */
function withOwn<Value>(
  name: keyof FieldInputs,
  own: { readonly [field: string]: z.ZodMiniType },
): z.ZodMiniType<Value> {
  const ours = z.strictObject(own)
  return readBy((input) => {
    const [added = [], came = []] = [true, false].map((isOwn) =>
      Object.entries(input ?? {}).filter(([field]) => Object.hasOwn(own, field) === isOwn),
    )
    const problems = [
      parseFieldInput(name, Object.fromEntries(came)),
      parseInput(ours, Object.fromEntries(added)),
    ].flatMap((it) => (it.ok ? [] : it.problems))
    // Both parts together are the value: each field was held to one of the two schemas.
    return problems.length === 0 ? { ok: true, value: input as Value } : { ok: false, problems }
  })
}

const execution = given('supply_execution')
const findings = listOf(finding)
const optionalDay = z.exactOptional(civilDate)
const serviceState = z.enum(['requested', 'accepted', 'scheduled', 'done', 'rejected', 'withdrawn'])

const visit: z.ZodMiniType<ConcludedVisit> = withOwn('visit', {
  outcome: z.enum(['done', 'no_access']),
  durationSeconds: z.int().check(z.minimum(0)),
})

const tamperReport: z.ZodMiniType<TamperReport> = withOwn('tamper_report', {
  number: nameText,
  issuedAt: instant,
  issuedBy: nameText,
  readings: listOf(
    z.strictObject({ register: nameText, index: indexValue, readOn: civilDate, source: nameText }),
  ),
})

const serviceRequest: z.ZodMiniType<ServiceRequest> = withOwn('service_request', {
  state: serviceState,
  scheduledOn: optionalDay,
  closedBy: optionalName,
  note: z.exactOptional(noteText),
  steps: listOf(z.strictObject({ state: serviceState, at: instant })),
})

/** What the facts of field work hold. */
export const FIELD_SCHEMAS: {
  readonly [Type in keyof FieldFactData]: z.ZodMiniType<FieldFactData[Type]>
} = {
  visit_recorded: z.strictObject({ visit }),
  field_task_opened: z.strictObject({
    task: z.strictObject({
      id: anyText,
      place: nameText,
      operation: nameText,
      reason: nameText,
      reference: nameText,
      openedOn: civilDate,
    }),
  }),
  supply_ordered: z.strictObject({ order: given('supply_order') }),
  supply_order_cancelled: z.strictObject({ orderId: nameText }),
  supply_attempt_failed: z.strictObject({ failure: given('supply_failure') }),
  supply_disconnected: z.strictObject({ execution }),
  supply_reconnected: z.strictObject({ execution, findings }),
  notice_left: z.strictObject({ notice: given('notice') }),
  seal_event_recorded: z.strictObject({ event: given('seal_event') }),
  circuit_checked: z.strictObject({
    check: given('circuit_check'),
    findings,
    failed: listOf(nameText),
  }),
  tamper_report_issued: z.strictObject({ report: tamperReport, sha256: sha256Hex }),
  service_request_advanced: z.strictObject({ request: serviceRequest }),
  technical_data_change_advanced: z.strictObject({
    request: z.strictObject({
      id: nameText,
      place: nameText,
      changes: listOf(
        z.strictObject({
          field: z.enum([
            'serialNumber',
            'model',
            'location',
            'integerDigits',
            'decimalDigits',
            'position',
          ]),
          before: z.exactOptional(anyText),
          after: anyText,
        }),
      ),
      requestedBy: nameText,
      requestedAt: instant,
      state: z.enum(['requested', 'approved', 'rejected']),
      decision: z.exactOptional(z.strictObject({ by: nameText, at: instant, reason: noteText })),
    }),
  }),
  unknown_point_found: z.strictObject({ point: given('unknown_point') }),
}
