import type { RuleRow } from '../rules/index.ts'
import { calendarRows, weekendsOnly } from './calendar-rows.ts'
import { russianHolidays, russianWorkedWeekends } from './calendars/public-holidays.ts'
import {
  boundsDefaults,
  disputeDefaults,
  planningDefaults,
  readingPolicies,
  windowPolicies,
} from './own-defaults.ts'
import { rowsOf, source } from './preset-rows.ts'

const row = rowsOf('RU')
const DECREE_354 = '2012-09-01'
const scope = { utility: 'electricity' } as const
const seed = (text: string) => source('V', `Seed S4 on Mosenergosbyt: ${text}`)
const INTERVAL = { dueAfterMonths: 12, notWithinMonths: 3 } as const
const EARLIER = { dueAfterMonths: 12, notWithinMonths: 6 } as const
const SINCE_WHEN = { valid: '2000-01-01..2012-08-31', note: 'Since when is not told.' } as const

/**
 * Russia: what seed S4 tells of decree 354 and of one supplier, a rule that
 * contradicts itself and changes with time. Source: DOMAIN.md 2, 3 and 8.3.
 */
export function russia(): readonly RuleRow[] {
  return [
    row(
      'window.electricity',
      'reading_window',
      { kind: 'days', fromDay: 23, toDay: 25, submitUntilDay: 26 },
      seed('decree 354, read 23 to 25, hand over by 26'),
      { valid: `${DECREE_354}..2017-06-30`, scope },
    ),
    row(
      'window.electricity',
      'reading_window',
      { kind: 'days', fromDay: 15, toDay: 26 },
      seed('hand over from 15 to 26, July 2017'),
      { valid: '2017-07-01', scope, note: 'One supplier’s practice: others state their own.' },
    ),
    row(
      'window.by_contract',
      'reading_window',
      { kind: 'days', fromDay: 23, toDay: 25, submitUntilDay: 26 },
      source(
        'K',
        'Decree 354 as amended: the duty became a right, and the contract states the dates',
      ),
      {
        valid: DECREE_354,
        off: 'The amendment has not been read, so no window is assumed for other utilities.',
      },
    ),
    row(
      'out_of_window.electricity',
      'out_of_window',
      { mode: 'reject' },
      seed('the button refuses outside the window'),
      { valid: DECREE_354, scope },
    ),
    ...windowPolicies(row),
    ...readingPolicies(row).filter((it) => it.topic !== 'metrology_policy'),
    row(
      'metrology.default',
      'metrology_policy',
      { mode: 'norm' },
      source(
        'S',
        'Decree 354: verification expired counts as a failed meter, mean first, then norm',
      ),
      { valid: DECREE_354 },
    ),
    ...boundsDefaults(row),
    row(
      'estimation.default',
      'estimation_chain',
      {
        steps: [
          { method: 'mean_of_months', months: 6, minimumMonths: 3, maximumPeriods: 3 },
          { method: 'norm' },
        ],
        resetsOn: 'reading',
      },
      source(
        'S',
        'Seed S4: three months by the mean, then the norm; the mean of six months, or of the real period of at least three, by a page on electricity',
      ),
      {
        valid: DECREE_354,
        note: 'Points 59 and 60 have not been read. The seed’s "six years" is a mistranslation of six months.',
      },
    ),
    row(
      'norm.example',
      'consumption_norm',
      { unit: 'kWh', perResident: '50' },
      source('K', 'Norms are set by each region'),
      { valid: DECREE_354, scope, off: 'The figure is an example: put in your region’s.' },
    ),
    row(
      'norm.example.no_access',
      'consumption_norm',
      { unit: 'kWh', perResident: '50', factor: '1.5' },
      source('S', 'news.mail.ru of 2025-08-12 on p. 60(3): 1.5 times the norm'),
      {
        valid: DECREE_354,
        scope: { ...scope, customerClass: 'access_refused' },
        off: 'Only the factor is known, and only after two refusals of access with notice: put in your region’s norm.',
      },
    ),
    row(
      'residents.default',
      'residents_declaration',
      { workingDays: 5 },
      seed('without a meter, the number of residents within 5 working days of a change'),
      { valid: DECREE_354 },
    ),
    row(
      'control_reading.default',
      'control_reading',
      INTERVAL,
      seed('control readings at least yearly, at most every 3 months'),
      { valid: DECREE_354 },
    ),
    row(
      'control_reading.default',
      'control_reading',
      EARLIER,
      seed('earlier at most every 6 months'),
      SINCE_WHEN,
    ),
    row(
      'inspection.default',
      'inspection',
      INTERVAL,
      seed('state of the meter at least yearly, at most every 3 months'),
      { valid: DECREE_354 },
    ),
    row(
      'inspection.default',
      'inspection',
      EARLIER,
      seed('earlier at most every 6 months'),
      SINCE_WHEN,
    ),
    row(
      'meter_data_notice.default',
      'meter_data_notice',
      { everyMonths: 6 },
      seed('a notice with the meter’s data every six months'),
      { valid: DECREE_354 },
    ),
    row(
      'act.decree_354',
      'legal_basis',
      {
        act: 'Government Decree 354',
        subject: 'Public utility services to owners and users of dwellings',
      },
      seed('decree 354 in force from 1 September 2012'),
      { valid: DECREE_354 },
    ),
    row(
      'act.decree_354.p61',
      'legal_basis',
      {
        act: 'Government Decree 354, p. 61',
        subject:
          'A difference found at a check with intact seals is recalculated in the month of the check',
      },
      source('V', 'jetgear.ru on p. 61'),
      { valid: DECREE_354 },
    ),
    disputeDefaults(row),
    ...planningDefaults(row),
    weekendsOnly(row),
    ...calendarRows(row, {
      holidays: russianHolidays,
      workedWeekendDays: russianWorkedWeekends,
      source: source(
        'S',
        'Labour Code, art. 112; moved days of decrees No. 1335 of 04.10.2024 and No. 1466 of 24.09.2025',
        'https://lawnotes.ru/tk-rf/chast-3/razdel-v/glava-18/statya-112',
        '2026-11-24',
      ),
      detailsOf: (year) =>
        year < 2026
          ? {}
          : { note: `Days that a decree moves in ${Math.max(year, 2027)} are not in it.` },
    }),
  ]
}
