import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssessmentNeed } from '../assessment-text/index.ts'
import { assessmentRules } from '../assessment-text/index.ts'
import type { RegisterDigits } from '../index-value/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import { rules } from '../presets/index.ts'
import { createRuleBook } from '../rules/index.ts'
import { bookOf, bounds, ruleRow } from '../testing/assessment-context.ts'
import { allowedRange } from './allowed-range.ts'
import { assessIndex } from './assess-index.ts'
import { assessMeterReading } from './assess-meter-reading.ts'
import { assessingOf } from './assessing-of.ts'
import type { AssessmentContext, AssessmentInput } from './assessment-context.ts'
import { compareWithControl } from './compare-with-control.ts'
import { expectedAdvance } from './expected-advance.ts'
import { findingCodes } from './finding.ts'
import { knownByHistory } from './register-history.ts'
import { heldCodes } from './skipped-rule.ts'

const MOST = 999_999_999_999_999
const maybe = <Value>(it: fc.Arbitrary<Value>) => fc.option(it, { nil: undefined })

const anyDay = fc.oneof(
  fc
    .date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('', 'x', '0000-00-00', '9999-99-99', '2026-02-31', '1970-01-01', '\uffff'),
)
const anyUnits = fc.oneof(
  fc.nat({ max: 100_000 }),
  fc.integer({ min: MOST - 10, max: MOST }),
  fc.integer({ min: 0, max: MOST }),
)
const anyIndex = fc
  .record({ units: anyUnits, decimals: fc.integer({ min: 0, max: 15 }) })
  .map((it) => ({ text: String(it.units), ...it }))
const anyDigits = fc
  .record({
    integerDigits: fc.integer({ min: 0, max: 18 }),
    decimalDigits: fc.integer({ min: 0, max: 18 }),
    rolloverValue: fc.constantFrom(undefined, undefined, 1, 50_000, MOST, MOST + 1),
    countsDown: maybe(fc.boolean()),
  })
  // What is undefined is left out, as the interface has it.
  .map((it) => withoutAbsent(it) as RegisterDigits)
const anyFactor = fc.constantFrom('1', '40', '0.5', '0', '1e400', 'x', '9'.repeat(300), '0.000001')
const anyKnown = fc.record({ index: anyIndex, readOn: anyDay })
const anyPast = fc.record({
  index: anyIndex,
  readOn: anyDay,
  isEstimated: fc.boolean(),
  isSelfRead: fc.boolean(),
  multiplier: maybe(anyFactor),
})
const anyExpected = fc.record({
  unitsPerDay: fc.record({
    units: fc.oneof(fc.nat({ max: 1_000 }), fc.maxSafeInteger(), fc.constant(0.5)),
    days: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.maxSafeInteger()),
  }),
  source: fc.constant('somewhere'),
})
const anyInstallation: fc.Arbitrary<MeterInstallation> = fc
  .record({ installedOn: anyDay, factor: anyFactor, validFrom: anyDay })
  .map(({ installedOn, ...multiplier }) => ({
    meter: { serialNumber: '7', registers: [] },
    installedOn,
    entryIndices: [],
    multipliers: [multiplier],
  }))
const anyRegister = fc
  .record({ digits: anyDigits, id: fc.constantFrom('1.8.0', '1.8.1', 'T'), known: anyKnown })
  .map(({ digits, id, known }) => ({
    known: {
      register: { id, direction: 'import' as const, unit: 'kWh', ...digits },
      previous: { ...known, isEstimated: false, isSelfRead: true },
      expected: { unitsPerDay: { units: 1, days: 1 }, source: 'somewhere' },
    },
    entered: known.index,
    times: 1,
  }))
const books = [
  createRuleBook([]),
  createRuleBook(rules.romania()),
  bookOf(),
  bookOf(
    ruleRow('assessment_bounds', {
      ...bounds,
      highFactor: '999999999999.999999',
      outerFactor: '999999999999.999999',
      absoluteUnits: '999999999999.999999',
    }),
  ),
]

const anyContext: fc.Arbitrary<AssessmentContext> = fc
  .record({
    book: fc.constantFrom(...books),
    scope: fc.constantFrom({}, { jurisdiction: 'RO' }),
    digits: anyDigits,
    readOn: anyDay,
    today: anyDay,
    isKnownPoint: maybe(fc.boolean()),
    installation: maybe(anyInstallation),
    statedSerial: maybe(fc.constantFrom('7', '8')),
    previous: maybe(anyPast),
    lastActual: maybe(anyKnown),
    subsequent: maybe(anyKnown),
    selfReadsSinceActual: maybe(fc.nat()),
    zeroAdvances: maybe(fc.nat({ max: 5 })),
    estimatedSince: maybe(anyDay),
    sameDay: maybe(fc.array(fc.record({ index: anyIndex }), { maxLength: 2 })),
    expected: maybe(anyExpected),
    isSeasonal: maybe(fc.boolean()),
    connection: maybe(fc.record({ disconnectedOn: anyDay })),
    capacity: maybe(fc.record({ kilowatts: anyFactor, qmax: anyFactor })),
    contract: maybe(fc.record({ startsOn: anyDay })),
    verificationValidUntil: maybe(anyDay),
    window: maybe(
      anyDay.map((day) => ({
        month: '2026-11',
        opensOn: day,
        readUntil: day,
        submitUntil: day,
        changeUntil: day,
        rule: { id: 'w', validFrom: day },
      })),
    ),
    neighbours: maybe(
      fc.array(
        fc.record({
          relation: fc.constantFrom(
            'other_meter' as const,
            'removed_meter' as const,
            'export_register' as const,
          ),
          meterSerial: fc.constant('9'),
          register: fc.constant('T'),
          digits: anyDigits,
          previous: anyPast,
          subsequent: anyKnown,
          expected: anyExpected,
        }),
        { maxLength: 2 },
      ),
    ),
    ofMeter: maybe(
      fc.record({
        registers: fc.array(anyRegister, { maxLength: 3 }),
        unknown: fc.constantFrom([], ['X']),
      }),
    ),
    register: fc.constantFrom(undefined, 'T', '1.8.0'),
  })
  // What is undefined is left out, as the interface has it.
  .map((it) => withoutAbsent(it) as unknown as AssessmentContext)

function withoutAbsent(it: object): object {
  return Object.fromEntries(
    Object.entries(it)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        typeof value === 'object' && !Array.isArray(value) && name !== 'book'
          ? withoutAbsent(value)
          : value,
      ]),
  )
}

const anyText = fc.oneof(
  anyUnits.map(String),
  fc.tuple(anyUnits, anyUnits).map(([whole, fraction]) => `${whole},${fraction}`),
  fc.string({ maxLength: 20 }),
)
const anyInput: fc.Arbitrary<AssessmentInput> = fc
  .tuple(anyContext, anyText, fc.boolean(), anyIndex)
  .map(([context, text, isValue, value]) =>
    isValue ? { ...context, value } : { ...context, text },
  )

describe('no assessment', () => {
  it('throws, whatever the context', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(() => assessIndex(input)).not.toThrow()
        expect(() => allowedRange(input)).not.toThrow()
      }),
      { numRuns: 1_000 },
    )
  })

  it('throws for several registers', () => {
    fc.assert(
      fc.property(
        anyContext,
        fc.array(anyRegister, { maxLength: 3 }),
        fc.array(anyText, { maxLength: 3 }),
        ({ digits: _, ofMeter: __, register: ___, ...meter }, registers, texts) => {
          const ids = ['1.8.0', '1.8.1', 'X']
          const indices = texts.map((text, at) => ({ register: ids[at] ?? 'T', text }))
          const reading = { ...meter, registers: registers.map((it) => it.known), indices }
          expect(() => assessMeterReading(reading)).not.toThrow()
        },
      ),
    )
  })

  it('needs more of a history than that it is one', () => {
    fc.assert(
      fc.property(
        fc.array(anyPast, { maxLength: 8 }),
        anyDigits,
        anyDay,
        anyFactor,
        (past, digits, readOn, multiplier) => {
          const input = {
            // What is undefined is left out, as the interface has it.
            history: past.map(
              (it) => withoutAbsent(it) as (typeof past)[number] & { multiplier: string },
            ),
            digits,
            readOn,
          }
          expect(() => knownByHistory(input)).not.toThrow()
          expect(() =>
            expectedAdvance({ ...input, multiplier, maximumEstimatedShare: multiplier }),
          ).not.toThrow()
          for (const reading of past) {
            const [lastActual = reading] = past
            const estimates = past.map((it) => ({ ...it, readingId: 'E' }))
            expect(() =>
              assessingOf({ digits: input.digits, reading, lastActual, estimates }),
            ).not.toThrow()
            const tolerance = { units: multiplier }
            expect(() =>
              compareWithControl({
                digits: input.digits,
                selfReading: reading,
                control: lastActual,
                tolerance,
              }),
            ).not.toThrow()
          }
        },
      ),
    )
  })

  it('leaves a rule out: each is found, skipped or holds', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const assessment = assessIndex(input)
        const { findings, skipped } = assessment
        const listed = [...findings, ...skipped].map(({ code }) => code)
        expect([...listed, ...heldCodes(assessment)].toSorted()).toEqual(findingCodes.toSorted())
        for (const { reason } of skipped) expect(reason.length).toBeGreaterThan(10)
      }),
    )
  })

  it('finds anything without what its rule needs, or weighs it otherwise than its table says', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { findings, value } = assessIndex(input)
        for (const { code, severity, expected, actual } of findings) {
          const rule = assessmentRules.find((it) => it.code === code)
          expect(rule?.severities).toContain(severity)
          expect(expected).not.toBe('')
          expect(actual).not.toContain('undefined')
          for (const need of rule?.needs ?? []) {
            expect(isKnown(need, input, value !== undefined), `${code} ${need}`).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

function isKnown(need: AssessmentNeed, input: AssessmentInput, hasIndex: boolean): boolean {
  const { book, scope, readOn, previous, lastActual, subsequent, expected, capacity } = input
  switch (need) {
    case 'index':
      return hasIndex
    case 'earlier_index':
      return [previous, lastActual].some((it) => it !== undefined && it.readOn < readOn)
    case 'later_index':
      return [previous, subsequent].some((it) => it !== undefined && it.readOn > readOn)
    case 'estimate_before':
      return previous?.isEstimated === true
    case 'expected_advance':
      return expected !== undefined
    case 'expected_advance_or_capacity':
      return expected !== undefined || capacity !== undefined
    case 'installation':
      return input.installation !== undefined
    case 'stated_serial':
      return input.statedSerial !== undefined
    case 'known_point':
      return input.isKnownPoint !== undefined
    case 'contract':
      return input.contract !== undefined
    case 'window':
      return input.window !== undefined
    case 'verification':
      return input.verificationValidUntil !== undefined
    case 'connection':
      return input.connection !== undefined
    case 'all_registers':
      return input.ofMeter !== undefined
    case 'reading_of_the_day':
      return previous?.readOn === readOn || (input.sameDay ?? []).length > 0
    case 'readings_before':
      return input.zeroAdvances !== undefined
    case 'reading_by_somebody_else':
      return lastActual !== undefined || previous !== undefined
    case 'assessment_bounds':
    case 'out_of_window':
    case 'metrology_policy':
      return book.resolve({ topic: need, scope, on: readOn }) !== undefined
  }
}
