import {
  type HeadSigner,
  inclusionPlan,
  makeReceipt,
  type PlaceFact,
  type Receipt,
  type StoredFact,
  signHeads,
} from '@selfread/core'
import { readProof } from '@selfread/core/journal-file'
import type { DeskContext } from '../desk-context.ts'
import { submissionStream } from '../intake/receive-submission.ts'
import { receiptOf } from '../intake/sealed-receipt.ts'
import { placeStream } from '../place-record.ts'
import type { SubmissionReviewed } from '../projection/submission-documents.ts'

/** Which facts receipts are made for. */
export type ReceiptsQuery = {
  /** Signs the head that the receipts are proved under. */
  readonly signer: HeadSigner
} & (
  | {
      /** Its receipt and decision, and the readings that it led to. */ readonly submission: string
    }
  | {
      readonly place: string /** One fact of the place; all where absent. */
      readonly version?: number
    }
)

/**
 * Receipts that verify offline, oldest fact first, all under one head that is signed now; none for
 * what is not known. The head is not kept in the store: whoever holds a receipt holds it, and can
 * have a journal file checked against it.
 */
export async function makeReceipts(
  context: DeskContext,
  query: ReceiptsQuery,
): Promise<readonly Receipt[]> {
  const { tenant, store } = context
  const facts = await factsOf(context, query)
  if (facts.length === 0) return []
  const heads = await store.logHeads()
  const checkpoint = signHeads({ signer: query.signer, heads })
  const receipts: Receipt[] = []
  for (const { partition, position } of facts) {
    const plan = inclusionPlan({ size: heads[partition]?.size ?? 0, index: position })
    const proof = await readProof({ source: store, partition, plan })
    const leaf = await store.readLeaf({ tenant, partition, position })
    if (leaf === undefined)
      throw new Error(
        `The leaf at position ${position} of log ${partition} is gone: verify the store.`,
      )
    receipts.push(makeReceipt({ leaf, index: position, proof, checkpoint }))
  }
  return receipts
}

async function factsOf(context: DeskContext, query: ReceiptsQuery): Promise<readonly StoredFact[]> {
  const { tenant, store } = context
  if ('place' in query) {
    const facts = await store.readStream({ tenant, stream: placeStream(query.place) })
    return facts.filter(({ version }) => query.version === undefined || version === query.version)
  }
  const { submission } = query
  const own = await store.readStream({ tenant, stream: submissionStream(submission) })
  const places = placesOf(own)
  const facts = await Promise.all(
    places.map((place) => store.readStream({ tenant, stream: placeStream(place) })),
  )
  return [...own, ...facts.flat().filter((fact) => isOfSubmission(fact, submission))]
}

/** The places that a submission's readings went to, by itself or by a person's decision. */
function placesOf(own: readonly StoredFact[]): readonly string[] {
  const reviewed = own.find(({ type }) => type === 'submission_reviewed')?.data as
    | SubmissionReviewed
    | undefined
  const { readings = [] } = receiptOf(own) ?? {}
  const places = [...readings.map(({ place }) => place), ...(reviewed?.places ?? [])]
  return [...new Set(places)].sort()
}

function isOfSubmission(fact: StoredFact, submission: string): boolean {
  const { type, data } = fact as PlaceFact
  if (type === 'reading_recorded') return data.reading.submissions.includes(submission)
  return type === 'reading_repeated' && data.submissionId === submission
}
