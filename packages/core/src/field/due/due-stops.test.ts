import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../time/index.ts'
import { dueStops, earliestVisitOn } from './due-stops.ts'
import type { FieldPlace, FieldRules } from './field-place.ts'

const WEIGHTS = {
  controlOverdue: 100,
  verificationExpired: 70,
  selfReadStreak: 50,
  request: 40,
  debt: 30,
  survey: 20,
  earlierAttempt: 10,
  finding: 60,
}
const FIELD_DAY = {
  parameters: { targetStops: 45, maximumStops: 60, weights: WEIGHTS },
  row: { id: 'ua.field_day', validFrom: '2021-01-01' },
}
const RUSSIA: FieldRules = {
  fieldDay: FIELD_DAY,
  controlReading: {
    parameters: { dueAfterMonths: 12, notWithinMonths: 3 },
    row: { id: 'ru.control_reading', validFrom: '2017-01-01' },
  },
  inspection: {
    parameters: { dueAfterMonths: 12, notWithinMonths: 3 },
    row: { id: 'ru.inspection', validFrom: '2017-01-01' },
  },
  selfReadStreak: {
    parameters: { selfReadMonths: 14 },
    row: { id: 'gb.bounds', validFrom: '2015-01-01' },
  },
}
const CONTROL_ROW = { id: 'ru.control_reading', validFrom: '2017-01-01' }
const DAY_ROW = { id: 'ua.field_day', validFrom: '2021-01-01' }

function placeOf(change: Partial<FieldPlace> = {}): FieldPlace {
  return {
    id: 'P1',
    label: { address: 'Str. Lungă 1', surname: 'Pop', accountNumber: '100' },
    area: 'Nord',
    street: 'Lungă',
    house: '1',
    ...change,
  }
}

function planned(place: FieldPlace, on: string, rules: FieldRules = RUSSIA) {
  return dueStops({ places: [place], on, rulesOf: () => rules })
}

describe('the due list', () => {
  it('has a control reading from the day after its months have passed', () => {
    const place = placeOf({ lastControlOn: '2025-11-24', lastInspectionOn: '2026-08-01' })
    expect(planned(place, '2026-11-24').due).toEqual([])
    expect(planned(place, '2026-11-25').due).toEqual([
      {
        place,
        reasons: [
          {
            kind: 'control_overdue',
            operations: ['control_reading'],
            points: 100,
            since: '2025-11-24',
            dueOn: '2026-11-24',
            daysOverdue: 1,
            rule: CONTROL_ROW,
          },
        ],
        operations: ['control_reading'],
        score: 100,
      },
    ])
  })

  it('counts from the start of supply where nobody has been there, and at once where that is unknown', () => {
    const kinds = (change: Partial<FieldPlace>) =>
      planned(placeOf(change), '2026-11-25').due.flatMap(({ reasons }) =>
        reasons.map(({ kind, since = 'never', dueOn = 'at once' }) => `${kind} ${since} ${dueOn}`),
      )
    expect(kinds({ suppliedSince: '2025-12-01' })).toEqual([])
    expect(kinds({ suppliedSince: '2025-11-01', lastControlOn: '2026-01-01' })).toEqual([
      'inspection_overdue 2025-11-01 2026-11-01',
    ])
    expect(kinds({})).toEqual(['control_overdue never at once', 'inspection_overdue never at once'])
  })

  it('lists an inspection as it lists a control reading', () => {
    const place = placeOf({ lastControlOn: '2026-08-01', lastInspectionOn: '2025-11-20' })
    expect(planned(place, '2026-11-24').due).toStrictEqual([
      {
        place,
        reasons: [
          {
            kind: 'inspection_overdue',
            operations: ['inspection'],
            points: 100,
            rule: { id: 'ru.inspection', validFrom: '2017-01-01' },
            since: '2025-11-20',
            dueOn: '2026-11-20',
            daysOverdue: 4,
          },
        ],
        operations: ['inspection'],
        score: 100,
      },
    ])
  })

  it('follows the half year of the Ukrainian rule', () => {
    const rules: FieldRules = {
      fieldDay: FIELD_DAY,
      controlReading: { parameters: { dueAfterMonths: 6 } },
    }
    const place = placeOf({ lastControlOn: '2026-05-24' })
    expect(planned(place, '2026-11-24', rules).due).toEqual([])
    expect(planned(place, '2026-11-25', rules).due[0]?.reasons[0]).toEqual({
      kind: 'control_overdue',
      operations: ['control_reading'],
      points: 100,
      since: '2026-05-24',
      dueOn: '2026-11-24',
      daysOverdue: 1,
    })
  })

  it('refuses a control reading and an inspection within three months', () => {
    const place = placeOf({
      lastControlOn: '2026-08-25',
      lastInspectionOn: '2026-08-25',
      requests: [{ id: 'R1', operation: 'control_reading', since: '2026-11-01' }],
      findings: [{ code: 'zero_repeated', since: '2026-11-02' }],
      surveys: [{ id: 'S1', since: '2026-10-01' }],
    })
    const early = planned(place, '2026-11-24')
    expect(early.refused).toEqual([
      { place: 'P1', operation: 'control_reading', notBefore: '2026-11-25', rule: CONTROL_ROW },
      {
        place: 'P1',
        operation: 'inspection',
        notBefore: '2026-11-25',
        rule: { id: 'ru.inspection', validFrom: '2017-01-01' },
      },
    ])
    expect(early.due.map(({ operations, score }) => ({ operations, score }))).toEqual([
      { operations: ['survey'], score: 20 },
    ])
    const onTime = planned(place, '2026-11-25')
    expect(onTime.refused).toEqual([])
    expect(onTime.due.map(({ operations, score }) => ({ operations, score }))).toEqual([
      { operations: ['control_reading', 'survey', 'inspection'], score: 120 },
    ])
  })

  it('refuses nothing that nobody wanted', () => {
    const place = placeOf({ lastControlOn: '2026-11-01', lastInspectionOn: '2026-11-01' })
    expect(planned(place, '2026-11-24')).toEqual({ due: [], refused: [] })
  })

  it('keeps of an attempt what is not refused', () => {
    const place = placeOf({
      lastControlOn: '2026-11-01',
      lastInspectionOn: '2026-08-01',
      attempts: { count: 2, operations: ['control_reading', 'notice'] },
    })
    const { due, refused } = planned(place, '2026-11-24')
    expect(refused.map(({ operation }) => operation)).toEqual(['control_reading'])
    expect(due[0]?.reasons).toEqual([
      {
        kind: 'earlier_attempt',
        operations: ['notice'],
        points: 20,
        detail: '2',
        rule: DAY_ROW,
      },
    ])
  })

  it('gives every reason with its numbers and its row', () => {
    const place = placeOf({
      lastControlOn: '2026-08-01',
      lastInspectionOn: '2026-08-01',
      verificationValidUntil: '2026-11-22',
      selfReadSince: '2025-09-23',
      requests: [{ id: 'R1', operation: 'meter_fitting', since: '2026-11-01' }],
      debt: { amount: '120.50', currency: 'UAH', since: '2026-06-01' },
      surveys: [{ id: 'S1', since: '2026-10-01' }],
      findings: [
        { code: 'inactive_usage', since: '2026-11-05' },
        { code: 'seal_missing', since: '2026-11-06' },
        { code: 'streak', since: '2026-11-07' },
      ],
      attempts: { count: 3, operations: ['survey'] },
    })
    const [stop] = planned(place, '2026-11-24').due
    expect(stop?.reasons).toStrictEqual([
      {
        kind: 'verification_expired',
        operations: ['meter_exchange'],
        points: 70,
        since: '2026-11-22',
        dueOn: '2026-11-22',
        daysOverdue: 2,
        rule: DAY_ROW,
      },
      {
        kind: 'self_read_streak',
        operations: ['control_reading'],
        points: 50,
        since: '2025-09-23',
        dueOn: '2026-11-23',
        daysOverdue: 1,
        rule: { id: 'gb.bounds', validFrom: '2015-01-01' },
      },
      {
        kind: 'request',
        operations: ['meter_fitting'],
        points: 40,
        since: '2026-11-01',
        detail: 'R1',
        rule: DAY_ROW,
      },
      {
        kind: 'debt',
        operations: ['notice'],
        points: 30,
        since: '2026-06-01',
        detail: '120.50 UAH',
        rule: DAY_ROW,
      },
      {
        kind: 'survey',
        operations: ['survey'],
        points: 20,
        since: '2026-10-01',
        detail: 'S1',
        rule: DAY_ROW,
      },
      {
        kind: 'finding',
        operations: ['inspection'],
        points: 60,
        since: '2026-11-05',
        detail: 'inactive_usage',
        rule: DAY_ROW,
      },
      {
        kind: 'finding',
        operations: ['inspection'],
        points: 60,
        since: '2026-11-06',
        detail: 'seal_missing',
        rule: DAY_ROW,
      },
      {
        kind: 'finding',
        operations: ['control_reading'],
        points: 60,
        since: '2026-11-07',
        detail: 'streak',
        rule: DAY_ROW,
      },
      {
        kind: 'earlier_attempt',
        operations: ['survey'],
        points: 30,
        detail: '3',
        rule: DAY_ROW,
      },
    ])
    expect(stop?.operations).toEqual([
      'meter_exchange',
      'control_reading',
      'meter_fitting',
      'notice',
      'survey',
      'inspection',
    ])
    expect(stop?.score).toBe(70 + 50 + 40 + 30 + 20 + 180 + 30)
  })

  it('holds a verification for expired on the day after, and looks at no streak without a limit', () => {
    const recent = { lastControlOn: '2026-08-01', lastInspectionOn: '2026-08-01' }
    expect(
      planned(placeOf({ ...recent, verificationValidUntil: '2026-11-24' }), '2026-11-24').due,
    ).toEqual([])
    const place = placeOf({ ...recent, selfReadSince: '2020-01-01' })
    const { selfReadStreak, ...without } = RUSSIA
    expect(selfReadStreak).toBeDefined()
    expect(planned(place, '2026-11-24', without).due).toEqual([])
    expect(
      planned(place, '2026-11-24', { ...RUSSIA, selfReadStreak: { parameters: {} } }).due,
    ).toEqual([])
    expect(planned(place, '2026-11-24').due).toHaveLength(1)
    expect(planned(placeOf(recent), '2026-11-24').due).toEqual([])
  })

  it('looks at nothing that no rule is given for, and counts no attempt of zero', () => {
    const place = placeOf({ attempts: { count: 0, operations: ['survey'] } })
    expect(planned(place, '2026-11-24', { fieldDay: FIELD_DAY })).toEqual({ due: [], refused: [] })
  })

  it('asks for the rules of each place', () => {
    const { due } = dueStops({
      places: [placeOf({ id: 'A' }), placeOf({ id: 'B' })],
      on: '2026-11-24',
      rulesOf: ({ id }) => (id === 'B' ? RUSSIA : { fieldDay: FIELD_DAY }),
    })
    expect(due.map(({ place }) => place.id)).toEqual(['B'])
  })

  it('orders refusals by place', () => {
    const request = { id: 'R', operation: 'control_reading', since: '2026-11-01' }
    const recent = { lastControlOn: '2026-11-20', lastInspectionOn: '2026-11-20' }
    const places = ['B', 'A'].map((id) => placeOf({ id, ...recent, requests: [request] }))
    const { refused } = dueStops({ places, on: '2026-11-24', rulesOf: () => RUSSIA })
    expect(refused.map(({ place }) => place)).toEqual(['A', 'B'])
  })
})

describe('the first day of the next visit', () => {
  it('is any where there was none or no rule limits it', () => {
    expect(earliestVisitOn('2026-01-31', RUSSIA.inspection)).toBe('2026-04-30')
    expect(earliestVisitOn(undefined, RUSSIA.inspection)).toBeUndefined()
    expect(earliestVisitOn('2026-01-31', undefined)).toBeUndefined()
    expect(earliestVisitOn('2026-01-31', { parameters: { dueAfterMonths: 12 } })).toBeUndefined()
  })
})

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-06-01', days))
const place = fc
  .record(
    {
      lastControlOn: day,
      lastInspectionOn: day,
      suppliedSince: day,
      verificationValidUntil: day,
      selfReadSince: day,
      requests: fc.array(
        fc.record({
          id: fc.string(),
          operation: fc.constantFrom('survey', 'inspection'),
          since: day,
        }),
        { maxLength: 3 },
      ),
      attempts: fc.record({ count: fc.nat(5), operations: fc.constant(['survey']) }),
    },
    { requiredKeys: [] },
  )
  .map((change) => placeOf(change))

describe('the laws of due lists', () => {
  it('law: every stop has a reason, and its score is the sum of their points', () => {
    fc.assert(
      fc.property(place, day, (it, on) => {
        for (const stop of planned(it, on).due) {
          expect(stop.reasons.length).toBeGreaterThan(0)
          expect(stop.score).toBe(stop.reasons.reduce((sum, { points }) => sum + points, 0))
          expect([...new Set(stop.reasons.flatMap(({ operations }) => operations))]).toEqual(
            stop.operations,
          )
        }
      }),
    )
  })

  it('law: no stop has an operation that is refused', () => {
    fc.assert(
      fc.property(place, day, (it, on) => {
        const { due, refused } = planned(it, on)
        const operations = due.flatMap((stop) => stop.operations)
        for (const { operation, notBefore } of refused) {
          expect(operations).not.toContain(operation)
          expect(notBefore > on).toBe(true)
        }
      }),
    )
  })

  it('law: a further attempt in vain never lowers the priority', () => {
    fc.assert(
      fc.property(place, day, fc.nat(5), (it, on, count) => {
        const scoreWith = (attempts: number) =>
          planned({ ...it, attempts: { count: attempts, operations: ['survey'] } }, on).due[0]
            ?.score ?? 0
        expect(scoreWith(count + 1)).toBe(scoreWith(count) + 10)
      }),
    )
  })

  it('law: the order of the places does not matter', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), day, (places, on) => {
        const named = places.map((it, at) => ({ ...it, id: `P${at}` }))
        const rulesOf = () => RUSSIA
        const straight = dueStops({ places: named, on, rulesOf })
        expect(dueStops({ places: named.toReversed(), on, rulesOf })).toEqual(straight)
        const keys = straight.due.map((stop) => [-stop.score, stop.place.id] as const)
        for (const [at, [score, id]] of keys.entries()) {
          const [before, earlier] = keys[at - 1] ?? [score, '']
          expect(before < score || (before === score && earlier < id)).toBe(true)
        }
      }),
    )
  })
})
