import {
  type Actor,
  checkFact,
  type DocumentChange,
  evolvePlace,
  type FactDraft,
  type Instant,
  type OutboxMessage,
  type PlaceFact,
  type PlaceState,
  placeStateOf,
  type StreamAppend,
  VersionConflictError,
} from '@selfread/core'
import type { DeskContext } from './desk-context.ts'
import { documentChanges } from './projection/document-changes.ts'
import { placeDocuments } from './projection/place-documents.ts'
import { streamDocuments } from './projection/stream-documents.ts'

/** A place as it was read, with the version a decision on it is made on. */
export interface PlaceRecord {
  readonly id: string
  readonly version: number
  readonly state: PlaceState | undefined
}

/** New facts of one place. */
export interface PlaceChange {
  readonly record: PlaceRecord
  readonly facts: readonly PlaceFact[]
}

/** New facts of a stream that is no place's. */
export interface StreamChange {
  readonly stream: string
  /** Its facts so far, on which the decision was made. */
  readonly known: readonly FactDraft[]
  readonly facts: readonly FactDraft[]
}

/** The automatic decider, as it stands in the journal. */
export const DESK: Actor = { kind: 'system', id: 'desk' }

/** The stream that holds all that decides about a place. */
export function placeStream(place: string): string {
  return `place/${place}`
}

/** Reads a place's facts and folds them. */
export async function readPlace(context: DeskContext, id: string): Promise<PlaceRecord> {
  const facts = await context.store.readStream({ tenant: context.tenant, stream: placeStream(id) })
  return { id, version: facts.length, state: placeStateOf(facts as readonly PlaceFact[]) }
}

/** Stores what was decided about any number of places, with all that goes with it, whole or not at all. */
export async function commitPlaces(
  context: DeskContext,
  decision: {
    readonly at: Instant
    readonly actor?: Actor
    readonly changes: readonly PlaceChange[]
    readonly streams?: readonly StreamChange[]
    readonly messages?: readonly OutboxMessage[]
  },
): Promise<void> {
  const changes = decision.changes.filter(({ facts }) => facts.length > 0)
  const streams = decision.streams ?? []
  const appends: readonly StreamAppend[] = [
    ...changes.map(({ record, facts }) => ({
      stream: placeStream(record.id),
      expectedVersion: record.version,
      facts: facts as readonly FactDraft[],
    })),
    ...streams.map(({ stream, known, facts }) => ({
      stream,
      expectedVersion: known.length,
      facts,
    })),
  ]
  const problem = changes.map(problemIn).find((it) => it !== undefined)
  if (problem !== undefined) {
    await assertCurrent(context, appends)
    throw new Error(problem)
  }
  await context.store.append({
    tenant: context.tenant,
    recordedAt: decision.at,
    actor: decision.actor ?? DESK,
    appends,
    documents: [
      ...changes.flatMap(placeDocumentChanges),
      ...streams.flatMap(streamDocumentChanges),
    ],
    messages: decision.messages ?? [],
  })
}

/** What breaks an invariant of the place never becomes a fact. */
function problemIn({ record, facts }: PlaceChange): string | undefined {
  let state = record.state
  for (const fact of facts) {
    const checked = checkFact(state, fact)
    if (!checked.ok) return `${fact.type} cannot follow: ${checked.problem}.`
    state = evolvePlace(state, fact)
  }
  return undefined
}

/**
 * A decision reads one stream after the other. Where one has moved on meanwhile, what was seen of
 * them may contradict itself: a conflict with another writer, like any that the store finds.
 */
async function assertCurrent(
  { store, tenant }: DeskContext,
  appends: readonly StreamAppend[],
): Promise<void> {
  for (const { stream, expectedVersion } of appends) {
    const later = await store.readStream({ tenant, stream, afterVersion: expectedVersion })
    if (later.length === 0) continue
    const actualVersion = expectedVersion + later.length
    throw new VersionConflictError({ stream, expectedVersion, actualVersion })
  }
}

function placeDocumentChanges({ record, facts }: PlaceChange): readonly DocumentChange[] {
  const after = facts.reduce<PlaceState | undefined>(evolvePlace, record.state)
  return documentChanges(placeDocuments(record.state), placeDocuments(after))
}

function streamDocumentChanges({ stream, known, facts }: StreamChange): readonly DocumentChange[] {
  return documentChanges(
    streamDocuments(stream, known),
    streamDocuments(stream, [...known, ...facts]),
  )
}
