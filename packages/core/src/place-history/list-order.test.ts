import { describe, expect, it } from 'vitest'
import { LIST_ORDER } from './list-order.ts'
import type { PlaceListName } from './place-state.ts'

/** By list: entries in their order, of which only what they are ordered by is given. */
const IN_ORDER: { readonly [Name in Exclude<PlaceListName, 'installations'>]: readonly object[] } =
  {
    technicalData: [
      { validFrom: '2026-01-01', version: 9 },
      { validFrom: '2026-01-02', version: 2 },
      { validFrom: '2026-01-02', version: 10 },
    ],
    residentsDeclarations: [
      { eventOn: '2026-01-01', declaredOn: '2026-01-09' },
      { eventOn: '2026-01-02', declaredOn: '2026-01-01' },
      { eventOn: '2026-01-02', declaredOn: '2026-01-02' },
    ],
    annexes: [
      { validFrom: '2026-01-01', id: 'b' },
      { validFrom: '2026-01-02', id: 'a' },
      { validFrom: '2026-01-02', id: 'b' },
    ],
    readings: [
      { receivedAt: '1', readOn: '2', register: 'b', id: 'b' },
      { receivedAt: '2', readOn: '1', register: 'b', id: 'b' },
      { receivedAt: '2', readOn: '2', register: 'a', id: 'b' },
      { receivedAt: '2', readOn: '2', register: 'b', id: 'a' },
      { receivedAt: '2', readOn: '2', register: 'b', id: 'b' },
    ],
    repetitions: twoKeys('receivedAt', 'readingId'),
    reassessments: [
      { cause: { on: '1' }, readingId: 'b' },
      { cause: { on: '2' }, readingId: 'a' },
      { cause: { on: '2' }, readingId: 'b' },
    ],
    transfers: twoKeys('at', 'readingId'),
    reconciliations: twoKeys('reconciledAt', 'readingId'),
    absenceNotices: twoKeys('at', 'readingId'),
    operations: twoKeys('day', 'id'),
    disputes: twoKeys('openedAt', 'id'),
    visits: twoKeys('endedAt', 'id'),
    fieldTasks: twoKeys('openedOn', 'id'),
    fieldNotices: twoKeys('leftAt', 'number'),
    sealEvents: twoKeys('at', 'seal'),
    circuitChecks: twoKeys('at', 'meterSerial').map((check) => ({ check })),
    tamperReports: twoKeys('issuedAt', 'number').map((report) => ({ report })),
    serviceRequests: twoKeys('requestedAt', 'id'),
    technicalDataChanges: twoKeys('requestedAt', 'id'),
    unknownPoints: twoKeys('foundOn', 'id'),
  }

/** Three entries in the order of two keys. */
function twoKeys(first: string, second: string): readonly object[] {
  return [
    { [first]: '1', [second]: 'b' },
    { [first]: '2', [second]: 'a' },
    { [first]: '2', [second]: 'b' },
  ]
}

describe('the lists of a place’s state', () => {
  it.each(Object.entries(IN_ORDER))('%s stand by what they say', (name, items) => {
    const compare = LIST_ORDER[name as PlaceListName] as (a: object, b: object) => number
    items.forEach((item, at) => {
      expect(compare(item, { ...item })).toBe(0)
      for (const later of items.slice(at + 1)) {
        expect(compare(item, later)).toBe(-1)
        expect(compare(later, item)).toBe(1)
      }
    })
  })

  it('but meters stand as they were fitted', () => {
    const [first, second] = [{ installedOn: '2' }, { installedOn: '1' }]
    expect(LIST_ORDER.installations(first as never, second as never)).toBe(0)
  })
})
