import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { made, problemOf, REGISTER, referenceOn } from '../testing/estimate-targets.ts'
import { addDays } from '../time/index.ts'
import { type AnnexEstimatorInput, annexEstimator } from './annex-estimator.ts'
import { compileLine, smallAdvance } from './compiled-line.ts'
import { estimateFromAnnex } from './estimate-from-annex.ts'
import type { AnnexLine } from './estimated-quantities-annex.ts'
import { recomputeEstimate } from './recompute-estimate.ts'
import { smallCarry, smallDecimal } from './small-number.ts'

const quantities = Array.from({ length: 12 }, (_, month) => String(300 - 10 * month))

const input: AnnexEstimatorInput = {
  annex: {
    id: 'annex-1',
    version: 1,
    validFrom: '2022-01-01',
    lines: [{ register: '1.8.0', unit: 'kWh', monthlyQuantities: quantities }],
  },
  register: REGISTER,
  multiplier: '1',
}

function withLine(line: Partial<AnnexLine>, more: Partial<AnnexEstimatorInput> = {}) {
  const changed = { register: '1.8.0', unit: 'kWh', monthlyQuantities: quantities, ...line }
  return { ...input, annex: { ...input.annex, lines: [changed] }, line: changed, ...more }
}

/** The compiled form and the exact fractions of the stored basis, which must agree. */
function both(
  of: AnnexEstimatorInput,
  estimate: { from: string; on: string; units?: number; carry?: string },
) {
  const { from, on, units = 1_000, carry = '0' } = estimate
  const reference = referenceOn(from, units)
  const small = annexEstimator(of)(reference, on, carry)
  const { basis } = made(estimateFromAnnex({ ...of, reference, on, carry }))
  return { small, exact: recomputeEstimate(basis) }
}

describe('a compiled annex', () => {
  it('estimates as estimateFromAnnex does, for many days', () => {
    const estimate = annexEstimator(input)
    expect(estimate(referenceOn('2022-01-15'), '2022-03-10')).toEqual({
      ok: true,
      index: { text: '000001535', units: 1_535, decimals: 0 },
      carry: '5/31',
    })
  })

  it('reads a line by the tier of the register where none is by its id', () => {
    const register = { ...REGISTER, id: '1.8.1', touTier: 'day' }
    const day = withLine({ register: 'day' }, { register })
    expect(problemOf(annexEstimator(day)(referenceOn('2022-01-15'), '2022-03-10'))).toBeUndefined()
    const lines = [
      { register: 'day', unit: 'kWh', monthlyQuantities: quantities.map(() => '0') },
      { register: '1.8.1', unit: 'kWh', monthlyQuantities: quantities },
    ]
    const two = { ...input, register, annex: { ...input.annex, lines } }
    expect(made(annexEstimator(two)(referenceOn('2022-01-15'), '2022-03-10')).index.units).toBe(
      1_535,
    )
    const night = { ...day, register: { ...register, touTier: 'night' } }
    expect(problemOf(annexEstimator(night)(referenceOn('2022-01-15'), '2022-03-10'))).toBe(
      'no_line_for_register',
    )
  })

  it('counts down where the register does, through zero', () => {
    const register = { ...REGISTER, integerDigits: 5, countsDown: true }
    const down = annexEstimator({ ...input, register })
    expect(made(down(referenceOn('2022-01-31', 400), '2022-02-28')).index.text).toBe('00110')
    expect(made(down(referenceOn('2022-01-31', 100), '2022-02-28')).index.text).toBe('99810')
    expect(made(down(referenceOn('2022-01-31', 290), '2022-02-28')).index.text).toBe('00000')
  })

  it('needs no annex for the day of the reference itself', () => {
    const annex = { ...input.annex, validFrom: '2030-01-01' }
    const estimate = annexEstimator({ ...input, annex })
    expect(made(estimate(referenceOn('2022-01-31'), '2022-01-31')).index.units).toBe(1_000)
    expect(problemOf(estimate(referenceOn('2022-01-31'), '2022-02-01'))).toBe('outside_annex')
  })

  it('is whole numbers', () => {
    const of = (line: Partial<AnnexLine>, more: Partial<AnnexEstimatorInput> = {}) => {
      const changed = withLine(line, more)
      const compiled = compileLine(changed.line, changed)
      return typeof compiled === 'string' ? compiled : [compiled.up, compiled.down]
    }
    const line = {
      register: '1.8.0',
      unit: 'kWh',
      monthlyQuantities: ['1.5', ...quantities.slice(1)],
    }
    expect(compileLine(line, input)).toEqual({
      before: [0, 15, 2915, 5715, 8415, 11015, 13515, 15915, 18215, 20415, 22515, 24515, 26415],
      up: 1,
      down: 10,
    })
    expect(of({})).toEqual([1, 1])
    expect(of({ unit: 'MWh' })).toEqual([1_000, 1])
    expect(of({ unit: 'Wh' })).toEqual([1, 1_000])
    expect(of({}, { multiplier: '2.5' })).toEqual([2, 5])
    const register = { ...REGISTER, unit: 'm3', decimalDigits: 3 }
    const gas = { register, multiplier: '3', conversionFactor: '10.5' }
    expect(of({}, gas)).toEqual([2_000, 63])
    expect(of({}, { multiplier: String(2 ** 52) })).toEqual([1, 2 ** 52])
    expect(of({}, { multiplier: String(2 ** 52 + 1) })).toBe('too_large')
    const year = (quantity: string) => [quantity, ...Array<string>(11).fill('0')]
    expect(of({ monthlyQuantities: year(String(2 ** 52)) })).toEqual([1, 1])
    expect(of({ monthlyQuantities: year(String(2 ** 52 + 1)) })).toBe('too_large')
    expect(of({ monthlyQuantities: year('10000000000000'), unit: 'MWh' })).toBe('too_large')
  })

  it('is computed with only where every number is exact', () => {
    const advance = (quantity: number, on: string, down = 1) => {
      const before = Array.from({ length: 13 }, (_, month) => month * quantity)
      return smallAdvance({ before, up: 1, down }, '2022-01-31', on)
    }
    expect(advance(100, '2022-02-28')).toEqual({ numerator: 100 * 31 * 28, denominator: 31 * 28 })
    // 13 months at most, in 868ths: 399,113,756,413 · 13 · 868 is just below 2^52.
    expect(advance(399_113_756_413, '2022-02-28')).toBeDefined()
    expect(advance(399_113_756_414, '2022-02-28')).toBeUndefined()
    expect(advance(100, '2022-02-28', Math.floor(2 ** 52 / 868))).toBeDefined()
    expect(advance(100, '2022-02-28', Math.ceil(2 ** 52 / 868))).toBeUndefined()
  })

  it('starts from an index that is written with other decimals', () => {
    const estimate = annexEstimator({ ...input, register: { ...REGISTER, decimalDigits: 2 } })
    const coarse = { index: indexFromUnits({ units: 7, decimals: 0 }), on: '2022-01-31' }
    expect(made(estimate(coarse, '2022-02-28')).index.text).toBe('000000297.00')
    const fine = { index: indexFromUnits({ units: 7_001, decimals: 3 }), on: '2022-01-31' }
    expect(problemOf(estimate(fine, '2022-02-28'))).toBe('reference_not_on_register')
    const even = { index: indexFromUnits({ units: 7_010, decimals: 3 }), on: '2022-01-31' }
    expect(made(estimate(even, '2022-02-28')).index.text).toBe('000000297.01')
  })

  it('says what is wrong in the same order', () => {
    const problem = (change: Partial<AnnexEstimatorInput>, on = '2022-02-28') =>
      problemOf(annexEstimator({ ...input, ...change })(referenceOn('2022-01-31'), on))
    const none = { ...input.annex, lines: [] }
    expect(problem({ annex: none }, '2022-01-30')).toBe('dates_reversed')
    expect(problem({ annex: { ...none, validTo: '2022-02-27' } })).toBe('outside_annex')
    expect(problem({ annex: none })).toBe('no_line_for_register')
    const malformed = (text: string) =>
      problem(withLine({ monthlyQuantities: quantities.with(5, text) }))
    for (const text of ['', '.', '1.', '.5', '1.2.3', '-1', '1e3', '1/2', ' 1', '1,5', ':']) {
      expect(malformed(text), text).toBe('malformed_annex')
    }
    expect(malformed('00.50')).toBeUndefined()
    expect(problem(withLine({ monthlyQuantities: quantities.slice(1) }))).toBe('malformed_annex')
    expect(problem({ multiplier: '0' })).toBe('not_a_factor')
    expect(problem({ multiplier: '0.00' })).toBe('not_a_factor')
    expect(problem({ multiplier: '' })).toBe('not_a_factor')
    const gas = { register: { ...REGISTER, unit: 'm3' } }
    expect(problem(gas)).toBe('unit_mismatch')
    expect(problem({ ...gas, conversionFactor: '0' })).toBe('not_a_factor')
    expect(problem({ ...gas, conversionFactor: 'x' })).toBe('not_a_factor')
    expect(problem({ ...gas, conversionFactor: '10.55' })).toBeUndefined()
  })

  it('refuses the same where numbers are large', () => {
    const large = quantities.map(() => '99999999999999.5')
    const problem = (change: Partial<AnnexEstimatorInput>) =>
      problemOf(
        annexEstimator(withLine({ monthlyQuantities: large }, change))(
          referenceOn('2022-01-31'),
          '2022-02-28',
        ),
      )
    expect(compileLine({ register: '', unit: 'kWh', monthlyQuantities: large }, input)).toBe(
      'too_large',
    )
    expect(problem({})).toBeUndefined()
    expect(problem({ multiplier: '0' })).toBe('not_a_factor')
    expect(problem({ register: { ...REGISTER, unit: 'Gcal' } })).toBe('unit_mismatch')
    const register = { ...REGISTER, integerDigits: 3 }
    expect(problem({ register })).toBe('reference_not_on_register')
  })

  it.each([
    ['whole quantities', withLine({})],
    ['decimals', withLine({ monthlyQuantities: quantities.map((it) => `${it}.25`) })],
    ['many decimals', withLine({ monthlyQuantities: quantities.map((it) => `${it}.0000000001`) })],
    [
      'more decimals than are small',
      withLine({ monthlyQuantities: ['0.0000000000000000123', ...quantities.slice(1)] }),
    ],
    [
      'quantities near the limit',
      withLine({ monthlyQuantities: quantities.map((it) => `${it}12345678.9`) }),
    ],
    [
      'huge quantities',
      withLine({ monthlyQuantities: quantities.map((it) => `${it}123456789012`) }),
    ],
    ['a multiplier', withLine({}, { multiplier: '40' })],
    ['a fine multiplier', withLine({}, { multiplier: '0.123456789' })],
    ['a huge multiplier', withLine({}, { multiplier: '123456789012345678' })],
    ['another unit', withLine({ unit: 'MWh' })],
    ['a smaller unit', withLine({ unit: 'Wh' })],
    [
      'gas',
      withLine(
        {},
        { register: { ...REGISTER, unit: 'm3', decimalDigits: 3 }, conversionFactor: '10.5513' },
      ),
    ],
  ])('has the digits of exact fractions: %s', (_, of) => {
    for (const [from, on] of [
      ['2022-01-15', '2022-01-15'],
      ['2022-01-15', '2022-03-10'],
      ['2022-01-31', '2026-02-28'],
      ['2023-12-31', '2024-02-29'],
    ] as const) {
      for (const carry of ['0', '-1/2', '1/3', '-7/31', '4999999999999/10000000000000']) {
        const { small, exact } = both(of, { from, on, carry })
        expect(small).toEqual(exact)
      }
    }
  })

  it('is a law: it has the digits of exact fractions', () => {
    fc.assert(
      fc.property(annexes, dates, ({ of, units, carry }, { from, days }) => {
        const { small, exact } = both(of, { from, on: addDays(from, days), units, carry })
        expect(small).toEqual(exact)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a small number', () => {
  it('is a decimal', () => {
    expect(smallDecimal('012.50')).toEqual({ digits: 1_250, decimals: 2 })
    expect(smallDecimal('7')).toEqual({ digits: 7, decimals: 0 })
    expect(smallDecimal('0.9')).toEqual({ digits: 9, decimals: 1 })
  })

  it('is a carry only where it is one, and short', () => {
    expect(smallCarry('0')).toEqual({ numerator: 0, denominator: 1 })
    expect(smallCarry('-1/2')).toEqual({ numerator: -1, denominator: 2 })
    expect(smallCarry('49/99')).toEqual({ numerator: 49, denominator: 99 })
    expect(smallCarry('1/30')).toEqual({ numerator: 1, denominator: 30 })
    const odd = ['', '1', '/3', '1/2', '2/3', '-2/3', '1/03', '01/3', '1/', '1.5/4', '--1/3']
    for (const text of [...odd, '1/3/', '1/3:', ':/30']) {
      expect(smallCarry(text), text).toBeUndefined()
    }
    expect(smallCarry('1/999999999999999')).toBeDefined()
    expect(smallCarry('1/1000000000000000')).toBeUndefined()
  })
})

const dates = fc.record({
  from: fc.nat(1_500).map((day) => addDays('2022-01-01', day)),
  days: fc.oneof(fc.nat(70), fc.nat(2_000)),
})

const decimal = fc
  .tuple(fc.nat(5_000), fc.integer({ min: 0, max: 4 }), fc.nat(9_999))
  .map(([whole, decimals, rest]) =>
    decimals === 0 ? String(whole) : `${whole}.${String(rest).padStart(4, '0').slice(0, decimals)}`,
  )

const annexes = fc
  .record({
    quantities: fc.array(decimal, { minLength: 12, maxLength: 12 }),
    unit: fc.constantFrom('kWh', 'MWh', 'Wh'),
    registerUnit: fc.constantFrom('kWh', 'm3'),
    integerDigits: fc.integer({ min: 4, max: 9 }),
    decimalDigits: fc.integer({ min: 0, max: 4 }),
    countsDown: fc.boolean(),
    multiplier: fc.constantFrom('1', '40', '0.5', '7', '1.0001'),
    conversionFactor: fc.constantFrom('10.55', '11', '10.5531'),
    units: fc.nat(9_999),
    carry: fc
      .tuple(fc.integer({ min: 2, max: 100_000 }), fc.nat())
      .map(([denominator, number]) => {
        const numerator = (number % denominator) - Math.floor(denominator / 2)
        return numerator === 0 ? '0' : `${numerator}/${denominator}`
      })
      .filter((text) => text === '0' || smallCarry(text) !== undefined),
  })
  .map(
    ({ quantities, unit, registerUnit, units, carry, multiplier, conversionFactor, ...digits }) => {
      const { countsDown, ...rest } = digits
      const register = {
        ...REGISTER,
        unit: registerUnit,
        ...rest,
        ...(countsDown && { countsDown }),
      }
      const more = { register, multiplier, conversionFactor }
      return { of: withLine({ monthlyQuantities: quantities, unit }, more), units, carry }
    },
  )
