import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimalIndex } from '../index-value/index.ts'
import { addDays, civilDateAt, startOfDay } from '../time/index.ts'
import { countOperations, type OperationOccasion } from './count-operations.ts'

type Take = Extract<OperationOccasion, { kind: 'take' }>

const BUCHAREST = 'Europe/Bucharest'

/** A reading by one submission; a mail of noon unless stated. */
function take(value: string, change: Partial<Omit<Take, 'index'>> = {}): Take {
  const index = parseDecimalIndex(value)
  if (index === undefined) throw new Error(value)
  const at = '2026-11-22T10:00:00.000Z'
  return { kind: 'take', place: 'P1', at, reference: 'mail-1', register: '1.8.0', index, ...change }
}

function count(
  occasions: readonly OperationOccasion[],
  earlier: readonly OperationOccasion[] = [],
  zone = BUCHAREST,
) {
  return countOperations({ occasions, earlier, zone })
}

describe('a reading taken', () => {
  it('is one operation of the day it came, for the first submission', () => {
    expect(
      count([
        take('12345', { reference: 'sms-1', at: '2026-11-22T11:00:00.000Z' }),
        take('12345', { reference: 'mail-1' }),
        take('012345,00', { reference: 'form-1', at: '2026-11-22T12:00:00.000Z' }),
      ]),
    ).toEqual([
      {
        id: 'take/2026-11-22/P1/mail-1',
        kind: 'take',
        place: 'P1',
        day: '2026-11-22',
        reference: 'mail-1',
      },
    ])
  })

  it('is a new one with another value, on the next day, at another place', () => {
    const others = [
      take('12345.1', { reference: 'sms-2', at: '2026-11-22T11:00:00.000Z' }),
      take('12345', { reference: 'sms-3', at: '2026-11-22T22:00:00.000Z' }),
      take('12345', { reference: 'mail-1', place: 'P2' }),
    ]
    expect(count([take('12345'), ...others]).map(({ id }) => id)).toEqual([
      'take/2026-11-22/P1/mail-1',
      'take/2026-11-22/P2/mail-1',
      'take/2026-11-22/P1/sms-2',
      'take/2026-11-23/P1/sms-3',
    ])
  })

  it('counts once for all registers and meters of the place', () => {
    const night = take('700', { register: '1.8.2' })
    const inHall = take('12346', { meterSerial: 'B' })
    expect(count([take('12345'), night, inHall])).toHaveLength(1)
    expect(count([night, inHall], [take('12345', { reference: 'sms-1' })])).toEqual([])
    const later = take('701', { register: '1.8.2', reference: 'sms-2' })
    expect(count([take('12345'), night, later])).toHaveLength(2)
  })

  it('is never more than one in a submission', () => {
    expect(count([take('12345'), take('12346')])).toHaveLength(1)
  })

  it('is of the tenant’s day', () => {
    const beforeMidnight = take('12345', { at: '2026-11-22T21:59:59.999Z' })
    const atMidnight = take('12345', { at: '2026-11-22T22:00:00.000Z', reference: 'sms-1' })
    expect(count([beforeMidnight, atMidnight]).map(({ day }) => day)).toEqual([
      '2026-11-22',
      '2026-11-23',
    ])
    expect(count([beforeMidnight, atMidnight], [], 'UTC')).toHaveLength(1)
  })
})

describe('the other kinds', () => {
  it.each(['transmit', 'verify', 'notify'] as const)('%s once for each place and file', (kind) => {
    const done = { kind, place: 'P1', at: '2026-11-22T10:00:00.000Z', reference: 'file-1' }
    const again = { ...done, at: '2026-11-23T10:00:00.000Z' }
    const others = [
      { ...again, place: 'P2' },
      { ...again, reference: 'file-2' },
    ]
    expect(count([...others, again, done, done]).map(({ id }) => id)).toEqual([
      `${kind}/2026-11-22/P1/file-1`,
      `${kind}/2026-11-23/P2/file-1`,
      `${kind}/2026-11-23/P1/file-2`,
    ])
    expect(count([again], [done])).toEqual([])
  })

  it('count beside each other', () => {
    const done = { place: 'P1', at: '2026-11-22T10:00:00.000Z', reference: 'r' }
    const kinds = (['verify', 'transmit', 'notify'] as const).map((kind) => ({ ...done, kind }))
    expect(count([...kinds, take('1', done)]).map(({ kind }) => kind)).toEqual([
      'notify',
      'take',
      'transmit',
      'verify',
    ])
  })
})

describe('laws of counting', () => {
  const zones = ['Europe/Bucharest', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe']
  const instants = fc.integer({ min: 0, max: 96 * 4 }).map((quarters) => {
    // Four days around the end of summer time in Europe and New York.
    const start = Date.parse('2026-10-24T00:00:00.000Z')
    return new Date(start + quarters * 900_000).toISOString()
  })
  const occasions = fc.array(
    fc.oneof(
      fc.record({
        value: fc.constantFrom('1', '2', '2.0', '3'),
        place: fc.constantFrom('P1', 'P2'),
        register: fc.constantFrom('T1', 'T2'),
        at: instants,
      }),
      fc.record({
        kind: fc.constantFrom('transmit' as const, 'verify' as const, 'notify' as const),
        place: fc.constantFrom('P1', 'P2'),
        reference: fc.constantFrom('f1', 'f2'),
        at: instants,
      }),
    ),
    { maxLength: 25, size: 'max' },
  )
  /** Each reading by a submission of its own. */
  const all = occasions.map((drafts) =>
    drafts.map((draft, place): OperationOccasion => {
      if ('kind' in draft) return draft
      const { value, ...change } = draft
      return take(value, { ...change, reference: `s${place}` })
    }),
  )

  it('order and repetition of occasions do not matter', () => {
    const arranged = all.chain((some) =>
      fc.record({
        some: fc.constant(some),
        arranged: fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 }),
      }),
    )
    fc.assert(
      fc.property(arranged, fc.constantFrom(...zones), ({ some, arranged }, zone) => {
        expect(count(arranged, [], zone)).toEqual(count(some, [], zone))
      }),
    )
  })

  it('counting in parts comes to as many as counting at once', () => {
    fc.assert(
      fc.property(all, fc.nat(25), fc.constantFrom(...zones), (some, at, zone) => {
        const [first, rest] = [some.slice(0, at), some.slice(at)]
        const inParts = count(first, [], zone).length + count(rest, first, zone).length
        expect(inParts).toBe(count(some, [], zone).length)
      }),
    )
  })

  it('a place’s takes of a day are as many as the most different values of a register', () => {
    fc.assert(
      fc.property(all, fc.constantFrom(...zones), (some, zone) => {
        const values = new Map<string, Set<number>>()
        for (const it of some) {
          if (it.kind !== 'take') continue
          const key = `${it.place} ${civilDateAt(it.at, zone)} ${it.register}`
          const value = it.index.units / 10 ** it.index.decimals
          values.set(key, (values.get(key) ?? new Set()).add(value))
        }
        const most = new Map<string, number>()
        for (const [key, { size }] of values) {
          const day = key.slice(0, -3)
          most.set(day, Math.max(size, most.get(day) ?? 0))
        }
        const taken = count(some, [], zone).filter(({ kind }) => kind === 'take')
        expect(taken).toHaveLength([...most.values()].reduce((sum, it) => sum + it, 0))
      }),
    )
  })

  it('the same value twice is one operation just where both are of one civil day', () => {
    fc.assert(
      fc.property(instants, instants, fc.constantFrom(...zones), (at, again, zone) => {
        const twice = [take('1', { at }), take('1', { at: again, reference: 'sms-1' })]
        const isOneDay = civilDateAt(at, zone) === civilDateAt(again, zone)
        expect(count(twice, [], zone)).toHaveLength(isOneDay ? 1 : 2)
      }),
    )
  })

  it('a day of 25 hours is one day', () => {
    const begins = startOfDay('2026-10-25', BUCHAREST)
    const ends = startOfDay(addDays('2026-10-25', 1), BUCHAREST)
    expect(Date.parse(ends) - Date.parse(begins)).toBe(25 * 3_600_000)
    const last = new Date(Date.parse(ends) - 1).toISOString()
    expect(
      count([take('1', { at: begins }), take('1', { at: last, reference: 's' })]),
    ).toHaveLength(1)
  })
})
