import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type {
  ConcludedVisit,
  IssuedTamperReport,
  SupplyExecution,
  TamperReport,
} from '../field/index.ts'
import { canonicalJson, type JsonValue } from '../journal/index.ts'
import type { LaterPlaceFact, PlaceState } from '../place-history/index.ts'

/** Where in time and for which place a fact of field work is to be made. */
export interface FieldMoment {
  readonly at: string
  readonly pick: number
  readonly serial: number
}

/** A visit that stands. */
export function visitOf(change: Partial<ConcludedVisit> = {}): ConcludedVisit {
  return {
    id: 'visit_1',
    device: 'D1',
    sequence: 1,
    place: 'P1',
    controller: 'K7',
    operation: 'control_reading',
    startedAt: '2026-01-24T09:50:00.000Z',
    endedAt: '2026-01-24T10:00:00.000Z',
    readings: [],
    photos: [],
    outcome: 'done',
    durationSeconds: 600,
    ...change,
  }
}

/** A report that is locked. */
export function tamperReportOf(number: string, at: string, place = 'P1'): IssuedTamperReport {
  const report: TamperReport = {
    number,
    issuedAt: at,
    issuedBy: 'K7',
    place,
    priority: 'A',
    tamperCode: '01',
    source: '01',
    foundOn: at.slice(0, 10),
    associatedPlaces: [],
    isEnergised: true,
    isDisconnectedForDebt: false,
    photos: [],
    sealsBefore: [],
    sealsAfter: [],
    signature: 'signed',
    readings: [],
  }
  const text = canonicalJson(report as unknown as JsonValue) // plain JSON without floating point
  return { report, sha256: bytesToHex(sha256(utf8ToBytes(text))) }
}

/** What may happen next in the field, by a number from 0 to 11; it need not be legal. */
export function fieldFactOf(
  state: PlaceState,
  kind: number,
  { at, pick, serial }: FieldMoment,
): LaterPlaceFact {
  const place = state.place.id
  const on = at.slice(0, 10)
  const by = 'K7'
  const orderId = state.supply.order?.id ?? 'order_none'
  switch (kind) {
    case 0:
      return {
        type: 'visit_recorded',
        data: { visit: visitOf({ id: `visit_${serial}`, endedAt: at }) },
      }
    case 1: {
      const id = `task_${serial}`
      const task = { id, place, operation: 'inspection', reason: 'high', reference: id }
      return { type: 'field_task_opened', data: { task: { ...task, openedOn: on } } }
    }
    case 2: {
      const order = { id: `order_${serial}`, reason: 'debt', orderedOn: on, by }
      const isCut = state.supply.state === 'disconnected'
      return {
        type: 'supply_ordered',
        data: { order: { ...order, kind: isCut ? 'reconnect' : 'disconnect' } },
      }
    }
    case 3: {
      const execution: SupplyExecution = {
        ...{ orderId, on, by, meterSerial: 'M0' },
        ...{ indices: [], seals: [`S${serial}`], photos: [] },
      }
      return state.supply.order?.kind === 'reconnect'
        ? { type: 'supply_reconnected', data: { execution, findings: [] } }
        : { type: 'supply_disconnected', data: { execution } }
    }
    case 4:
      return pick % 2 === 0
        ? { type: 'supply_order_cancelled', data: { orderId } }
        : { type: 'supply_attempt_failed', data: { failure: { orderId, on, code: '20', by } } }
    case 5: {
      const number = `N${serial}`
      const notice = { number, place, type: 'debt', delivery: 'mail', leftAt: at, by } as const
      return { type: 'notice_left', data: { notice } }
    }
    case 6: {
      const known = state.sealEvents.at(-1)?.seal
      const isNew = known === undefined || pick % 3 === 0
      const event = isNew ? 'applied' : pick % 3 === 1 ? 'checked' : 'removed'
      const seal = isNew ? `S${serial}` : known
      const about = { place, point: 'case', kind: 'plastic', by }
      return { type: 'seal_event_recorded', data: { event: { seal, event, at, ...about } } }
    }
    case 7: {
      const check = { place, meterSerial: 'M0', at, by, items: [] }
      return { type: 'circuit_checked', data: { check, findings: [], failed: [] } }
    }
    case 8:
      return { type: 'tamper_report_issued', data: tamperReportOf(`T${serial}`, at) }
    case 9: {
      const known = pick % 2 === 0 ? state.serviceRequests.at(-1) : undefined
      const id = known?.id ?? `service_${serial}`
      const next = known === undefined ? 'requested' : 'accepted'
      const steps = [...(known?.steps ?? []), { state: next, at } as const]
      const requestedAt = known?.requestedAt ?? at
      const request = { id, place, kind: 'replace', requestedAt, state: next, steps } as const
      return { type: 'service_request_advanced', data: { request } }
    }
    case 10: {
      const known = pick % 2 === 0 ? state.technicalDataChanges.at(-1) : undefined
      const before = known ?? {
        ...{ id: `change_${serial}`, place, changes: [{ field: 'model', after: 'X' } as const] },
        ...{ requestedBy: by, requestedAt: at, state: 'requested' as const },
      }
      const decision = { by: 'op-3', at, reason: 'seen on the photo' }
      const request = known ? { ...known, state: 'approved' as const, decision } : before
      return { type: 'technical_data_change_advanced', data: { request } }
    }
    default: {
      const point = { id: place, campaign: 'C', area: 'A', address: 'x', hasMeter: true }
      return { type: 'unknown_point_found', data: { point: { ...point, foundOn: on, by } } }
    }
  }
}
