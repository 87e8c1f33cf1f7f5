import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeterInstallation, Register } from '../meter/index.ts'
import { bookOf, bounds, context, index, ruleRow } from '../testing/assessment-context.ts'
import { allowedRanges } from './allowed-range.ts'
import { assessMeterReading, type EnteredIndex, type MeterReading } from './assess-meter-reading.ts'
import type { KnownRegister } from './assessment-context.ts'
import { findingCodes } from './finding.ts'
import { heldCodes } from './skipped-rule.ts'

const register = (id: string, more: Partial<Register> = {}): Register => ({
  id,
  direction: 'import',
  unit: 'kWh',
  integerDigits: 5,
  decimalDigits: 0,
  ...more,
})
const known = (
  id: string,
  units: number,
  perDay = 10,
  more: Partial<Register> = {},
): KnownRegister => ({
  register: register(id, more),
  previous: { index: index(units), readOn: '2026-10-22', isEstimated: false, isSelfRead: true },
  lastActual: { index: index(units - 1_000), readOn: '2026-07-22' },
  zeroAdvances: 0,
  sameDay: [],
  expected: { unitsPerDay: { units: perDay, days: 1 }, source: 'history' },
})
const {
  digits: _,
  previous: __,
  lastActual: ___,
  expected: ____,
  ofMeter: _____,
  selfReadsSinceActual: ______,
  zeroAdvances: _______,
  sameDay: ________,
  ...meter
} = context

/** T1 at 12,000, T2 at 3,000, the total at 15,000; 310 and 155 expected. */
const reading: MeterReading = {
  ...meter,
  registers: [known('1.8.0', 15_000, 15), known('1.8.1', 12_000), known('1.8.2', 3_000, 5)],
  indices: [],
}
const enter = (
  entered: { readonly [register: string]: string },
  more: Partial<MeterReading> = {},
) =>
  assessMeterReading({
    ...reading,
    ...more,
    indices: Object.entries(entered).map(([id, text]) => ({ register: id, text })),
  })
const found = (
  entered: { readonly [register: string]: string },
  more: Partial<MeterReading> = {},
) =>
  enter(entered, more).indices.map(({ register: id, assessment }) => [
    id,
    ...assessment.findings.map(({ code }) => code),
  ])
const right = { '1.8.0': '15465', '1.8.1': '12310', '1.8.2': '03155' }
const policy = (missingRegisters: string) => ({
  book: bookOf(ruleRow('assessment_bounds', { ...bounds, missingRegisters })),
})

describe('a reading of all registers', () => {
  it('is accepted where each is as expected and the tariffs add up', () => {
    const assessed = enter(right)
    expect(assessed).toMatchObject({ decision: 'accept', missing: [] })
    expect(found(right)).toEqual([['1.8.0'], ['1.8.1'], ['1.8.2']])
    expect(assessed.indices[1]?.assessment.value).toEqual(index(12_310))
    expect(assessed.indices.map(({ assessment }) => assessment.skipped)).toEqual([[], [], []])
  })

  it('takes an index as a value too', () => {
    const indices = [{ register: '1.8.1', value: index(12_310) }]
    const single = { ...reading, registers: reading.registers.slice(1, 2), indices }
    expect(assessMeterReading(single).decision).toBe('accept')
  })

  it('waits as a whole where one of them waits', () => {
    const assessed = enter({ ...right, '1.8.1': '11000', '1.8.0': '14155' })
    expect(assessed.decision).toBe('review')
    expect(assessed.indices.map(({ assessment }) => assessment.decision)).toEqual([
      'review',
      'review',
      'accept',
    ])
  })
})

describe('the set of registers', () => {
  const incomplete = { '1.8.1': '12310' }
  const setOf = (entered: { readonly [register: string]: string }, more = {}) =>
    enter(entered, more).indices[0]?.assessment.findings.find((it) => it.code === 'register_set')

  it('is whole, else the policy weighs it, else a person', () => {
    expect(enter(incomplete).missing).toEqual(['1.8.0', '1.8.2'])
    expect(setOf(incomplete)).toEqual({
      code: 'register_set',
      severity: 'lock',
      expected: 'an index of each of 1.8.0, 1.8.1, 1.8.2',
      actual: 'none of 1.8.0, 1.8.2',
    })
    const rule = { id: 'test.assessment_bounds', validFrom: '2020-01-01' }
    expect(setOf(incomplete, policy('partial'))).toMatchObject({ severity: 'warn', rule })
    expect(enter(incomplete, policy('partial')).decision).toBe('accept')
    expect(setOf(incomplete, policy('reject'))).toMatchObject({ severity: 'reject', rule })
  })

  it('has none that the meter does not have, whatever the policy', () => {
    const assessed = enter({ ...right, T9: '1', T8: '2' }, policy('partial'))
    expect(assessed.indices.map((it) => it.assessment.decision)).toEqual(Array(5).fill('review'))
    expect(setOf({ ...right, T9: '1', T8: '2' }, policy('partial'))).toMatchObject({
      severity: 'reject',
      actual: 'one of T9, T8',
    })
    const { assessment } = assessed.indices[3] ?? {}
    expect(assessment?.findings.map(({ code }) => code)).toEqual(['register_set'])
    expect(assessment).not.toHaveProperty('value')
    expect(assessment?.skipped).toContainEqual({
      code: 'format',
      reason: 'the meter has no such register',
    })
    expect(assessment && heldCodes(assessment)).toEqual([
      'future_date',
      'too_old',
      'out_of_window',
      'unknown_point',
      'meter_mismatch',
      'after_removal',
      'before_install',
      'contract_period',
      'remote_meter',
      'sum_registers',
      'metrology_expired',
    ])
  })

  it('has each once', () => {
    const indices = [
      ...Object.entries(right).map(([id, text]) => ({ register: id, text })),
      { register: '1.8.1', text: '12311' },
    ]
    const assessed = assessMeterReading({ ...reading, ...policy('partial'), indices })
    expect(assessed.decision).toBe('review')
    expect(assessed.indices[0]?.assessment.findings).toMatchObject([
      { code: 'register_set', severity: 'reject', actual: 'several of 1.8.1' },
    ])
  })

  it('is told in one line', () => {
    const indices = [
      { register: '1.8.1', text: '12310' },
      { register: '1.8.1', text: '12310' },
      { register: 'T9', text: '1' },
    ]
    const assessed = assessMeterReading({ ...reading, indices })
    expect(assessed.indices[0]?.assessment.findings[0]?.actual).toBe(
      'none of 1.8.0, 1.8.2; several of 1.8.1; one of T9',
    )
  })

  it('is not whole because as many are too many as are missing', () => {
    expect(setOf({ '1.8.0': '15465', '1.8.1': '12310', T9: '1' })?.actual).toBe(
      'none of 1.8.2; one of T9',
    )
    const twice = ['1.8.0', '1.8.0', '1.8.1', '1.8.1'].map((id) => ({
      register: id,
      text: '12310',
    }))
    const [first] = assessMeterReading({ ...reading, indices: twice }).indices
    const set = first?.assessment.findings.find((it) => it.code === 'register_set')
    expect(set?.actual).toBe('none of 1.8.2; several of 1.8.0, 1.8.1')
    const once = [...twice.slice(0, 2), ...twice.slice(3)]
    const [other] = assessMeterReading({ ...reading, indices: once }).indices
    expect(other?.assessment.findings.some((it) => it.code === 'register_set')).toBe(true)
  })

  it('is empty: a person looks', () => {
    expect(enter({})).toEqual({
      decision: 'review',
      indices: [],
      missing: ['1.8.0', '1.8.1', '1.8.2'],
    })
  })

  it('counts what is no index as entered', () => {
    expect(enter({ ...right, '1.8.2': 'x' }).missing).toEqual([])
    expect(found({ ...right, '1.8.2': 'x' })).toEqual([['1.8.0'], ['1.8.1'], ['1.8.2', 'format']])
  })
})

describe('the sum of the tariffs', () => {
  const sumOf = (entered: { readonly [register: string]: string }, more = {}) =>
    enter(entered, more).indices[0]?.assessment.findings.find((it) => it.code === 'sum_registers')

  it('is the total, but for a unit for each tariff', () => {
    expect(sumOf({ ...right, '1.8.0': '15467' })).toBeUndefined()
    expect(sumOf({ ...right, '1.8.0': '15463' })).toBeUndefined()
    expect(sumOf({ ...right, '1.8.0': '15468' })).toEqual({
      code: 'sum_registers',
      severity: 'warn',
      expected: '1.8.1 + 1.8.2 = 1.8.0, ± 2',
      actual: '15465 and 15468',
      bound: '2',
    })
    expect(sumOf({ ...right, '1.8.0': '15462' })?.actual).toBe('15465 and 15462')
    expect(enter({ ...right, '1.8.0': '15468' }).decision).toBe('accept')
  })

  it('allows a unit of the last place that the coarsest of them shows', () => {
    const fine = { integerDigits: 5, decimalDigits: 1 }
    const [total, ...tariffs] = reading.registers
    const registers = [
      { ...(total as KnownRegister), register: register('1.8.0', fine) },
      ...tariffs,
    ]
    expect(sumOf({ ...right, '1.8.0': '15467,0' }, { registers })).toBeUndefined()
    expect(sumOf({ ...right, '1.8.0': '15467,1' }, { registers })).toMatchObject({
      expected: '1.8.1 + 1.8.2 = 1.8.0, ± 2.0',
      actual: '15465.0 and 15467.1',
    })
  })

  it('allows as little as all of them show', () => {
    const fine = { integerDigits: 5, decimalDigits: 1 }
    const registers = reading.registers.map((it) => ({
      ...it,
      register: register(it.register.id, fine),
    }))
    expect(sumOf({ ...right, '1.8.0': '15465,2' }, { registers })).toBeUndefined()
    expect(sumOf({ ...right, '1.8.0': '15465,3' }, { registers })?.bound).toBe('0.2')
  })

  it('is asked where all of them are given', () => {
    const skipped = (entered: { readonly [register: string]: string }) =>
      enter(entered).indices[0]?.assessment.skipped
    const reason = 'not all registers of a total were given'
    expect(skipped({ '1.8.1': '12310' })).toEqual([{ code: 'sum_registers', reason }])
    expect(skipped({ ...right, '1.8.2': 'x' })).toEqual([{ code: 'sum_registers', reason }])
  })

  it('is of registers that count the same', () => {
    const mixed = [
      known('a', 15_000, 15, { obis: '1-0:2.8.0', direction: 'export' }),
      known('b', 12_000, 10, { obis: '1-0:1.8.1' }),
      known('c', 3_000, 5, { obis: '1-1:1.8.2' }),
      known('d', 3_000, 5, { obis: '1-0:1.8.0' }),
      known('e', 3_000, 5),
    ]
    const entered = { a: '15465', b: '12310', c: '3155', d: '3155', e: '3155' }
    const { indices } = enter(entered, { registers: mixed })
    expect(indices[1]?.assessment.findings).toMatchObject([
      { code: 'sum_registers', expected: 'b = d, ± 1', actual: '12310 and 3155' },
    ])
    const alone = enter(
      { c: '3155', e: '3155' },
      { registers: mixed.filter((_, at) => at === 2 || at === 4) },
    )
    expect(alone.decision).toBe('accept')
    expect(alone.indices[0]?.assessment.skipped).toEqual([])
  })

  it('is asked of every total', () => {
    const two = [
      ...reading.registers,
      known('2.8.0', 2_500, 1, { direction: 'export' }),
      known('2.8.1', 2_500, 1, { direction: 'export' }),
    ]
    const entered = { ...right, '2.8.0': '02531', '2.8.1': '02533' }
    expect(sumOf(entered, { registers: two })?.expected).toBe('2.8.1 = 2.8.0, ± 1')
    expect(sumOf({ ...entered, '2.8.1': '2532' }, { registers: two })).toBeUndefined()
  })
})

describe('registers that changed places (H4)', () => {
  const suggestions = (entered: { readonly [register: string]: string }, at: number, more = {}) =>
    enter(entered, more).indices[at]?.assessment.findings.flatMap((it) => it.suggestions ?? [])
  const swapped = { '1.8.1': '03155', '1.8.2': '12310' }
  const registers = reading.registers.slice(1)

  it('are suggested where both fit then', () => {
    expect(suggestions(swapped, 0, { registers })).toContainEqual({
      hypothesis: 'H4',
      text: 'the values of 1.8.1 and 1.8.2 swapped',
      value: '12310',
      register: '1.8.2',
    })
    expect(suggestions(swapped, 1, { registers })).toContainEqual({
      hypothesis: 'H4',
      text: 'the values of 1.8.2 and 1.8.1 swapped',
      value: '03155',
      register: '1.8.1',
    })
  })

  it('are not where one of them does not', () => {
    const one = suggestions({ ...swapped, '1.8.2': '13500' }, 0, { registers }) ?? []
    expect(one.filter((it) => it.hypothesis === 'H4')).toEqual([])
  })

  it('are not thought of where the other register was read on the meter before', () => {
    const installation = { ...context.installation, installedOn: '2026-10-01' }
    const old = registers.map((it) => ({
      ...it,
      ...(it.register.id === '1.8.2' && {
        previous: { ...it.previous, readOn: '2026-09-22' },
        lastActual: { ...it.lastActual, readOn: '2026-07-22' },
      }),
    })) as unknown as typeof registers
    const more = { registers: old, installation: installation as MeterInstallation }
    expect(suggestions({ '1.8.1': '03300' }, 0, more)).toEqual([])
    expect(suggestions({ '1.8.1': '03300' }, 0, { registers: old })).toMatchObject([
      { hypothesis: 'H4', register: '1.8.2' },
    ])
  })

  it('may be one value given for another register', () => {
    expect(suggestions({ '1.8.1': '03155' }, 0, { registers })).toContainEqual({
      hypothesis: 'H4',
      text: 'the index of register 1.8.2',
      register: '1.8.2',
    })
  })

  it('may be the export register (H8), but of an import register only', () => {
    const both = [known('1.8.0', 12_000), known('2.8.0', 3_000, 5, { direction: 'export' })]
    expect(suggestions({ '1.8.0': '03155' }, 0, { registers: both })).toContainEqual({
      hypothesis: 'H8',
      text: 'the index of the export register 2.8.0',
      register: '2.8.0',
    })
    const exports = both.map((it) => ({
      ...it,
      register: register(it.register.id, { direction: 'export' }),
    }))
    expect(suggestions({ '1.8.0': '03155' }, 0, { registers: exports })).toContainEqual({
      hypothesis: 'H4',
      text: 'the index of register 2.8.0',
      register: '2.8.0',
    })
  })
})

describe('the allowed range before entry', () => {
  it('is told for each register', () => {
    const { indices: _, ...before } = reading
    expect(
      allowedRanges(before).map(({ register: id, range }) => [
        id,
        range.lowest.text,
        range.highest.text,
      ]),
    ).toEqual([
      // Twice 465, 310 and 155, and 50.
      ['1.8.0', '15000', '15980'],
      ['1.8.1', '12000', '12670'],
      ['1.8.2', '03000', '03360'],
    ])
  })
})

describe('assessing a meter', () => {
  const anyEntered = fc.array(
    fc.record({
      register: fc.constantFrom('1.8.0', '1.8.1', '1.8.2', 'T9'),
      text: fc.oneof(fc.nat({ max: 120_000 }).map(String), fc.string({ maxLength: 8 })),
    }),
    { maxLength: 6 },
  ) as fc.Arbitrary<EnteredIndex[]>

  it('accounts for every rule in every assessment (law)', () => {
    fc.assert(
      fc.property(anyEntered, (indices) => {
        const assessed = assessMeterReading({ ...reading, indices })
        expect(assessed.indices.map((it) => it.register)).toEqual(indices.map((it) => it.register))
        for (const { assessment } of assessed.indices) {
          const { findings, skipped } = assessment
          const codes = [...findings, ...skipped].map(({ code }) => code)
          expect([...codes, ...heldCodes(assessment)].toSorted()).toEqual(
            [...findingCodes].toSorted(),
          )
        }
      }),
    )
  })

  it('accepts all or has a person look at all (law)', () => {
    fc.assert(
      fc.property(anyEntered, (indices) => {
        const { decision, indices: assessed } = assessMeterReading({ ...reading, indices })
        const stops = assessed.some(({ assessment }) => assessment.decision === 'review')
        expect(decision).toBe(stops || assessed.length === 0 ? 'review' : 'accept')
      }),
    )
  })

  it('comes to the same in whatever order the registers are entered (law)', () => {
    const shuffled = fc.shuffledSubarray(Object.entries(right), { minLength: 3 })
    fc.assert(
      fc.property(shuffled, (entries) => {
        const assessed = enter(Object.fromEntries(entries))
        for (const it of enter(right).indices) expect(assessed.indices).toContainEqual(it)
      }),
      { numRuns: 20 },
    )
  })
})
