import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliveredUpTo, mergeVisits, noVisits } from './merge-visits.ts'
import type { VisitRecord } from './visit.ts'

function visitOf(id: string, device: string, sequence: number, note = 'one'): VisitRecord {
  return {
    id,
    device,
    sequence,
    place: 'P1',
    controller: 'ana',
    operation: 'control_reading',
    startedAt: '2026-11-24T08:00:00.000Z',
    endedAt: '2026-11-24T08:03:00.000Z',
    readings: [],
    photos: [],
    visitCode: '20',
    note,
  }
}

describe('what devices deliver', () => {
  it('is kept in the order of each device', () => {
    const visits = [visitOf('c', 'D1', 10), visitOf('a', 'D2', 1), visitOf('b', 'D1', 9)]
    expect(mergeVisits(noVisits, visits)).toEqual({
      visits: [visits[2], visits[0], visits[1]],
      conflicts: [],
    })
  })

  it('is what arrived before where it arrives again', () => {
    const delivered = mergeVisits(noVisits, [visitOf('a', 'D1', 1)])
    expect(mergeVisits(delivered, [visitOf('a', 'D1', 1)])).toEqual(delivered)
  })

  it('is listed where an id has two contents, and the lesser stays', () => {
    const [one, two] = [visitOf('a', 'D1', 1, 'one'), visitOf('a', 'D1', 1, 'two')]
    const expected = { visits: [one], conflicts: ['a'] }
    expect(mergeVisits(noVisits, [one, two])).toEqual(expected)
    expect(mergeVisits(noVisits, [two, one])).toEqual(expected)
    expect(mergeVisits(expected, [one])).toEqual(expected)
  })

  it('says from where a device goes on', () => {
    const delivered = mergeVisits(noVisits, [
      visitOf('a', 'D1', 1),
      visitOf('b', 'D1', 2),
      visitOf('d', 'D1', 4),
      visitOf('x', 'D2', 3),
    ])
    expect(deliveredUpTo(delivered, 'D1')).toBe(2)
    expect(deliveredUpTo(delivered, 'D2')).toBe(0)
    expect(deliveredUpTo(delivered, 'D3')).toBe(0)
  })

  const record = fc
    .tuple(
      fc.constantFrom('D1', 'D2'),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('one', 'two', 'three'),
    )
    .map(([device, sequence, note]) => visitOf(`${device}-${sequence}`, device, sequence, note))
  const records = fc.array(record, { maxLength: 20 })

  it('law: any repetition, order and cutting of deliveries gives the same state', () => {
    fc.assert(
      fc.property(
        records.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], { minLength: 0 }),
            fc.nat(all.length),
          ),
        ),
        ([all, again, cut]) => {
          const once = mergeVisits(noVisits, all)
          const pieces = [again.slice(0, cut), all.toReversed(), again.slice(cut)]
          expect(pieces.reduce(mergeVisits, noVisits)).toEqual(once)
        },
      ),
    )
  })

  it('law: merging is associative, and nothing is lost', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const together = mergeVisits(noVisits, [...a, ...b])
        expect(mergeVisits(mergeVisits(noVisits, a), b)).toEqual(together)
        expect(mergeVisits(mergeVisits(noVisits, b), a)).toEqual(together)
        expect(new Set(together.visits.map(({ id }) => id))).toEqual(
          new Set([...a, ...b].map(({ id }) => id)),
        )
      }),
    )
  })
})
