import type { PlaceState, StoredDocument } from '@selfread/core'
import { compareText } from '../compare-text.ts'
import type { DeskContext } from '../desk-context.ts'
import { normalizeIdentifier, normalizePhone } from '../normalize.ts'
import { readPlace } from '../place-record.ts'
import type { PlaceCandidate } from './submission-receipt.ts'

/** What a submission says about which place it means. */
export interface PlaceEvidence {
  /** Numbers given as place, account or customer number. */
  readonly identifiers: readonly string[]
  /** Numbers given as a meter's serial. */
  readonly meters: readonly string[]
  /** Mail address or phone number. */
  readonly sender?: string
  readonly utility?: string
  /** Registers named beside the values; undefined for an unnamed one. */
  readonly registers: readonly (string | undefined)[]
}

/** The one place, or why there is none. */
export type Identification =
  | {
      readonly ok: true
      readonly place: PlaceState
      readonly evidence: readonly string[]
      readonly isSenderKnown: boolean
    }
  | {
      readonly ok: false
      readonly code: 'place_not_found' | 'place_ambiguous' | 'evidence_conflict'
      readonly detail: string
      readonly candidates: readonly PlaceCandidate[]
    }

const IDENTIFIER_SCORE = 60
const METER_SCORE = 50
const SENDER_SCORE = 40

interface Hit {
  readonly place: string
  readonly score: number
  readonly reason: string
}

/**
 * Finds the place that a submission is about. Every number that it names must
 * point to that place; one that points nowhere or elsewhere makes it a case for
 * a person.
 */
export async function identifyPlace(
  context: DeskContext,
  evidence: PlaceEvidence,
): Promise<Identification> {
  const named = await namedPlaces(context, evidence)
  const own = await placesOfSender(context, evidence.sender)
  const candidates = rank([...named.flatMap(({ hits }) => hits), ...own])

  const unknown = named.filter(({ hits }) => hits.length === 0)
  if (unknown.length > 0) {
    const numbers = unknown.map(({ number }) => number).join(', ')
    const detail = `No place has the number ${numbers}.`
    return { ok: false, code: 'place_not_found', detail, candidates }
  }
  const common = candidates.filter(({ place }) =>
    named.every(({ hits }) => hits.some((hit) => hit.place === place)),
  )
  if (named.length > 0 && common.length === 0) {
    const numbers = named.map(({ number }) => number).join(', ')
    const detail = `The numbers ${numbers} belong to different places.`
    return { ok: false, code: 'evidence_conflict', detail, candidates }
  }
  return choose(context, { evidence, candidates: common, own })
}

async function choose(
  context: DeskContext,
  input: {
    readonly evidence: PlaceEvidence
    readonly candidates: readonly PlaceCandidate[]
    readonly own: readonly Hit[]
  },
): Promise<Identification> {
  const { evidence, candidates, own } = input
  const states = await Promise.all(
    candidates.map(async ({ place }) => (await readPlace(context, place)).state),
  )
  const fitting = states.filter((state) => state !== undefined && fits(state, evidence))
  const ownPlaces = new Set(own.map(({ place }) => place))
  const preferred =
    fitting.length > 1 ? fitting.filter((state) => ownPlaces.has(state?.place.id ?? '')) : fitting
  const [place, ...others] = preferred
  if (place === undefined || others.length > 0) {
    const isNone = fitting.length === 0
    return {
      ok: false,
      code: isNone ? 'place_not_found' : 'place_ambiguous',
      detail: isNone
        ? 'Neither the sender nor a number in the text leads to a place with such a meter.'
        : `${fitting.length} places fit: the text must name one.`,
      candidates,
    }
  }
  const candidate = candidates.find((it) => it.place === place.place.id)
  return {
    ok: true,
    place,
    evidence: candidate?.evidence ?? [],
    isSenderKnown: ownPlaces.has(place.place.id),
  }
}

async function namedPlaces(context: DeskContext, evidence: PlaceEvidence) {
  const byIdentifier = [...new Set(evidence.identifiers.map(normalizeIdentifier))].map((number) =>
    lookUp(context, { index: 'identifier', number, score: IDENTIFIER_SCORE }),
  )
  const byMeter = [...new Set(evidence.meters.map(normalizeIdentifier))].map((number) =>
    lookUp(context, { index: 'meter', number, score: METER_SCORE }),
  )
  return Promise.all([...byIdentifier, ...byMeter])
}

async function lookUp(
  context: DeskContext,
  { index, number, score }: { index: 'identifier' | 'meter'; number: string; score: number },
): Promise<{ readonly number: string; readonly hits: readonly Hit[] }> {
  const { documents } = await context.store.findDocuments({
    tenant: context.tenant,
    collection: 'place',
    where: { index, equals: number },
  })
  const reason = index === 'meter' ? `meter ${number}` : `number ${number}`
  return { number, hits: documents.map(({ key }) => ({ place: key, score, reason })) }
}

async function placesOfSender(
  context: DeskContext,
  sender: string | undefined,
): Promise<readonly Hit[]> {
  if (sender === undefined || sender === '') return []
  const isMail = sender.includes('@')
  const { documents }: { documents: readonly StoredDocument[] } = await context.store.findDocuments(
    {
      tenant: context.tenant,
      collection: 'place',
      where: {
        index: isMail ? 'email' : 'phone',
        equals: isMail ? sender.toLowerCase() : normalizePhone(sender),
        isPersonal: true,
      },
    },
  )
  const reason = isMail ? 'sender’s address' : 'sender’s phone number'
  return documents.map(({ key }) => ({ place: key, score: SENDER_SCORE, reason }))
}

function rank(hits: readonly Hit[]): readonly PlaceCandidate[] {
  return [...Map.groupBy(hits, ({ place }) => place)]
    .map(([place, own]) => ({
      place,
      score: own.reduce((sum, { score }) => sum + score, 0),
      evidence: own.map(({ reason }) => reason),
    }))
    .sort((a, b) => b.score - a.score || compareText(a.place, b.place))
}

function fits(state: PlaceState, { utility, registers }: PlaceEvidence): boolean {
  const stated = utility === 'cold_water' || utility === 'hot_water' ? 'water' : utility
  if (stated !== undefined && stated !== state.place.utility) return false
  const count = state.installations.at(-1)?.meter.registers.length ?? 0
  return registers.length <= count
}
