import type { RuleRow } from '../rules/index.ts'
import { calendarRows, weekendsOnly } from './calendar-rows.ts'
import { germanHolidays } from './calendars/public-holidays.ts'
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

const row = rowsOf('DE')
const GAS = { utility: 'gas' } as const

/** Germany. Thresholds of VDE-AR-N 4400 are not public, so bounds are ours. Source: DOMAIN.md 1.1 and 2. */
export function germany(): readonly RuleRow[] {
  return [
    wholeMonth(row),
    ...windowPolicies(row),
    ...readingPolicies(row),
    ...boundsDefaults(row),
    estimationDefault(row),
    row(
      'estimation.electricity',
      'estimation_chain',
      {
        steps: [
          { method: 'same_period_last_year' },
          { method: 'previous_period' },
          { method: 'profile' },
        ],
        resetsOn: 'reading',
      },
      source('V', 'MSCONS Z95 historical values; standard load profiles of electricity'),
      { scope: { utility: 'electricity' } },
    ),
    row(
      'estimation.gas',
      'estimation_chain',
      {
        steps: [{ method: 'degree_days' }, { method: 'same_period_last_year' }],
        resetsOn: 'reading',
      },
      source('V', 'SigLinDe standard load profiles of gas; MSCONS Z95 historical values'),
      { scope: GAS },
    ),
    ...planningDefaults(row).filter((it) => it.topic !== 'gas_conversion'),
    row(
      'gas_conversion.default',
      'gas_conversion',
      { zDecimals: 4, calorificDecimals: 3, rounding: 'half_up' },
      source('V', 'DVGW G 685, as published in hupe1980/metering: Z 4 places, Hs 3 places'),
      { scope: GAS, note: 'How the energy is rounded is a setting: put a row of your own above.' },
    ),
    row(
      'act.enwg_40a',
      'legal_basis',
      {
        act: '§ 40a EnWG',
        subject:
          'The supplier may use the operator’s values, read itself or ask for a self-reading, to which a household may object; the bill says how the reading came, and marks an estimate with its reason',
      },
      source('V', 'nwb and deubner on § 40a EnWG'),
    ),
    disputeDefaults(row),
    weekendsOnly(row),
    ...calendarRows(row, {
      holidays: germanHolidays,
      source: source(
        'S',
        'The nine holidays of all sixteen states',
        'https://www.lifepr.de/pressemitteilung/arag-se/Feiertage-Es-gibt-Unterschiede/boxid/679197',
        '2026-11-24',
      ),
      detailsOf: () => ({ note: 'Holidays of single states are not in it.' }),
    }),
  ]
}
