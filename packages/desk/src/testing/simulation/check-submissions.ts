import { isDeepStrictEqual } from 'node:util'
import type { SubmissionReceipt } from '../../intake/submission-receipt.ts'
import type { FinalState } from './final-state.ts'
import { type Acknowledged, essenceOf, rawSha256Of } from './ledger.ts'
import type { SimulatedSubmission } from './simulated-event.ts'
import { TENANT } from './simulation-stage.ts'

/** Every acknowledged submission is there once, with its outcome and its raw bytes. */
export async function checkSubmissions(final: FinalState): Promise<readonly string[]> {
  const problems: string[] = []
  const streams = new Set([...final.streams.keys()].filter((it) => it.startsWith('submission/')))
  for (const acknowledged of final.ledger.acknowledged.values()) {
    const { submissionId } = acknowledged.receipt
    streams.delete(`submission/${submissionId}`)
    problems.push(...factProblems(final, acknowledged))
    problems.push(...(await rawProblems(final, acknowledged)))
  }
  problems.push(...[...streams].map((stream) => `Nobody sent ${stream}.`))
  return [...problems, ...(await waitingProblems(final))]
}

/** What waits for a person is what was said to, less what was decided. */
async function waitingProblems({ ledger, run }: FinalState): Promise<readonly string[]> {
  const expected = [...ledger.acknowledged.values()]
    .map(({ receipt }) => receipt)
    .filter(
      ({ outcome, submissionId }) => outcome === 'review' && !ledger.reviews.has(submissionId),
    )
    .map(({ submissionId }) => submissionId)
  const waiting = new Set((await run.desk.review.list()).map(({ submissionId }) => submissionId))
  return expected.length === waiting.size && expected.every((id) => waiting.has(id))
    ? []
    : [`${waiting.size} submissions wait for a person, not ${expected.length}.`]
}

function factProblems(
  { streams, ledger }: FinalState,
  { submission, receipt }: Acknowledged,
): readonly string[] {
  const facts = streams.get(`submission/${receipt.submissionId}`) ?? []
  const count = (type: string) => facts.filter((it) => it.type === type).length
  const expected: readonly (readonly [string, number])[] = [
    ['submission_received', 1],
    ['submission_decided', 1],
    ['submission_reviewed', ledger.reviews.has(receipt.submissionId) ? 1 : 0],
  ]
  const wrong = expected
    .filter(([type, times]) => count(type) !== times)
    .map(([type, times]) => `${submission.name}: ${count(type)} facts ${type}, not ${times}.`)
  const decided = facts.find(({ type }) => type === 'submission_decided')?.data
  const isSame = decided && essenceOf(decided as SubmissionReceipt) === essenceOf(receipt)
  return isSame ? wrong : [...wrong, `${submission.name}: its receipt is not what was decided.`]
}

async function rawProblems(
  { run: { store }, ledger }: FinalState,
  { submission, receipt, deliveries }: Acknowledged,
): Promise<readonly string[]> {
  if (ledger.erased.has(submission.customer)) return []
  const problems: string[] = []
  for (const { content, name } of deliveries) {
    const hash = rawSha256Of(content, receipt)
    const bytes = await store.getBlob({ tenant: TENANT, sha256: hash })
    if (bytes === undefined) problems.push(`${name}: what arrived was not kept.`)
    else if (!isWhatArrived(bytes, content)) problems.push(`${name}: other bytes than arrived.`)
  }
  return problems
}

function isWhatArrived(bytes: Uint8Array, content: SimulatedSubmission['content']): boolean {
  if ('message' in content) return Buffer.from(bytes).equals(content.message)
  const photos = 'text' in content ? (content.photos ?? []) : []
  const shown = photos.map((photo) => Buffer.from(photo).toString('base64'))
  const expected = { ...content, ...(photos.length > 0 && { photos: shown }) }
  return isDeepStrictEqual(JSON.parse(new TextDecoder().decode(bytes)), expected)
}
