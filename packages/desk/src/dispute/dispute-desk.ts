import { isDeepStrictEqual } from 'node:util'
import {
  type Actor,
  advanceDispute,
  type CivilDate,
  civilDateAt,
  type Dispute,
  type DisputeClock,
  type DisputeCommand,
  type DisputeDeadlines,
  type DisputeEvidence,
  type DisputeLimits,
  type DisputeRefusal,
  type DisputeType,
  disputeClock,
  disputeDeadlines,
  formatIndex,
  type Instant,
  type MeterInstallation,
  multiplierOn,
  type OutboxMessage,
  openDispute,
  type PlaceState,
  type Reading,
  registerOf,
  verificationOn,
} from '@selfread/core'
import { deriveId, quotableNumber } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { disputeMail } from '../notification/dispute-letter.ts'
import { commitPlaces, DESK, readPlace } from '../place-record.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { retryDecision } from '../retry-decision.ts'
import { scopeOf, tenantScope } from '../rule-scope.ts'

/** What a dispute is opened with. The reading and the operator's line about it are added as evidence by themselves. */
export interface DisputeOpening {
  readonly type: DisputeType
  readonly place: string
  /** The reading that the operator did not use as it stands. */
  readonly readingId: string
  /** Day of what the dispute is about: of the contract's start, of the exchange; that of the reading unless stated. */
  readonly eventOn?: CivilDate
  readonly evidence?: readonly DisputeEvidence[]
}

/** A dispute with what its clock shows. */
export interface DisputeStatus {
  readonly dispute: Dispute
  readonly clock: DisputeClock
}

/** A dispute taken further, or why it was not. */
export type DisputeResult = ({ readonly ok: true } & DisputeStatus) | DisputeRefusal

/** Opens a dispute over a reading, from what the operator's file said about it. */
export async function openPlaceDispute(
  context: DeskContext,
  opening: DisputeOpening & { readonly actor?: Actor },
): Promise<DisputeResult> {
  return retryDecision(context, async () => {
    const record = await readPlace(context, opening.place)
    const reading = record.state?.readings.find(({ id }) => id === opening.readingId)
    if (record.state === undefined || reading === undefined) {
      throw new Error(`Place ${opening.place} has no reading ${opening.readingId}.`)
    }
    const { state } = record
    const id = deriveId('dispute', context.tenant, opening.place, opening.readingId, opening.type)
    const existing = state.disputes.find((it) => it.id === id)
    if (existing) return { ok: true, ...statusOf(context, existing) }

    const outcome = state.reconciliations.findLast(({ readingId }) => readingId === reading.id)
    const installation = state.installations.findLast(
      ({ meter }) => meter.serialNumber === reading.meterSerial,
    )
    const validUntil = installation && verificationOn(installation, reading.readOn)?.validUntil
    const eventOn = opening.eventOn ?? reading.readOn
    const opened = openDispute(
      {
        id,
        type: opening.type,
        place: opening.place,
        register: reading.register,
        meterSerial: reading.meterSerial,
        readingId: reading.id,
        proposedIndex: formatIndex(reading.value),
        eventOn,
        proposedReadOn: reading.readOn,
        openedAt: context.now(),
        evidence: [...evidenceOnFile(state, reading.id), ...(opening.evidence ?? [])],
        ...(validUntil !== undefined && { verificationValidUntil: validUntil }),
        ...(outcome?.line && { disputedIndex: formatIndex(outcome.line.index) }),
      },
      limitsOf(context, state, { reading, installation, eventOn }),
    )
    if (!opened.ok) return opened
    await commitPlaces(context, {
      at: context.now(),
      actor: opening.actor ?? DESK,
      changes: [
        { record, facts: [{ type: 'dispute_advanced', data: { dispute: opened.dispute } }] },
      ],
    })
    return { ok: true, ...statusOf(context, opened.dispute) }
  })
}

/** From which difference on a disagreement is disputed, by the rule of the day of what it is about. */
function limitsOf(
  context: DeskContext,
  state: PlaceState,
  about: {
    readonly reading: Reading
    readonly installation: MeterInstallation | undefined
    readonly eventOn: CivilDate
  },
): DisputeLimits {
  const { reading, installation, eventOn } = about
  const threshold = context.rules.resolve({
    topic: 'dispute_threshold',
    scope: scopeOf(context, state.place),
    on: eventOn,
  })?.parameters
  const unit = installation && registerOf(installation, reading.register)?.unit
  return {
    ...(threshold && { threshold }),
    ...(unit !== undefined && { unit }),
    ...(installation && { multiplier: multiplierOn(installation, reading.readOn) }),
  }
}

/** What the place's own facts prove about a reading. */
function evidenceOnFile(state: PlaceState, readingId: string): readonly DisputeEvidence[] {
  const reading = state.readings.find(({ id }) => id === readingId)
  const outcome = state.reconciliations.findLast((it) => it.readingId === readingId)
  return [
    {
      kind: 'reading',
      reference: readingId,
      description: `index ${reading?.value.text} read on ${reading?.readOn}, receipt ${reading?.receiptNumber}`,
    },
    ...(outcome === undefined
      ? []
      : [
          {
            kind: 'operator_line' as const,
            reference: outcome.at ? `${outcome.fileName}:${outcome.at.line}` : outcome.fileName,
            description: `${outcome.code} in the file with SHA-256 ${outcome.fileSha256}`,
          },
        ]),
  ]
}

/** Takes a dispute one step further; sending it queues the letter to the operator. */
export async function advancePlaceDispute(
  context: DeskContext,
  step: {
    readonly place: string
    readonly disputeId: string
    readonly command: DisputeCommand
    readonly actor?: Actor
  },
): Promise<DisputeResult> {
  return retryDecision(context, async () => {
    const record = await readPlace(context, step.place)
    const dispute = record.state?.disputes.find(({ id }) => id === step.disputeId)
    if (record.state === undefined || dispute === undefined) {
      throw new Error(`Place ${step.place} has no dispute ${step.disputeId}.`)
    }
    // Asked again, as after a lost answer: the step is taken once.
    if (isLastStep(dispute, step)) return { ok: true, ...statusOf(context, dispute) }
    const at = context.now()
    const advanced = advanceDispute({
      dispute,
      command: step.command,
      at,
      on: civilDateAt(at, context.timeZone),
      by: (step.actor ?? DESK).id,
      deadlines: deadlinesOf(context, record.state, dispute),
    })
    if (!advanced.ok) return advanced
    const messages: OutboxMessage[] = []
    if (step.command.action === 'send') {
      const mail = disputeMail(context, { dispute: advanced.dispute, state: record.state, at })
      if (mail) messages.push(mail)
    }
    await commitPlaces(context, {
      at,
      actor: step.actor ?? DESK,
      changes: [
        { record, facts: [{ type: 'dispute_advanced', data: { dispute: advanced.dispute } }] },
      ],
      messages,
    })
    return { ok: true, ...statusOf(context, advanced.dispute) }
  })
}

function isLastStep(
  { steps }: Dispute,
  { command, actor = DESK }: { readonly command: DisputeCommand; readonly actor?: Actor },
): boolean {
  const last = steps.at(-1)
  return last?.by === actor.id && isDeepStrictEqual(last.command, command)
}

/** The number that every letter about a dispute quotes. */
export function disputeNumber(disputeId: string): string {
  return quotableNumber(disputeId)
}

/** The disputes whose clock runs, the first to run out first. */
export async function runningDisputes(
  context: DeskContext,
  { runningOutBefore }: { readonly runningOutBefore?: Instant } = {},
): Promise<readonly DisputeStatus[]> {
  const below = runningOutBefore && new Date(runningOutBefore).toISOString()
  const documents = await readAllDocuments(context, {
    collection: 'dispute',
    where: { index: 'runs_out_at', ...(below !== undefined && { below }) },
  })
  return documents.map(({ value }) => statusOf(context, value as unknown as Dispute))
}

function statusOf(context: DeskContext, dispute: Dispute): DisputeStatus {
  const on = civilDateAt(context.now(), context.timeZone)
  return { dispute, clock: disputeClock(dispute, on) }
}

/** Deadlines by the rule of the day of what the dispute is about. */
function deadlinesOf(context: DeskContext, state: PlaceState, dispute: Dispute): DisputeDeadlines {
  const rule = context.rules.resolve({
    topic: 'dispute_deadline',
    scope: scopeOf(context, state.place),
    on: dispute.eventOn,
  })
  const calendarOn = (on: string) =>
    context.rules.resolve({ topic: 'working_calendar', scope: tenantScope(context), on })
      ?.parameters
  return disputeDeadlines({ parameters: rule?.parameters, calendarOn })
}
