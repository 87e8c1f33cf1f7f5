import type { Finding } from '../assessment/index.ts'
import { annexOn } from '../estimate/index.ts'
import type { Actor, StoredFact } from '../journal/index.ts'
import { type PlaceFact, type PlaceState, placeStateOf } from '../place-history/index.ts'
import type { EstimateBasis, Reading } from '../reading/index.ts'
import type { RuleBook, RuleReference, RuleRow, RuleScope } from '../rules/index.ts'
import {
  addDays,
  type CivilDate,
  civilDateAt,
  firstDay,
  type Instant,
  lastDay,
  monthOf,
} from '../time/index.ts'
import { consumptionStretches } from './consumption-stretches.ts'
import { registersOf } from './counted-readings.ts'
import type { IndexOnDay } from './index-on-day.ts'
import { overviewOf, type PlaceOverview } from './overview.ts'

/** A fact as an explanation tells it. */
export interface ExplainedFact {
  readonly type: PlaceFact['type']
  /** Its place in the stream: explanations tell facts in this order. */
  readonly version: number
  readonly recordedAt: Instant
  readonly actor: Actor
  readonly data: PlaceFact['data']
  /** The reading that it names, as it stands now. */
  readonly reading?: Reading
}

/** Why something at a place is as it is: the facts, the rules and the decisions, in order. */
export interface Explanation extends PlaceOverview {
  readonly state: PlaceState
  readonly period: { readonly from: CivilDate; readonly to: CivilDate }
  /** The reading that is explained, where it is one. */
  readonly reading?: Reading
  /** All facts that the result follows from. */
  readonly facts: readonly ExplainedFact[]
  /** Rows that the decisions named, as they come. */
  readonly rulesUsed: readonly RuleReference[]
  /** Rows in force on the period's last day. */
  readonly rulesInForce: readonly RuleRow[]
}

/** What an explanation is made from. */
export interface ExplanationInput {
  /** All facts of the place, in order. */
  readonly facts: readonly StoredFact[]
  readonly period: { readonly from: CivilDate; readonly to: CivilDate }
  /** From where what is outstanding is looked at. */
  readonly today: CivilDate
  readonly rules?: RuleBook
  readonly scope?: RuleScope
}

/** Explains a place with everything that ever happened there; undefined for one that nobody registered. */
export function explainPlace(input: ExplanationInput): Explanation | undefined {
  return explanationOf(input, () => () => true)
}

/**
 * Explains the consumption of a period: the facts of the place itself and its meters, of every
 * reading that a month of the period or an index of the contract could follow from, the annex in
 * force, disputes that wait for an answer, and whatever else was recorded in it.
 */
export function explainPeriod(input: ExplanationInput): Explanation | undefined {
  return explanationOf(input, (state, { contractIndices, missing }) => {
    const { from, to } = input.period
    const spans = [spanOf(state, input.period), ...contractIndices.map(spanOfIndex)]
    const isNear = ({ readOn }: Reading) => spans.some((it) => it.from <= readOn && readOn <= it.to)
    const near = new Set(state.readings.filter(isNear).map(({ id }) => id))
    const waiting = new Set(missing.map(({ disputeId }) => disputeId))
    const annex = annexOn(state.annexes, to)
    return (fact) => {
      const on = civilDateAt(fact.recordedAt, state.place.timeZone)
      return (
        (from <= on && on <= to) ||
        isAboutMeters(fact) ||
        (fact.type === 'annex_agreed' && fact.data.annex === annex) ||
        (fact.type === 'dispute_advanced' && waiting.has(fact.data.dispute.id)) ||
        readingsOf(fact).some((it) => near.has(it))
      )
    }
  })
}

/** The days of the readings that an index follows from. */
function spanOfIndex(index: IndexOnDay): { readonly from: CivilDate; readonly to: CivilDate } {
  return index.how === 'computed'
    ? { from: index.before.on, to: index.after.on }
    : { from: index.on, to: index.on }
}

/**
 * Explains one reading: how it came, what was decided about it and why, what became of it, and of
 * an estimate what it was computed from; undefined where there is none with the id.
 */
export function explainReading(
  input: ExplanationInput & { readonly readingId: string },
): Explanation | undefined {
  const explanation = explanationOf(input, (state) => {
    const own = readingIn(state, input.readingId)
    const replaced = state.readings.filter((it) => it.supersededBy === input.readingId)
    const wanted = [
      input.readingId,
      own?.supersededBy,
      ...replaced.map(({ id }) => id),
      ...computedFrom(own?.estimate),
    ]
    return (fact) =>
      isAboutMeters(fact) ||
      (fact.type === 'annex_agreed' && own?.estimate !== undefined) ||
      (fact.type === 'residents_declared' && own?.estimate?.method === 'norm') ||
      readingsOf(fact).includes(input.readingId) ||
      (fact.type === 'reading_recorded' && readingsOf(fact).some((id) => wanted.includes(id)))
  })
  const reading = explanation && readingIn(explanation.state, input.readingId)
  return explanation && reading && { ...explanation, reading }
}

/** The readings that an estimate names: where it begins, what it took as an example, what it stands for. */
function computedFrom({ inputs, insteadOf }: Partial<EstimateBasis> = {}): readonly string[] {
  const { referenceReading, periodReading, historyReadings = '' } = inputs ?? {}
  return [referenceReading, periodReading, insteadOf, ...historyReadings.split(' ')].filter(
    (id) => id !== undefined,
  )
}

function explanationOf(
  { facts: stored, period, today, rules, scope = {} }: ExplanationInput,
  relevantIn: (
    state: PlaceState,
    overview: PlaceOverview,
  ) => (fact: StoredFact & PlaceFact) => boolean,
): Explanation | undefined {
  // The facts of a place's stream are place facts: `checkFact` was asked before they were stored.
  const all = stored as readonly (StoredFact & PlaceFact)[]
  const state = placeStateOf(all)
  if (state === undefined) return undefined
  const overview = overviewOf(state, { ...period, today })
  const facts = all.filter(relevantIn(state, overview))
  return {
    state,
    period,
    facts: facts.map((fact) => explained(state, fact)),
    rulesUsed: rulesIn(facts),
    rulesInForce: rules?.rowsInForce({ scope, on: period.to }) ?? [],
    ...overview,
    settlements: overview.settlements.filter(({ readingId }) =>
      facts.some((fact) => readingsOf(fact).includes(readingId)),
    ),
  }
}

function explained(state: PlaceState, fact: StoredFact & PlaceFact): ExplainedFact {
  const { type, version, recordedAt, actor, data } = fact
  const [readingId] = readingsOf(fact)
  const reading = readingId === undefined ? undefined : readingIn(state, readingId)
  return { type, version, recordedAt, actor, data, ...(reading && { reading }) }
}

function readingIn({ readings }: PlaceState, id: string): Reading | undefined {
  return readings.find((it) => it.id === id)
}

/** The readings that a fact is about, the first one first. */
function readingsOf({ data }: PlaceFact): readonly string[] {
  if ('reading' in data) return [data.reading.id]
  if ('dispute' in data) {
    const { readingId, disputedReadingId } = data.dispute
    return [readingId, disputedReadingId].filter((id) => id !== undefined)
  }
  if (!('readingId' in data)) return []
  return 'supersededBy' in data ? [data.readingId, data.supersededBy] : [data.readingId]
}

/** What every reading stands on: the place and its meters. */
function isAboutMeters({ type }: PlaceFact): boolean {
  return (
    type === 'place_registered' ||
    type === 'meter_installed' ||
    type === 'meter_exchanged' ||
    type === 'meter_verified'
  )
}

/**
 * The days within which a reading can bear on the months of a period: from the last index before
 * them to the first one after. Where there is none after, any later reading would be one.
 */
function spanOf(
  state: PlaceState,
  period: { readonly from: CivilDate; readonly to: CivilDate },
): { readonly from: CivilDate; readonly to: CivilDate } {
  const first = addDays(firstDay(monthOf(period.from)), -1)
  const last = lastDay(monthOf(period.to))
  let [start, end] = [first, last]
  for (const register of registersOf(state)) {
    const { stretches, gaps } = consumptionStretches(state, register)
    const times = [...stretches.map(({ from, to }) => ({ from: from.on, to: to.on })), ...gaps]
    // The days after `from` up to `to`; what was counted within one day is of that day.
    const near = times.filter(({ from, to }) => first < to && (from < last || to === last))
    for (const { from } of near) if (from < start) start = from
    const until = near.reduce((most, { to }) => (to > most ? to : most), '')
    if (until < last) end = NEVER
    else if (until > end) end = until
  }
  return { from: start, to: end }
}

const NEVER = '9999-12-31'

/** The rows that decisions named, each once, as they come. */
function rulesIn(facts: readonly PlaceFact[]): readonly RuleReference[] {
  const used = new Map<string, RuleReference>()
  const note = (rule: RuleReference | undefined) => {
    if (rule) used.set(`${rule.id} ${rule.validFrom}`, { id: rule.id, validFrom: rule.validFrom })
  }
  for (const { data } of facts) {
    for (const { rule } of findingsOf(data)) note(rule)
    if ('verification' in data) note(data.verification.rule)
  }
  return [...used.values()]
}

/** What a fact's decision was made on. */
export function findingsOf(data: PlaceFact['data']): readonly Finding[] {
  if ('findings' in data) return data.findings
  if ('after' in data) return data.after.findings
  return ('reading' in data && data.reading.assessment?.findings) || []
}
