import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../../index-value/index.ts'
import { concludeVisit } from './conclude-visit.ts'
import type { FieldPhoto } from './photo.ts'
import type { VisitRecord } from './visit.ts'
import {
  consumerStatusCodes,
  fieldOperations,
  meterStatusCodes,
  visitCodes,
} from './visit-codes.ts'

const CATALOGUES = {
  visit: visitCodes,
  meterStatus: meterStatusCodes,
  consumerStatus: consumerStatusCodes,
  operation: fieldOperations,
}
const READING = {
  meterSerial: 'M1',
  register: '1.8.0',
  index: indexFromUnits({ units: 12_345, decimals: 0 }),
}
const PHOTO: FieldPhoto = {
  sha256: 'a'.repeat(64),
  kind: 'index',
  capturedAt: '2026-11-24T22:10:00.000Z',
  deviceOffsetSeconds: 0,
  by: 'ana',
}

const VISIT: VisitRecord = {
  id: 'V1',
  device: 'D1',
  sequence: 1,
  place: 'P1',
  controller: 'ana',
  operation: 'control_reading',
  startedAt: '2026-11-24T22:10:00.000Z',
  endedAt: '2026-11-24T22:12:30.999Z',
  readings: [READING],
  photos: [PHOTO],
}

function conclude(change: Partial<VisitRecord> = {}) {
  return concludeVisit({ ...VISIT, ...change }, CATALOGUES, 'Europe/Bucharest')
}

describe('a visit', () => {
  it('is concluded with an index and a photo, and has taken its time', () => {
    expect(conclude()).toMatchObject({
      ok: true,
      visit: { id: 'V1', outcome: 'done', durationSeconds: 150, readings: [READING] },
      tasks: [],
    })
    expect(conclude({ startedAt: '2026-11-24T22:12:30.999Z' })).toMatchObject({
      visit: { durationSeconds: 0 },
    })
  })

  it('does not end before it starts', () => {
    expect(conclude({ endedAt: '2026-11-24T22:09:59.999Z' })).toEqual({
      ok: false,
      problem: 'ends_before_start',
      expected: 'after 2026-11-24T22:10:00.000Z',
      actual: '2026-11-24T22:09:59.999Z',
    })
  })

  it('has no code that is in no catalogue', () => {
    for (const change of [
      { operation: 'gardening' },
      { visitCode: '99' },
      { meterStatus: 'shiny' },
      { consumerStatus: 'rude' },
    ]) {
      expect(conclude(change)).toMatchObject({
        ok: false,
        problem: 'unknown_code',
        actual: Object.values(change)[0],
      })
    }
    expect(conclude({ meterStatus: 'shiny' })).toMatchObject({
      expected: 'working, locked, breakdown, no_meter, reset, replacement',
    })
  })

  it('does not end without reading or code', () => {
    expect(conclude({ readings: [] })).toEqual({
      ok: false,
      problem: 'no_reading_or_code',
      expected: 'an index or a visit code',
      actual: 'neither',
    })
    expect(conclude({ readings: [], visitCode: '01' })).toMatchObject({
      ok: true,
      visit: { outcome: 'done' },
    })
  })

  it('does not end without the photos of its operation', () => {
    expect(conclude({ photos: [] })).toEqual({
      ok: false,
      problem: 'photos_missing',
      expected: '1 photos',
      actual: '0',
    })
    expect(conclude({ operation: 'disconnect' })).toMatchObject({
      problem: 'photos_missing',
      expected: '2 photos',
      actual: '1',
    })
    expect(conclude({ operation: 'survey', photos: [] }).ok).toBe(true)
  })

  it('without access needs no photo and brings the stop back', () => {
    expect(conclude({ readings: [], photos: [], visitCode: '20' })).toMatchObject({
      ok: true,
      visit: { outcome: 'no_access' },
    })
    expect(conclude({ visitCode: '20' })).toMatchObject({ ok: true, visit: { outcome: 'done' } })
    expect(conclude({ visitCode: '20', photos: [] })).toMatchObject({ problem: 'photos_missing' })
  })

  it('opens the tasks that its codes ask for, on the civil day of the tenant', () => {
    expect(
      conclude({ visitCode: '17', meterStatus: 'breakdown', consumerStatus: 'new_occupier' }),
    ).toMatchObject({
      tasks: [
        {
          id: 'P1/seal/V1',
          place: 'P1',
          operation: 'seal',
          reason: '17',
          reference: 'V1',
          openedOn: '2026-11-25',
        },
        { operation: 'meter_exchange', reason: 'breakdown' },
        { operation: 'survey', reason: 'new_occupier' },
      ],
    })
    const own = { code: 'streak', label: 'A code that asks for nothing' }
    expect(
      concludeVisit(
        { ...VISIT, visitCode: 'streak' },
        { ...CATALOGUES, visit: [own] },
        'Europe/Bucharest',
      ),
    ).toMatchObject({ ok: true, tasks: [] })
    expect(conclude({ visitCode: '15', meterStatus: 'breakdown' })).toMatchObject({
      tasks: [{ operation: 'meter_exchange', reason: '15' }],
    })
  })
})
