import { setTimeout } from 'node:timers/promises'
import {
  type CivilDate,
  createRuleBook,
  type ExplanationDossier,
  type HeadSigner,
  type Instant,
  type MessageParser,
  type OperationStatement,
  type PhotoReader,
  type Reading,
  type ReadingSubmission,
  type Receipt,
  type RuleRow,
  type Store,
  type StoreVerification,
  type TextExtractor,
  type TimeZone,
  type YearMonth,
} from '@selfread/core'
import type { DeskContext, OperatorSettings, SupplierSettings } from './desk-context.ts'
import {
  advancePlaceDispute,
  type DisputeOpening,
  type DisputeResult,
  type DisputeStatus,
  disputeNumber,
  openPlaceDispute,
  runningDisputes,
} from './dispute/dispute-desk.ts'
import { explainPlace } from './explanation/explain-place.ts'
import {
  type ExportedRows,
  exportRows,
  type RowsExport,
  type RowsQuery,
} from './export/export-rows.ts'
import { receiveSubmission } from './intake/receive-submission.ts'
import type { SubmissionReceipt } from './intake/submission-receipt.ts'
import { makeReceipts, type ReceiptsQuery } from './journal/make-receipts.ts'
import { type Continuation, proveContinuation } from './journal/prove-continuation.ts'
import { publishHead } from './journal/publish-head.ts'
import { type VerifyOptions, verifyStore } from './journal/verify-store.ts'
import { type JournalFileOptions, writeJournalFile } from './journal/write-journal-file.ts'
import {
  type DeliverOutbox,
  type DeliveryReport,
  deliverOutbox,
} from './notification/deliver-outbox.ts'
import { monthStatement } from './operation/month-statement.ts'
import { operatorOf } from './operators.ts'
import { erasePerson, type PersonErased, type PersonErasure } from './person/erase-person.ts'
import { exportPerson, type PersonExport } from './person/export-person.ts'
import { findPlaces, type PlaceSummary } from './places/find-places.ts'
import { importPlaces, type PlacesImport } from './places/import-places.ts'
import type { ReadingOutcome } from './projection/place-documents.ts'
import { type RebuiltDocuments, rebuildDocuments } from './projection/rebuild-documents.ts'
import { countDayOperations, type OperationCount } from './question/count-day-operations.ts'
import { type DueReadings, findDueReadings } from './question/find-due-readings.ts'
import { findOutcomes, type OutcomesQuery } from './question/find-outcomes.ts'
import { findReadings, type ReadingsQuery } from './question/find-readings.ts'
import type { Page, PageQuery } from './question/page.ts'
import { reconcileFile } from './reconciliation/reconcile-file.ts'
import type { ReconciliationReport } from './reconciliation/reconciliation-report.ts'
import { retryDecision } from './retry-decision.ts'
import { openReviews, type ReviewItem } from './review/open-reviews.ts'
import type { Review, ReviewResult } from './review/review-decision.ts'
import { reviewSubmission } from './review/review-submission.ts'
import { type PreparedTransfers, prepareTransfers } from './transfer/prepare-transfers.ts'

/** What a desk is made of. Adapters come in as values; what is left out cannot be used. */
export interface DeskOptions {
  readonly store: Store
  /** Rule rows: a preset of `rules`, and a tenant's own. */
  readonly rules: readonly RuleRow[]
  /** Whose data these are; tenants of one store never meet. `default` unless told. */
  readonly tenant?: string
  readonly supplier?: SupplierSettings
  /** Zone in which days begin and windows end; `Europe/Bucharest` unless told. */
  readonly timeZone?: TimeZone
  /** Whose rules apply, `RO`; that of the rule rows where they name only one. */
  readonly jurisdiction?: string
  readonly operators?: readonly OperatorSettings[]
  /** Settings for operators that places name and `operators` does not. */
  readonly otherOperators?: (id: string) => OperatorSettings
  /** Finds readings in texts. */
  readonly text?: TextExtractor
  /** Takes mails apart. */
  readonly mail?: MessageParser
  /** Reads photos of meters. */
  readonly photos?: PhotoReader
  /** The moment at which something happens; the machine's clock unless told. */
  readonly now?: () => Instant
  /** How the desk waits, so many milliseconds, before it tries something again; a timer unless told. */
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

/** The supplier's desk: every use case from the customer's message to the authority's dossier. */
export interface Desk {
  readonly places: {
    /** Imports places from CSV (one row per register); a dry run only says what it would do. */
    import(csv: string | Uint8Array, options?: { readonly dryRun?: boolean }): Promise<PlacesImport>
    /** Finds places by identifier, meter serial, phone, mail address, or words of name and address. */
    find(query: string): Promise<readonly PlaceSummary[]>
  }
  /** Takes in a submission of any channel. Receiving it again changes nothing and gives the same receipt. */
  receive(submission: ReadingSubmission): Promise<SubmissionReceipt>
  readonly review: {
    /** The submissions that wait for a person, oldest first: all, or the first `limit`. */
    list(options?: { readonly limit?: number }): Promise<readonly ReviewItem[]>
    /** Carries out a person's decision. */
    decide(review: Review): Promise<ReviewResult>
  }
  /** Prepares the day's files, one per operator, computed indices included once a window has closed. */
  prepareTransfers(query: { readonly day: CivilDate }): Promise<PreparedTransfers>
  /** Looks for every sent reading in an operator's measurement data. */
  reconcile(input: {
    readonly operator: string
    readonly file: { readonly name: string; readonly bytes: Uint8Array }
  }): Promise<ReconciliationReport>
  readonly disputes: {
    open(opening: DisputeOpening): Promise<DisputeResult>
    advance(step: Parameters<typeof advancePlaceDispute>[1]): Promise<DisputeResult>
    /** The number to register a dispute under: quoted in every letter. */
    number(disputeId: string): string
    /** Those whose clock runs, the first to run out first: all, or those that run out before a moment. */
    list(query?: { readonly runningOutBefore?: Instant }): Promise<readonly DisputeStatus[]>
  }
  readonly readings: {
    /** Readings of a place, of days, or of both, by the day on which they were read. */
    find(query: ReadingsQuery): Promise<Page<Reading>>
  }
  readonly transfers: {
    /** What waits for the next file to an operator. */
    due(query: { readonly operator: string } & PageQuery): Promise<DueReadings>
  }
  readonly outcomes: {
    /** What became of readings in operators' files, by code, file or day of the comparison. */
    find(query: OutcomesQuery): Promise<Page<ReadingOutcome>>
  }
  readonly operations: {
    /** How many operations a day had, of each kind. */
    count(query: { readonly day: CivilDate }): Promise<OperationCount>
  }
  readonly persons: {
    /** All that is held on a customer, with who recorded it and when; undefined where there is nothing. */
    export(query: { readonly customer: string }): Promise<PersonExport | undefined>
    /** Bytes that a person's export names, as they arrived; undefined once erased. */
    raw(query: { readonly sha256: string }): Promise<Uint8Array | undefined>
    /** Destroys the keys of a customer's data. Asked again, it erases what has come since, or changes nothing. */
    erase(erasure: PersonErasure): Promise<PersonErased>
  }
  /** The complete dossier of a place; undefined where there is no such place. */
  explain(query: {
    readonly place: string
    readonly period?: { readonly from: CivilDate; readonly to: CivilDate }
  }): Promise<ExplanationDossier | undefined>
  /** The month's operations, counted and priced. */
  statement(query: { readonly month: YearMonth }): Promise<OperationStatement>
  /** Hands over what waits in the outbox. */
  deliver(delivery: DeliverOutbox): Promise<DeliveryReport>
  /** Signs the journal's head, keeps it, and gives it out as a note to publish outside the database. */
  publishHead(signer: HeadSigner): Promise<string>
  /** Reads readings, places or operations for other programs: all, or what changed since an earlier export. */
  exportRows<Kind extends keyof ExportedRows>(
    query: RowsQuery<Kind>,
  ): Promise<RowsExport<ExportedRows[Kind]>>
  readonly journal: {
    /** Receipts that verify offline: of a submission and the readings it led to, or of a place's facts. */
    receipts(query: ReceiptsQuery): Promise<readonly Receipt[]>
    /** The journal as a file that an auditor checks offline, line by line. Holds ciphertext only. */
    lines(options?: JournalFileOptions): AsyncGenerator<string>
    /** Proves that nothing which an older head covers was changed by the time of a later one. */
    prove(query: Parameters<typeof proveContinuation>[1]): Promise<Continuation>
    /** The heads that were kept, smallest first. */
    heads(): Promise<readonly { readonly size: number; readonly note: string }[]>
  }
  /** Makes this tenant's read models again from its facts; others may go on writing. */
  rebuild(): Promise<RebuiltDocuments>
  /** Checks every fact, leaf, head and blob of the store, and that this tenant's read models are what its facts say. */
  verify(options?: VerifyOptions): Promise<StoreVerification>
}

/**
 * Makes a desk of a store, rules and adapters.
 *
 * @example
 * ```ts
 * const desk = createDesk({
 *   store: openSqliteStore({ path: 'selfread.db' }),
 *   rules: rules.romania(),
 *   text: createTextExtractor(),
 *   operators: [{ id: 'rdn', name: 'Rețele Dunărea Nord', transfers: delimitedFormat(mapping) }],
 * })
 * await desk.places.import(csv)
 * const receipt = await desk.receive({ channel: 'sms', receivedAt, sender, text: 'index 12345' })
 * ```
 */
export function createDesk(options: DeskOptions): Desk {
  const context = contextOf(options)
  return {
    places: {
      import: (csv, { dryRun = false } = {}) =>
        importPlaces(context, { csv: textOf(csv), isDryRun: dryRun }),
      find: (query) => retryDecision(context, () => findPlaces(context, query)),
    },
    receive: (submission) => receiveSubmission(context, submission),
    review: {
      list: (options) => retryDecision(context, () => openReviews(context, options)),
      decide: (review) => reviewSubmission(context, review),
    },
    prepareTransfers: (query) => prepareTransfers(context, query),
    reconcile: async ({ operator, file }) =>
      reconcileFile(context, operatorOf(context, operator), file),
    disputes: {
      open: (opening) => openPlaceDispute(context, opening),
      advance: (step) => advancePlaceDispute(context, step),
      number: disputeNumber,
      list: (query) => retryDecision(context, () => runningDisputes(context, query)),
    },
    readings: { find: (query) => findReadings(context, query) },
    transfers: { due: (query) => findDueReadings(context, query) },
    outcomes: { find: (query) => findOutcomes(context, query) },
    operations: { count: (query) => countDayOperations(context, query) },
    persons: {
      export: (query) => retryDecision(context, () => exportPerson(context, query)),
      raw: ({ sha256 }) =>
        retryDecision(context, () => context.store.getBlob({ tenant: context.tenant, sha256 })),
      erase: (erasure) => erasePerson(context, erasure),
    },
    explain: (query) => retryDecision(context, () => explainPlace(context, query)),
    statement: (query) => retryDecision(context, () => monthStatement(context, query)),
    deliver: (delivery) => deliverOutbox(context, delivery),
    publishHead: (signer) => retryDecision(context, () => publishHead(context, signer)),
    exportRows: (query) => exportRows(context, query),
    journal: {
      receipts: (query) => retryDecision(context, () => makeReceipts(context, query)),
      lines: (options = {}) => writeJournalFile(context, options),
      prove: (query) => retryDecision(context, () => proveContinuation(context, query)),
      heads: () => retryDecision(context, () => context.store.checkpoints()),
    },
    rebuild: () => rebuildDocuments(context),
    verify: (options) => verifyStore(context, options),
  }
}

function contextOf(options: DeskOptions): DeskContext {
  const tenant = options.tenant ?? 'default'
  return {
    tenant,
    timeZone: options.timeZone ?? 'Europe/Bucharest',
    jurisdiction: options.jurisdiction ?? onlyJurisdiction(options.rules),
    supplier: options.supplier ?? { name: tenant, mailbox: { address: 'noreply@localhost' } },
    store: options.store,
    rules: createRuleBook(options.rules),
    operators: options.operators ?? [],
    otherOperators: options.otherOperators,
    text: options.text,
    mail: options.mail,
    photos: options.photos,
    now: options.now ?? (() => new Date().toISOString()),
    pause: options.pause ?? setTimeout,
  }
}

function onlyJurisdiction(rows: readonly RuleRow[]): string {
  const known = new Set(rows.flatMap(({ scope }) => scope.jurisdiction ?? []))
  const [jurisdiction, ...others] = known
  if (jurisdiction === undefined || others.length > 0) {
    throw new Error(
      `The rule rows are of ${known.size} jurisdictions (${[...known].join(', ') || 'none'}): say which applies in createDesk({ jurisdiction }).`,
    )
  }
  return jurisdiction
}

function textOf(csv: string | Uint8Array): string {
  return typeof csv === 'string' ? csv : new TextDecoder('utf-8').decode(csv)
}
