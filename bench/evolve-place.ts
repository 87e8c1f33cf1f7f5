// How fast a place's facts are folded into its state, and how it grows with their number.
//
//   node --conditions=@selfread/source bench/evolve-place.ts [--json]
//
// Peer: the same fold by copying whole lists for every fact and going through all readings to change
// one, as the library did at first. "one after the other": `evolvePlace` on the state before.
import { isDeepStrictEqual } from 'node:util'
import {
  evolvePlace,
  indexFromUnits,
  type PlaceFact,
  type PlaceState,
  placeStateOf,
  type Reading,
} from '../packages/core/src/index.ts'
import { type Job, measure } from './measure.ts'

const TARGET_FACTS = 10_000
const SIZES = [1_000, TARGET_FACTS, 100_000]
const QUADRATIC_MAX = TARGET_FACTS // 100 times the time for ten times the facts

function historyOf(count: number): readonly PlaceFact[] {
  const facts: PlaceFact[] = [
    {
      type: 'place_registered',
      data: {
        place: {
          id: 'P1',
          utility: 'electricity',
          operator: 'deer',
          identifiers: [{ scheme: 'pod', value: 'RO005E512345678' }],
          customerClass: 'household',
          timeZone: 'Europe/Bucharest',
        },
        contract: { customerId: 'C1', startsOn: '2020-01-01' },
      },
    },
    {
      type: 'meter_installed',
      data: {
        installation: {
          meter: {
            serialNumber: 'M1',
            registers: [
              { id: '1.8.0', direction: 'import', unit: 'kWh', integerDigits: 7, decimalDigits: 0 },
            ],
          },
          installedOn: '2020-01-01',
          entryIndices: [],
          multipliers: [],
        },
      },
    },
  ]
  for (let day = 0; facts.length < count; day += 1) facts.push(...factsOfDay(day))
  return facts.slice(0, count)
}

/** What a reading goes through: recorded, said again, sent, found, counted, and replaced a day later. */
function factsOfDay(day: number): readonly PlaceFact[] {
  const at = new Date(Date.UTC(2020, 0, 1 + day)).toISOString()
  const readOn = at.slice(0, 10)
  const readingId = `reading_${day}`
  return [
    {
      type: 'reading_recorded',
      data: {
        reading: {
          id: readingId,
          place: 'P1',
          meterSerial: 'M1',
          register: '1.8.0',
          value: indexFromUnits({ units: day, decimals: 0 }),
          readOn,
          source: 'customer',
          quality: 'customer',
          status: 'accepted',
          channel: 'email',
          receivedAt: at,
          submissions: [`submission_${day}`],
        },
      },
    },
    {
      type: 'reading_repeated',
      data: { readingId, submissionId: `again_${day}`, channel: 'sms', receivedAt: at },
    },
    {
      type: 'operation_counted',
      data: { id: `take/${day}`, kind: 'take', place: 'P1', day: readOn, reference: readingId },
    },
    {
      type: 'reading_transferred',
      data: { readingId, batchId: `B${day}`, fileName: 'out.csv', lineNumber: 1, at },
    },
    {
      type: 'reading_reconciled',
      data: { readingId, code: 'matched', fileSha256: 'f', fileName: 'in.csv', reconciledAt: at },
    },
    ...(day === 0
      ? []
      : [
          {
            type: 'reading_superseded' as const,
            data: { readingId: `reading_${day - 1}`, supersededBy: readingId, reason: 'later' },
          },
        ]),
  ]
}

/** The quadratic form: lists are copied for every fact. */
function evolveByCopying(state: PlaceState | undefined, fact: PlaceFact): PlaceState {
  if (state === undefined || fact.type === 'place_registered') return evolvePlace(state, fact)
  const withReading = (id: string, change: (reading: Reading) => Reading): PlaceState => ({
    ...state,
    readings: state.readings.map((it) => (it.id === id ? change(it) : it)),
  })
  switch (fact.type) {
    case 'reading_recorded':
      return { ...state, readings: [...state.readings, fact.data.reading] }
    case 'reading_repeated':
      return {
        ...withReading(fact.data.readingId, (it) => ({
          ...it,
          submissions: [...it.submissions, fact.data.submissionId],
        })),
        repetitions: [...state.repetitions, fact.data],
      }
    case 'reading_superseded': {
      const { readingId, supersededBy } = fact.data
      return withReading(readingId, (it) => ({ ...it, status: 'superseded', supersededBy }))
    }
    case 'reading_transferred':
      return { ...state, transfers: [...state.transfers, fact.data] }
    case 'reading_reconciled':
      return { ...state, reconciliations: [...state.reconciliations, fact.data] }
    case 'operation_counted':
      return { ...state, operations: [...state.operations, fact.data] }
    default:
      return evolvePlace(state, fact)
  }
}

type Fold = typeof evolvePlace

function foldedBy(fold: Fold, facts: readonly PlaceFact[]): PlaceState | undefined {
  return facts.reduce<PlaceState | undefined>(fold, undefined)
}

const grouped = (count: number) => count.toLocaleString('en')

await measure(
  'Folding the facts of one place',
  SIZES.flatMap((count): readonly Job[] => {
    const facts = historyOf(count)
    const size = { count, unit: 'facts' }
    const name = `${grouped(count)} facts`
    const peer = `${name}, lists copied for each`
    const target = count === TARGET_FACTS ? { target: { atMostMs: 20 } } : {}
    if (count > QUADRATIC_MAX) return [{ name, ...size, run: () => placeStateOf(facts) }]
    if (!isDeepStrictEqual(placeStateOf(facts), foldedBy(evolveByCopying, facts)))
      throw new Error('The two folds differ')
    return [
      { name, ...size, ...target, peer, run: () => placeStateOf(facts) },
      {
        name: `${name}, one after the other`,
        ...size,
        peer,
        run: () => foldedBy(evolvePlace, facts),
      },
      { name: peer, ...size, run: () => foldedBy(evolveByCopying, facts) },
    ]
  }),
)
