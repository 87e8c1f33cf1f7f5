import type { Actor, FactDraft, StoredFact } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { submissionSubject } from '../intake/receive-submission.ts'
import { commitPlaces } from '../place-record.ts'
import { retryDecision } from '../retry-decision.ts'
import { customerSubject } from './customer-subject.ts'
import {
  type PersonSubmission,
  placesOfCustomer,
  submissionsOfPerson,
} from './person-submissions.ts'
import { isHeld } from './read-subject.ts'

/** Who has a customer erased, and why: kept for ever, so no names in it. */
export interface PersonErasure {
  readonly customer: string
  readonly actor: Actor
  readonly reason: string
}

/** What an erasure came to. */
export interface PersonErased {
  readonly customer: string
  /** `already_erased` and `unknown` changed nothing. */
  readonly outcome: 'erased' | 'already_erased' | 'unknown'
  /** Ids of the submissions whose keys were destroyed with the customer's, now or by the erasure before. */
  readonly submissions: readonly string[]
  /**
   * Submissions of other senders that are about places of other customers as well, a list of a
   * building's manager for example: they are not erased, a person must look at them.
   */
  readonly kept: readonly string[]
}

interface ErasureOrdered {
  readonly customer: string
  readonly reason: string
  readonly submissions: readonly string[]
  readonly kept: readonly string[]
}

/** The stream that says that and why a customer was erased. */
export function personStream(customer: string): string {
  return `person/${customer}`
}

/**
 * Destroys the keys of a customer's master data and letters and of their submissions. What is to be
 * erased is written down first, so that an erasure that was interrupted is completed by the next.
 */
export async function erasePerson(
  context: DeskContext,
  erasure: PersonErasure,
): Promise<PersonErased> {
  const { tenant, store } = context
  const { customer, actor } = erasure
  const order = await retryDecision(context, () => openOrder(context, erasure))
  if ('outcome' in order) return order

  const subjects = [customerSubject(customer), ...order.submissions.map(submissionSubject)]
  for (const subject of subjects) {
    await retryDecision(context, () => store.eraseSubject({ tenant, subject }))
  }
  await retryDecision(context, async () => {
    const known = await readErasures(context, customer)
    if (openOrderIn(known) === undefined) return
    const facts = [{ type: 'person_erased', data: { customer, subjects: subjects.length } }]
    await commit(context, { customer, actor, known, facts })
  })
  const { submissions, kept } = order
  return { customer, outcome: 'erased', submissions, kept }
}

/** The order that waits to be carried out, or a new one; the answer where there is nothing to erase. */
async function openOrder(
  context: DeskContext,
  { customer, actor, reason }: PersonErasure,
): Promise<ErasureOrdered | PersonErased> {
  const known = await readErasures(context, customer)
  const waiting = openOrderIn(known)
  if (waiting !== undefined) return waiting

  const places = await placesOfCustomer(context, customer)
  const found = await submissionsOfPerson(context, places)
  const submissions: string[] = []
  for (const submission of found) {
    if (await isErasable(context, submission)) submissions.push(submission.id)
  }
  const kept = found.filter(({ isAboutOthers }) => isAboutOthers).map(({ id }) => id)
  if (submissions.length === 0 && !(await isHeld(context, customerSubject(customer)))) {
    const last = known.findLast(({ type }) => type === 'person_erasure_ordered')
    if (last === undefined) return { customer, outcome: 'unknown', submissions: [], kept }
    const { submissions: erased } = last.data as ErasureOrdered
    return { customer, outcome: 'already_erased', submissions: erased, kept }
  }
  const order: ErasureOrdered = { customer, reason, submissions, kept }
  const facts = [{ type: 'person_erasure_ordered', data: order }]
  await commit(context, { customer, actor, known, facts })
  return order
}

async function isErasable(
  context: DeskContext,
  { id, isAboutOthers }: PersonSubmission,
): Promise<boolean> {
  return !isAboutOthers && (await isHeld(context, submissionSubject(id)))
}

function openOrderIn(facts: readonly StoredFact[]): ErasureOrdered | undefined {
  const last = facts.at(-1)
  return last?.type === 'person_erasure_ordered' ? (last.data as ErasureOrdered) : undefined
}

function readErasures(
  { tenant, store }: DeskContext,
  customer: string,
): Promise<readonly StoredFact[]> {
  return store.readStream({ tenant, stream: personStream(customer) })
}

async function commit(
  context: DeskContext,
  {
    customer,
    actor,
    known,
    facts,
  }: {
    readonly customer: string
    readonly actor: Actor
    readonly known: readonly StoredFact[]
    readonly facts: readonly FactDraft[]
  },
): Promise<void> {
  const streams = [{ stream: personStream(customer), known, facts }]
  await commitPlaces(context, { at: context.now(), actor, changes: [], streams })
}
