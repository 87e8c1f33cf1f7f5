import type { RuleRow } from '../rules/index.ts'
import { calendarRows, weekendsOnly } from './calendar-rows.ts'
import { turkishFeasts, turkishHolidays } from './calendars/public-holidays.ts'
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

const row = rowsOf('TR')
const scope = { utility: 'electricity' } as const
/** The feasts that were announced when this was written. */
const ANNOUNCED_UNTIL = 2026

/** Turkey. Source: DOMAIN.md 3; holidays by law 2429. */
export function turkey(): readonly RuleRow[] {
  return [
    wholeMonth(row),
    ...windowPolicies(row),
    ...readingPolicies(row),
    ...boundsDefaults(row),
    estimationDefault(row),
    row(
      'verification.default',
      'verification_period',
      { periods: [{ meterKind: 'any', months: 120 }] },
      source('V', 'Law 3516: the stamp holds 10 years (emlakkulisi, encazip)'),
    ),
    row(
      'operator_reading.electricity',
      'operator_reading',
      { dueAfterMonths: 1 },
      source('S', 'Meters are read once each calendar month, in periods of 25 to 35 days'),
      { scope },
    ),
    row(
      'act.law_3516',
      'legal_basis',
      { act: 'Law 3516', subject: 'Measures and settings: stamps of meters' },
      source('V', 'Law 3516 (emlakkulisi, encazip)'),
    ),
    row(
      'act.sealing',
      'legal_basis',
      {
        act: 'EPDK amendment to regulation 24887',
        subject:
          'Sealing: lead or a plastic seal with a serial number after first energising, check, cut or reopening',
      },
      source('V', 'EPDK amendment to regulation 24887'),
      { scope },
    ),
    row(
      'act.accuracy_test',
      'legal_basis',
      {
        act: 'Regulation, art. 51',
        subject: 'The accuracy test is at the requester’s cost if the meter is right',
      },
      source('V', 'baskentedas.com.tr on art. 51'),
      { scope },
    ),
    row(
      'act.temporary_meter',
      'legal_basis',
      { act: 'Regulation of 2002', subject: 'A temporary meter for a month at most' },
      source('V', 'Regulation of 2002'),
      { scope },
    ),
    row(
      'act.consumer_services',
      'legal_basis',
      {
        act: 'Electricity Market Consumer Services Regulation',
        publishedIn: 'RG 28994/08.05.2014',
        subject: 'Services to electricity consumers',
      },
      source('K', 'Named with its successor, not read'),
      { valid: '2014-05-08', scope, off: 'Neither it nor its successor has been read.' },
    ),
    disputeDefaults(row),
    ...planningDefaults(row),
    weekendsOnly(row),
    ...calendarRows(row, {
      holidays: (year) => [
        ...turkishHolidays(year),
        ...(year <= ANNOUNCED_UNTIL ? turkishFeasts(year) : []),
      ],
      source: source(
        'S',
        'Law 2429; feasts of 2025 and 2026 as announced by Diyanet',
        'https://www.ekonomist.com.tr/haberler/ramazan-bayrami-2026-ne-zaman-hangi-tarihlerde-ramazan-bayrami-tatili-tarihleri-67706',
        '2026-11-24',
      ),
      detailsOf: (year) => ({
        note: `Half days before holidays are worked here.${year >= ANNOUNCED_UNTIL ? ' Feasts from 2027 on are not in it: see the rows with expected ones.' : ''}`,
      }),
    }),
    ...calendarRows(row, {
      variant: 'expected_feasts.',
      holidays: (year) => [...turkishHolidays(year), ...turkishFeasts(year)],
      source: source('K', 'Law 2429; feasts as expected by the moon'),
      detailsOf: () => ({
        off: 'Sources differ by a day until Diyanet announces the feasts: check and switch on.',
      }),
    }).filter((it) => it.validFrom > `${ANNOUNCED_UNTIL}-12-31`),
  ]
}
