import type { Customer, StoredDocument, StoredFact } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { submissionStream } from '../intake/receive-submission.ts'
import { receiptOf } from '../intake/sealed-receipt.ts'
import { normalizeContact } from '../normalize.ts'
import type { SubmissionReviewed } from '../projection/submission-documents.ts'
import { readAllDocuments } from '../read-all-documents.ts'

/** A submission that has to do with a person. */
export interface PersonSubmission {
  readonly id: string
  /** True where it came from one of the person's own addresses or numbers. */
  readonly isOwn: boolean
  /** True where somebody else sent it, and it is about places of others as well. */
  readonly isAboutOthers: boolean
  readonly facts: readonly StoredFact[]
}

/** The documents of a customer's places. */
export function placesOfCustomer(
  context: DeskContext,
  customer: string,
): Promise<readonly StoredDocument[]> {
  return readAllDocuments(context, {
    collection: 'place',
    where: { index: 'customer', equals: customer },
  })
}

/**
 * The submissions that have to do with a person: those about their places, whoever sent them, and
 * those sent from their addresses and numbers, whatever they are about.
 */
export async function submissionsOfPerson(
  context: DeskContext,
  places: readonly StoredDocument[],
): Promise<readonly PersonSubmission[]> {
  const ownPlaces = new Set(places.map(({ key }) => key))
  const about = await submissionsWhere(context, { index: 'place', values: [...ownPlaces] })
  const contacts = new Set(places.flatMap(contactsIn))
  const sent = await submissionsWhere(context, { index: 'sender', values: [...contacts] })
  const submissions: PersonSubmission[] = []
  for (const id of new Set([...about, ...sent])) {
    const stream = submissionStream(id)
    const facts = await context.store.readStream({ tenant: context.tenant, stream })
    const isOwn = sent.has(id)
    const isAboutOthers = !isOwn && placesIn(facts).some((place) => !ownPlaces.has(place))
    submissions.push({ id, isOwn, isAboutOthers, facts })
  }
  return submissions
}

async function submissionsWhere(
  context: DeskContext,
  { index, values }: { readonly index: 'place' | 'sender'; readonly values: readonly string[] },
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const equals of values) {
    const isPersonal = index === 'sender'
    const where = { index, equals, ...(isPersonal && { isPersonal }) }
    const documents = await readAllDocuments(context, { collection: 'submission', where })
    for (const { key } of documents) found.add(key)
  }
  return found
}

function contactsIn({ personal }: StoredDocument): readonly string[] {
  const { emails = [], phones = [] } = (personal?.data ?? {}) as Partial<Customer>
  return [...emails, ...phones].map(normalizeContact).filter((it) => it !== '')
}

function placesIn(facts: readonly StoredFact[]): readonly string[] {
  const reviewed = facts.find(({ type }) => type === 'submission_reviewed')?.data as
    | SubmissionReviewed
    | undefined
  const readings = receiptOf(facts)?.readings ?? []
  return [...readings.map(({ place }) => place), ...(reviewed?.places ?? [])]
}
