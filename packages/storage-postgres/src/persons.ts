import { factLabel, type SubjectItem, type SubjectPage } from '@selfread/core'
import {
  assertLimit,
  defaultPageLimit,
  documentLabel,
  messageLabel,
  openSealedJson,
  readCursor,
  unwrapSubjectKey,
  writeCursor,
} from '@selfread/storage-kit'
import { arrayLiteral } from './driver/array-literal.ts'
import type { Value } from './driver/caller.ts'
import { behindColumn, fromColumn, toColumn } from './driver/text-column.ts'
import { contentOf, type FactRow } from './read/fact-of.ts'
import { logOfSubject } from './shard.ts'
import type { StoreContext } from './store-context.ts'

/** Destroys a subject's key, and takes away what only it could open. */
export async function eraseSubject(
  { caller, partitions }: StoreContext,
  { tenant, subject }: { readonly tenant: string; readonly subject: string },
): Promise<void> {
  await caller.call('erase_subject', [
    toColumn(tenant),
    logOfSubject(partitions, tenant, subject),
    toColumn(subject),
  ])
}

/** What is asked for, and under which key it lies. */
interface Person {
  readonly tenant: string
  readonly subject: string
  readonly generation: number
  readonly key: Buffer
}

/** A kind of what is held, with where its rows begin and how one is handed out. */
interface Section {
  readonly name: 'subject_facts' | 'subject_documents' | 'subject_blobs' | 'subject_messages'
  readonly start: readonly (string | number)[]
  itemOf(row: never, person: Person): SubjectItem
  /** Behind a row. */
  behind(row: never): readonly (string | number)[]
}

interface SubjectFactRow extends Omit<FactRow, 'subject' | 'key'> {
  readonly sealed: Uint8Array
}

interface SubjectDocumentRow {
  readonly collection: string
  readonly key: string
  readonly has_place: boolean
  readonly place: string
  readonly value: string
  readonly sealed: Uint8Array
  readonly kept: unknown
}

interface SubjectBlobRow {
  readonly sha256: string
  readonly length: unknown
  readonly kept: unknown
}

interface SubjectMessageRow {
  readonly id: string
  readonly transport: string
  readonly state: 'waiting' | 'sent'
  readonly content: Uint8Array
  readonly enqueued_at: string
}

const sections: readonly Section[] = [
  {
    name: 'subject_facts',
    start: ['', -1, -1],
    itemOf(row: SubjectFactRow, { tenant, subject, key }) {
      const fact = {
        ...contentOf(tenant, row),
        partition: row.log,
        position: Number(row.position),
      }
      const personal = { subject, data: openSealedJson(key, row.sealed, factLabel(fact)) }
      return { kind: 'fact', fact: { ...fact, personal } }
    },
    behind: (row: SubjectFactRow) => [row.recorded_at, Number(row.position), row.log],
  },
  {
    name: 'subject_documents',
    start: [-1, '', ''],
    itemOf(row: SubjectDocumentRow, { tenant, subject, key: subjectKey }) {
      const [collection, key] = [fromColumn(row.collection), fromColumn(row.key)]
      const label = documentLabel({ tenant, collection, key })
      const document = {
        collection,
        key,
        ...(row.has_place && { place: fromColumn(row.place) }),
        value: JSON.parse(row.value),
        personal: { subject, data: openSealedJson(subjectKey, row.sealed, label) },
      }
      return { kind: 'document', document }
    },
    behind: (row: SubjectDocumentRow) => [Number(row.kept), row.collection, behindColumn(row.key)],
  },
  {
    name: 'subject_blobs',
    start: [-1, ''],
    itemOf: (row: SubjectBlobRow) => ({
      kind: 'blob',
      sha256: row.sha256,
      length: Number(row.length),
    }),
    behind: (row: SubjectBlobRow) => [Number(row.kept), row.sha256],
  },
  {
    name: 'subject_messages',
    start: ['', ''],
    itemOf(row: SubjectMessageRow, { tenant, subject, key }) {
      const id = fromColumn(row.id)
      const content = openSealedJson(key, row.content, messageLabel({ tenant, id }))
      const message = { id, transport: fromColumn(row.transport), subject, content }
      return { kind: 'message', message, state: row.state }
    },
    behind: (row: SubjectMessageRow) => [row.enqueued_at, behindColumn(row.id)],
  },
]

/** A page of what is held on a person: facts, documents, blobs, messages, each oldest first. */
export async function readSubject(
  context: StoreContext,
  query: {
    readonly tenant: string
    readonly subject: string
    readonly after?: string
    readonly limit?: number
  },
): Promise<SubjectPage> {
  const { tenant, subject, after, limit = defaultPageLimit } = query
  assertLimit(limit)
  const person = await findPerson(context, tenant, subject)
  let at = 0
  let from: readonly (string | number)[] | undefined
  if (after !== undefined) ({ at, from } = placeOf(after))
  const items: SubjectItem[] = []
  for (; person !== undefined && at < sections.length; at += 1, from = undefined) {
    const section = sections[at] as Section
    const rows = await context.caller.call<never>(section.name, [
      toColumn(tenant),
      toColumn(subject),
      person.generation,
      ...((from ?? section.start) as readonly Value[]),
      limit - items.length + 1,
    ])
    for (const row of rows) {
      if (items.length === limit)
        return { items, next: writeCursor(section.name, from ?? section.start) }
      items.push(section.itemOf(row, person))
      from = section.behind(row)
    }
  }
  return { items }
}

async function findPerson(
  { caller, partitions, wrapper }: StoreContext,
  tenant: string,
  subject: string,
): Promise<Person | undefined> {
  const [row] = await caller.call<{ generation: number; key: Uint8Array | null }>('subject_keys', [
    toColumn(tenant),
    arrayLiteral.numbers([logOfSubject(partitions, tenant, subject)]),
    arrayLiteral.texts([toColumn(subject)]),
  ])
  if (row === undefined || row.key === null) return undefined
  const key = unwrapSubjectKey(wrapper, { tenant, subject, key: row.key })
  return { tenant, subject, generation: row.generation, key }
}

function placeOf(cursor: string): { at: number; from: readonly (string | number)[] } {
  const at = sections.findIndex(({ name }) => cursor.startsWith(`["${name}"`))
  const section = sections[at] ?? sections[0]
  if (section === undefined) throw new Error('There is no section.')
  return { at, from: readCursor(section.name, shapeOf(section.start), cursor) }
}

function shapeOf(parts: readonly (string | number)[]): readonly ('string' | 'number')[] {
  return parts.map((part) => (typeof part === 'number' ? 'number' : 'string'))
}
