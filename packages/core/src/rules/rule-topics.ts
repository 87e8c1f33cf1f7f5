import type * as z from 'zod/mini'
import { type AssessmentBoundsParameters, assessmentBounds } from './topics/assessment-bounds.ts'
import { type ConsumptionNormParameters, consumptionNorm } from './topics/consumption-norm.ts'
import { type DisputeDeadlineParameters, disputeDeadline } from './topics/dispute-deadline.ts'
import { type DisputeThresholdParameters, disputeThreshold } from './topics/dispute-threshold.ts'
import { type EstimationChainParameters, estimationChain } from './topics/estimation-chain.ts'
import { type FieldDayParameters, fieldDay } from './topics/field-day.ts'
import { type GasConversionParameters, gasConversion } from './topics/gas-conversion.ts'
import { type IntegersOnlyParameters, integersOnly } from './topics/integers-only.ts'
import { type LateReadingParameters, lateReading } from './topics/late-reading.ts'
import { type LegalBasisParameters, legalBasis } from './topics/legal-basis.ts'
import { type MeterDataNoticeParameters, meterDataNotice } from './topics/meter-data-notice.ts'
import { type MetrologyPolicyParameters, metrologyPolicy } from './topics/metrology-policy.ts'
import { type OperationPlanParameters, operationPlan } from './topics/operation-plan.ts'
import { type OutOfWindowParameters, outOfWindow } from './topics/out-of-window.ts'
import { type ReadingWindowParameters, readingWindow } from './topics/reading-window.ts'
import { type ReconciliationParameters, reconciliation } from './topics/reconciliation.ts'
import {
  type ResidentsDeclarationParameters,
  residentsDeclaration,
} from './topics/residents-declaration.ts'
import { type ResubmissionParameters, resubmission } from './topics/resubmission.ts'
import {
  type VerificationPeriodParameters,
  verificationPeriod,
} from './topics/verification-period.ts'
import { type VisitIntervalParameters, visitInterval } from './topics/visit-interval.ts'
import { type WorkingCalendarParameters, workingCalendar } from './topics/working-calendar.ts'

/** The parameters of each topic. */
export interface RuleParameters {
  readonly reading_window: ReadingWindowParameters
  readonly assessment_bounds: AssessmentBoundsParameters
  readonly resubmission: ResubmissionParameters
  readonly out_of_window: OutOfWindowParameters
  readonly late_reading: LateReadingParameters
  readonly metrology_policy: MetrologyPolicyParameters
  readonly verification_period: VerificationPeriodParameters
  readonly operation_plan: OperationPlanParameters
  readonly dispute_deadline: DisputeDeadlineParameters
  readonly dispute_threshold: DisputeThresholdParameters
  readonly integers_only: IntegersOnlyParameters
  readonly working_calendar: WorkingCalendarParameters
  readonly estimation_chain: EstimationChainParameters
  readonly consumption_norm: ConsumptionNormParameters
  readonly residents_declaration: ResidentsDeclarationParameters
  readonly operator_reading: VisitIntervalParameters
  readonly control_reading: VisitIntervalParameters
  readonly inspection: VisitIntervalParameters
  readonly reconciliation: ReconciliationParameters
  readonly gas_conversion: GasConversionParameters
  readonly meter_data_notice: MeterDataNoticeParameters
  readonly field_day: FieldDayParameters
  readonly legal_basis: LegalBasisParameters
}

/** What a rule can be about. */
export type RuleTopic = keyof RuleParameters

/** The schema of each topic's parameters. */
export const ruleTopics: { readonly [Topic in RuleTopic]: z.ZodMiniType<RuleParameters[Topic]> } = {
  reading_window: readingWindow,
  assessment_bounds: assessmentBounds,
  resubmission,
  out_of_window: outOfWindow,
  late_reading: lateReading,
  metrology_policy: metrologyPolicy,
  verification_period: verificationPeriod,
  operation_plan: operationPlan,
  dispute_deadline: disputeDeadline,
  dispute_threshold: disputeThreshold,
  integers_only: integersOnly,
  working_calendar: workingCalendar,
  estimation_chain: estimationChain,
  consumption_norm: consumptionNorm,
  residents_declaration: residentsDeclaration,
  operator_reading: visitInterval,
  control_reading: visitInterval,
  inspection: visitInterval,
  reconciliation,
  gas_conversion: gasConversion,
  meter_data_notice: meterDataNotice,
  field_day: fieldDay,
  legal_basis: legalBasis,
}
