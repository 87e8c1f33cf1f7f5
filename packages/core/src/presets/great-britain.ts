import type { RuleRow } from '../rules/index.ts'
import { calendarRows, weekendsOnly } from './calendar-rows.ts'
import { britishHolidays } from './calendars/public-holidays.ts'
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

const row = rowsOf('GB')
const ELECTRICITY = { utility: 'electricity' } as const
const GAS = { utility: 'gas' } as const
const factors = { lowFactor: '0.25', highFactor: '2', outerFactor: '5', minimumDays: 20 }
const j0332 = source(
  'V',
  'Data item J0332: 05 consumption exceeds twice expected advance; the other figures are ours',
)
const sgn = source(
  'V',
  'SGN Code M 3.4: valid unless nobody else has read for 2 months (monthly meter) or 14 (annual); bounds are ours',
)
const suppliers = source(
  'V',
  'Disputed readings at a change of supplier: above 250 kWh of electricity, 1,200 kWh of gas (ovoenergy, homeshift, daligas)',
)
const weeks = (calendarDays: number) => ({
  deadlines: ['sent', 'acknowledged', 'under_verification'].map((state) => ({
    state,
    calendarDays,
  })),
})
const clock = source('V', 'yorkshire-energy: 14 weeks for electricity, 8 weeks for gas')
const CLOCK_NOTE = 'Each state of the other party has the whole period: nothing shorter is stated.'

/** Great Britain; the calendar is that of England and Wales. Source: DOMAIN.md 1.1, 2 and 4. */
export function greatBritain(): readonly RuleRow[] {
  return [
    wholeMonth(row),
    ...windowPolicies(row),
    ...readingPolicies(row),
    ...boundsDefaults(row).filter((it) => it.scope.utility !== 'gas'),
    row(
      'bounds.electricity',
      'assessment_bounds',
      { ...factors, absoluteUnits: '50', selfReadMonths: 14 },
      j0332,
      { scope: ELECTRICITY, note: 'Zero and "twice" know seasonal use (CP0789).' },
    ),
    row(
      'bounds.gas',
      'assessment_bounds',
      { ...factors, absoluteUnits: '20', selfReadMonths: 14 },
      sgn,
      { scope: GAS },
    ),
    row(
      'bounds.gas.monthly',
      'assessment_bounds',
      { ...factors, absoluteUnits: '20', selfReadMonths: 2 },
      sgn,
      { scope: { ...GAS, customerClass: 'monthly_read' } },
    ),
    row(
      'bounds.example.so_energy',
      'assessment_bounds',
      { lowFactor: '0', highFactor: '2.5', outerFactor: '2.5', absoluteUnits: '0', minimumDays: 0 },
      source(
        'V',
        'So Energy: from the last reading to it plus 2.5 times the expected advance',
        'https://help.so.energy',
      ),
      {
        scope: { tenant: 'so_energy' },
        off: 'An example of one supplier’s bounds: copy it with your own tenant.',
      },
    ),
    estimationDefault(row),
    row(
      'estimation.electricity',
      'estimation_chain',
      { steps: [{ method: 'profile' }], resetsOn: 'reading' },
      source('K', 'BSCP504: deemed advance = EAC × the sum of daily profile coefficients'),
      {
        scope: ELECTRICITY,
        off: 'EAC and AA are defined in J0758 and the Elexon glossary, the formula has not been read.',
      },
    ),
    row(
      'dispute_threshold.electricity',
      'dispute_threshold',
      { units: '250', unit: 'kWh' },
      suppliers,
      {
        scope: ELECTRICITY,
      },
    ),
    row('dispute_threshold.gas', 'dispute_threshold', { units: '1200', unit: 'kWh' }, suppliers, {
      scope: GAS,
      note: 'By the meter: 39 imperial units, or 109 or 125 m³, by supplier.',
    }),
    disputeDefaults(row),
    row('dispute_deadline.electricity', 'dispute_deadline', weeks(98), clock, {
      scope: ELECTRICITY,
      note: CLOCK_NOTE,
    }),
    row('dispute_deadline.gas', 'dispute_deadline', weeks(56), clock, {
      scope: GAS,
      note: CLOCK_NOTE,
    }),
    row(
      'act.bscp504',
      'legal_basis',
      {
        act: 'BSCP504 4.6',
        subject:
          'An adjustment of a reading is manual even where the error is beyond reasonable doubt',
      },
      source('V', 'Elexon, NHH Meter Reading Validation Algorithm 4.0'),
      { scope: ELECTRICITY },
    ),
    row(
      'act.opening_reading',
      'legal_basis',
      {
        act: 'Opening reading at a change of supplier',
        subject: 'Accepted from 5 days before the switch to 5 days after it',
      },
      source('V', 'ovoenergy on switching'),
    ),
    ...planningDefaults(row),
    weekendsOnly(row),
    ...calendarRows(row, {
      holidays: britishHolidays,
      source: source(
        'S',
        'Bank holidays of England and Wales by their rule, as announced to 2028',
        'https://hackage.haskell.org/package/bank-holidays-england-0.2.0.7',
        '2026-11-24',
      ),
      detailsOf: () => ({ note: 'Scotland has others. Extra days by proclamation are not in it.' }),
    }),
  ]
}
