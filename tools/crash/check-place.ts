import { isDeepStrictEqual } from 'node:util'
import type { Store, SubjectItem } from '../../packages/core/src/index.ts'
import type { Finding } from './finding.ts'
import { COMMITS_PER_PLACE, documentsAfter, phoneOf, stepOf, TENANT } from './plan.ts'

/** The steps at a place that a check is about. */
export interface PlaceQuery {
  readonly writer: string
  /** The first step of the place. */
  readonly first: number
  /** The last step of the writer that is stored, at this place or a later one. */
  readonly last: number
  /** The last step that was begun. */
  readonly sent: number
}

/** Holds what a store has on a place beside its facts against what its steps wrote: documents, blobs, messages. */
export async function checkPlace(store: Store, query: PlaceQuery): Promise<readonly Finding[]> {
  const { writer, first, last, sent } = query
  const { place, subject } = stepOf(writer, first)
  const findings: Finding[] = []
  const compare = (what: string, found: unknown, ...allowed: readonly unknown[]): void => {
    if (allowed.some((it) => isDeepStrictEqual(found, it))) return
    const texts = [found, allowed[0]].map((it) => JSON.stringify(it).slice(0, 400))
    findings.push({
      kind: 'half_written',
      message: `${place} with steps up to ${last}: ${what} are ${texts[0]}, expected ${texts[1]}`,
    })
  }

  const documents = documentsAfter(writer, first, last)
  for (const [way, found] of await findInAllWays(store, place))
    compare(`documents ${way}`, found, documents)
  const held = await readSubject(store, subject)
  compare('facts of the subject', held.facts, personalFactsUntil(writer, first, last))
  // A blob that is kept by itself may be there before its step.
  const blobs = blobsUntil(writer, first, last)
  compare('blobs', held.blobs, blobs, blobsUntil(writer, first, sent))
  compare('messages', held.messages, messagesUntil(writer, first, last))
  for (const number of stepsUntil(first, last)) {
    const { blob } = stepOf(writer, number)
    if (blob === undefined) continue
    const bytes = await store.getBlob({ tenant: TENANT, sha256: blob.sha256 })
    const isThere = bytes !== undefined && Buffer.compare(bytes, blob.bytes) === 0
    compare(`bytes of the blob of step ${number}`, isThere, true)
  }
  return findings
}

async function findInAllWays(
  store: Store,
  place: string,
): Promise<readonly (readonly [string, unknown])[]> {
  const query = { tenant: TENANT, collection: 'notes' }
  const ways = {
    'by place': { ...query, place },
    'by an entry': { ...query, where: { index: 'of', equals: place } },
    'by a personal entry': {
      ...query,
      where: { index: 'phone', equals: phoneOf(place), isPersonal: true as const },
    },
  }
  return Promise.all(
    Object.entries(ways).map(
      async ([way, it]) => [way, (await store.findDocuments(it)).documents] as const,
    ),
  )
}

async function readSubject(
  store: Store,
  subject: string,
): Promise<{ facts: string[]; blobs: string[]; messages: string[] }> {
  const items: SubjectItem[] = []
  let after: string | undefined
  do {
    const page = await store.readSubject({ tenant: TENANT, subject, ...(after && { after }) })
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return {
    facts: items.flatMap((it) => (it.kind === 'fact' ? [`version ${it.fact.version}`] : [])).sort(),
    blobs: items.flatMap((it) => (it.kind === 'blob' ? [it.sha256] : [])).sort(),
    messages: items
      .flatMap((it) => (it.kind === 'message' ? [`${it.message.id} ${it.state}`] : []))
      .sort(),
  }
}

function personalFactsUntil(writer: string, first: number, last: number): string[] {
  return stepsUntil(first, last)
    .flatMap((number) => {
      const { factsBefore, facts } = stepOf(writer, number)
      return facts.flatMap(({ personal }, index) =>
        personal === undefined ? [] : [`version ${factsBefore + index + 1}`],
      )
    })
    .sort()
}

function blobsUntil(writer: string, first: number, last: number): string[] {
  return stepsUntil(first, last)
    .flatMap((number) => stepOf(writer, number).blob?.sha256 ?? [])
    .sort()
}

/** The step after one that wrote a message sends it, be it at the next place. */
function messagesUntil(writer: string, first: number, last: number): string[] {
  return stepsUntil(first, last)
    .flatMap((number) => stepOf(writer, number).messages.map(({ id }) => ({ id, number })))
    .map(({ id, number }) => `${id} ${number < last ? 'sent' : 'waiting'}`)
    .sort()
}

function stepsUntil(first: number, last: number): readonly number[] {
  const count = Math.min(last - first + 1, COMMITS_PER_PLACE)
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index)
}
