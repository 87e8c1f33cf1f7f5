import { type AssessmentContext, assessIndex, type Finding } from '../assessment/index.ts'
import { type IndexValue, indexFromUnits } from '../index-value/index.ts'
import {
  type AssessmentBoundsParameters,
  createRuleBook,
  type RuleBook,
  type RuleRow,
} from '../rules/index.ts'

export const index = (units: number, decimals = 0): IndexValue =>
  indexFromUnits({ units, decimals })

/** A row for everybody since 2020. */
export function ruleRow(topic: string, parameters: RuleRow['parameters']): RuleRow {
  return {
    id: `test.${topic}`,
    topic,
    scope: {},
    validFrom: '2020-01-01',
    parameters,
    source: { mark: 'D', title: 'test' },
    isEnabled: true,
  }
}

export const bounds: AssessmentBoundsParameters & RuleRow['parameters'] = {
  lowFactor: '0.25',
  highFactor: '2',
  outerFactor: '5',
  absoluteUnits: '50',
  minimumDays: 20,
  selfReadMonths: 6,
  zeroReadings: 3,
  estimateMonths: 6,
}

/** A book with the bounds, and with policies that hold readings for a person, but for rows that say otherwise. */
export function bookOf(...rows: readonly RuleRow[]): RuleBook {
  const usual = [
    ruleRow('assessment_bounds', bounds),
    ruleRow('out_of_window', { mode: 'hold', graceDays: 62 }),
    ruleRow('resubmission', { mode: 'last_wins' }),
    ruleRow('metrology_policy', { mode: 'warn' }),
    ruleRow('integers_only', { mode: 'strip' }),
  ].filter((it) => !rows.some(({ topic }) => topic === it.topic))
  return createRuleBook([...usual, ...rows])
}

/** All that can be known: 12,000 read on 22 October, 310 more expected by 22 November. */
export const context: AssessmentContext = {
  book: bookOf(),
  scope: {},
  digits: { integerDigits: 5, decimalDigits: 0 },
  readOn: '2026-11-22',
  today: '2026-11-22',
  isKnownPoint: true,
  installation: {
    meter: { serialNumber: '0012345', registers: [] },
    installedOn: '2019-05-01',
    entryIndices: [],
    multipliers: [],
  },
  statedSerial: '0012345',
  connection: {},
  contract: { startsOn: '2020-01-01' },
  capacity: { kilowatts: '11' },
  window: {
    month: '2026-11',
    opensOn: '2026-11-20',
    readUntil: '2026-11-26',
    submitUntil: '2026-11-26',
    changeUntil: '2026-11-26',
    rule: { id: 'test.reading_window', validFrom: '2020-01-01' },
  },
  verificationValidUntil: '2029-12-31',
  previous: {
    index: index(12_000),
    readOn: '2026-10-22',
    isEstimated: false,
    isSelfRead: true,
  },
  lastActual: { index: index(11_000), readOn: '2026-07-22' },
  selfReadsSinceActual: 3,
  zeroAdvances: 0,
  sameDay: [],
  expected: { unitsPerDay: { units: 10, days: 1 }, source: 'history' },
  ofMeter: { registers: [], unknown: [] },
}

/** The context without some of it. */
export function without(...names: readonly (keyof AssessmentContext)[]): AssessmentContext {
  const known = Object.entries(context).filter(([name]) => !names.some((it) => it === name))
  // What is left out is optional wherever a test leaves it out.
  return Object.fromEntries(known) as unknown as AssessmentContext
}

/** What is found of a code, if anything. */
export function foundOf(
  code: Finding['code'],
  text: string,
  more: Partial<AssessmentContext> = {},
): Finding | undefined {
  return assessIndex({ ...context, ...more, text }).findings.find((it) => it.code === code)
}

/** Why a code was skipped, if it was. */
export function skippedOf(
  code: Finding['code'],
  known: AssessmentContext,
  text = '12310',
): string | undefined {
  return assessIndex({ ...known, text }).skipped.find((it) => it.code === code)?.reason
}
