import type { RuleRow } from '../rules/index.ts'
import { calendarRows, weekendsOnly } from './calendar-rows.ts'
import { italianHolidays } from './calendars/public-holidays.ts'
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

const row = rowsOf('IT')
const WATER = { utility: 'water' } as const
const arera = source('V', 'ARERA, atlante del servizio idrico', 'https://www.arera.it')

/** Italy. No tolerance formula of ARERA is known, so bounds are ours. Source: DOMAIN.md 1.1 and 2. */
export function italy(): readonly RuleRow[] {
  return [
    wholeMonth(row),
    row('window.water', 'reading_window', { kind: 'days', fromDay: 1, toDay: 31 }, arera, {
      scope: WATER,
      note: 'Self-readings are taken in all year, all day, by SMS, telephone and internet.',
    }),
    ...windowPolicies(row),
    row('out_of_window.water', 'out_of_window', { mode: 'accept' }, arera, { scope: WATER }),
    ...readingPolicies(row),
    ...boundsDefaults(row),
    estimationDefault(row),
    row(
      'act.water_self_reading',
      'legal_basis',
      {
        act: 'ARERA, integrated water service',
        subject:
          'A self-reading is taken in charge unless manifestly wrong, of which the user is warned at once; found invalid later, the user is told within 9 working days; a valid one equals a reader’s',
      },
      arera,
      { scope: WATER },
    ),
    row(
      'act.gas_validation',
      'legal_basis',
      {
        act: 'ARERA, gas metering',
        subject: 'The supplier collects, the distributor validates within 5 to 6 days',
      },
      source('S', 'Supplier pages on gas self-reading'),
      { scope: { utility: 'gas' } },
    ),
    row(
      'act.pro_quota_die',
      'legal_basis',
      { act: 'Pro quota die', subject: 'Consumption is divided by days' },
      source('V', 'novareti.eu'),
    ),
    disputeDefaults(row),
    ...planningDefaults(row),
    weekendsOnly(row),
    ...calendarRows(row, {
      holidays: italianHolidays,
      source: source(
        'S',
        'Law 260/1949, with 4 October from 2026 by law 151/2025',
        'https://www.iqnotizie.it/notizia/IQ41459',
        '2026-11-24',
      ),
      detailsOf: () => ({ note: 'Feasts of patron saints are not in it.' }),
    }),
  ]
}
