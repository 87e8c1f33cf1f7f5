import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { index } from '../testing/assessment-context.ts'
import { addDays } from '../time/index.ts'
import { type HistoryIndex, knownByHistory } from './register-history.ts'

const read = (readOn: string, units: number, by: 'self' | 'operator' | 'estimate' = 'self') => ({
  index: index(units),
  readOn,
  isEstimated: by === 'estimate',
  isSelfRead: by === 'self',
})
const known = (history: readonly HistoryIndex[], readOn = '2026-11-22') =>
  knownByHistory({ history, readOn, meterSerial: 'M1' })

describe('what a history says of a register', () => {
  it('is nothing where there is none', () => {
    expect(known([])).toEqual({ zeroAdvances: 0, sameDay: [] })
  })

  it('is the last index, the last by somebody else, the next one and the self-readings between', () => {
    const history = [
      read('2026-05-22', 100, 'operator'),
      read('2026-06-22', 200),
      read('2026-07-22', 300, 'operator'),
      read('2026-08-22', 400),
      read('2026-09-22', 500, 'estimate'),
      read('2026-10-22', 600),
      read('2026-11-25', 700),
      read('2026-11-26', 800),
    ]
    expect(known(history)).toEqual({
      previous: history[5],
      lastActual: history[2],
      subsequent: history[6],
      selfReadsSinceActual: 2,
      zeroAdvances: 0,
      sameDay: [],
    })
    expect(known(history, '2026-06-22')).toMatchObject({
      previous: history[1],
      lastActual: history[0],
      subsequent: history[2],
      selfReadsSinceActual: 0,
    })
    expect(known(history.slice(5, 6))).not.toHaveProperty('selfReadsSinceActual')
  })

  it('is since when there are only estimates', () => {
    const history = [
      read('2026-07-22', 100),
      read('2026-08-22', 200, 'estimate'),
      read('2026-09-22', 300, 'estimate'),
    ]
    expect(known(history)).toMatchObject({
      previous: history[2],
      estimatedSince: '2026-07-22',
      zeroAdvances: 0,
    })
    expect(known([...history, read('2026-10-22', 400)])).not.toHaveProperty('estimatedSince')
    expect(known(history.slice(1))).not.toHaveProperty('estimatedSince')
  })

  it('is the last index that anybody read, where the last one is another', () => {
    const history = [
      read('2026-07-22', 100, 'operator'),
      read('2026-08-22', 200),
      read('2026-09-22', 300, 'estimate'),
    ]
    expect(known(history)).toMatchObject({ lastActual: history[0], lastRead: history[1] })
    expect(known([...history, read('2026-11-22', 400)])).toMatchObject({ lastRead: history[1] })
    expect(known(history.slice(0, 2))).not.toHaveProperty('lastRead')
    expect(known(history.slice(2))).not.toHaveProperty('lastRead')
  })

  it('is how often in a row nothing moved between two indices that were read', () => {
    const still = [
      read('2026-06-22', 100),
      read('2026-07-22', 100, 'operator'),
      read('2026-08-22', 150, 'estimate'),
      read('2026-09-22', 100),
    ]
    expect(known(still).zeroAdvances).toBe(2)
    expect(known([...still, read('2026-10-22', 101)]).zeroAdvances).toBe(0)
    expect(known([...still, { ...read('2026-10-22', 0), index: index(100, 1) }]).zeroAdvances).toBe(
      0,
    )
    expect(known(still, '2026-09-22').zeroAdvances).toBe(1)
  })

  it('is what the customer sent in on the day', () => {
    const ofTheDay = [read('2026-11-22', 100), read('2026-11-22', 110, 'operator')]
    expect(known(ofTheDay)).toEqual({
      previous: ofTheDay[1],
      zeroAdvances: 0,
      sameDay: [{ index: index(100) }],
    })
    expect(known([...ofTheDay, read('2026-11-22', 120)]).sameDay).toHaveLength(2)
    const estimated = { ...read('2026-11-22', 100), isEstimated: true }
    expect(known([estimated]).sameDay).toEqual([])
  })

  it('is not what other meters showed', () => {
    const other = { ...read('2026-10-22', 600), meterSerial: 'M0' }
    const own = { ...read('2026-09-22', 10), meterSerial: 'M1' }
    expect(known([own, other]).previous).toBe(own)
    expect(knownByHistory({ history: [own, other], readOn: '2026-11-22' })).not.toHaveProperty(
      'previous',
    )
  })

  it('does not change with what comes after the next index (law)', () => {
    const anyHistory = fc
      .array(
        fc.tuple(
          fc.integer({ min: -700, max: 20 }),
          fc.nat({ max: 50 }),
          fc.constantFrom('self' as const, 'operator' as const, 'estimate' as const),
        ),
        { maxLength: 30 },
      )
      .map((list) =>
        list
          .toSorted((a, b) => a[0] - b[0])
          .map(([days, units, by]) => read(addDays('2026-11-22', days), units, by)),
      )
    fc.assert(
      fc.property(anyHistory, (history) => {
        const whole = [...history, read('2026-12-20', 60)]
        expect(known([...whole, read('2027-01-20', 70)])).toEqual(known(whole))
        const upTo = history.filter((it) => it.readOn <= '2026-11-22')
        expect(known(whole).previous).toBe(upTo.at(-1))
      }),
    )
  })
})
