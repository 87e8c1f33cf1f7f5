import { openSqliteStore } from '@selfread/storage-sqlite'
import { describe, expect, it } from 'vitest'
import { openDeskWithPlaces, openTestDesk, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow } from '../testing/places-csv.ts'
import { sms } from '../testing/submissions.ts'
import { COLLECTIONS } from './collections.ts'

async function withReadings(): Promise<TestDesk> {
  const world = await openDeskWithPlaces([placeRow(1), placeRow(2)])
  await world.desk.receive(sms(1, 'value=12500'))
  await world.desk.receive(sms(2, 'value=19000'))
  await world.desk.prepareTransfers({ day: '2026-11-22' })
  return world
}

/** Writes documents past the desk, as a hand in the database would. */
async function spoil(
  { store, tenant, clock }: TestDesk,
  documents: Parameters<TestDesk['store']['append']>[0]['documents'],
): Promise<void> {
  await store.append({
    tenant,
    recordedAt: clock.now,
    actor: { kind: 'employee', id: 'hand' },
    appends: [],
    ...(documents && { documents }),
  })
}

async function documentsOf({ store, tenant }: TestDesk) {
  const pages = await Promise.all(
    COLLECTIONS.map((collection) => store.findDocuments({ tenant, collection })),
  )
  return pages.flatMap(({ documents }) => documents)
}

describe('making the read models again', () => {
  it('changes nothing where they are right, and counts what it wrote', async () => {
    const world = await withReadings()
    const before = await documentsOf(world)
    const heads = await world.store.logHeads()
    expect(await world.desk.rebuild()).toMatchObject({ written: before.length, removed: 0 })
    expect(await documentsOf(world)).toEqual(before)
    expect(await world.store.logHeads()).toEqual(heads)
    expect((await world.desk.verify()).faults).toEqual([])
  })

  it('brings back what was changed or lost, and takes away what follows from no fact', async () => {
    const world = await withReadings()
    const before = await documentsOf(world)
    const changed = before.find(({ collection }) => collection === 'reading')
    const lost = before.find(({ collection }) => collection === 'submission')
    if (changed === undefined || lost === undefined) throw new Error('There are such documents.')
    const stray = { change: 'put', value: {}, indexes: [] } as const
    await spoil(world, [
      { change: 'put', ...changed, value: { forged: true }, indexes: [] },
      { change: 'delete', collection: 'submission', key: lost.key },
      { ...stray, collection: 'reading', key: 'forged', place: 'P1' },
      { ...stray, collection: 'reading', key: 'nowhere', place: 'P9' },
      { ...stray, collection: 'place', key: 'P9', place: 'P9' },
      { ...stray, collection: 'transfer_batch', key: 'nothing' },
    ])
    expect((await world.desk.verify()).faults).not.toEqual([])
    expect(await world.desk.rebuild()).toMatchObject({ removed: 4 })
    expect(await documentsOf(world)).toEqual(before)
    expect((await world.desk.verify()).faults).toEqual([])
  })

  it('leaves other tenants alone', async () => {
    const world = await withReadings()
    const other = openTestDesk({ store: world.store, tenant: 'other' })
    expect(await other.desk.rebuild()).toEqual({ streams: 0, written: 0, removed: 0 })
    expect((await world.desk.verify()).faults).toEqual([])
  })

  it('overwrites nothing that is decided meanwhile', async () => {
    const inner = openSqliteStore({ path: ':memory:' })
    const plain = await openDeskWithPlaces([placeRow(1)], { store: inner })
    let isMet = false
    const { desk } = openTestDesk({
      store: {
        ...inner,
        // Between what the rebuild reads and what it writes, a reading comes in.
        append: async (commit) => {
          if (!isMet) {
            isMet = true
            await plain.desk.receive(sms(1, 'value=12500'))
          }
          return inner.append(commit)
        },
      },
      pause: async () => undefined,
    })
    await desk.rebuild()
    expect(isMet).toBe(true)
    expect((await plain.desk.verify()).faults).toEqual([])
    expect((await plain.desk.readings.find({ place: 'P1' })).items).toHaveLength(2)
  })

  it('does not bring back who was erased', async () => {
    const world = await withReadings()
    const actor = { kind: 'employee', id: 'dpo' } as const
    await world.desk.persons.erase({ customer: 'C1', actor, reason: 'asked for it' })
    await world.desk.rebuild()
    expect(await world.desk.places.find('client1@mail.example')).toEqual([])
    expect((await world.desk.verify()).faults).toEqual([])
  })
})
