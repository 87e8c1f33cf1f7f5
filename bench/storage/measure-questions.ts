import type { PlaceFact, Store } from '../../packages/core/src/index.ts'
import { countedOperation } from '../../packages/desk/src/counted-operation.ts'
import { isOnce, type Measured } from '../measure.ts'
import { openBenchDesk } from './open-bench-desk.ts'
import {
  commitOfStreams,
  createRandom,
  importedPlace,
  placeId,
  readingAt,
} from './place-history.ts'
import { runMany } from './run-many.ts'

const MONTHS = 120
const PLACES_PER_COMMIT = 20
const NOW = '2026-01-31T12:00:00.000Z'
const PERIOD = { from: '2016-01-01', to: '2026-01-31' }

/** Places with a reading a month for ten years, all taken on the same days; then their dossiers, and a day's operations. */
export async function measureQuestions(
  store: Store,
  setting: {
    readonly readings: number
    readonly mostDossierMs: number
    readonly mostCountMs: number
  },
): Promise<readonly Measured[]> {
  const { readings, mostDossierMs, mostCountMs } = setting
  const places = Math.ceil(readings / MONTHS)
  for (let first = 0; first < places; first += PLACES_PER_COMMIT) {
    const count = Math.min(PLACES_PER_COMMIT, places - first)
    const numbers = Array.from({ length: count }, (_, index) => first + index)
    await store.append(
      commitOfStreams(
        numbers.map((number) => ({ number, facts: historyOf(number) })),
        NOW,
      ),
    )
  }
  const desk = openBenchDesk(store, NOW)
  const random = createRandom(3)
  const all = `${(places * MONTHS).toLocaleString('en')}`
  return [
    await runMany({
      name: `the dossier of a place over ten years, ${all} readings in the store`,
      unit: 'dossiers',
      rounds: isOnce ? 2 : 200,
      warmUp: isOnce ? 0 : 20,
      mostMs: mostDossierMs,
      async run() {
        const place = placeId(Math.floor(random() * places))
        const dossier = await desk.explain({ place, period: PERIOD })
        const shown = dossier?.readings.length
        if (shown !== MONTHS) throw new Error(`The dossier of ${place} has ${shown} readings.`)
      },
    }),
    await runMany({
      name: `the readings of a place in one year, ${all} in the store`,
      unit: 'questions',
      rounds: isOnce ? 2 : 1_000,
      warmUp: isOnce ? 0 : 100,
      async run() {
        const place = placeId(Math.floor(random() * places))
        const period = { from: '2020-01-01', to: '2020-12-31' }
        const { items } = await desk.readings.find({ place, period })
        if (items.length !== 12) throw new Error(`${place} has ${items.length} readings in 2020.`)
      },
    }),
    await runMany({
      name: `the operations of a day with ${places.toLocaleString('en')}, ${all} in the store`,
      unit: 'counts',
      rounds: isOnce ? 2 : 1_000,
      warmUp: isOnce ? 0 : 100,
      mostMs: mostCountMs,
      async run() {
        const day = dayOf(Math.floor(random() * MONTHS))
        const { total } = await desk.operations.count({ day })
        if (total !== places) throw new Error(`${day} has ${total} operations, not ${places}.`)
      },
    }),
  ]
}

/** Imported, then a reading in the middle of every month, each with its operation. */
function historyOf(number: number): readonly PlaceFact[] {
  return [
    ...importedPlace(number),
    ...Array.from({ length: MONTHS }, (_, month) => month).flatMap((month): PlaceFact[] => {
      const day = dayOf(month)
      const reading = readingAt({
        ordinal: number * MONTHS + month,
        place: number,
        units: 1_000 + month * 250,
        receivedAt: `${day}T09:00:00.000Z`,
      })
      return [
        { type: 'reading_recorded', data: { reading } },
        countedOperation({
          kind: 'take',
          place: reading.place,
          day,
          reference: reading.submissions[0] ?? reading.id,
        }),
      ]
    }),
  ]
}

function dayOf(month: number): string {
  return new Date(Date.UTC(2016, month, 22)).toISOString().slice(0, 10)
}
