import { describe, expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { parseInput } from '../../parsing/index.ts'
import { type RuleTopic, ruleTopics } from '../rule-topics.ts'

/** Something a row may say, and changes of it that it may not, each with what is said about it. */
interface Case {
  readonly good: readonly object[]
  readonly bad: readonly (readonly [change: object, ...problems: string[]])[]
}

const ANY = { from: 'at least', to: 'at most' }
const least = (path: string, limit: number) => `${path}: expected ${ANY.from} ${limit}`
const most = (path: string, limit: number) => `${path}: expected ${ANY.to} ${limit}`
const decimal = (path: string) => `${path}: expected decimal text such as "2.5"`
const oneOf = (path: string, ...values: string[]) => `${path}: expected one of ${values.join(', ')}`

const weights = {
  controlOverdue: 100,
  verificationExpired: 0,
  selfReadStreak: 1_000_000,
  request: 1,
  debt: 1,
  survey: 1,
  earlierAttempt: 1,
  finding: 1,
}
const bounds = {
  lowFactor: '0.25',
  highFactor: '2',
  outerFactor: '10',
  absoluteUnits: '50',
  minimumDays: 0,
}
const line = { state: 'sent', workingDays: 5 }
const dates = { opensOn: '2026-05-10', submitUntil: '2026-05-12' }
const chain = { steps: [{ method: 'norm' }], resetsOn: 'reading' }
const exact = { windowDays: 7, value: { kind: 'exact' }, time: { kind: 'same_day' } }

const cases: { readonly [Topic in RuleTopic]: Case } = {
  reading_window: {
    good: [
      { kind: 'days', fromDay: 1, toDay: 31 },
      { kind: 'days', fromDay: 23, toDay: 25, submitUntilDay: 26, changeUntilDay: 27 },
      { kind: 'days', fromDay: 28, toDay: 30, submitUntilDay: 27 },
      { kind: 'days', fromDay: 29, toDay: 3 },
      { kind: 'days', fromDay: 5, toDay: 5, submitUntilDay: 5 },
      { kind: 'days', fromDay: 29, toDay: 29 },
      { kind: 'days', fromDay: 29, toDay: 29, submitUntilDay: 31 },
      { kind: 'penultimate_days', days: 27 },
      { kind: 'dates', rows: [dates] },
      {
        kind: 'dates',
        rows: [{ ...dates, opensOn: '2026-05-13', submitUntil: '2027-05-31' }, dates],
      },
      { kind: 'dates', rows: [{ ...dates, readUntil: '2026-05-12', changeUntil: '2026-05-10' }] },
    ],
    bad: [
      [{ kind: 'weeks' }, oneOf('kind', 'days', 'penultimate_days', 'dates')],
      [{ kind: 'days', fromDay: 0, toDay: 3 }, least('fromDay', 1)],
      [{ kind: 'days', fromDay: 1, toDay: 32 }, most('toDay', 31)],
      [
        { kind: 'days', fromDay: 1, toDay: 5, submitUntilDay: 4 },
        'submitUntilDay: expected a day on or after toDay',
      ],
      [
        { kind: 'days', fromDay: 25, toDay: 5, submitUntilDay: 31 },
        'submitUntilDay: expected a day on or after toDay',
      ],
      [
        { kind: 'days', fromDay: 29, toDay: 28 },
        'submitUntilDay: expected 27 at most for a window that ends in the month after',
      ],
      [
        { kind: 'days', fromDay: 30, toDay: 31, submitUntilDay: 28 },
        'submitUntilDay: expected 27 at most for a window that ends in the month after',
      ],
      [{ kind: 'penultimate_days', days: 0 }, least('days', 1)],
      [{ kind: 'penultimate_days', days: 28 }, most('days', 27)],
      [{ kind: 'dates', rows: [] }, 'rows: expected at least 1 entries'],
      [
        { kind: 'dates', rows: [{ ...dates, submitUntil: '2026-05-09' }] },
        'rows.0.submitUntil: expected a day on or after opensOn',
      ],
      [
        { kind: 'dates', rows: [{ ...dates, submitUntil: '2027-06-01' }] },
        'rows.0.submitUntil: expected a day within 12 months of opensOn',
      ],
      [
        { kind: 'dates', rows: [{ ...dates, readUntil: '2026-05-09' }] },
        'rows.0.readUntil: expected a day on or after opensOn',
      ],
      [
        { kind: 'dates', rows: [{ ...dates, readUntil: '2026-05-13' }] },
        'rows.0.readUntil: expected a day on or before submitUntil',
      ],
      [
        { kind: 'dates', rows: [{ ...dates, changeUntil: '2026-05-09' }] },
        'rows.0.changeUntil: expected a day on or after opensOn',
      ],
      [
        {
          kind: 'dates',
          rows: [dates, { ...dates, opensOn: '2026-05-01', submitUntil: '2026-05-10' }],
        },
        'rows: expected windows that share no day',
      ],
    ],
  },
  assessment_bounds: {
    good: [
      bounds,
      { ...bounds, lowFactor: '2.0', highFactor: '2', outerFactor: '2.000000' },
      { ...bounds, capacityFactor: '1.1', selfReadMonths: 1_200, missingRegisters: 'reject' },
      { ...bounds, estimateMonths: 1, zeroReadings: 2, missingRegisters: 'partial' },
    ],
    bad: [
      [{ ...bounds, lowFactor: '2.000001' }, 'highFactor: expected at least lowFactor'],
      [{ ...bounds, lowFactor: '3' }, 'highFactor: expected at least lowFactor'],
      [{ ...bounds, highFactor: '10.5' }, 'outerFactor: expected at least highFactor'],
      [{ ...bounds, absoluteUnits: -1 }, 'absoluteUnits: expected string'],
      [{ ...bounds, absoluteUnits: '1e3' }, decimal('absoluteUnits')],
      [{ ...bounds, capacityFactor: '-1' }, decimal('capacityFactor')],
      [{ ...bounds, minimumDays: -1 }, least('minimumDays', 0)],
      [{ ...bounds, minimumDays: 1_000_001 }, most('minimumDays', 1_000_000)],
      [{ ...bounds, selfReadMonths: 0 }, least('selfReadMonths', 1)],
      [{ ...bounds, zeroReadings: 1 }, least('zeroReadings', 2)],
      [{ ...bounds, missingRegisters: 'x' }, oneOf('missingRegisters', 'reject', 'partial')],
      [{ ...bounds, selfReadMonths: 1_201 }, most('selfReadMonths', 1_200)],
    ],
  },
  resubmission: {
    good: [{ mode: 'last_wins' }, { mode: 'first_only' }],
    bad: [[{ mode: 'both' }, oneOf('mode', 'last_wins', 'first_only')]],
  },
  out_of_window: {
    good: [
      { mode: 'accept' },
      { mode: 'hold', graceDays: 0 },
      { mode: 'reject', graceDays: 3_660 },
    ],
    bad: [
      [{ mode: 'x' }, oneOf('mode', 'accept', 'hold', 'reject')],
      [{ mode: 'hold', graceDays: -1 }, least('graceDays', 0)],
      [{ mode: 'hold', graceDays: 3_661 }, most('graceDays', 3_660)],
    ],
  },
  late_reading: {
    good: [{ mode: 'history' }, { mode: 'next_period' }, { mode: 'refuse' }],
    bad: [[{ mode: 'x' }, oneOf('mode', 'history', 'next_period', 'refuse')]],
  },
  metrology_policy: {
    good: [{ mode: 'warn' }, { mode: 'reject' }, { mode: 'norm' }],
    bad: [[{ mode: 'x' }, oneOf('mode', 'warn', 'reject', 'norm')]],
  },
  verification_period: {
    good: [
      {
        periods: [
          { meterKind: 'any', months: 120 },
          { meterKind: 'water', months: 1 },
        ],
      },
    ],
    bad: [
      [{ periods: [] }, 'periods: expected at least 1 entries'],
      [
        { periods: [{ meterKind: '', months: 1 }] },
        'periods.0.meterKind: expected at least 1 characters',
      ],
      [{ periods: [{ meterKind: 'any', months: 0 }] }, least('periods.0.months', 1)],
      [
        {
          periods: [
            { meterKind: 'any', months: 1 },
            { meterKind: 'any', months: 2 },
          ],
        },
        'periods: expected one period for a kind of meter',
      ],
      [
        { periods: Array.from({ length: 101 }, (_, at) => ({ meterKind: `${at}`, months: 1 })) },
        'periods: expected at most 100 entries',
      ],
    ],
  },
  operation_plan: {
    good: [{ included: 0, pricePerOperation: '1.00', currency: 'RON', subscription: '0' }],
    bad: [
      [
        { included: -1, pricePerOperation: 1, currency: 'lei', subscription: '' },
        least('included', 0),
        'pricePerOperation: expected string',
        'currency: expected an ISO 4217 code such as "RON"',
        decimal('subscription'),
      ],
      [
        { included: 1_000_001, pricePerOperation: '1', currency: 'RONN', subscription: '1' },
        most('included', 1_000_000),
        'currency: expected an ISO 4217 code such as "RON"',
      ],
    ],
  },
  dispute_deadline: {
    good: [
      { deadlines: [line, { ...line, type: 'contract_end' }] },
      { deadlines: [{ state: 'sent', calendarDays: 1_000 }] },
    ],
    bad: [
      [{ deadlines: [] }, 'deadlines: expected at least 1 entries'],
      [
        { deadlines: [{ ...line, state: '' }] },
        'deadlines.0.state: expected at least 1 characters',
      ],
      [
        { deadlines: [{ ...line, state: 'x'.repeat(101) }] },
        'deadlines.0.state: expected at most 100 characters',
      ],
      [{ deadlines: [{ ...line, workingDays: 0 }] }, least('deadlines.0.workingDays', 1)],
      [{ deadlines: [{ ...line, workingDays: 1_001 }] }, most('deadlines.0.workingDays', 1_000)],
      [
        { deadlines: [{ state: 'sent' }] },
        'deadlines.0.workingDays: expected either workingDays or calendarDays',
      ],
      [
        { deadlines: [{ ...line, calendarDays: 5 }] },
        'deadlines.0.workingDays: expected either workingDays or calendarDays',
      ],
      [{ deadlines: Array(1_001).fill(line) }, 'deadlines: expected at most 1000 entries'],
    ],
  },
  dispute_threshold: {
    good: [{ units: '250', unit: 'kWh' }],
    bad: [[{ units: 'many', unit: '' }, decimal('units'), 'unit: expected at least 1 characters']],
  },
  integers_only: {
    good: [{ mode: 'strip' }, { mode: 'reject' }],
    bad: [[{ mode: 'round' }, oneOf('mode', 'strip', 'reject')]],
  },
  working_calendar: {
    good: [
      { weekendDays: [], holidays: [] },
      { weekendDays: [6, 0], holidays: ['2026-12-25'], workedWeekendDays: ['2025-11-01'] },
    ],
    bad: [
      [{ weekendDays: [7], holidays: [] }, most('weekendDays.0', 6)],
      [{ weekendDays: [-1], holidays: [] }, least('weekendDays.0', 0)],
      [
        { weekendDays: [0, 1, 2, 3, 4, 5, 6], holidays: [] },
        'weekendDays: expected at most 6 entries',
      ],
      [
        { weekendDays: [], holidays: ['2026-02-30'] },
        'holidays.0: expected a day such as 2026-11-24',
      ],
      [
        { weekendDays: [], holidays: Array(1_001).fill('2026-01-01') },
        'holidays: expected at most 1000 entries',
      ],
    ],
  },
  estimation_chain: {
    good: [
      chain,
      {
        ...chain,
        steps: [
          { method: 'mean_of_months', months: 6, minimumMonths: 6, maximumPeriods: 3 },
          { method: 'previous_period', maximumEstimatedShare: '0.5' },
          { method: 'annex', maximumEstimatedShare: '1.000000', minimumMonths: 1_200 },
          { method: 'norm', maximumEstimatedShare: '0' },
          { method: 'profile', maximumEstimatedShare: '1' },
          { method: 'degree_days', maximumEstimatedShare: '0.123456' },
        ],
      },
    ],
    bad: [
      [{ ...chain, steps: [] }, 'steps: expected at least 1 entries'],
      [
        { ...chain, steps: Array(21).fill({ method: 'norm' }) },
        'steps: expected at most 20 entries',
      ],
      [{ ...chain, resetsOn: 'year' }, oneOf('resetsOn', 'reading')],
      [
        { ...chain, steps: [{ method: 'guess' }] },
        oneOf(
          'steps.0.method',
          'annex',
          'same_period_last_year',
          'previous_period',
          'mean_of_months',
          'profile',
          'norm',
          'degree_days',
          'planned_monthly',
        ),
      ],
      [
        { ...chain, steps: [{ method: 'norm', months: 3, minimumMonths: 4 }] },
        'steps.0.minimumMonths: expected at most months',
      ],
      [
        { ...chain, steps: [{ method: 'norm', maximumPeriods: 0 }] },
        least('steps.0.maximumPeriods', 1),
      ],
      [
        { ...chain, steps: [{ method: 'norm', maximumEstimatedShare: '1.1' }] },
        'steps.0.maximumEstimatedShare: expected a share from 0 to 1 such as "0.5"',
      ],
    ],
  },
  consumption_norm: {
    good: [
      { unit: 'kWh', perResident: '50' },
      { unit: 'm3', perResident: '4.5', perPlace: '1', factor: '1.5' },
    ],
    bad: [
      [
        { unit: 'l', perResident: '', perPlace: 'x', factor: '-' },
        oneOf('unit', 'kWh', 'm3'),
        decimal('perResident'),
        decimal('perPlace'),
        decimal('factor'),
      ],
    ],
  },
  residents_declaration: {
    good: [{ workingDays: 1 }, { workingDays: 1_000 }],
    bad: [
      [{ workingDays: 0 }, least('workingDays', 1)],
      [{ workingDays: 1_001 }, most('workingDays', 1_000)],
    ],
  },
  operator_reading: {
    good: [{ dueAfterMonths: 3 }],
    bad: [[{ dueAfterMonths: 0 }, least('dueAfterMonths', 1)]],
  },
  control_reading: {
    good: [{ dueAfterMonths: 12, notWithinMonths: 12 }, { dueAfterMonths: 1 }],
    bad: [
      [{ dueAfterMonths: 0 }, least('dueAfterMonths', 1)],
      [
        { dueAfterMonths: 3, notWithinMonths: 4 },
        'notWithinMonths: expected at most dueAfterMonths',
      ],
    ],
  },
  inspection: {
    good: [{ dueAfterMonths: 12, notWithinMonths: 3 }],
    bad: [[{ dueAfterMonths: 1_201 }, most('dueAfterMonths', 1_200)]],
  },
  reconciliation: {
    good: [
      exact,
      { ...exact, value: { kind: 'absolute', units: '1' }, time: { kind: 'days', days: 366 } },
      {
        ...exact,
        value: { kind: 'percent', percent: '0.01' },
        time: { kind: 'seconds', seconds: 0 },
      },
    ],
    bad: [
      [{ ...exact, windowDays: 367 }, most('windowDays', 366)],
      [{ ...exact, windowDays: -1 }, least('windowDays', 0)],
      [{ ...exact, value: { kind: 'about' } }, oneOf('value.kind', 'exact', 'absolute', 'percent')],
      [{ ...exact, value: { kind: 'absolute', units: '' } }, decimal('value.units')],
      [{ ...exact, value: { kind: 'percent', percent: '%' } }, decimal('value.percent')],
      [{ ...exact, time: { kind: 'soon' } }, oneOf('time.kind', 'days', 'same_day', 'seconds')],
      [{ ...exact, time: { kind: 'days', days: 367 } }, most('time.days', 366)],
      [{ ...exact, time: { kind: 'seconds', seconds: 86_401 } }, most('time.seconds', 86_400)],
    ],
  },
  gas_conversion: {
    good: [
      { zDecimals: 4, calorificDecimals: 3, rounding: 'half_up' },
      { zDecimals: 0, calorificDecimals: 15, energyDecimals: 3, rounding: 'half_even' },
      { zDecimals: 0, calorificDecimals: 0, rounding: 'down' },
    ],
    bad: [
      [
        { zDecimals: 16, calorificDecimals: -1, energyDecimals: 16, rounding: 'up' },
        most('zDecimals', 15),
        least('calorificDecimals', 0),
        most('energyDecimals', 15),
        oneOf('rounding', 'half_up', 'half_even', 'down'),
      ],
    ],
  },
  meter_data_notice: {
    good: [{ everyMonths: 6 }],
    bad: [[{ everyMonths: 0 }, least('everyMonths', 1)]],
  },
  field_day: {
    good: [
      { targetStops: 40, maximumStops: 50, weights },
      { targetStops: 50, maximumStops: 50, weights },
    ],
    bad: [
      [
        { targetStops: 51, maximumStops: 50, weights },
        'maximumStops: expected at least targetStops',
      ],
      [
        { targetStops: 0, maximumStops: 1_001, weights },
        least('targetStops', 1),
        most('maximumStops', 1_000),
      ],
      [
        { targetStops: 1, maximumStops: 1, weights: { ...weights, debt: -1, finding: 1_000_001 } },
        least('weights.debt', 0),
        most('weights.finding', 1_000_000),
      ],
    ],
  },
  legal_basis: {
    good: [
      { act: 'ANRE Order 5/2023', publishedIn: 'MO 100/06.02.2023', subject: 'Supply' },
      { act: '§ 40a EnWG', subject: 'x'.repeat(2_000) },
    ],
    bad: [
      [
        { act: '', publishedIn: '', subject: 'x'.repeat(2_001) },
        'act: expected at least 1 characters',
        'publishedIn: expected at least 1 characters',
        'subject: expected at most 2000 characters',
      ],
    ],
  },
}

describe.each(Object.entries(cases))('parameters of %s', (topic, { good, bad }) => {
  const schema: z.ZodMiniType = ruleTopics[topic as RuleTopic]
  const problemsOf = (input: unknown) => {
    const parsed = parseInput(schema, input)
    return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
  }

  it('are taken as they stand where they are right', () => {
    for (const value of good) expect(parseInput(schema, value)).toEqual({ ok: true, value })
  })

  it('are told what is wrong by path', () => {
    for (const [value, ...problems] of bad) expect(problemsOf(value)).toEqual(problems)
  })

  it('have no field that is not theirs, and lack none', () => {
    const [value] = good
    expect(problemsOf({ ...value, more: 1 })).toEqual([': expected no more'])
    expect(problemsOf({}).length).toBeGreaterThan(0)
    expect(problemsOf(null)).toHaveLength(1)
  })
})
