import { type StoredFact, StoreError } from '@selfread/core'
import { openSqliteStore } from '@selfread/storage-sqlite'
import { describe, expect, it } from 'vitest'
import { measurementFile } from './testing/json-lines-format.ts'
import { type LosingStore, losingStore } from './testing/losing-store.ts'
import { openTestDesk, type TestDesk } from './testing/open-test-desk.ts'
import { placeRow, placesCsv } from './testing/places-csv.ts'
import { sms } from './testing/submissions.ts'

const by = 'ana'
const reason = 'phoned the customer'
const AFTER_WINDOW = '2026-11-26T20:00:00.000Z'

interface World extends TestDesk {
  readonly losing: LosingStore
}

/** What a use case needs, and the use case itself. */
interface UseCase {
  readonly prepare?: (world: World) => Promise<unknown>
  readonly act: (world: World) => Promise<unknown>
}

const importing = ({ desk }: World) => desk.places.import(placesCsv(placeRow(1), placeRow(2)))

async function withHeld(world: World): Promise<void> {
  await importing(world)
  await world.desk.receive(sms(1, 'value=19000'))
}

async function withSent(world: World): Promise<void> {
  await importing(world)
  await world.desk.receive(sms(1, 'value=12500'))
  await world.desk.prepareTransfers({ day: '2026-11-22' })
}

async function withOutcome(world: World): Promise<void> {
  await withSent(world)
  await world.desk.reconcile({ operator: 'north', file: measured })
}

async function withDispute(world: World): Promise<void> {
  await withOutcome(world)
  await openDispute(world)
  await advance(world, { action: 'register', number: 'D-1' })
}

const measured = measurementFile('november.jsonl', [
  {
    place: { scheme: 'nlc', value: '7000000001' },
    register: '1.8.0',
    index: { text: '12400', units: 12_400, decimals: 0 },
    readOn: '2026-11-22',
    type: 'estimated',
  },
])

async function readingOf({ desk }: World): Promise<string> {
  const { items } = await desk.readings.find({ place: 'P1' })
  const sent = items.find(({ value }) => value.text === '12500')
  if (sent === undefined) throw new Error('The reading of the test is not there.')
  return sent.id
}

async function openDispute(world: World) {
  const readingId = await readingOf(world)
  return world.desk.disputes.open({ type: 'reading_not_used', place: 'P1', readingId })
}

async function advance(
  { desk, store, tenant }: World,
  command: Parameters<World['desk']['disputes']['advance']>[0]['command'],
) {
  const { documents } = await store.findDocuments({ tenant, collection: 'dispute' })
  const disputeId = documents[0]?.key ?? ''
  return desk.disputes.advance({ place: 'P1', disputeId, command })
}

async function heldSubmission({ desk }: World): Promise<string> {
  const [item] = await desk.review.list()
  return item?.submissionId ?? ''
}

const useCases: Readonly<Record<string, UseCase>> = {
  'importing places': { act: importing },
  'receiving a reading': {
    prepare: importing,
    act: ({ desk }) => desk.receive(sms(1, 'value=12500')),
  },
  'receiving what waits for a person': {
    prepare: importing,
    act: ({ desk }) => desk.receive(sms(1, 'value=19000')),
  },
  'deciding a review': {
    prepare: withHeld,
    act: async (world) =>
      world.desk.review.decide({
        submissionId: await heldSubmission(world),
        decision: 'accept_readings',
        readings: [{ place: 'P1', value: '12600' }],
        by,
        reason,
      }),
  },
  'preparing the day’s transfers': {
    prepare: async (world) => {
      await importing(world)
      await world.desk.receive(sms(1, 'value=12500'))
    },
    act: ({ desk }) => desk.prepareTransfers({ day: '2026-11-22' }),
  },
  'computing what nobody sent': {
    prepare: async (world) => {
      await importing(world)
      world.clock.now = AFTER_WINDOW
    },
    act: ({ desk }) => desk.prepareTransfers({ day: '2026-11-26' }),
  },
  'reconciling a file': {
    prepare: withSent,
    act: ({ desk }) => desk.reconcile({ operator: 'north', file: measured }),
  },
  'opening a dispute': { prepare: withOutcome, act: openDispute },
  'sending a dispute': { prepare: withDispute, act: (world) => advance(world, { action: 'send' }) },
  'delivering letters': {
    prepare: withOutcome,
    act: ({ desk }) => desk.deliver({ transport: 'mail', send: async () => undefined }),
  },
  'erasing a customer': {
    prepare: withSent,
    act: ({ desk }) =>
      desk.persons.erase({ customer: 'C1', actor: { kind: 'employee', id: by }, reason }),
  },
}

async function opened(useCase: UseCase): Promise<World> {
  const losing = losingStore(openSqliteStore({ path: ':memory:' }))
  const world = { ...openTestDesk({ store: losing.store, pause: async () => undefined }), losing }
  await useCase.prepare?.(world)
  losing.failAt(0, 'answer_lost')
  return world
}

async function factsOf({ store, tenant }: World): Promise<readonly StoredFact[]> {
  return (await store.readFeed({ tenant, limit: 10_000 })).facts
}

describe.each(Object.entries(useCases))('%s', (_, useCase) => {
  it.each(['answer_lost', 'locked'] as const)(
    'gives the same answer and the same facts when a write fails: %s',
    async (failure) => {
      const reference = await opened(useCase)
      const answer = await useCase.act(reference)
      const facts = await factsOf(reference)
      const writes = reference.losing.writes()
      expect(writes).toBeGreaterThan(0)
      for (let write = 1; write <= writes; write++) {
        const world = await opened(useCase)
        world.losing.failAt(write, failure)
        expect(await useCase.act(world)).toEqual(answer)
        expect(world.losing.writes()).toBeGreaterThanOrEqual(writes)
        expect(await factsOf(world)).toEqual(facts)
        expect((await world.desk.verify()).faults).toEqual([])
      }
    },
  )
})

describe('asked again, as after a crash before the answer', () => {
  it.each(['deciding a review', 'opening a dispute', 'sending a dispute'])(
    '%s gives the same answer and stores nothing more',
    async (name) => {
      const useCase = useCases[name]
      if (useCase === undefined) throw new Error(`There is no use case ${name}.`)
      const world = await opened(useCase)
      const held = await heldSubmission(world)
      const again = () =>
        name === 'deciding a review'
          ? world.desk.review.decide({
              submissionId: held,
              decision: 'accept_readings',
              readings: [{ place: 'P1', value: '12600' }],
              by,
              reason,
            })
          : useCase.act(world)
      const answer = await again()
      const facts = await factsOf(world)
      expect(await again()).toEqual(answer)
      expect(await factsOf(world)).toEqual(facts)
    },
  )

  it('a review with other readings, or by another person, is refused', async () => {
    const useCase = useCases['deciding a review']
    if (useCase === undefined) throw new Error('There is no such use case.')
    const world = await opened(useCase)
    const submissionId = await heldSubmission(world)
    const review = { submissionId, decision: 'accept_readings', by, reason } as const
    const decide = (value: string, person = by) =>
      world.desk.review.decide({ ...review, by: person, readings: [{ place: 'P1', value }] })
    expect(await decide('12600')).toMatchObject({ ok: true })
    expect(await decide('12601')).toMatchObject({ ok: false, problem: 'not_open' })
    expect(await decide('12600', 'dan')).toMatchObject({ ok: false, problem: 'not_open' })
  })
})

describe('a store that does not come back', () => {
  it('is waited for, then its own message is given', async () => {
    const inner = openSqliteStore({ path: ':memory:' })
    const waits: number[] = []
    const message = 'The clock says 10:00; the last fact of stream place/P1 is of 12:00.'
    const world = openTestDesk({
      store: {
        ...inner,
        append: async () => {
          throw new StoreError({ code: 'clock_went_back', message })
        },
      },
      pause: async (ms) => void waits.push(ms),
    })
    await expect(world.desk.places.import(placesCsv(placeRow(1)))).rejects.toThrow(message)
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(6_300)
    expect((await inner.readFeed({ tenant: world.tenant })).facts).toEqual([])
  })
})
