import { createHash } from 'node:crypto'
import type {
  Commit,
  DocumentChange,
  FactDraft,
  OutboxMessage,
  StoredDocument,
} from '../../packages/core/src/index.ts'

/** The tenant that all writers write for. */
export const TENANT = 'nord'

/** So many commits go to one place; then the writer takes up the next. */
export const COMMITS_PER_PLACE = 10

/** When everything happens: writers share streams, and a time that is the same is never too early. */
export const MOMENT = '2026-11-22T08:00:00.000Z'

/** Until when a claim is held; past any check. */
export const LEASE_END = '2026-11-22T09:00:00.000Z'

const TALLIES = 2

/**
 * What a writer does in one step. It follows from the writer's name and the number of the step, so
 * that a checker knows it without being told.
 */
export interface Step {
  readonly place: string
  readonly stream: string
  readonly subject: string
  /** The stream that all writers append to. */
  readonly tally: string
  readonly transport: string
  /** How many facts the place's stream has before. */
  readonly factsBefore: number
  readonly facts: readonly FactDraft[]
  readonly documents: readonly DocumentChange[]
  readonly messages: readonly OutboxMessage[]
  readonly blob?: {
    readonly bytes: Uint8Array
    readonly sha256: string
    /** Kept in the transaction of the commit, or by itself before. */
    readonly isWithin: boolean
  }
  /** The message of the step before, which is claimed and sent in the transaction of this one. */
  readonly sends?: string
}

/** Step `number`, from 1, of a writer. */
export function stepOf(writer: string, number: number): Step {
  const first = firstOfPlace(number)
  const place = `${writer}-${(first - 1) / COMMITS_PER_PLACE}`
  const subject = `customer/${place}`
  let factsBefore = 0
  for (let earlier = first; earlier < number; earlier += 1) factsBefore += factCount(earlier)
  const blob = blobOf({ writer, number })
  return {
    place,
    stream: `place/${place}`,
    subject,
    tally: tallyOf(number),
    transport: `mail-${writer}`,
    factsBefore,
    facts: factsOf({ writer, number, subject }),
    documents: documentsOf({ writer, number, place, subject }),
    messages: number % 2 === 0 ? [messageOf({ writer, number, subject })] : [],
    ...(blob && { blob }),
    ...(number % 2 === 1 && number > 1 && { sends: `${writer}-${number - 1}` }),
  }
}

/** The tally stream that a step appends to. */
export function tallyOf(number: number): string {
  return `tally/${number % TALLIES}`
}

/** All streams that writers share. */
export const TALLY_STREAMS: readonly string[] = Array.from({ length: TALLIES }, (_, it) =>
  tallyOf(it),
)

/** The first step at the place of this one. */
export function firstOfPlace(number: number): number {
  return number - ((number - 1) % COMMITS_PER_PLACE)
}

/** The commit of a step, given how many facts the tally has. */
export function commitOf(writer: string, number: number, tallyVersion: number): Commit {
  const step = stepOf(writer, number)
  return {
    tenant: TENANT,
    recordedAt: MOMENT,
    actor: { kind: 'system', id: 'crash' },
    idempotencyKey: `${writer}-${number}`,
    appends: [
      { stream: step.stream, expectedVersion: step.factsBefore, facts: step.facts },
      {
        stream: step.tally,
        expectedVersion: tallyVersion,
        facts: [{ type: 'counted', data: { writer, number } }],
      },
    ],
    documents: step.documents,
    messages: step.messages,
  }
}

/** The documents of the place of step `first` after the steps up to `last`, by key. */
export function documentsAfter(
  writer: string,
  first: number,
  last: number,
): readonly StoredDocument[] {
  const documents = new Map<string, StoredDocument>()
  const end = Math.min(last, first + COMMITS_PER_PLACE - 1)
  for (let number = first; number <= end; number += 1) {
    for (const change of stepOf(writer, number).documents) {
      if (change.change === 'delete') documents.delete(change.key)
      else {
        const { change: _, indexes: __, ...document } = change
        documents.set(document.key, document)
      }
    }
  }
  return [...documents.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The phone that the documents of a place are found by. */
export function phoneOf(place: string): string {
  return `07${digest(place).slice(0, 8)}`
}

function factCount(number: number): number {
  return 1 + (number % 3)
}

function factsOf(of: { writer: string; number: number; subject: string }): readonly FactDraft[] {
  const { writer, number, subject } = of
  return Array.from({ length: factCount(number) }, (_, index) => ({
    type: 'note_taken',
    data: { writer, number, index, text: textOf({ writer, number }) },
    ...(index === 0 && { personal: { subject, data: { number, name: `Pop ${number}` } } }),
  }))
}

/** Of very different lengths, so that commits take few pages and many. */
function textOf(of: { writer: string; number: number }): string {
  const { writer, number } = of
  const length = number % 17 === 0 ? 15_000 : (number * 7919) % 900
  return `${writer} `.repeat(Math.ceil(length / (writer.length + 1))).slice(0, length)
}

/** Puts one, writes another over, and takes every fourth away again. */
function documentsOf(of: {
  writer: string
  number: number
  place: string
  subject: string
}): readonly DocumentChange[] {
  const { writer, number, place, subject } = of
  const key = `${place}/${String(number).padStart(9, '0')}`
  const earlier = `${place}/${String(number - 1).padStart(9, '0')}`
  const indexes = [
    { name: 'of', value: place },
    { name: 'phone', value: phoneOf(place), isPersonal: true as const },
  ]
  const shared = { change: 'put' as const, collection: 'notes', place, indexes }
  return [
    { ...shared, key, value: { writer, number }, personal: { subject, data: { number } } },
    { ...shared, key: `${place}/count`, value: { number } },
    ...(number % 4 === 0 && number > firstOfPlace(number)
      ? [{ change: 'delete' as const, collection: 'notes', key: earlier }]
      : []),
  ]
}

function messageOf(of: { writer: string; number: number; subject: string }): OutboxMessage {
  const { writer, number, subject } = of
  return { id: `${writer}-${number}`, transport: `mail-${writer}`, subject, content: { number } }
}

function blobOf(of: { writer: string; number: number }): Step['blob'] {
  const { writer, number } = of
  if (number % 5 !== 0 && number % 5 !== 2) return undefined
  const bytes = Buffer.from(`${digest(`${writer} ${number}`)} `.repeat(1 + ((number * 31) % 80)))
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    isWithin: number % 5 === 0,
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
