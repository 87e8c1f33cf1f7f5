import {
  type Commit,
  type FactDraft,
  indexFromUnits,
  type PlaceFact,
  type Reading,
  type Store,
} from '../../packages/core/src/index.ts'
import { deriveId, deriveReadingId, quotableNumber } from '../../packages/desk/src/derive-id.ts'
import { streamDocuments } from '../../packages/desk/src/projection/stream-documents.ts'

export const TENANT = 'supplier'
const ACTOR = { kind: 'system', id: 'desk' } as const
/** Places take turns with their readings from this moment on. */
const START_MS = Date.UTC(2016, 0, 1, 6)

/** A place of the benches, told apart by a number. */
export function placeId(number: number): string {
  return `P${String(number).padStart(7, '0')}`
}

/** The number on the bill under which a place is found. */
export function podOf(number: number): string {
  return `RO001E${String(number).padStart(9, '0')}`
}

/** What stands in a place's stream once it is imported, with a customer who has a name and a phone. */
export function importedPlace(number: number): readonly PlaceFact[] {
  const digits = String(number).padStart(9, '0')
  const customerId = `C${digits}`
  return [
    {
      type: 'place_registered',
      data: {
        place: {
          id: placeId(number),
          utility: 'electricity',
          operator: `operator-${number % 8}`,
          identifiers: [
            { scheme: 'pod', value: podOf(number) },
            { scheme: 'nlc', value: `7${digits}` },
            { scheme: 'account', value: `1${digits}` },
            { scheme: 'self_read_code', value: `8${digits}` },
          ],
          customerClass: 'household',
          timeZone: 'Europe/Bucharest',
        },
        contract: { customerId, startsOn: '2016-01-01' },
      },
      personal: {
        subject: customerId,
        data: {
          id: customerId,
          name: `Client ${digits}`,
          emails: [],
          phones: [`+40 7${digits.slice(1)}`],
          language: 'ro',
        },
      },
    },
    {
      type: 'meter_installed',
      data: {
        installation: {
          meter: {
            serialNumber: `M${digits}`,
            model: 'Fulger M1',
            registers: [
              {
                id: '1.8.0',
                direction: 'import',
                unit: 'kWh',
                integerDigits: 6,
                decimalDigits: 0,
                obis: '1-0:1.8.0',
              },
            ],
          },
          installedOn: '2016-01-01',
          entryIndices: [],
          multipliers: [{ validFrom: '2016-01-01', factor: '1' }],
        },
      },
    },
  ]
}

/** An accepted reading that a customer sent in by form, with its assessment. */
export function readingAt(said: {
  /** Tells readings apart. */
  readonly ordinal: number
  readonly place: number
  readonly units: number
  readonly receivedAt: string
}): Reading {
  const { ordinal, place, units, receivedAt } = said
  const readOn = receivedAt.slice(0, 10)
  const value = indexFromUnits({ units, decimals: 0 })
  const id = deriveReadingId({ readOn, parts: [TENANT, placeId(place), value.text, ordinal] })
  return {
    id,
    place: placeId(place),
    meterSerial: `M${String(place).padStart(9, '0')}`,
    register: '1.8.0',
    value,
    readOn,
    source: 'customer',
    quality: 'customer',
    status: 'accepted',
    channel: 'web_app',
    receivedAt,
    receiptNumber: quotableNumber(id),
    submissions: [deriveId('submission', TENANT, ordinal)],
    assessment: {
      value,
      decision: 'accept',
      findings: [],
      skipped: [
        { code: 'meter_mismatch', reason: 'no serial number came with it' },
        { code: 'register_set', reason: 'the other registers of the meter not given' },
        { code: 'sum_registers', reason: 'the other registers of the meter not given' },
        { code: 'zero_repeated', reason: 'no limit to readings without an advance is stated' },
        { code: 'inactive_usage', reason: 'not stated whether the point is connected' },
        { code: 'prolonged_estimation', reason: 'no limit to estimates in a row is stated' },
      ],
    },
  }
}

/** When the `ordinal`-th reading of all was received. */
export function momentOf(ordinal: number, secondsApart = 1): string {
  return new Date(START_MS + ordinal * secondsApart * 1000).toISOString()
}

/** A place's whole stream in one commit, with the read models that the desk makes of it. */
export function commitOfStreams(
  places: readonly { readonly number: number; readonly facts: readonly PlaceFact[] }[],
  recordedAt: string,
): Commit {
  const streams = places.map(({ number, facts }) => ({
    stream: `place/${placeId(number)}`,
    facts: facts as readonly FactDraft[],
  }))
  return {
    tenant: TENANT,
    recordedAt,
    actor: ACTOR,
    appends: streams.map((it) => ({ ...it, expectedVersion: 0 })),
    documents: streams.flatMap(({ stream, facts }) => streamDocuments(stream, facts)),
  }
}

/** Readings of known places as the desk commits them: a fact in each place's stream, and its document. */
function commitOfReadings(
  readings: readonly {
    readonly reading: Reading
    readonly number: number
    readonly version: number
  }[],
): Commit {
  return {
    tenant: TENANT,
    recordedAt: readings.at(-1)?.reading.receivedAt ?? '',
    actor: ACTOR,
    appends: readings.map(({ reading, number, version }) => ({
      stream: `place/${placeId(number)}`,
      expectedVersion: version,
      facts: [{ type: 'reading_recorded', data: { reading } }],
    })),
    documents: readings.flatMap(({ reading, number }) =>
      streamDocuments(`place/${placeId(number)}`, [
        ...importedPlace(number),
        { type: 'reading_recorded', data: { reading } },
      ]).filter(({ collection }) => collection === 'reading'),
    ),
  }
}

/** Commits of readings of places taken at random, each place at most once in a commit. */
export function createReadingSource(setting: {
  readonly places: number
  /** Facts that every place's stream begins with. */
  readonly factsBefore: number
  readonly secondsApart: number
}): (count: number) => Commit {
  const { places, factsBefore, secondsApart } = setting
  const versions = new Uint32Array(places).fill(factsBefore)
  const random = createRandom(1)
  let ordinal = 0
  return (count) => {
    const numbers = new Set<number>()
    while (numbers.size < Math.min(count, places)) numbers.add(Math.floor(random() * places))
    return commitOfReadings(
      [...numbers].map((number) => {
        const version = versions[number] ?? factsBefore
        versions[number] = version + 1
        const reading = readingAt({
          ordinal,
          place: number,
          units: ordinal % 1_000_000,
          receivedAt: momentOf(ordinal, secondsApart),
        })
        ordinal += 1
        return { reading, number, version }
      }),
    )
  }
}

/** Numbers from 0 up to 1, the same in every run: mulberry32 by Tommy Ettinger, in the public domain. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const PLACES_PER_COMMIT = 1_000

/** Brings places `from` to `to` (excluded) into a store, as their import leaves them. */
export async function importPlaces(store: Store, to: number, from = 0): Promise<void> {
  for (let first = from; first < to; first += PLACES_PER_COMMIT) {
    const numbers = Array.from(
      { length: Math.min(PLACES_PER_COMMIT, to - first) },
      (_, index) => first + index,
    )
    await store.append(
      commitOfStreams(
        numbers.map((number) => ({ number, facts: importedPlace(number) })),
        momentOf(0),
      ),
    )
  }
}
