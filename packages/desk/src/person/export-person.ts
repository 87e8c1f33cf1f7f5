import {
  type Actor,
  type Instant,
  type JsonValue,
  type PlaceFact,
  type PlaceState,
  placeStateOf,
  type StoredFact,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { submissionSubject } from '../intake/receive-submission.ts'
import { receiptOf } from '../intake/sealed-receipt.ts'
import type { SubmissionReceipt } from '../intake/submission-receipt.ts'
import { placeStream } from '../place-record.ts'
import { customerSubject } from './customer-subject.ts'
import { personStream } from './erase-person.ts'
import { placesOfCustomer, submissionsOfPerson } from './person-submissions.ts'
import { readSubject } from './read-subject.ts'

/** A fact on a person: what, when, by whom, and where the journal has it. */
export interface PersonFact {
  readonly type: string
  readonly recordedAt: Instant
  readonly actor: Actor
  readonly stream: string
  readonly version: number
  readonly partition: number
  readonly position: number
  readonly data: unknown
  /** The sealed part, opened. */
  readonly personal?: JsonValue
}

/** A place of a person's: what holds now, and every fact that made it so. */
export interface PersonPlace {
  readonly now: PlaceState
  readonly facts: readonly PersonFact[]
}

/** A submission that has to do with a person. */
export interface HeldSubmission {
  readonly id: string
  /** True where it came from one of the person's own addresses or numbers. */
  readonly isOwn: boolean
  readonly receipt?: SubmissionReceipt
  readonly facts: readonly PersonFact[]
}

/** A letter to a person, or to the operator about a dispute of theirs. */
export interface HeldLetter {
  readonly id: string
  readonly transport: string
  readonly state: 'waiting' | 'sent'
  readonly content: JsonValue
}

/** Bytes that are kept on a person: fetch them with `desk.persons.raw`. */
export interface HeldBlob {
  readonly sha256: string
  readonly length: number
  /** Whose key seals them: `submission:<id>`. */
  readonly subject: string
}

/** All that is held on a customer. */
export interface PersonExport {
  readonly tenant: string
  readonly customer: string
  readonly preparedAt: Instant
  /** Master data, contracts, meters, readings, transfers, outcomes, notices, operations, disputes. */
  readonly places: readonly PersonPlace[]
  readonly submissions: readonly HeldSubmission[]
  readonly letters: readonly HeldLetter[]
  readonly blobs: readonly HeldBlob[]
  /** Erasures of earlier data. */
  readonly erasures: readonly PersonFact[]
}

/** Gathers all that is held on a customer; undefined where there is nothing. What was erased is not in it. */
export async function exportPerson(
  context: DeskContext,
  { customer }: { readonly customer: string },
): Promise<PersonExport | undefined> {
  const { tenant, store } = context
  const documents = await placesOfCustomer(context, customer)
  const erasures = await store.readStream({ tenant, stream: personStream(customer) })
  if (documents.length === 0 && erasures.length === 0) return undefined

  const submissions = await submissionsOfPerson(context, documents)
  const held = await readSubject(context, customerSubject(customer))
  return {
    tenant,
    customer,
    preparedAt: context.now(),
    places: await Promise.all(documents.map(({ key }) => placeOf(context, key))),
    submissions: submissions.map(({ id, isOwn, facts }) => {
      const receipt = receiptOf(facts)
      return { id, isOwn, ...(receipt && { receipt }), facts: facts.map(personFact) }
    }),
    letters: held.flatMap((item) =>
      item.kind === 'message' ? [{ ...letterOf(item.message), state: item.state }] : [],
    ),
    blobs: await blobsOf(context, [
      customerSubject(customer),
      ...submissions.map(({ id }) => submissionSubject(id)),
    ]),
    erasures: erasures.map(personFact),
  }
}

async function placeOf(context: DeskContext, place: string): Promise<PersonPlace> {
  const { tenant, store } = context
  const facts = await store.readStream({ tenant, stream: placeStream(place) })
  const now = placeStateOf(facts as readonly PlaceFact[])
  if (now === undefined) throw new Error(`Place ${place} is indexed but has no facts.`)
  return { now, facts: facts.map(personFact) }
}

async function blobsOf(
  context: DeskContext,
  subjects: readonly string[],
): Promise<readonly HeldBlob[]> {
  const blobs: HeldBlob[] = []
  for (const subject of subjects) {
    for (const item of await readSubject(context, subject)) {
      if (item.kind === 'blob') blobs.push({ sha256: item.sha256, length: item.length, subject })
    }
  }
  return blobs
}

function letterOf(message: {
  readonly id: string
  readonly transport: string
  readonly content: JsonValue
}): Omit<HeldLetter, 'state'> {
  const { id, transport, content } = message
  return { id, transport, content }
}

function personFact(fact: StoredFact): PersonFact {
  const { type, recordedAt, actor, stream, version, partition, position, data, personal } = fact
  return {
    ...{ type, recordedAt, actor, stream, version, partition, position, data },
    ...(personal && { personal: personal.data }),
  }
}
