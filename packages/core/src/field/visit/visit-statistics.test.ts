import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConcludedVisit } from './visit.ts'
import { statusHistory, visitStatistics } from './visit-statistics.ts'

function visitOf(sequence: number, change: Partial<ConcludedVisit> = {}): ConcludedVisit {
  return {
    id: `V${sequence}`,
    device: 'D1',
    sequence,
    place: 'P1',
    controller: 'ana',
    operation: 'control_reading',
    startedAt: '2026-11-24T08:00:00.000Z',
    endedAt: `2026-11-24T08:${String(sequence).padStart(2, '0')}:00.000Z`,
    readings: [],
    photos: [],
    outcome: 'done',
    durationSeconds: 60,
    ...change,
  }
}

describe('visits by code', () => {
  it('are counted, those with an index alone as reading', () => {
    const visits = [
      visitOf(1, { visitCode: '20' }),
      visitOf(2),
      visitOf(3, { visitCode: '05' }),
      visitOf(4, { visitCode: '20' }),
    ]
    expect(visitStatistics(visits)).toEqual([
      { code: '05', visits: 1 },
      { code: '20', visits: 2 },
      { code: 'reading', visits: 1 },
    ])
  })

  it('law: add up to all visits', () => {
    const code = fc.constantFrom(undefined, '01', '20', '21')
    fc.assert(
      fc.property(fc.array(code), (codes) => {
        const visits = codes.map((it, at) => visitOf(at, it === undefined ? {} : { visitCode: it }))
        const counts = visitStatistics(visits).map((it) => it.visits)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(codes.length)
      }),
    )
  })
})

describe('the history of a status', () => {
  const visits = [
    visitOf(5, { meterStatus: 'working', consumerStatus: 'vacant' }),
    visitOf(2, { meterStatus: 'locked' }),
    visitOf(1, { meterStatus: 'working' }),
    visitOf(3),
    visitOf(4, { meterStatus: 'locked' }),
    visitOf(6, { meterStatus: 'working' }),
  ]

  it('has each change once, by time', () => {
    expect(statusHistory(visits, 'meterStatus')).toEqual([
      { status: 'working', since: '2026-11-24T08:01:00.000Z', visitId: 'V1' },
      { status: 'locked', since: '2026-11-24T08:02:00.000Z', visitId: 'V2' },
      { status: 'working', since: '2026-11-24T08:05:00.000Z', visitId: 'V5' },
    ])
    expect(statusHistory(visits, 'consumerStatus')).toEqual([
      { status: 'vacant', since: '2026-11-24T08:05:00.000Z', visitId: 'V5' },
    ])
  })

  it('goes by device and sequence within a moment', () => {
    const endedAt = '2026-11-24T09:00:00.000Z'
    const history = statusHistory(
      [
        visitOf(10, { endedAt, meterStatus: 'reset' }),
        visitOf(1, { endedAt, device: 'D2', meterStatus: 'no_meter' }),
        visitOf(9, { endedAt, meterStatus: 'locked' }),
      ],
      'meterStatus',
    )
    expect(history.map(({ status }) => status)).toEqual(['locked', 'reset', 'no_meter'])
  })
})
