import { describe, expect, it } from 'vitest'
import type { Reading } from '../reading/index.ts'
import { placeStateOf } from './evolve-place.ts'
import type { PlaceFact } from './place-fact.ts'

const registered: PlaceFact = {
  type: 'place_registered',
  data: {
    place: {
      id: 'P1',
      utility: 'water',
      operator: 'aqua',
      identifiers: [{ scheme: 'nlc', value: '7003720835' }],
      customerClass: 'household',
      timeZone: 'Europe/Bucharest',
    },
    contract: { customerId: 'C1', startsOn: '2020-01-01' },
  },
  personal: {
    subject: 'C1',
    data: { id: 'C1', name: 'Ana Pop', emails: [], phones: [], language: 'ro' },
  },
}

const reading: Reading = {
  id: 'reading_1',
  place: 'P1',
  meterSerial: '0042',
  register: 'main',
  value: { text: '00123', units: 123, decimals: 0 },
  readOn: '2026-11-24',
  source: 'customer',
  quality: 'customer',
  status: 'held',
  channel: 'email',
  receivedAt: '2026-11-24T10:00:00.000Z',
  submissions: ['submission_1'],
}
const recorded: PlaceFact = { type: 'reading_recorded', data: { reading } }

describe('the state of a place', () => {
  it('begins with its registration', () => {
    expect(placeStateOf([])).toBeUndefined()
    expect(() => placeStateOf([recorded])).toThrow('A place begins with place_registered')
    expect(placeStateOf([registered])?.customer?.name).toBe('Ana Pop')
  })

  it('goes without the customer once the person is erased', () => {
    const { personal: _erased, ...withoutPerson } = registered
    const state = placeStateOf([withoutPerson as PlaceFact, recorded])
    expect(state?.customer).toBeUndefined()
    expect(state?.readings).toEqual([reading])
  })

  it('keeps the automatic result beside a person’s decision', () => {
    const reviewed: PlaceFact & { type: 'reading_reviewed' } = {
      type: 'reading_reviewed',
      data: {
        readingId: 'reading_1',
        decision: 'accepted',
        by: 'op-3',
        reason: 'photo checked',
        at: '2026-11-25T08:00:00.000Z',
      },
    }
    expect(placeStateOf([registered, recorded, reviewed])?.readings).toEqual([
      {
        ...reading,
        status: 'accepted',
        override: { by: 'op-3', reason: 'photo checked', at: '2026-11-25T08:00:00.000Z' },
      },
    ])
    const coded: PlaceFact = {
      ...reviewed,
      data: { ...reviewed.data, reasonCode: 'photo_checked' },
    }
    expect(placeStateOf([registered, recorded, coded])?.readings[0]?.override?.reasonCode).toBe(
      'photo_checked',
    )
  })

  it('lists every submission of a reading that was said again', () => {
    const repeated: PlaceFact = {
      type: 'reading_repeated',
      data: {
        readingId: 'reading_1',
        submissionId: 'submission_2',
        channel: 'sms',
        receivedAt: '2026-11-24T11:00:00.000Z',
      },
    }
    const state = placeStateOf([registered, recorded, repeated])
    expect(state?.readings[0]?.submissions).toEqual(['submission_1', 'submission_2'])
    expect(state?.repetitions).toHaveLength(1)
  })

  it('points from a superseded reading to the one that took its place', () => {
    const superseded: PlaceFact = {
      type: 'reading_superseded',
      data: { readingId: 'reading_1', supersededBy: 'reading_2', reason: 'last_submission_wins' },
    }
    expect(placeStateOf([registered, recorded, superseded])?.readings[0]).toMatchObject({
      status: 'superseded',
      supersededBy: 'reading_2',
    })
  })

  it('is registered again with another contract and keeps what it was', () => {
    const moved: PlaceFact = {
      type: 'place_registered',
      data: { ...registered.data, contract: { customerId: 'C2', startsOn: '2027-01-01' } },
      personal: { subject: 'C2', data: { id: 'C2', name: 'Ion' } },
    }
    const state = placeStateOf([registered, recorded, moved])
    expect(state?.contract.customerId).toBe('C2')
    expect(state?.customer?.name).toBe('Ion')
    expect(state?.readings).toEqual([reading])
    const { personal: _erased, ...withoutPerson } = moved
    expect(placeStateOf([registered, withoutPerson as PlaceFact])?.customer?.name).toBe('Ana Pop')
  })

  it('refuses to go on from a stored exchange that does not apply', () => {
    const exchanged: PlaceFact = {
      type: 'meter_exchanged',
      data: { exchange: { slipNumber: 'BM-1', exchangedOn: '2026-01-01' } },
    }
    expect(() => placeStateOf([registered, exchanged])).toThrow(
      'A stored meter exchange does not apply: nothing_exchanged.',
    )
  })

  it('changes nothing for a reading that it does not have', () => {
    const superseded: PlaceFact = {
      type: 'reading_superseded',
      data: { readingId: 'reading_9', supersededBy: 'reading_2', reason: 'last_submission_wins' },
    }
    const other: PlaceFact = {
      type: 'reading_recorded',
      data: { reading: { ...reading, id: 'z' } },
    }
    for (const times of [1, 2, 3])
      expect(
        placeStateOf([registered, recorded, other, ...Array(times).fill(superseded)])?.readings,
      ).toEqual([reading, { ...reading, id: 'z' }])
  })

  it('keeps what it knows, given no more facts', () => {
    const state = placeStateOf([registered, recorded])
    expect(placeStateOf([], state)).toBe(state)
  })

  it('lists what it has by what it says, whenever it was recorded', () => {
    const of = (id: string, change: Partial<Reading>): PlaceFact => ({
      type: 'reading_recorded',
      data: { reading: { ...reading, id, ...change } },
    })
    const state = placeStateOf([
      registered,
      of('e', { receivedAt: '2026-11-25T10:00:00.000Z' }),
      of('d', { readOn: '2026-11-25' }),
      of('c', { register: 'night' }),
      of('b', {}),
      of('a', {}),
    ])
    expect(state?.readings.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
