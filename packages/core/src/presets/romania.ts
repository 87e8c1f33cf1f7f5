import type { RuleRow } from '../rules/index.ts'
import { calendarRows, weekendsOnly } from './calendar-rows.ts'
import { romanianHolidays } from './calendars/public-holidays.ts'
import {
  boundsDefaults,
  disputeDefaults,
  planningDefaults,
  readingPolicies,
  wholeMonth,
  windowPolicies,
} from './own-defaults.ts'
import { rowsOf, source } from './preset-rows.ts'
import { romanianActs } from './romanian-acts.ts'
import { romanianWindows } from './romanian-windows.ts'

const row = rowsOf('RO')
const ELECTRICITY = { utility: 'electricity' } as const
const GAS = { utility: 'gas' } as const

const premier = source(
  'V',
  'Premier Energy: the last index sent in the window counts; whole units only, up to the comma or the red digits (RES takes only one)',
  'https://premierenergy.ro/autocitire-index-business',
)
const plan = { included: 550, currency: 'RON', subscription: '500.00' } as const
const OFFER = 'Seed S0, offer of 17.12.2021'

/**
 * Romania. Windows, bounds and policies belong to the supplier: the enabled rows
 * are starting values that a tenant puts a row of its own scope above.
 * Sources: DOMAIN.md 1, 3 and 8.
 */
export function romania(): readonly RuleRow[] {
  return [
    wholeMonth(row),
    ...romanianWindows(row),
    ...readingPolicies(row).filter((it) => it.topic !== 'resubmission'),
    row('resubmission.default', 'resubmission', { mode: 'last_wins' }, premier),
    row('integers_only.default', 'integers_only', { mode: 'strip' }, premier),
    ...windowPolicies(row),
    ...boundsDefaults(row),
    row(
      'estimation.default',
      'estimation_chain',
      {
        steps: [
          { method: 'annex' },
          { method: 'same_period_last_year' },
          { method: 'previous_period' },
        ],
        resetsOn: 'reading',
      },
      source(
        'V',
        'The consumer’s convention; if there is none, history of the same period (autocitiri.ro, sdeets.ro)',
      ),
      { note: 'The third step is ours, for places that have no year of history.' },
    ),
    row(
      'verification.electricity',
      'verification_period',
      { periods: [{ meterKind: 'electricity_meter', months: 120 }] },
      source('S', 'InfoCons: 10 years, from the year mark on the meter'),
      { scope: ELECTRICITY },
    ),
    row(
      'verification.water',
      'verification_period',
      {
        periods: [
          { meterKind: 'cold_water_meter', months: 84 },
          { meterKind: 'hot_water_meter', months: 48 },
        ],
      },
      source('S', 'Ziarul Unirea: cold water 7 years, hot water 4'),
      { scope: { utility: 'water' } },
    ),
    row(
      'verification.gas',
      'verification_period',
      { periods: [{ meterKind: 'gas_diaphragm_meter', months: 120 }] },
      source('K', 'List LO-2012, BRML Order 148/2012 as amended by 463/2013'),
      { scope: GAS, off: 'The table of the list could not be read.' },
    ),
    row(
      'operator_reading.electricity',
      'operator_reading',
      { dueAfterMonths: 3 },
      source('V', 'autocitiri.ro: the distribution operator reads at least every three months'),
      { scope: ELECTRICITY, note: 'DEER reads monthly, or every 3 or 6 months.' },
    ),
    row(
      'operator_reading.gas',
      'operator_reading',
      { dueAfterMonths: 3 },
      source('V', 'Distrigaz Sud: B1 to B4 every month or every three, B5 and B6 every month'),
      { scope: GAS },
    ),
    ...['B5', 'B6'].map((customerClass) =>
      row(
        `operator_reading.gas.${customerClass}`,
        'operator_reading',
        { dueAfterMonths: 1 },
        source('V', 'Distrigaz Sud: B5 and B6 every month'),
        { scope: { ...GAS, customerClass } },
      ),
    ),
    row(
      'plan.professional',
      'operation_plan',
      { ...plan, pricePerOperation: '1.00' },
      source('V', `${OFFER}: "1 leu/operațiune/autocitire/loc de consum"`),
      {
        valid: '2021-12-17',
        note: 'The same offer ends with "2,00 RON / operațiune": see ro.plan.professional.alternative.',
      },
    ),
    row(
      'plan.professional.alternative',
      'operation_plan',
      { ...plan, pricePerOperation: '2.00' },
      source('V', `${OFFER}, last line: "2,00 RON / operațiune"`),
      {
        valid: '2021-12-17',
        off: 'Contradicts the price named for operations beyond 550 in the same offer. Switched off: the price beside the rule goes before the one at the end.',
      },
    ),
    {
      ...disputeDefaults(row),
      validFrom: '2021-12-24',
      source: source(
        'D',
        'Planning values: 15 working days as for a contested bill in Order 6/2017 art. 8 (1) as amended by Order 138/2021, 5 to hand over and acknowledge',
        'https://legislatie.just.ro/Public/DetaliiDocumentAfis/249887',
        '2026-11-22',
      ),
      note: 'No legal statement: the periods of Order 83/2021, in force since, have not been read, and a dispute with an operator follows the operator’s contract.',
    },
    ...planningDefaults(row),
    weekendsOnly(row),
    ...calendarRows(row, {
      holidays: romanianHolidays,
      source: source(
        'S',
        'Codul muncii, art. 139 (1); the Orthodox Easter of each year computed',
        'http://www.codulmuncii.ro/titlul_3/capitolul_2/sectiunea_3/art_139_1.html',
        '2026-11-22',
      ),
    }),
    ...romanianActs(row),
  ]
}
