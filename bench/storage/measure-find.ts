import type { Store } from '../../packages/core/src/index.ts'
import { normalizeIdentifier } from '../../packages/desk/src/normalize.ts'
import { isOnce, type Measured } from '../measure.ts'
import { openBenchDesk } from './open-bench-desk.ts'
import { createRandom, importPlaces, momentOf, placeId, podOf, TENANT } from './place-history.ts'
import { runMany } from './run-many.ts'

/** Fills a store with places and finds them at random by the number on the bill, the meter, the phone. */
export async function measureFind(
  store: Store,
  setting: { readonly places: number; readonly mostMs?: number },
): Promise<readonly Measured[]> {
  const { places, mostMs } = setting
  await importPlaces(store, places)
  const desk = openBenchDesk(store, momentOf(0))
  const random = createRandom(2)
  const anyPlace = () => Math.floor(random() * places)
  const digits = (number: number) => String(number).padStart(9, '0')
  const rounds = isOnce ? 20 : 20_000
  const warmUp = isOnce ? 0 : 2_000
  const target = mostMs === undefined ? {} : { mostMs }
  const among = `among ${places.toLocaleString('en')} places`

  async function find(query: string, number: number): Promise<void> {
    assertFound(
      (await desk.places.find(query)).map(({ id }) => id),
      number,
    )
  }

  return [
    await runMany({
      name: `the document with an identifier, ${among}`,
      unit: 'documents',
      rounds,
      warmUp,
      ...target,
      async run() {
        const number = anyPlace()
        const { documents } = await store.findDocuments({
          tenant: TENANT,
          collection: 'place',
          where: { index: 'identifier', equals: normalizeIdentifier(podOf(number)) },
        })
        assertFound(
          documents.map(({ key }) => key),
          number,
        )
      },
    }),
    await runMany({
      name: `desk.places.find by an identifier, ${among}`,
      unit: 'places',
      rounds,
      warmUp,
      ...target,
      async run() {
        const number = anyPlace()
        await find(podOf(number), number)
      },
    }),
    await runMany({
      name: `desk.places.find by a meter, ${among}`,
      unit: 'places',
      rounds,
      warmUp,
      ...target,
      async run() {
        const number = anyPlace()
        await find(`M${digits(number)}`, number)
      },
    }),
    await runMany({
      name: `desk.places.find by a phone number, ${among}`,
      unit: 'places',
      rounds,
      warmUp,
      ...target,
      async run() {
        const number = anyPlace()
        await find(`07${digits(number).slice(1)}`, number)
      },
    }),
  ]
}

function assertFound(ids: readonly string[], number: number): void {
  if (ids.length !== 1 || ids[0] !== placeId(number))
    throw new Error(`${placeId(number)} was looked for, and ${ids.join(', ') || 'nothing'} found.`)
}
