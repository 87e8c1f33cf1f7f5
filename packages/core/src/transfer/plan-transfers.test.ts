import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import type { Reading } from '../reading/index.ts'
import { planTransfers, type TransferCandidate } from './plan-transfers.ts'

const day = '2026-11-22'
const cutoff = '2026-11-22T21:59:59.999Z'

function candidate(
  id: string,
  change: Partial<Reading> = {},
  rest: Partial<TransferCandidate> = {},
): TransferCandidate {
  const reading: Reading = {
    id,
    place: 'P1',
    meterSerial: '00123',
    register: '1.8.0',
    value: indexFromUnits({ units: 12345, decimals: 0 }),
    readOn: day,
    source: 'customer',
    quality: 'customer',
    status: 'accepted',
    channel: 'sms',
    receivedAt: '2026-11-22T10:00:00.000Z',
    submissions: [],
    ...change,
  }
  return { reading, operator: 'north', isSent: false, ...rest }
}

function plan(
  candidates: readonly TransferCandidate[],
  earlier: Parameters<typeof planTransfers>[0]['earlier'] = [],
) {
  return planTransfers({ day, cutoff, candidates, earlier })
}

const reasonOf = (it: TransferCandidate) => plan([it]).left[0]?.reason

describe('a day’s transfers', () => {
  it('are one batch for each operator and purpose', () => {
    const { batches, left } = plan([
      candidate('r1', {}, { operator: 'south' }),
      candidate('r2'),
      candidate('r3', {}, { purpose: 'dispute' }),
      candidate('r4', {}, { purpose: 'billing' }),
    ])
    expect(left).toEqual([])
    expect(
      batches.map(({ readings, ...it }) => ({ ...it, ids: readings.map(({ id }) => id) })),
    ).toEqual(
      [
        ['north', 'billing', 1, ['r2', 'r4']],
        ['north', 'dispute', 2, ['r3']],
        ['south', 'billing', 1, ['r1']],
      ].map(([operator, purpose, sequence, ids]) => ({
        id: `${operator}-2026-11-22-${sequence}`,
        operator,
        day,
        sequence,
        purpose,
        cutoff,
        ids,
      })),
    )
  })

  it('go on after the batches that there are', () => {
    const earlier = [
      { operator: 'north', day, sequence: 3 },
      { operator: 'north', day, sequence: 2 },
      { operator: 'north', day: '2026-11-21', sequence: 9 },
      { operator: 'south', day, sequence: 7 },
    ]
    expect(plan([candidate('r1')], earlier).batches.map(({ id }) => id)).toEqual([
      'north-2026-11-22-4',
    ])
  })

  it('have their readings by place, meter, register and id', () => {
    const shuffled = [
      candidate('b'),
      candidate('a'),
      candidate('c', { register: '1.8.1' }),
      candidate('d', { meterSerial: '00122' }),
      candidate('e', { place: 'P0', meterSerial: 'Z' }),
    ]
    const [batch] = plan(shuffled).batches
    expect(batch?.readings.map(({ id }) => id)).toEqual(['e', 'd', 'a', 'b', 'c'])
  })

  it('leave a reading with the first reason that holds', () => {
    const late = { receivedAt: '2026-11-22T22:00:00.000Z' }
    const { operator: _, ...nowhere } = candidate('r', late)
    expect(
      reasonOf({ ...nowhere, isSent: true, reading: { ...nowhere.reading, status: 'held' } }),
    ).toBe('not_accepted')
    expect(reasonOf({ ...nowhere, isSent: true })).toBe('already_sent')
    expect(reasonOf(nowhere)).toBe('after_cutoff')
    const { operator: __, ...inTime } = candidate('r')
    expect(plan([inTime])).toEqual({
      batches: [],
      left: [{ readingId: 'r', reason: 'no_operator' }],
    })
    for (const status of ['held', 'refused', 'superseded'] as const) {
      expect(reasonOf(candidate('r', { status }))).toBe('not_accepted')
    }
  })

  it('take what was received up to the cutoff', () => {
    expect(reasonOf(candidate('r', { receivedAt: cutoff }))).toBeUndefined()
    expect(reasonOf(candidate('r', { readOn: '2026-11-30' }))).toBeUndefined()
  })

  it('take an estimate from its day on, whenever it was computed', () => {
    const estimate = { source: 'estimate', receivedAt: '2026-11-23T10:00:00.000Z' } as const
    expect(reasonOf(candidate('r', estimate))).toBeUndefined()
    expect(reasonOf(candidate('r', { ...estimate, readOn: '2026-11-23' }))).toBe('later_day')
  })
})

describe('laws of transfers', () => {
  const candidates = fc
    .array(
      fc.record({
        status: fc.constantFrom<Reading['status']>('accepted', 'accepted', 'held', 'superseded'),
        receivedAt: fc.constantFrom(cutoff, '2026-11-22T22:00:00.000Z'),
        operator: fc.constantFrom('north', 'south'),
        purpose: fc.constantFrom('billing' as const, 'dispute' as const),
        isSent: fc.boolean(),
      }),
      { maxLength: 20 },
    )
    .map((drafts) =>
      drafts.map(({ status, receivedAt, ...rest }, number) =>
        candidate(`r${number}`, { status, receivedAt }, rest),
      ),
    )

  it('every reading is in exactly one batch, or left with a reason', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const { batches, left } = plan(all)
        const ids = [
          ...batches.flatMap(({ readings }) => readings.map(({ id }) => id)),
          ...left.map(({ readingId }) => readingId),
        ]
        expect(ids.toSorted()).toEqual(all.map(({ reading }) => reading.id).toSorted())
        expect(new Set(batches.map(({ id }) => id)).size).toBe(batches.length)
        for (const { operator, purpose, readings } of batches) {
          const own = all.filter(({ reading }) => readings.includes(reading))
          expect(own.every((it) => it.operator === operator && it.purpose === purpose)).toBe(true)
        }
      }),
    )
  })

  it('a second run plans nothing but what has come since', () => {
    fc.assert(
      fc.property(candidates, fc.nat(20), (all, since) => {
        const first = plan(all.slice(since))
        const sent = new Set(first.batches.flatMap(({ readings }) => readings))
        const again = all.map((it) => (sent.has(it.reading) ? { ...it, isSent: true } : it))
        const second = plan(again, first.batches)
        const planned = second.batches.flatMap(({ readings }) => readings)
        expect(planned.every((reading) => !sent.has(reading))).toBe(true)
        expect(plan(all.slice(since), []).batches).toEqual(first.batches)
        const ids = [...first.batches, ...second.batches].map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })

  it('the order of the candidates does not matter', () => {
    const arranged = candidates.chain((all) =>
      fc.record({
        all: fc.constant(all),
        shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
      }),
    )
    fc.assert(
      fc.property(arranged, ({ all, shuffled }) => {
        expect(plan(shuffled).batches).toEqual(plan(all).batches)
      }),
    )
  })
})
