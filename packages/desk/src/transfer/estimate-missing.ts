import {
  addMonths,
  annexOn,
  type CivilDate,
  estimateFromAnnex,
  type Instant,
  type MeterInstallation,
  monthOf,
  multiplierOn,
  type PlaceState,
  type Reading,
  type ReadingWindow,
  type Register,
  windowOf,
} from '@selfread/core'
import { deriveReadingId, quotableNumber } from '../derive-id.ts'
import type { DeskContext } from '../desk-context.ts'
import { commitPlaces, type PlaceChange, readPlace } from '../place-record.ts'
import { acceptedReadings } from '../reading-history.ts'
import { retryDecision } from '../retry-decision.ts'
import { scopeOf } from '../rule-scope.ts'

/** A register for which nobody sent an index and none could be computed. */
export interface MissingEstimate {
  readonly place: string
  readonly register: string
  readonly reason: string
}

type RegisterEstimate =
  | { readonly kind: 'estimated'; readonly reading: Reading }
  | { readonly kind: 'not_needed' }
  | { readonly kind: 'impossible'; readonly missing: MissingEstimate }

// Places per transaction.
const PLACES_PER_COMMIT = 100

/**
 * Computes the index of every register that nobody read in a window that ends
 * on or before `day`, from the annex of estimated quantities. A reading that
 * waits for review is not computed over.
 */
export async function estimateMissing(
  context: DeskContext,
  { day, placeIds }: { readonly day: CivilDate; readonly placeIds: readonly string[] },
): Promise<{
  readonly estimates: number
  readonly withoutIndex: readonly MissingEstimate[]
}> {
  const withoutIndex: MissingEstimate[] = []
  let estimates = 0
  for (let start = 0; start < placeIds.length; start += PLACES_PER_COMMIT) {
    const keys = placeIds.slice(start, start + PLACES_PER_COMMIT)
    const tried = new Set<string>()
    const chunk = await retryDecision(context, ({ mayBeStored }) =>
      estimateChunk(context, { keys, day, tried, mayBeStored }),
    )
    estimates += chunk.estimates
    withoutIndex.push(...chunk.withoutIndex)
  }
  return { estimates, withoutIndex }
}

async function estimateChunk(
  context: DeskContext,
  input: {
    readonly keys: readonly string[]
    readonly day: CivilDate
    /** Ids of the readings that earlier attempts tried to store. */
    readonly tried: Set<string>
    readonly mayBeStored: boolean
  },
) {
  const { keys, day, tried, mayBeStored } = input
  const at = context.now()
  const changes: PlaceChange[] = []
  const withoutIndex: MissingEstimate[] = []
  let estimates = 0
  for (const key of keys) {
    const record = await readPlace(context, key)
    if (record.state === undefined) continue
    // An earlier attempt whose answer was lost did this: it counts as done here.
    if (mayBeStored) estimates += record.state.readings.filter(({ id }) => tried.has(id)).length
    const results = estimatePlace(context, { state: record.state, day, at })
    const made = results.flatMap((it) => (it.kind === 'estimated' ? [it.reading] : []))
    withoutIndex.push(...results.flatMap((it) => (it.kind === 'impossible' ? [it.missing] : [])))
    if (made.length === 0) continue
    estimates += made.length
    for (const { id } of made) tried.add(id)
    changes.push({
      record,
      facts: made.map((reading) => ({ type: 'reading_recorded', data: { reading } })),
    })
  }
  if (changes.length > 0) await commitPlaces(context, { at, changes })
  return { estimates, withoutIndex }
}

function estimatePlace(
  context: DeskContext,
  input: { readonly state: PlaceState; readonly day: CivilDate; readonly at: Instant },
): readonly RegisterEstimate[] {
  const { state, day } = input
  const window = lastClosedWindow(context, state, day)
  if (window === undefined) return []
  const { contract } = state
  if (contract.startsOn > window.submitUntil) return []
  if (contract.endsOn !== undefined && contract.endsOn < window.submitUntil) return []

  const installation = state.installations.findLast(({ removedOn }) => removedOn === undefined)
  return (
    installation?.meter.registers.map((register) =>
      estimateRegister(context, { ...input, window, installation, register }),
    ) ?? []
  )
}

/** The latest window whose last day is `day` or before. */
function lastClosedWindow(
  context: DeskContext,
  { place }: PlaceState,
  day: CivilDate,
): ReadingWindow | undefined {
  const scope = scopeOf(context, place)
  return [monthOf(day), addMonths(monthOf(day), -1)]
    .map((month) => windowOf({ book: context.rules, scope, month }))
    .find((window) => window !== undefined && window.submitUntil <= day)
}

function estimateRegister(
  context: DeskContext,
  input: {
    readonly state: PlaceState
    readonly at: Instant
    readonly window: ReadingWindow
    readonly installation: MeterInstallation
    readonly register: Register
  },
): RegisterEstimate {
  const { state, at, window, installation, register } = input
  const meterSerial = installation.meter.serialNumber
  const on = window.submitUntil
  const isThere = state.readings.some(
    (reading) =>
      (reading.status === 'accepted' || reading.status === 'held') &&
      reading.meterSerial === meterSerial &&
      reading.register === register.id &&
      reading.readOn >= window.opensOn &&
      reading.readOn <= on,
  )
  if (isThere) return { kind: 'not_needed' }

  const impossible = (reason: string): RegisterEstimate => ({
    kind: 'impossible',
    missing: { place: state.place.id, register: register.id, reason },
  })
  const annex = annexOn(state.annexes, on)
  if (annex === undefined) return impossible('No annex of estimated quantities is in force.')
  const reference = acceptedReadings(state, { meterSerial, register: register.id, until: on }).at(
    -1,
  )
  if (reference === undefined) return impossible('There is no earlier index to start from.')

  const { carryOut: carry } = reference.estimate?.inputs ?? {}
  const estimate = estimateFromAnnex({
    annex,
    register,
    reference: { index: reference.value, on: reference.readOn },
    on,
    multiplier: multiplierOn(installation, on),
    ...(carry !== undefined && { carry }),
  })
  if (!estimate.ok) return impossible(`The annex gives no index: ${estimate.problem}.`)

  const id = deriveReadingId({
    readOn: on,
    parts: [context.tenant, state.place.id, meterSerial, register.id, 'annex'],
  })
  const reading: Reading = {
    id,
    place: state.place.id,
    meterSerial,
    register: register.id,
    value: estimate.index,
    readOn: on,
    source: 'estimate',
    quality: 'estimated',
    status: 'accepted',
    channel: 'other',
    receivedAt: at,
    receiptNumber: quotableNumber(id),
    submissions: [],
    estimate: {
      ...estimate.basis,
      inputs: {
        ...estimate.basis.inputs,
        referenceReading: reference.id,
        carryOut: estimate.carry,
      },
      reason: 'no_self_reading_in_window',
    },
  }
  return { kind: 'estimated', reading }
}
