import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { type PlaceFact, type PlaceState, placeStateOf } from '../place-history/index.ts'
import type { Reading } from '../reading/index.ts'
import { meterOf, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { settlementsOf } from './settlements.ts'

const index = (units: number) => indexFromUnits({ units, decimals: 0 })

const installed = (entry?: number, serial = 'M0'): PlaceFact => ({
  type: 'meter_installed',
  data: {
    installation: {
      meter: meterOf(serial),
      installedOn: '2025-12-15',
      entryIndices: entry === undefined ? [] : [{ register: '1.8.0', index: index(entry) }],
      multipliers: [],
    },
  },
})

const read = (
  id: string,
  readOn: string,
  units: number,
  change: Partial<Reading> = {},
): PlaceFact => ({
  type: 'reading_recorded',
  data: {
    reading: readingOf({
      id,
      readOn,
      receivedAt: `${readOn}T10:00:00.000Z`,
      value: index(units),
      ...change,
    }),
  },
})
const estimate = { source: 'estimate', quality: 'estimated' } as const
const estimated = (id: string, readOn: string, units: number, change: Partial<Reading> = {}) =>
  read(id, readOn, units, { ...estimate, ...change })
const superseded = (readingId: string, supersededBy: string): PlaceFact => ({
  type: 'reading_superseded',
  data: { readingId, supersededBy, reason: 'self_reading_received' },
})

const settled = (...facts: readonly PlaceFact[]) =>
  settlementsOf(placeStateOf([REGISTERED, ...facts]) as PlaceState)

const history = [
  installed(100),
  read('actual', '2026-01-10', 120),
  estimated('e1', '2026-01-31', 150),
  estimated('e2', '2026-02-28', 180),
  read('self', '2026-03-05', 165),
]

describe('a settlement', () => {
  it('says how far the estimate was ahead, what is owed, and from when the account is right', () => {
    expect(settled(...history, superseded('e2', 'self'))).toEqual([
      {
        readingId: 'self',
        estimated: '180',
        read: '165',
        lastActual: '120',
        overEstimated: '15',
        advance: '45',
        settledFrom: '2026-04-01',
      },
    ])
  })

  it('counts from the fitting where nothing was read before', () => {
    const facts = history.filter((it) => !JSON.stringify(it).includes('"actual","place'))
    expect(settled(...facts, superseded('e2', 'self'))).toMatchObject([
      { lastActual: '100', advance: '65' },
    ])
    const [, ...withoutMeter] = facts
    expect(settled(installed(), ...withoutMeter, superseded('e2', 'self'))).toEqual([])
  })

  it('counts from the last index that somebody read on the same meter before', () => {
    const facts = [
      ...history,
      installed(0, 'M9'),
      read('later', '2026-03-06', 166),
      read('other', '2026-03-01', 70, { meterSerial: 'M9' }),
      read('held', '2026-03-02', 140, { status: 'held' }),
    ]
    expect(settled(...facts, superseded('e2', 'self'))).toMatchObject([{ lastActual: '120' }])
  })

  it('is one for each reading that took the place of estimates above it', () => {
    const [first] = settled(...history, superseded('e1', 'self'), superseded('e2', 'self'))
    expect(first).toMatchObject({ estimated: '180' })
    // The first estimate was not above the reading; a reading is no estimate; nothing was replaced.
    expect(settled(...history, superseded('e1', 'self'))).toEqual([])
    expect(settled(...history, superseded('actual', 'self'))).toEqual([])
    expect(settled(...history)).toEqual([])
  })

  it('is of a reading that counts, on a register of its meter', () => {
    const without = history.slice(0, -1)
    const held = read('self', '2026-03-05', 165, { status: 'held' })
    expect(settled(...without, held, superseded('e2', 'self'))).toEqual([])
    const unknown = read('self', '2026-03-05', 165, { register: '2.8.0' })
    expect(settled(...without, unknown, superseded('e2', 'self'))).toEqual([])
    const unfitted = read('self', '2026-03-05', 165, { meterSerial: 'M9' })
    expect(settled(...without, unfitted, superseded('e2', 'self'))).toEqual([])
  })

  it('leaves out estimates of another meter', () => {
    const facts = [
      ...history.filter((it) => !JSON.stringify(it).includes('"e2"')),
      installed(0, 'M9'),
      estimated('e2', '2026-02-28', 180, { meterSerial: 'M9' }),
    ]
    expect(settled(...facts, superseded('e2', 'self'))).toEqual([])
  })
})
