import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConcludedVisit } from '../visit/visit.ts'
import type { FieldRoute } from './field-route.ts'
import { carryOver, routeProgress } from './route-progress.ts'

function routeOf(...attempts: readonly number[]): FieldRoute {
  return {
    controller: 'ana',
    day: '2026-11-24',
    targetStops: 2,
    stops: attempts.map((count, at) => ({
      place: {
        id: `P${at + 1}`,
        label: { address: 'a', surname: 's', accountNumber: 'n' },
        area: 'Nord',
        street: 'A',
        house: '1',
        ...(count > 0 && { attempts: { count, operations: ['survey'] } }),
      },
      reasons: [],
      operations: ['control_reading'],
      score: 1,
    })),
  }
}

function visitOf(place: string, visitCode?: string): ConcludedVisit {
  return {
    id: `V-${place}-${visitCode}`,
    device: 'D1',
    sequence: 1,
    place,
    controller: 'ana',
    operation: 'control_reading',
    startedAt: '2026-11-24T08:00:00.000Z',
    endedAt: '2026-11-24T08:03:00.000Z',
    readings: [],
    photos: [],
    durationSeconds: 180,
    outcome: visitCode === undefined ? 'done' : 'no_access',
    ...(visitCode !== undefined && { visitCode }),
  }
}

describe('a route under way', () => {
  const route = routeOf(0, 0, 2, 0)
  const visits = [
    visitOf('P1'),
    visitOf('P2', '20'),
    visitOf('P2', '21'),
    visitOf('P1', '20'),
    visitOf('elsewhere'),
  ]

  it('counts what is done, was in vain and waits', () => {
    expect(routeProgress(route, visits)).toEqual({
      controller: 'ana',
      day: '2026-11-24',
      done: 1,
      target: 2,
      noAccess: 1,
      pending: 2,
    })
    expect(routeProgress(route, [visitOf('P2', '20'), visitOf('P2')])).toMatchObject({
      done: 1,
      noAccess: 0,
      pending: 3,
    })
  })

  it('carries over what was not done, with its attempts', () => {
    const operations = ['control_reading']
    expect(carryOver(route, visits)).toEqual([
      { place: 'P2', operations, visitCode: '21', attempts: 1 },
      { place: 'P3', operations, visitCode: '19', attempts: 3 },
      { place: 'P4', operations, visitCode: '19', attempts: 1 },
    ])
  })

  it('law: done, in vain and waiting add up to its stops, and what is not done is carried over', () => {
    const visit = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom(undefined, '20', '21'))
      .map(([place, code]) => visitOf(`P${place}`, code))
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 6 }), fc.array(visit), (attempts, all) => {
        const it = routeOf(...attempts)
        const { done, noAccess, pending } = routeProgress(it, all)
        expect(done + noAccess + pending).toBe(it.stops.length)
        expect(carryOver(it, all)).toHaveLength(noAccess + pending)
      }),
    )
  })
})
