import type { RuleRow } from '../rules/index.ts'
import { calendarRows, weekendsOnly } from './calendar-rows.ts'
import { spanishHolidays } from './calendars/public-holidays.ts'
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

const row = rowsOf('ES')

/** Spain. Codes of rejected readings are known, no figures. Source: DOMAIN.md 1.1 and 4. */
export function spain(): readonly RuleRow[] {
  return [
    wholeMonth(row),
    ...windowPolicies(row),
    ...readingPolicies(row),
    ...boundsDefaults(row),
    estimationDefault(row),
    row(
      'act.claim_036',
      'legal_basis',
      {
        act: 'Claim type 036',
        subject:
          'Re-billing by a supplied reading: customer id, CUPS, comment, invoice, reading and its date; rejected where ahead of its date or where the estimate is older than a year',
      },
      source('V', 'gisce/gestionatr, defs.py at 2fd8280, TABLA_27 and results 03601xx to 03602xx'),
    ),
    disputeDefaults(row),
    ...planningDefaults(row),
    weekendsOnly(row),
    ...calendarRows(row, {
      holidays: spanishHolidays,
      source: source(
        'S',
        'Royal Decree 2001/1983, art. 45; calendars of 2025 and 2026 in the BOE, by the press',
        'https://rtvc.es/estos-son-los-festivos-de-2026/',
        '2026-11-24',
      ),
      detailsOf: () => ({ note: 'Holidays of the communities and of places are not in it.' }),
    }),
  ]
}
