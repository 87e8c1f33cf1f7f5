import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits, rolloverUnits } from '../index-value/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import { rules } from '../presets/index.ts'
import { createRuleBook } from '../rules/index.ts'
import { addDays } from '../time/index.ts'
import { windowAt } from '../window/index.ts'
import { allowedRange } from './allowed-range.ts'
import { assessIndex } from './assess-index.ts'
import type { AssessmentContext, AssessmentInput } from './assessment-context.ts'
import { findingCodes } from './finding.ts'

const book = createRuleBook(rules.romania())
const scope = { jurisdiction: 'RO', utility: 'electricity' } as const
const TODAY = '2026-11-22'

const installation: MeterInstallation = {
  meter: { serialNumber: '0012345', registers: [] },
  installedOn: '2020-01-01',
  entryIndices: [],
  multipliers: [{ validFrom: '2026-03-01', factor: '1.5' }],
}

const maybe = <Value>(it: fc.Arbitrary<Value>) => fc.option(it, { nil: undefined })
const anyDay = fc.integer({ min: -900, max: 30 }).map((days) => addDays(TODAY, days))
const anyDigits = fc.record({
  integerDigits: fc.integer({ min: 3, max: 7 }),
  decimalDigits: fc.integer({ min: 0, max: 3 }),
})

function withoutAbsent(input: object): AssessmentContext {
  const known = Object.entries(input).filter(([, value]) => value !== undefined)
  // What is left is the context that `anyContext` built.
  return Object.fromEntries(known) as unknown as AssessmentContext
}

const anyContext: fc.Arbitrary<AssessmentContext> = anyDigits.chain((digits) => {
  const anyIndex = fc
    .integer({ min: 0, max: rolloverUnits(digits) - 1 })
    .map((units) => indexFromUnits({ units, decimals: digits.decimalDigits }))
  const anyKnown = fc.record({ index: anyIndex, readOn: anyDay })
  return fc
    .record({
      readOn: anyDay,
      installation: maybe(fc.constant(installation)),
      statedSerial: maybe(fc.constantFrom('0012345', '777')),
      previous: maybe(
        fc
          .tuple(anyKnown, fc.boolean(), fc.boolean())
          .map(([known, isEstimated, isSelfRead]) => ({ ...known, isEstimated, isSelfRead })),
      ),
      lastActual: maybe(anyKnown),
      subsequent: maybe(anyKnown),
      expected: maybe(
        fc
          .record({
            units: fc.integer({ min: 0, max: 100_000 }),
            days: fc.integer({ min: 1, max: 400 }),
          })
          .map((unitsPerDay) => ({ unitsPerDay, source: 'history' })),
      ),
      capacity: maybe(fc.constantFrom({ kilowatts: '11' }, { qmax: '2.5' }, { kilowatts: '0.7' })),
      isSeasonal: maybe(fc.boolean()),
      contract: maybe(fc.record({ startsOn: anyDay })),
      verificationValidUntil: maybe(anyDay),
    })
    .map((it) => {
      const window = windowAt({ book, scope, on: it.readOn })
      return withoutAbsent({ ...it, digits, book, scope, window, today: TODAY })
    })
})

const anyText = fc.oneof(
  fc.integer({ min: 0, max: 99_999_999 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 9_999 }))
    .map(([whole, fraction]) => `${whole},${fraction}`),
  fc.string({ maxLength: 12 }),
)
const anyInput: fc.Arbitrary<AssessmentInput> = fc
  .tuple(anyContext, anyText)
  .map(([context, text]) => ({ ...context, text }))

const OF_CAPACITY = new Set(['negative', 'rollover', 'very_high', 'high', 'low', 'zero'])
/** Of a band on the far side of zero. */
const OF_FAR_SIDE = new Set(['low', 'high', 'very_high', 'zero'])

describe('assessing', () => {
  it('gives the same for the same, whatever it is', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(assessIndex(structuredCloneOf(input))).toEqual(assessIndex(input))
      }),
    )
  })

  it('lists each code once, in the documented order, found or skipped', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { findings, skipped } = assessIndex(input)
        for (const list of [findings, skipped]) {
          const places = list.map((it) => findingCodes.indexOf(it.code))
          expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
        }
        const found = new Set(findings.map((it) => it.code))
        expect(skipped.filter((it) => found.has(it.code))).toEqual([])
      }),
    )
  })

  it('sends to a person exactly what is rejected or locked', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { decision, findings } = assessIndex(input)
        const stops = findings.some((it) => it.severity === 'reject' || it.severity === 'lock')
        expect(decision).toBe(stops ? 'review' : 'accept')
      }),
    )
  })

  it('suggests at most three things, none of them what was typed, each inside the allowed range', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { lowest, highest } = allowedRange({ ...input, capacity: {} })
        const assessment = assessIndex(input)
        for (const { code, suggestions } of assessment.findings) {
          expect((suggestions ?? []).length).toBeLessThanOrEqual(3)
          for (const { hypothesis, value } of suggestions ?? []) {
            if (value === undefined || hypothesis === 'H10' || input.subsequent) continue
            const units = Number(value.replace('.', ''))
            expect(units, code).not.toBe(assessment.value?.units)
            expect(units, code).toBeGreaterThanOrEqual(lowest.units)
            if (input.previous === undefined || input.previous.readOn < input.readOn) {
              expect(units, code).toBeLessThanOrEqual(highest.units)
            }
          }
        }
      }),
    )
  })

  it('finds nothing negative or too high inside the allowed range', () => {
    fc.assert(
      fc.property(anyContext, fc.nat(), (context, seed) => {
        const { lowest, highest } = allowedRange(context)
        const room = highest.units - lowest.units
        fc.pre(room >= 0)
        for (const units of [lowest.units, highest.units, lowest.units + (seed % (room + 1))]) {
          const value = indexFromUnits({ units, decimals: context.digits.decimalDigits })
          const codes = assessIndex({ ...context, value }).findings.map((it) => it.code)
          for (const code of [
            'format',
            'too_many_digits',
            'negative',
            'rollover',
            'high',
            'very_high',
          ]) {
            expect(codes).not.toContain(code)
          }
        }
      }),
    )
  })

  it('finds something just outside of it', () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        const { lowest, highest, wrapsTo } = allowedRange(context)
        fc.pre(lowest.units <= highest.units && wrapsTo === undefined)
        const outside = [lowest.units - 1, highest.units + 1].filter(
          (it) => it >= 0 && it < rolloverUnits(context.digits),
        )
        for (const units of outside) {
          const value = indexFromUnits({ units, decimals: context.digits.decimalDigits })
          expect(assessIndex({ ...context, value }).findings.map((it) => it.code)).toSatisfy(
            (codes: string[]) =>
              ['before_last', 'negative', 'rollover', 'high', 'very_high'].some((it) =>
                codes.includes(it),
              ),
          )
        }
      }),
    )
  })

  it('learns from a capacity only about what can flow', () => {
    const anyCapacity = fc
      .integer({ min: 1, max: 500 })
      .chain((tenths) =>
        fc.constantFrom({ kilowatts: String(tenths / 10) }, { qmax: String(tenths / 10) }),
      )
    fc.assert(
      fc.property(anyInput, anyCapacity, (input, capacity) => {
        const before = assessIndex({ ...input, capacity: {} })
        const after = assessIndex({ ...input, capacity })
        const others = (it: typeof before) =>
          it.findings.filter(({ code }) => !OF_CAPACITY.has(code))
        expect(others(after)).toEqual(others(before))
        const reasons = new Set(before.skipped.map((it) => it.code))
        for (const { code } of after.skipped) {
          // A rule that could be looked at still can, but for a band on the far side of zero.
          if (!OF_FAR_SIDE.has(code)) expect(reasons).toContain(code)
        }
        // What was found impossible without it stays so.
        if (before.findings.some((it) => it.code === 'very_high')) {
          expect(after.decision).toBe('review')
        }
        // What newly stops the index is that more came than can flow.
        const stopping = after.findings.filter(
          (it) => !before.findings.some((was) => was.code === it.code),
        )
        for (const { code } of stopping) expect(OF_CAPACITY).toContain(code)
        if (before.decision === 'accept' && after.decision === 'review') {
          expect(stopping.map((it) => it.code)).toContain('very_high')
        }
      }),
    )
  })

  it('is not changed by a rule that is valid later', () => {
    const later = {
      ...rules.romania().find((it) => it.id === 'ro.bounds.default'),
      id: 'law.of.2030',
      validFrom: '2030-01-01',
    }
    fc.assert(
      fc.property(anyInput, (input) => {
        const changed = createRuleBook([...book.rows, later as (typeof book.rows)[number]])
        expect(assessIndex({ ...input, book: changed })).toEqual(assessIndex(input))
      }),
      { numRuns: 30 },
    )
  })
})

/** The same values in other objects. */
function structuredCloneOf({ book, ...values }: AssessmentInput): AssessmentInput {
  return { ...structuredClone(values), book: createRuleBook(book.rows) } as AssessmentInput
}
