import type { Dispute, DisputeClock } from '../dispute/index.ts'
import { disputeClock } from '../dispute/index.ts'
import type { EstimatedQuantitiesAnnex } from '../estimate/index.ts'
import { annexOn } from '../estimate/index.ts'
import type { StoredFact, TreeHead } from '../journal/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import type { ConsumptionPlace, Customer, SupplyContract } from '../place/index.ts'
import type {
  AbsenceNotice,
  PlaceState,
  ReadingTransfer,
  ReconciledReading,
} from '../place-history/index.ts'
import type { Channel, Reading, SubmissionFinding, SubmissionOutcome } from '../reading/index.ts'
import type { RuleBook, RuleRow, RuleScope } from '../rules/index.ts'
import type { CivilDate, Instant } from '../time/index.ts'
import { overviewOf, type PlaceOverview } from './overview.ts'

/** How a reading came in. */
export interface ExplainedSubmission {
  readonly id: string
  readonly channel: Channel
  readonly receivedAt: Instant
  readonly outcome: SubmissionOutcome
  readonly findings: readonly SubmissionFinding[]
  /** SHA-256 of what arrived. */
  readonly rawSha256: string
  /** Absent where the sender has been erased. */
  readonly sender?: string
  readonly subject?: string
  readonly text?: string
}

/** A reading with all that was done with it. */
export interface ExplainedReading {
  readonly reading: Reading
  readonly submissions: readonly ExplainedSubmission[]
  readonly transfers: readonly ReadingTransfer[]
  readonly outcomes: readonly ReconciledReading[]
  readonly notices: readonly AbsenceNotice[]
}

/** A dispute with its clock. */
export interface ExplainedDispute {
  readonly dispute: Dispute
  readonly clock: DisputeClock
}

/** A fact of the place as the journal holds it. */
export interface JournalEntry {
  readonly position: number
  readonly version: number
  readonly type: string
  readonly recordedAt: Instant
  readonly actor: string
}

/** Everything that answers an authority's question about one place and period. */
export interface ExplanationDossier extends PlaceOverview {
  readonly tenant: string
  /** What people call the parties. */
  readonly names: { readonly supplier: string; readonly operator: string }
  readonly period: { readonly from: CivilDate; readonly to: CivilDate }
  readonly preparedAt: Instant
  readonly place: ConsumptionPlace
  readonly contract: SupplyContract
  /** Absent once the person has been erased. */
  readonly customer?: Customer
  readonly installations: readonly MeterInstallation[]
  readonly annex?: EstimatedQuantitiesAnnex
  /** Of the period, and the last one before it. */
  readonly readings: readonly ExplainedReading[]
  readonly disputes: readonly ExplainedDispute[]
  /** The rows that ruled on the period's last day. */
  readonly rules: readonly RuleRow[]
  readonly journal: { readonly head: TreeHead; readonly entries: readonly JournalEntry[] }
}

/** Puts a place's dossier together: the same facts give the same dossier. Source: seed S0-12. */
export function explainPlaceState(input: {
  readonly tenant: string
  readonly names: ExplanationDossier['names']
  readonly period: { readonly from: CivilDate; readonly to: CivilDate }
  readonly preparedAt: Instant
  /** The civil day of `preparedAt` in the tenant's zone. */
  readonly today: CivilDate
  readonly state: PlaceState
  readonly facts: readonly StoredFact[]
  readonly head: TreeHead
  readonly submissions: readonly ExplainedSubmission[]
  readonly rules: RuleBook
  readonly scope: RuleScope
}): ExplanationDossier {
  const { tenant, names, period, preparedAt, today, state, facts, head, rules, scope } = input
  const { place, contract, customer, installations } = state
  const annex = annexOn(state.annexes, period.to)
  return {
    tenant,
    names,
    period,
    preparedAt,
    place,
    contract,
    installations,
    readings: readingsOf(state, period).map((reading) => explained(input, reading)),
    disputes: state.disputes.map((dispute) => ({ dispute, clock: disputeClock(dispute, today) })),
    rules: rules.rowsInForce({ scope, on: period.to }),
    ...overviewOf(state, { ...period, today }),
    journal: {
      head,
      entries: facts.map(({ position, version, type, recordedAt, actor }) => ({
        position,
        version,
        type,
        recordedAt,
        actor: `${actor.kind} ${actor.id}`,
      })),
    },
    ...(customer && { customer }),
    ...(annex && { annex }),
  }
}

function explained(
  { state, submissions }: { state: PlaceState; submissions: readonly ExplainedSubmission[] },
  reading: Reading,
): ExplainedReading {
  const isOwn = ({ readingId }: { readonly readingId: string }) => readingId === reading.id
  return {
    reading,
    submissions: submissions.filter(({ id }) => reading.submissions.includes(id)),
    transfers: state.transfers.filter(isOwn),
    outcomes: state.reconciliations.filter(isOwn),
    notices: state.absenceNotices.filter(isOwn),
  }
}

function readingsOf(
  { readings }: PlaceState,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): readonly Reading[] {
  const earlier = readings.filter(({ readOn, status }) => readOn < from && status === 'accepted')
  const lastDayBefore = earlier.reduce(
    (latest, { readOn }) => (readOn > latest ? readOn : latest),
    '',
  )
  return [
    ...earlier.filter(({ readOn }) => readOn === lastDayBefore),
    ...readings.filter(({ readOn }) => from <= readOn && readOn <= to),
  ].toSorted((a, b) => (a.readOn < b.readOn ? -1 : a.readOn > b.readOn ? 1 : 0))
}
