import * as z from 'zod/mini'
import {
  civilDate,
  decimalText,
  indexValue,
  instant,
  nameText,
  noteText,
  type Parsed,
  parseInput,
} from '../parsing/index.ts'
import type { FieldCampaign, UnknownPoint } from './campaign/campaign.ts'
import type { openServiceRequest } from './campaign/service-request.ts'
import type { FieldPlace } from './due/field-place.ts'
import type { GeoPoint, MeasuredPosition } from './geo-point.ts'
import type { CircuitCheck } from './seal/circuit-check.ts'
import type { SealEvent } from './seal/seal-event.ts'
import type { FieldNotice } from './supply/field-notice.ts'
import type { SupplyExecution, SupplyFailure, SupplyOrder } from './supply/supply.ts'
import type { TamperReportDraft, TamperReportPeople } from './tamper/tamper-report.ts'
import type { FieldPhoto } from './visit/photo.ts'
import type { SeenMeter, VisitReading, VisitRecord } from './visit/visit.ts'

/** What comes from a device or from a tenant's own system, by name. */
export interface FieldInputs {
  readonly visit: VisitRecord
  readonly photo: FieldPhoto
  readonly place: FieldPlace
  readonly supply_order: SupplyOrder
  readonly supply_execution: SupplyExecution
  readonly supply_failure: SupplyFailure
  readonly notice: FieldNotice
  readonly seal_event: SealEvent
  readonly circuit_check: CircuitCheck
  readonly tamper_report: TamperReportDraft
  readonly tamper_report_people: TamperReportPeople
  readonly service_request: Parameters<typeof openServiceRequest>[0]
  readonly campaign: FieldCampaign
  readonly unknown_point: UnknownPoint
}

/** Reads what comes from a device or from a tenant's own system: the value, or every problem with its path. */
export function parseFieldInput<Name extends keyof FieldInputs>(
  name: Name,
  input: unknown,
): Parsed<FieldInputs[Name]> {
  return parseInput(SCHEMAS[name], input)
}

const LIST_MAX = 200

function listOf<Entry>(entry: z.ZodMiniType<Entry>): z.ZodMiniType<readonly Entry[]> {
  return z.array(entry).check(z.maxLength(LIST_MAX))
}

function whole(minimum: number, maximum: number): z.ZodMiniType<number> {
  return z.int().check(z.minimum(minimum), z.maximum(maximum))
}

const name = z.exactOptional(nameText)
const day = z.exactOptional(civilDate)
const names = listOf(nameText)

const point = {
  latitudeMicrodegrees: whole(-90_000_000, 90_000_000),
  longitudeMicrodegrees: whole(-180_000_000, 180_000_000),
}
const geoPoint: z.ZodMiniType<GeoPoint> = z.strictObject(point)
const position: z.ZodMiniType<MeasuredPosition> = z.strictObject({
  ...point,
  accuracyMetres: whole(0, 1_000_000),
})

const photo: z.ZodMiniType<FieldPhoto> = z.strictObject({
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in lower-case hex')),
  kind: z.enum(['overview', 'detail', 'index', 'notice', 'document']),
  capturedAt: instant,
  deviceOffsetSeconds: whole(-1_000_000_000, 1_000_000_000),
  position: z.exactOptional(position),
  meterSerial: name,
  by: nameText,
})
const photos = listOf(photo)

const visitReading: z.ZodMiniType<VisitReading> = z.strictObject({
  meterSerial: nameText,
  register: nameText,
  index: indexValue,
  previous: z.exactOptional(indexValue),
  isElectronic: z.exactOptional(z.boolean()),
  qualityFlags: z.exactOptional(names),
})

const digits = z.exactOptional(whole(0, 15))
const seen: z.ZodMiniType<SeenMeter> = z.strictObject({
  serialNumber: nameText,
  model: name,
  location: name,
  integerDigits: digits,
  decimalDigits: digits,
  seals: z.exactOptional(names),
})

const dated = { id: nameText, since: civilDate }

const SCHEMAS: { readonly [Name in keyof FieldInputs]: z.ZodMiniType<FieldInputs[Name]> } = {
  visit: z.strictObject({
    id: nameText,
    device: nameText,
    sequence: whole(1, 999_999_999),
    place: nameText,
    controller: nameText,
    operation: nameText,
    startedAt: instant,
    endedAt: instant,
    readings: listOf(visitReading),
    visitCode: name,
    meterStatus: name,
    consumerStatus: name,
    photos,
    seen: z.exactOptional(seen),
    position: z.exactOptional(position),
    materials: z.exactOptional(
      listOf(z.strictObject({ material: nameText, quantity: whole(1, 1_000_000) })),
    ),
    labelRequested: z.exactOptional(z.boolean()),
    note: z.exactOptional(noteText),
  }),
  photo,
  place: z.strictObject({
    id: nameText,
    label: z.strictObject({ address: nameText, surname: nameText, accountNumber: nameText }),
    area: nameText,
    street: nameText,
    house: nameText,
    flat: name,
    point: z.exactOptional(geoPoint),
    accessNote: z.exactOptional(noteText),
    suppliedSince: day,
    lastControlOn: day,
    lastInspectionOn: day,
    verificationValidUntil: day,
    selfReadSince: day,
    requests: z.exactOptional(listOf(z.strictObject({ ...dated, operation: nameText }))),
    surveys: z.exactOptional(listOf(z.strictObject(dated))),
    debt: z.exactOptional(
      z.strictObject({ amount: decimalText, currency: nameText, since: civilDate }),
    ),
    findings: z.exactOptional(listOf(z.strictObject({ code: nameText, since: civilDate }))),
    attempts: z.exactOptional(z.strictObject({ count: whole(0, 1_000), operations: names })),
  }),
  supply_order: z.strictObject({
    id: nameText,
    kind: z.enum(['disconnect', 'reconnect']),
    reason: noteText,
    orderedOn: civilDate,
    by: nameText,
  }),
  supply_execution: z.strictObject({
    orderId: nameText,
    on: civilDate,
    meterSerial: nameText,
    indices: listOf(z.strictObject({ register: nameText, index: indexValue })),
    seals: names,
    photos,
    by: nameText,
  }),
  supply_failure: z.strictObject({
    orderId: nameText,
    on: civilDate,
    code: nameText,
    by: nameText,
  }),
  notice: z.strictObject({
    number: nameText,
    place: nameText,
    type: nameText,
    delivery: z.enum(['handed_over', 'letterbox', 'door', 'mail']),
    leftAt: instant,
    photo: z.exactOptional(photo),
    by: nameText,
    text: z.exactOptional(noteText),
  }),
  seal_event: z.strictObject({
    seal: nameText,
    event: z.enum(['applied', 'checked', 'broken', 'removed']),
    at: instant,
    place: nameText,
    point: nameText,
    kind: nameText,
    condition: name,
    by: nameText,
  }),
  circuit_check: z.strictObject({
    place: nameText,
    meterSerial: nameText,
    at: instant,
    by: nameText,
    items: listOf(
      z.strictObject({
        item: nameText,
        result: z.enum(['pass', 'fail', 'not_applicable']),
        note: z.exactOptional(noteText),
      }),
    ),
    ratio: name,
  }),
  tamper_report: z.strictObject({
    place: nameText,
    priority: z.enum(['A', 'B', 'C']),
    tamperCode: nameText,
    source: nameText,
    foundOn: civilDate,
    appointment: z.exactOptional(z.strictObject({ on: civilDate, from: nameText, to: nameText })),
    remarks: z.exactOptional(noteText),
    associatedPlaces: names,
    meter: z.exactOptional(
      z.strictObject({
        serialNumber: nameText,
        makeAndType: nameText,
        kind: nameText,
        location: nameText,
        installedOn: day,
        lastReadOn: day,
      }),
    ),
    responsibleSince: day,
    isEnergised: z.boolean(),
    isDisconnectedForDebt: z.boolean(),
    photos,
    sealsBefore: names,
    sealsAfter: names,
    signature: z.union([z.literal('signed'), z.strictObject({ refusedBecause: noteText })]),
    corrects: name,
  }),
  tamper_report_people: z.strictObject({
    address: nameText,
    customerName: name,
    contacts: names,
    witnesses: names,
    signedBy: name,
  }),
  service_request: z.strictObject({
    id: nameText,
    place: nameText,
    kind: z.enum(['fit', 'replace', 'remove', 'meter_inside']),
    requestedAt: instant,
    reason: z.exactOptional(noteText),
    accessNote: z.exactOptional(noteText),
  }),
  campaign: z.strictObject({
    id: nameText,
    name: nameText,
    from: civilDate,
    to: day,
    target: z.union([
      z.strictObject({ places: z.array(nameText).check(z.maxLength(1_000_000)) }),
      z.strictObject({ areas: names }),
    ]),
  }),
  unknown_point: z.strictObject({
    id: nameText,
    campaign: nameText,
    area: nameText,
    address: nameText,
    position: z.exactOptional(position),
    hasMeter: z.boolean(),
    meterSerial: name,
    foundOn: civilDate,
    by: nameText,
  }),
}
