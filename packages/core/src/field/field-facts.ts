import type { Finding } from '../assessment/index.ts'
import type { UnknownPoint } from './campaign/campaign.ts'
import type { ServiceRequest } from './campaign/service-request.ts'
import type { FieldTask } from './field-task.ts'
import type { CircuitCheck } from './seal/circuit-check.ts'
import type { SealEvent } from './seal/seal-event.ts'
import type { FieldNotice } from './supply/field-notice.ts'
import type { SupplyExecution, SupplyFailure, SupplyOrder } from './supply/supply.ts'
import type { IssuedTamperReport } from './tamper/tamper-report.ts'
import type { TechnicalDataChangeRequest } from './visit/technical-data-change.ts'
import type { ConcludedVisit } from './visit/visit.ts'

/** What the facts of field work hold, by their type. A type is past tense and never renamed. */
export interface FieldFactData {
  /** Somebody was at the place, at `endedAt`. */
  readonly visit_recorded: { readonly visit: ConcludedVisit }
  /** Somebody has to go out. */
  readonly field_task_opened: { readonly task: FieldTask }
  /** A cut or a reopening was ordered. */
  readonly supply_ordered: { readonly order: SupplyOrder }
  /** The order under way was taken back. */
  readonly supply_order_cancelled: { readonly orderId: string }
  /** The order under way could not be carried out. */
  readonly supply_attempt_failed: { readonly failure: SupplyFailure }
  /** The place was cut off; its index stands still from here on. */
  readonly supply_disconnected: { readonly execution: SupplyExecution }
  /** The place was opened again; what had moved in between was found. */
  readonly supply_reconnected: {
    readonly execution: SupplyExecution
    readonly findings: readonly Finding[]
  }
  /** A notice was left, at `leftAt`. */
  readonly notice_left: { readonly notice: FieldNotice }
  /** A seal was applied, checked, broken or removed, at its `at`. */
  readonly seal_event_recorded: { readonly event: SealEvent }
  /** The measuring circuit was checked. */
  readonly circuit_checked: {
    readonly check: CircuitCheck
    readonly findings: readonly Finding[]
    readonly failed: readonly string[]
  }
  /** A report was issued and is locked. Its personal part is the `TamperReportPeople`. */
  readonly tamper_report_issued: IssuedTamperReport
  /** A service request was opened or took a step; holds the whole request. */
  readonly service_request_advanced: { readonly request: ServiceRequest }
  /** A change of technical data was asked for or decided on; holds the whole request. */
  readonly technical_data_change_advanced: { readonly request: TechnicalDataChangeRequest }
  /** A point that nobody knew was found; its id is the place's. */
  readonly unknown_point_found: { readonly point: UnknownPoint }
}
