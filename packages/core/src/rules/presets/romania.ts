import type { RuleRow, RuleScope, RuleSource } from '../rule-row.ts'
import { romanianHolidays } from './romanian-holidays.ts'

const RO: RuleScope = { jurisdiction: 'RO' }
const START = '2020-01-01'

const ownDecision = (title: string): RuleSource => ({ mark: 'D', title })
const seedOffer = (title: string): RuleSource => ({ mark: 'V', title })

/**
 * Romania. Windows, bounds and policies belong to the supplier: the enabled rows
 * are starting values that a tenant puts a row of its own scope above.
 * Sources: DOMAIN.md 1, 3 and 8.
 */
export function romania(): readonly RuleRow[] {
  return [...windows, ...policies, ...bounds, ...plans, ...deadlines, ...calendars()]
}

const windows: readonly RuleRow[] = [
  {
    id: 'ro.window.default',
    topic: 'reading_window',
    scope: RO,
    validFrom: START,
    parameters: { kind: 'days', fromDay: 1, toDay: 31 },
    source: ownDecision(
      'The whole month: windows seen differ by supplier (ENGIE 20–25, Hidroelectrica 22–26), and none of them is everybody’s',
    ),
    isEnabled: true,
    note: 'The window differs by supplier and place of consumption: put a row of your own above this one.',
  },
  {
    id: 'ro.window.example.eon',
    topic: 'reading_window',
    scope: { ...RO, tenant: 'eon' },
    validFrom: '2026-03-01',
    parameters: { kind: 'days', fromDay: 8, toDay: 14 },
    source: { mark: 'S', title: 'E.ON Energie România, window seen in March 2026' },
    isEnabled: false,
    note: "An example of one supplier's window: copy it with your own tenant. The portal states the day of last change apart from it.",
  },
  {
    id: 'ro.window.example.res',
    topic: 'reading_window',
    scope: { ...RO, tenant: 'res', utility: 'gas' },
    validFrom: START,
    parameters: { kind: 'days', fromDay: 29, toDay: 3 },
    source: { mark: 'V', title: 'RES Energy, gas, 29–03', url: 'https://res-energy.ro' },
    isEnabled: false,
    note: 'An example of a window that crosses the end of the month: copy it with your own tenant.',
  },
  {
    id: 'ro.window.example.premier',
    topic: 'reading_window',
    scope: { ...RO, tenant: 'premier' },
    validFrom: START,
    parameters: { kind: 'penultimate_days', days: 6 },
    source: {
      mark: 'V',
      title: 'Premier Energy, "penultimele 6 zile"',
      url: 'https://premierenergy.ro/autocitire-index-business',
    },
    isEnabled: false,
    note: 'An example: read here as the six days before the last day of the month. Copy it with your own tenant.',
  },
]

const policies: readonly RuleRow[] = [
  {
    id: 'ro.resubmission.default',
    topic: 'resubmission',
    scope: RO,
    validFrom: START,
    parameters: { mode: 'last_wins' },
    source: {
      mark: 'V',
      title: 'Premier Energy: the last index sent in the window counts (RES takes only one)',
      url: 'https://premierenergy.ro/autocitire-index-business',
    },
    isEnabled: true,
  },
  {
    id: 'ro.out_of_window.default',
    topic: 'out_of_window',
    scope: RO,
    validFrom: START,
    parameters: { mode: 'hold', graceDays: 62 },
    source: ownDecision(
      'The default window is not any supplier’s own, so a person decides; two months back is too old',
    ),
    isEnabled: true,
  },
  {
    id: 'ro.metrology.default',
    topic: 'metrology_policy',
    scope: RO,
    validFrom: START,
    parameters: { mode: 'warn' },
    source: ownDecision(
      'An expired verification bulletin is told, and the reading stands until the operator decides',
    ),
    isEnabled: true,
  },
  {
    id: 'ro.integers_only.default',
    topic: 'integers_only',
    scope: RO,
    validFrom: START,
    parameters: { mode: 'strip' },
    source: {
      mark: 'V',
      title: 'Premier Energy: whole units only, up to the comma or the red digits',
      url: 'https://premierenergy.ro/autocitire-index-business',
    },
    isEnabled: true,
  },
]

const factors = { lowFactor: '0.25', highFactor: '2.0', outerFactor: '5', minimumDays: 20 }
const boundsSource = ownDecision(
  'Twice the expected advance as in UK data item J0332 code 05; a quarter, five times and the margins are ours',
)

const bounds: readonly RuleRow[] = [
  {
    id: 'ro.bounds.default',
    topic: 'assessment_bounds',
    scope: RO,
    validFrom: START,
    parameters: { ...factors, absoluteUnits: '50', selfReadMonths: 6 },
    source: boundsSource,
    isEnabled: true,
  },
  {
    id: 'ro.bounds.gas',
    topic: 'assessment_bounds',
    scope: { ...RO, utility: 'gas' },
    validFrom: START,
    parameters: { ...factors, absoluteUnits: '20', selfReadMonths: 6 },
    source: boundsSource,
    isEnabled: true,
  },
  {
    id: 'ro.bounds.water',
    topic: 'assessment_bounds',
    scope: { ...RO, utility: 'water' },
    validFrom: START,
    parameters: { ...factors, absoluteUnits: '5', selfReadMonths: 12 },
    source: boundsSource,
    isEnabled: true,
  },
]

const plans: readonly RuleRow[] = [
  {
    id: 'ro.plan.professional',
    topic: 'operation_plan',
    scope: RO,
    validFrom: '2021-12-17',
    parameters: {
      included: 550,
      pricePerOperation: '1.00',
      currency: 'RON',
      subscription: '500.00',
    },
    source: seedOffer('Seed S0, offer of 17.12.2021: "1 leu/operațiune/autocitire/loc de consum"'),
    isEnabled: true,
    note: 'The same offer ends with "2,00 RON / operațiune": see ro.plan.professional.alternative.',
  },
  {
    id: 'ro.plan.professional.alternative',
    topic: 'operation_plan',
    scope: RO,
    validFrom: '2021-12-17',
    parameters: {
      included: 550,
      pricePerOperation: '2.00',
      currency: 'RON',
      subscription: '500.00',
    },
    source: seedOffer('Seed S0, offer of 17.12.2021, last line: "2,00 RON / operațiune"'),
    isEnabled: false,
    note: 'Contradicts the price named for operations beyond 550 in the same offer. Switched off: the price beside the rule goes before the one at the end.',
  },
]

const deadlines: readonly RuleRow[] = [
  {
    id: 'ro.dispute_deadline.default',
    topic: 'dispute_deadline',
    scope: RO,
    validFrom: '2021-12-24',
    parameters: {
      deadlines: [
        { state: 'registered', workingDays: 5 },
        { state: 'sent', workingDays: 5 },
        { state: 'acknowledged', workingDays: 15 },
        { state: 'under_verification', workingDays: 15 },
        { state: 'answered', workingDays: 15 },
      ],
    },
    source: {
      mark: 'D',
      title:
        'Planning values: 15 working days as for a contested bill in Order 6/2017 art. 8 (1) as amended by Order 138/2021, 5 to hand over and acknowledge',
      url: 'https://legislatie.just.ro/Public/DetaliiDocumentAfis/249887',
      checkedOn: '2026-11-22',
    },
    isEnabled: true,
    note: "No legal statement: the periods of Order 83/2021, in force since, have not been read, and a dispute with an operator follows the operator's contract.",
  },
]

const calendars = (): readonly RuleRow[] =>
  [2025, 2026, 2027].map((year) => ({
    id: `ro.working_calendar.${year}`,
    topic: 'working_calendar',
    scope: RO,
    validFrom: `${year}-01-01`,
    validTo: `${year}-12-31`,
    parameters: {
      weekendDays: [6, 0],
      holidays: [...romanianHolidays(year), ...romanianHolidays(year + 1)],
    },
    source: {
      mark: 'S',
      title: 'Codul muncii, art. 139 (1); the Orthodox Easter of each year computed',
      url: 'http://www.codulmuncii.ro/titlul_3/capitolul_2/sectiunea_3/art_139_1.html',
      checkedOn: '2026-11-22',
    },
    isEnabled: true,
  }))
