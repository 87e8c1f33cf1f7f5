import type {
  FactDraft,
  OutboxMessage,
  PlaceState,
  ReadingSubmission,
  StoredFact,
  SubmissionFinding,
  SubmissionOutcome,
} from '@selfread/core'
import { deriveId, sha256 } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { confirmationMail, underReviewMail } from '../notification/submission-letters.ts'
import { commitPlaces } from '../place-record.ts'
import { retryDecision } from '../retry-decision.ts'
import { type Interpretation, interpretSubmission } from './interpret-submission.ts'
import { clearReceipt, receiptOf, type WrittenSubmission } from './sealed-receipt.ts'
import { type SubmissionContent, submissionContent } from './submission-content.ts'
import type { SubmissionReceipt } from './submission-receipt.ts'

/** The stream that holds what became of a submission. */
export function submissionStream(id: string): string {
  return `submission/${id}`
}

/** Whose key seals what came in with a submission. */
export function submissionSubject(id: string): string {
  return `submission:${id}`
}

/**
 * Takes a submission in: raw bytes first, durable before anything is decided;
 * then the decision with all that follows from it, whole. Receiving it again
 * changes nothing and gives the same receipt.
 */
export async function receiveSubmission(
  context: DeskContext,
  submission: ReadingSubmission,
): Promise<SubmissionReceipt> {
  const content = await submissionContent(context, submission)
  const id = deriveId('submission', context.tenant, content.channel, content.fingerprint)
  let isDecidedHere = false
  return retryDecision(context, async ({ mayBeStored }) => {
    const stream = submissionStream(id)
    const known = await context.store.readStream({ tenant: context.tenant, stream })
    const receipt = receiptOf(known)
    if (receipt !== undefined) {
      await noteRedelivery(context, { id, content, known })
      return { ...receipt, isAlreadyKnown: !(mayBeStored && isDecidedHere) }
    }
    const kept =
      known.length > 0
        ? await noteRedelivery(context, { id, content, known })
        : await keepRaw(context, { id, content })
    isDecidedHere = true
    return decideSubmission(context, { id, content, known: kept })
  })
}

/** A submission on its way to a decision. */
interface Pending {
  readonly id: string
  readonly content: SubmissionContent
  /** The facts of its stream so far. */
  readonly known: readonly KnownFact[]
}

type KnownFact = FactDraft & Pick<StoredFact, 'isErased'>

async function keepRaw(
  context: DeskContext,
  { id, content }: Omit<Pending, 'known'>,
): Promise<readonly FactDraft[]> {
  const { tenant, store } = context
  const subject = submissionSubject(id)
  const rawSha256 = await store.putBlob({ tenant, subject, bytes: content.raw })
  const received: FactDraft = {
    type: 'submission_received',
    data: {
      channel: content.channel,
      receivedAt: content.receivedAt,
      rawSha256,
      ...(content.enteredBy !== undefined && { enteredBy: content.enteredBy }),
    },
    personal: {
      subject,
      data: { sender: content.sender ?? '', subject: content.subject ?? '' },
    },
  }
  const stream = { stream: submissionStream(id), known: [], facts: [received] }
  await commitPlaces(context, { at: context.now(), changes: [], streams: [stream] })
  return [received]
}

/** Keeps what came in other bytes than before; gives the facts of the stream from then on. */
async function noteRedelivery(
  context: DeskContext,
  { id, content, known }: Pending,
): Promise<readonly KnownFact[]> {
  const { tenant, store } = context
  const rawSha256 = sha256(content.raw)
  const isKept = known.some(({ data }) => (data as { rawSha256?: string }).rawSha256 === rawSha256)
  // What was erased does not come back by mail, in whatever bytes.
  if (isKept || known.some(({ isErased }) => isErased)) return known
  await store.putBlob({ tenant, subject: submissionSubject(id), bytes: content.raw })
  const { receivedAt } = content
  const redelivered = { type: 'submission_redelivered', data: { rawSha256, receivedAt } }
  const stream = { stream: submissionStream(id), known, facts: [redelivered] }
  await commitPlaces(context, { at: context.now(), changes: [], streams: [stream] })
  return [...known, redelivered]
}

async function decideSubmission(
  context: DeskContext,
  { id, content, known }: Pending,
): Promise<SubmissionReceipt> {
  const interpretation = await interpretSubmission(context, { id, content })
  const findings = [...content.findings, ...interpretation.findings]
  const receipt: SubmissionReceipt = {
    submissionId: id,
    channel: content.channel,
    receivedAt: content.receivedAt,
    outcome: outcomeOf(content, interpretation, findings),
    isAlreadyKnown: false,
    findings,
    readings: interpretation.readings,
    candidates: interpretation.candidates,
    rawSha256: sha256(content.raw),
  }
  const decided: FactDraft = {
    type: 'submission_decided',
    data: clearReceipt(receipt),
    personal: { subject: submissionSubject(id), data: { ...writtenIn(content, findings) } },
  }
  await commitPlaces(context, {
    at: context.now(),
    changes: interpretation.changes,
    streams: [{ stream: submissionStream(id), known, facts: [decided] }],
    messages: answersTo(context, { receipt, content, places: interpretation.places }),
  })
  return receipt
}

function writtenIn(
  { sender, subject, text, messageId }: SubmissionContent,
  findings: readonly SubmissionFinding[],
): WrittenSubmission {
  return {
    sender: sender ?? '',
    subject: subject ?? '',
    text,
    details: findings.map(({ detail }) => detail),
    ...(messageId !== undefined && { messageId }),
  }
}

function outcomeOf(
  content: SubmissionContent,
  interpretation: Interpretation,
  findings: readonly SubmissionFinding[],
): SubmissionOutcome {
  if (content.settled !== undefined) return content.settled
  if (interpretation.isNotReading) return 'not_reading'
  // However unsure a text is, it adds no doubt where it only says again what stands already.
  const isNothingNew =
    interpretation.readings.length > 0 &&
    interpretation.readings.every((it) => it.isRepetition && it.status === 'accepted')
  const isStopped =
    findings.some(
      ({ code, severity }) =>
        (severity === 'lock' || severity === 'reject') && !(isNothingNew && code === 'text_unsure'),
    ) ||
    interpretation.readings.some(({ status }) => status === 'held') ||
    interpretation.readings.length === 0
  return isStopped ? 'review' : 'accepted'
}

function answersTo(
  context: DeskContext,
  input: {
    readonly receipt: SubmissionReceipt
    readonly content: SubmissionContent
    readonly places: readonly PlaceState[]
  },
): readonly OutboxMessage[] {
  const { receipt, content, places } = input
  const own = places[0]?.customer?.emails[0]
  const to = content.replyTo ?? (own === undefined ? undefined : { address: own })
  if (to === undefined || content.settled !== undefined) return []
  const answer = {
    receipt,
    places,
    to,
    isStranger:
      content.replyTo !== undefined &&
      receipt.findings.some(({ code }) => code === 'unknown_sender'),
    ...(content.messageId !== undefined && { inReplyTo: content.messageId }),
  }
  const mails = [confirmationMail(context, answer), underReviewMail(context, answer)]
  return mails.filter((mail) => mail !== undefined)
}
