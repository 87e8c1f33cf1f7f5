import type { RuleRow } from '../rules/index.ts'
import { calendarRows, weekendsOnly } from './calendar-rows.ts'
import { ukrainianHolidays } from './calendars/public-holidays.ts'
import {
  boundsDefaults,
  disputeDefaults,
  estimationDefault,
  planningDefaults,
  readingPolicies,
  wholeMonth,
  windowPolicies,
} from './own-defaults.ts'
import { rowsOf, source } from './preset-rows.ts'

const row = rowsOf('UA')
const CODE = '2015-09-30'
const scope = { utility: 'gas' } as const
const council = source(
  'V',
  'izmail-rda.od.gov.ua: index as of the 1st, handed over from 1 to 5; not there by the 6th, the planned monthly volume',
)

/** Ukraine: gas by the Code of gas distribution systems. Source: DOMAIN.md 2 and 3, seed S1. */
export function ukraine(): readonly RuleRow[] {
  return [
    wholeMonth(row),
    row('window.gas', 'reading_window', { kind: 'days', fromDay: 1, toDay: 5 }, council, {
      valid: CODE,
      scope,
    }),
    ...windowPolicies(row),
    ...readingPolicies(row).filter((it) => it.topic !== 'metrology_policy'),
    row(
      'metrology.default',
      'metrology_policy',
      { mode: 'norm' },
      source('D', 'The norm until the meter is verified, as in Russia'),
    ),
    ...boundsDefaults(row),
    estimationDefault(row),
    row(
      'estimation.gas',
      'estimation_chain',
      {
        steps: [{ method: 'planned_monthly', months: 12 }, { method: 'norm' }],
        resetsOn: 'reading',
      },
      council,
      {
        valid: CODE,
        scope,
        note: 'Consumption group times the mean of the last 12 months. The norm behind it is ours, for places without history.',
      },
    ),
    row(
      'norm.example',
      'consumption_norm',
      { unit: 'm3', perResident: '5' },
      source('K', 'Limit volumes of annex 19, for those who refuse access'),
      { valid: CODE, scope, off: 'The annex has not been read: the figure is an example.' },
    ),
    row(
      'verification.gas',
      'verification_period',
      {
        periods: [
          { meterKind: 'any', months: 60 },
          { meterKind: 'eight_years_by_passport', months: 96 },
        ],
      },
      source('V', 'rivneprod: 5 or 8 years by the meter’s passport'),
      { valid: CODE, scope, note: 'Five where the passport is not known.' },
    ),
    row(
      'control_reading.gas',
      'control_reading',
      { dueAfterMonths: 6 },
      source('V', 'Seed S1: a control reading every half year, by the Code'),
      { valid: CODE, scope },
    ),
    row(
      'act.code_2494',
      'legal_basis',
      {
        act: 'Code of gas distribution systems',
        publishedIn: 'Decision 2494 of 30.09.2015',
        subject: 'Metering, control readings and planned volumes of gas',
      },
      source('V', 'Decision 2494 of 30.09.2015'),
      { valid: CODE, scope, note: 'Dated by the decision: the first day in force is not known.' },
    ),
    disputeDefaults(row),
    ...planningDefaults(row),
    weekendsOnly(row),
    row(
      'working_calendar.martial_law',
      'working_calendar',
      { weekendDays: [6, 0], holidays: [] },
      source(
        'S',
        'Law 2136-IX, art. 6 (6): art. 73 of the Labour Code on holidays is not applied under martial law',
        'https://el.mk.court.gov.ua/sud1410/pres-centr/new/1273983',
        '2026-11-24',
      ),
      {
        valid: '2022-03-15',
        note: 'When martial law ends, switch on the rows with holidays from that year on.',
      },
    ),
    ...calendarRows(row, {
      holidays: ukrainianHolidays,
      source: source(
        'S',
        'Labour Code, art. 73, with art. 67',
        'https://www.rbc.ua/rus/news/den-nezalezhnosti-pid-chas-viyni-chi-bude-1755185323.html/amp',
        '2026-11-24',
      ),
      detailsOf: () => ({ off: 'Not applied while martial law lasts: holidays are worked.' }),
    }),
  ]
}
