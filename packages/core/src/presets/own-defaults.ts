import type { RuleRow } from '../rules/index.ts'
import { source, type WriteRow } from './preset-rows.ts'

const factors = { lowFactor: '0.25', highFactor: '2.0', outerFactor: '5', minimumDays: 20 }
const boundsSource = source(
  'D',
  'Twice the expected advance as in UK data item J0332 code 05; a quarter, five times and the margins are ours',
)
const planning = source('D', 'Planning values of ours')

/** The whole month: a start, for windows are the suppliers'. */
export function wholeMonth(row: WriteRow): RuleRow {
  return row(
    'window.default',
    'reading_window',
    { kind: 'days', fromDay: 1, toDay: 31 },
    source('D', 'The whole month: windows differ by supplier, and none is everybody’s'),
    {
      note: 'The window differs by supplier and place of consumption: put a row of your own above this one.',
    },
  )
}

/** Windows and what happens outside them, where nothing better is known. */
export function windowPolicies(row: WriteRow): readonly RuleRow[] {
  return [
    row(
      'out_of_window.default',
      'out_of_window',
      { mode: 'hold', graceDays: 62 },
      source(
        'D',
        'The default window is not any supplier’s own, so a person decides; two months back is too old',
      ),
    ),
    row(
      'late_reading.default',
      'late_reading',
      { mode: 'history' },
      source('D', 'A late reading stays what was read on its day; no penalty, as in seed S4'),
    ),
  ]
}

/** What is plausible, by utility: our own factors with the British "twice". Source: DOMAIN.md 1.2. */
export function boundsDefaults(row: WriteRow): readonly RuleRow[] {
  const bounds = (absoluteUnits: string, selfReadMonths: number) =>
    ({ ...factors, absoluteUnits, selfReadMonths }) as const
  return [
    row('bounds.default', 'assessment_bounds', bounds('50', 6), boundsSource),
    row('bounds.gas', 'assessment_bounds', bounds('20', 6), boundsSource, {
      scope: { utility: 'gas' },
    }),
    row('bounds.water', 'assessment_bounds', bounds('5', 12), boundsSource, {
      scope: { utility: 'water' },
    }),
  ]
}

/** What every country's tenants need and no source states: reconciliation, clocks of disputes, a day in the field, gas. */
export function planningDefaults(row: WriteRow): readonly RuleRow[] {
  return [
    row(
      'reconciliation.default',
      'reconciliation',
      {
        windowDays: 7,
        value: { kind: 'absolute', units: '1' },
        time: { kind: 'days', days: 1 },
      },
      source('D', 'One day and one unit more or less are the operator’s rounding'),
    ),
    row(
      'field_day.default',
      'field_day',
      {
        targetStops: 40,
        maximumStops: 50,
        weights: {
          controlOverdue: 100,
          verificationExpired: 80,
          finding: 70,
          selfReadStreak: 60,
          request: 60,
          debt: 50,
          survey: 30,
          earlierAttempt: 20,
        },
      },
      source('D', '40 to 50 readings a day and the criteria are of seed S1, the weights ours'),
    ),
    row(
      'gas_conversion.default',
      'gas_conversion',
      { zDecimals: 4, calorificDecimals: 3, rounding: 'half_up' },
      source('D', 'The digits published for Germany; rounding is a setting'),
      { scope: { utility: 'gas' } },
    ),
  ]
}

/** How long each owner of a dispute's clock has. */
export function disputeDefaults(row: WriteRow): RuleRow {
  return row(
    'dispute_deadline.default',
    'dispute_deadline',
    {
      deadlines: [
        { state: 'registered', workingDays: 5 },
        { state: 'sent', workingDays: 5 },
        { state: 'acknowledged', workingDays: 15 },
        { state: 'under_verification', workingDays: 15 },
        { state: 'answered', workingDays: 15 },
      ],
    },
    planning,
    { note: 'No legal statement: no period of this country has been read.' },
  )
}

/** Like months before what is only like. */
export function estimationDefault(row: WriteRow): RuleRow {
  return row(
    'estimation.default',
    'estimation_chain',
    {
      steps: [
        { method: 'annex' },
        { method: 'same_period_last_year', maximumEstimatedShare: '0.5' },
        { method: 'previous_period', maximumEstimatedShare: '0.5' },
        { method: 'mean_of_months', months: 12, minimumMonths: 3 },
      ],
      resetsOn: 'reading',
    },
    source('D', 'Order of the expected advance in the rule table, with a share of ours'),
  )
}

/** Readings that count, and a meter whose verification has run out. */
export function readingPolicies(row: WriteRow): readonly RuleRow[] {
  return [
    row(
      'resubmission.default',
      'resubmission',
      { mode: 'last_wins' },
      source('D', 'The last index sent in the window counts, as Romanian suppliers mostly have it'),
    ),
    row(
      'metrology.default',
      'metrology_policy',
      { mode: 'warn' },
      source(
        'D',
        'An expired verification is told, and the reading stands until the operator decides',
      ),
    ),
  ]
}
