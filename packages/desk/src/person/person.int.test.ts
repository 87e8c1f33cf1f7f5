import { describe, expect, it } from 'vitest'
import { openDeskWithPlaces, openTestDesk, type TestDesk } from '../testing/open-test-desk.ts'
import { placeRow, placesCsv } from '../testing/places-csv.ts'
import { form, mail, sms } from '../testing/submissions.ts'

const actor = { kind: 'employee', id: 'dpo-1' } as const
const reason = 'asked for it in a letter of 20 November'

/** Two customers; C1 has two places, writes by SMS and mail, and a manager sends a list of everybody. */
async function neighbours(): Promise<TestDesk & { ids: Record<'own' | 'lost' | 'list', string> }> {
  const own = { customer_id: 'C1', phones: '+40 722 0000001', emails: 'client1@mail.example' }
  const world = await openDeskWithPlaces([placeRow(1), placeRow(2, own), placeRow(3)])
  const taken = await world.desk.receive(sms(1, 'place=P1 value=12500'))
  const lost = await world.desk.receive(mail(1, { text: 'place=nowhere value=1' }))
  const list = await world.desk.receive({
    channel: 'web_app',
    receivedAt: world.clock.now,
    sender: 'manager@mail.example',
    enteredBy: 'manager',
    readings: [
      { place: 'P2', value: '12510' },
      { place: 'P3', value: '12520' },
    ],
  })
  return {
    ...world,
    ids: { own: taken.submissionId, lost: lost.submissionId, list: list.submissionId },
  }
}

describe('the export of a person', () => {
  it('is undefined for a customer whom nobody knows', async () => {
    const { desk } = await openDeskWithPlaces([placeRow(1)])
    expect(await desk.persons.export({ customer: 'C9' })).toBeUndefined()
  })

  it('holds the master data and every fact of each of their places, with who and when', async () => {
    const { desk, clock } = await neighbours()
    const held = await desk.persons.export({ customer: 'C1' })
    expect(held?.places.map(({ now }) => now.place.id)).toEqual(['P1', 'P2'])
    expect(held?.places[0]?.now.customer).toMatchObject({ name: 'Client 1' })
    expect(held?.places[0]?.now.readings.map(({ value }) => value.text)).toEqual([
      '012200',
      '12500',
    ])
    expect(held?.places[0]?.facts[0]).toMatchObject({
      type: 'place_registered',
      recordedAt: clock.now,
      actor: { kind: 'system', id: 'desk' },
      stream: 'place/P1',
      version: 1,
      personal: { emails: ['client1@mail.example'] },
    })
  })

  it('holds what they sent, wherever it led, and what others sent about their places', async () => {
    const { desk, ids } = await neighbours()
    const held = await desk.persons.export({ customer: 'C1' })
    const submissions = new Map(held?.submissions.map((it) => [it.id, it]))
    expect([...submissions.keys()].toSorted()).toEqual([ids.own, ids.lost, ids.list].toSorted())
    expect(submissions.get(ids.lost)).toMatchObject({
      isOwn: true,
      receipt: { outcome: 'review', findings: [{ detail: 'No place has the number NOWHERE.' }] },
    })
    expect(submissions.get(ids.list)).toMatchObject({ isOwn: false })
  })

  it('names the letters, and the bytes that can be fetched', async () => {
    const { desk, ids } = await neighbours()
    const held = await desk.persons.export({ customer: 'C1' })
    expect(held?.letters.map(({ state }) => state)).toContain('waiting')
    const raw = held?.blobs.find(({ subject }) => subject === `submission:${ids.own}`)
    const bytes = await desk.persons.raw({ sha256: raw?.sha256 ?? '' })
    expect(new TextDecoder().decode(bytes)).toContain('place=P1 value=12500')
    expect(raw?.length).toBe(bytes?.length)
  })

  it('holds nothing of other customers', async () => {
    const { desk } = await neighbours()
    const held = JSON.stringify((await desk.persons.export({ customer: 'C1' }))?.places)
    expect(held).not.toContain('Client 3')
    expect(held).not.toContain('P3')
  })

  it('opens in another tenant as if there were nobody', async () => {
    const { store } = await neighbours()
    const { desk } = openTestDesk({ store, tenant: 'other' })
    expect(await desk.persons.export({ customer: 'C1' })).toBeUndefined()
  })
})

describe('the erasure of a person', () => {
  it('leaves nothing of theirs to be read or found, and all facts and proofs as they were', async () => {
    const { desk, store, ids } = await neighbours()
    const before = await store.logHeads()
    const erased = await desk.persons.erase({ customer: 'C1', actor, reason })
    expect(erased).toMatchObject({ outcome: 'erased', kept: [ids.list] })
    expect([...erased.submissions].toSorted()).toEqual([ids.own, ids.lost].toSorted())

    const held = await desk.persons.export({ customer: 'C1' })
    expect(held?.places.map(({ now }) => now.customer)).toEqual([undefined, undefined])
    expect(held?.letters).toEqual([])
    expect(held?.blobs).toMatchObject([{ subject: `submission:${ids.list}` }])
    expect(await desk.places.find('client1@mail.example')).toEqual([])
    expect(await desk.places.find('+40 722 0000001')).toEqual([])
    expect((await desk.places.find('P1')).map(({ id }) => id)).toEqual(['P1'])
    expect((await desk.verify()).faults).toEqual([])
    expect((await store.logHeads())[0]?.size).toBe((before[0]?.size ?? 0) + 2)
  })

  it('is written down with who, why and when, and without a word of the person', async () => {
    const { desk, store, tenant, clock } = await neighbours()
    await desk.persons.erase({ customer: 'C1', actor, reason })
    const facts = await store.readStream({ tenant, stream: 'person/C1' })
    expect(facts.map(({ type }) => type)).toEqual(['person_erasure_ordered', 'person_erased'])
    expect(facts[0]).toMatchObject({ actor, recordedAt: clock.now, data: { reason } })
    expect(JSON.stringify(facts)).not.toMatch(/client1@|0722|Client 1/u)
    expect((await desk.persons.export({ customer: 'C1' }))?.erasures).toHaveLength(2)
  })

  it('leaves the others alone', async () => {
    const { desk } = await neighbours()
    await desk.persons.erase({ customer: 'C1', actor, reason })
    const [other] = await desk.places.find('client3@mail.example')
    expect(other).toMatchObject({ id: 'P3', customerName: 'Client 3' })
  })

  it('changes nothing when it is asked for again', async () => {
    const { desk, store, ids } = await neighbours()
    const first = await desk.persons.erase({ customer: 'C1', actor, reason })
    const heads = await store.logHeads()
    expect(await desk.persons.erase({ customer: 'C1', actor, reason })).toEqual({
      ...first,
      outcome: 'already_erased',
      kept: [ids.list],
    })
    expect(await store.logHeads()).toEqual(heads)
  })

  it('erases what has come since, when it is asked for again', async () => {
    const { desk } = await neighbours()
    await desk.persons.erase({ customer: 'C1', actor, reason })
    const { submissionId } = await desk.receive(form(1, [{ value: '12600' }]))
    expect(await desk.persons.erase({ customer: 'C1', actor, reason })).toMatchObject({
      outcome: 'erased',
      submissions: [submissionId],
    })
  })

  it('is completed by the next when it was interrupted', async () => {
    const { desk, store, tenant, ids } = await neighbours()
    const stopping = openTestDesk({
      store: {
        ...store,
        eraseSubject: async ({ subject }) => {
          if (subject.startsWith('submission:')) throw new Error('The process was killed.')
          await store.eraseSubject({ tenant, subject })
        },
      },
    })
    const order = { customer: 'C1', actor, reason }
    await expect(stopping.desk.persons.erase(order)).rejects.toThrow('killed')
    const { outcome, submissions } = await desk.persons.erase(order)
    expect(outcome).toBe('erased')
    expect(submissions).toContain(ids.own)
    expect(await store.readSubject({ tenant, subject: `submission:${ids.own}` })).toEqual({
      items: [],
    })
  })

  it('of a customer whom nobody knows stores nothing', async () => {
    const { desk, store } = await neighbours()
    const heads = await store.logHeads()
    expect(await desk.persons.erase({ customer: 'C9', actor, reason })).toMatchObject({
      outcome: 'unknown',
    })
    expect(await store.logHeads()).toEqual(heads)
  })

  it('holds when the same places are imported again', async () => {
    const { desk } = await neighbours()
    await desk.persons.erase({ customer: 'C3', actor, reason })
    expect(await desk.places.import(placesCsv(placeRow(3)))).toMatchObject({ unchanged: 1 })
    expect(await desk.places.find('client3@mail.example')).toEqual([])
  })
})
