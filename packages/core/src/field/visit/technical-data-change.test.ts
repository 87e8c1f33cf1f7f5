import { describe, expect, it } from 'vitest'
import {
  decideTechnicalDataChange,
  requestTechnicalDataChange,
  type TechnicalField,
  technicalChanges,
} from './technical-data-change.ts'

const REGISTERED = {
  meter: {
    serialNumber: '007',
    model: 'AE5',
    registers: [
      { id: '1', direction: 'import' as const, unit: 'kWh', integerDigits: 5, decimalDigits: 0 },
      { id: '2', direction: 'import' as const, unit: 'kWh', integerDigits: 9, decimalDigits: 9 },
    ],
  },
  location: 'hall',
  position: { latitudeMicrodegrees: 1, longitudeMicrodegrees: 2, accuracyMetres: 5 },
}
const SEEN = {
  serialNumber: '7',
  model: 'AE6',
  location: 'cellar',
  integerDigits: 6,
  decimalDigits: 1,
}
const POSITION = { latitudeMicrodegrees: 3, longitudeMicrodegrees: 4, accuracyMetres: 20 }
const AT = '2026-11-24T08:00:00.000Z'

function requested(
  seen: Parameters<typeof technicalChanges>[0],
  automatic: readonly TechnicalField[] = [],
  accuracyMetresMax = 20,
) {
  return requestTechnicalDataChange({
    visitId: 'V1',
    place: 'P1',
    seen,
    registered: REGISTERED,
    by: 'ana',
    at: AT,
    policy: { automatic, accuracyMetresMax },
  })
}

describe('differences at the meter', () => {
  it('are listed with before and after', () => {
    expect(technicalChanges({ meter: SEEN, position: POSITION }, REGISTERED)).toEqual([
      { field: 'serialNumber', before: '007', after: '7' },
      { field: 'model', before: 'AE5', after: 'AE6' },
      { field: 'location', before: 'hall', after: 'cellar' },
      { field: 'integerDigits', before: '5', after: '6' },
      { field: 'decimalDigits', before: '0', after: '1' },
      { field: 'position', before: '1 2', after: '3 4' },
    ])
  })

  it('are none where nothing was noted or all is the same', () => {
    expect(technicalChanges({}, REGISTERED)).toEqual([])
    expect(technicalChanges({ meter: { serialNumber: '007', model: 'AE5' } }, REGISTERED)).toEqual(
      [],
    )
    expect(
      technicalChanges({ position: { ...REGISTERED.position, accuracyMetres: 1 } }, REGISTERED),
    ).toEqual([])
  })

  it('have no before where the register has nothing', () => {
    expect(technicalChanges({ meter: { serialNumber: '7' }, position: POSITION }, {})).toEqual([
      { field: 'serialNumber', after: '7' },
      { field: 'position', after: '3 4' },
    ])
  })
})

describe('a change of technical data', () => {
  it('waits for a person', () => {
    expect(requested({ meter: { serialNumber: '007', model: 'AE6' } }, ['position'])).toEqual({
      id: 'V1',
      place: 'P1',
      changes: [{ field: 'model', before: 'AE5', after: 'AE6' }],
      requestedBy: 'ana',
      requestedAt: AT,
      state: 'requested',
    })
    expect(requested({})).toBeUndefined()
  })

  it('is approved at once where the policy lets every field through', () => {
    expect(requested({ position: POSITION }, ['position'])).toMatchObject({
      state: 'approved',
      decision: { by: 'system', at: AT, reason: 'policy' },
    })
    expect(requested({ position: POSITION }, ['position'], 19)?.state).toBe('requested')
    expect(requested({ position: POSITION })?.state).toBe('requested')
    const both = { meter: { serialNumber: '007', location: 'cellar' }, position: POSITION }
    expect(requested(both, ['position'])?.state).toBe('requested')
    expect(requested(both, ['position', 'location'])?.state).toBe('approved')
    const unmoved = { ...REGISTERED.position, accuracyMetres: 50 }
    const meter = { serialNumber: '007', location: 'x' }
    expect(requested({ meter, position: unmoved }, ['location'])?.state).toBe('approved')
  })

  it('is decided once, and by another person', () => {
    const request = requested({ meter: SEEN })
    if (request === undefined) throw new Error('The request is missing.')
    const decision = { state: 'approved', by: 'vlad', at: AT, reason: 'Photo' } as const
    const decided = decideTechnicalDataChange(request, decision)
    expect(decided).toEqual({
      ok: true,
      request: {
        ...request,
        state: 'approved',
        decision: { by: 'vlad', at: AT, reason: 'Photo' },
      },
    })
    expect(decideTechnicalDataChange(request, { ...decision, by: 'ana' })).toEqual({
      ok: false,
      problem: 'same_person',
      expected: 'somebody other than ana',
      actual: 'ana',
    })
    if (!decided.ok) throw new Error('The decision is missing.')
    expect(decideTechnicalDataChange(decided.request, { ...decision, by: 'ana' })).toEqual({
      ok: false,
      problem: 'already_decided',
      expected: 'a request that waits',
      actual: 'approved',
    })
  })
})
