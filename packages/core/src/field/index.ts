export type { CampaignCoverage, FieldCampaign, UnknownPoint } from './campaign/campaign.ts'
export { campaignCoverage } from './campaign/campaign.ts'
export type {
  ServiceRequest,
  ServiceRequestCommand,
  ServiceRequestState,
} from './campaign/service-request.ts'
export { advanceServiceRequest, openServiceRequest } from './campaign/service-request.ts'
export type { Catalogue, CatalogueEntry } from './catalogue.ts'
export { extendCatalogue } from './catalogue.ts'
export type { DueKind, DueReason } from './due/due-reason.ts'
export type { DueStop, RefusedVisit } from './due/due-stops.ts'
export { dueStops, earliestVisitOn } from './due/due-stops.ts'
export type {
  FieldPlace,
  FieldRequest,
  FieldRules,
  StopLabel,
  VisitRule,
} from './due/field-place.ts'
export type { DueMeterDataNotice, QuotedReading } from './due/meter-data-notices.ts'
export { dueMeterDataNotices } from './due/meter-data-notices.ts'
export type { InventoryLine } from './due/reading-inventory.ts'
export { readingInventory } from './due/reading-inventory.ts'
export type { FieldFactData } from './field-facts.ts'
export type { FieldTask } from './field-task.ts'
export { tasksFrom } from './field-task.ts'
export type { GeoPoint, MeasuredPosition } from './geo-point.ts'
export { metresBetween } from './geo-point.ts'
export type { FieldInputs } from './parse-field-input.ts'
export { parseFieldInput } from './parse-field-input.ts'
export type { FieldRefusal } from './refusal.ts'
export type {
  FieldController,
  FieldRoute,
  RouteFile,
  RouteFileMeter,
  RouteSheetLine,
} from './route/field-route.ts'
export { routeSheet } from './route/field-route.ts'
export { orderByDistance, walkingOrder } from './route/order-stops.ts'
export type { PlannedDay } from './route/plan-routes.ts'
export { planRoutes } from './route/plan-routes.ts'
export type { CarriedStop, RouteProgress } from './route/route-progress.ts'
export { carryOver, routeProgress } from './route/route-progress.ts'
export type { SealProblem } from './seal/add-seal-event.ts'
export { addSealEvent, missingSeals } from './seal/add-seal-event.ts'
export type { CircuitCheck } from './seal/circuit-check.ts'
export { assessCircuitCheck, circuitChecklist } from './seal/circuit-check.ts'
export type { SealAt, SealEvent } from './seal/seal-event.ts'
export { sealsAt } from './seal/seal-event.ts'
export type { AdvancedSupply, SupplyCommand, SupplyProblem } from './supply/advance-supply.ts'
export { advanceSupply } from './supply/advance-supply.ts'
export type { FieldNotice } from './supply/field-notice.ts'
export { addNotice, noticeTypes } from './supply/field-notice.ts'
export type { Supply, SupplyExecution, SupplyFailure, SupplyOrder } from './supply/supply.ts'
export { connectedSupply } from './supply/supply.ts'
export type { TamperProblem } from './tamper/issue-tamper-report.ts'
export { isReportUnchanged, issueTamperReport } from './tamper/issue-tamper-report.ts'
export { spanishTamperCodes, tamperCodes, tamperSources } from './tamper/tamper-codes.ts'
export type { TamperDeadlines } from './tamper/tamper-deadlines.ts'
export { tamperDeadlines } from './tamper/tamper-deadlines.ts'
export type {
  IssuedTamperReport,
  TamperPriority,
  TamperReading,
  TamperReport,
  TamperReportDraft,
  TamperReportPeople,
} from './tamper/tamper-report.ts'
export type { VisitCatalogues, VisitProblem } from './visit/conclude-visit.ts'
export { concludeVisit } from './visit/conclude-visit.ts'
export type { DeliveredVisits } from './visit/merge-visits.ts'
export { deliveredUpTo, mergeVisits, noVisits } from './visit/merge-visits.ts'
export type { FieldPhoto } from './visit/photo.ts'
export { addPhoto, trueTimeOf } from './visit/photo.ts'
export type {
  ApprovalPolicy,
  RegisteredMeter,
  TechnicalChange,
  TechnicalDataChangeRequest,
  TechnicalField,
} from './visit/technical-data-change.ts'
export {
  decideTechnicalDataChange,
  requestTechnicalDataChange,
  technicalChanges,
} from './visit/technical-data-change.ts'
export type {
  ConcludedVisit,
  SeenMeter,
  UsedMaterial,
  VisitReading,
  VisitRecord,
} from './visit/visit.ts'
export {
  consumerStatusCodes,
  fieldOperations,
  meterStatusCodes,
  spanishVisitCodes,
  visitCodes,
} from './visit/visit-codes.ts'
export type { CodeCount, StatusChange } from './visit/visit-statistics.ts'
export { statusHistory, visitStatistics } from './visit/visit-statistics.ts'
