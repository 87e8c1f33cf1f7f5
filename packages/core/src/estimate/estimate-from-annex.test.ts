import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IndexValue, indexFromUnits } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import { addDays, addMonths, lastDay } from '../time/index.ts'
import { annexOn } from './annex-on.ts'
import { type AnnexEstimateInput, estimateFromAnnex } from './estimate-from-annex.ts'
import type { AnnexLine, EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'

const QUANTITIES = [
  '310',
  '280',
  '248',
  '240',
  '217',
  '210',
  '217',
  '217',
  '240',
  '248',
  '270',
  '310',
]

const register: Register = {
  id: '1.8.0',
  direction: 'import',
  unit: 'kWh',
  integerDigits: 5,
  decimalDigits: 0,
}

function annex(line: Partial<AnnexLine> = {}): EstimatedQuantitiesAnnex {
  return {
    id: 'annex-1',
    version: 1,
    validFrom: '2022-01-01',
    lines: [{ register: '1.8.0', monthlyQuantities: QUANTITIES, unit: 'kWh', ...line }],
  }
}

function index(units: number, decimals = 0): IndexValue {
  return indexFromUnits({ units, decimals })
}

const worked: AnnexEstimateInput = {
  annex: annex(),
  register,
  reference: { index: index(1_000), on: '2022-01-15' },
  on: '2022-03-10',
  multiplier: '1',
}

function estimated(input: AnnexEstimateInput) {
  const estimate = estimateFromAnnex(input)
  if (!estimate.ok) throw new Error(estimate.problem)
  return estimate
}

function problemOf(change: Partial<AnnexEstimateInput>) {
  const estimate = estimateFromAnnex({ ...worked, ...change })
  return estimate.ok ? undefined : estimate.problem
}

describe('an index estimated from the annex', () => {
  it('is the reference and the days behind it: 1,000 + 160 + 280 + 80', () => {
    expect(estimateFromAnnex(worked)).toEqual({
      ok: true,
      index: { text: '01520', units: 1_520, decimals: 0 },
      carry: '0',
      basis: {
        method: 'annex',
        methodVersion: 1,
        inputs: {
          annex: 'annex-1',
          annexVersion: '1',
          register: '1.8.0',
          registerUnit: 'kWh',
          integerDigits: '5',
          decimalDigits: '0',
          referenceIndex: '1000',
          referenceOn: '2022-01-15',
          on: '2022-03-10',
          unit: 'kWh',
          multiplier: '1',
          carry: '0',
          'quantity 2022-01': '310 * 16/31',
          'quantity 2022-02': '280 * 28/28',
          'quantity 2022-03': '248 * 10/31',
        },
      },
    })
  })

  it('counts the day itself and not the day of the reference', () => {
    expect(estimated({ ...worked, on: '2022-01-15' }).index.units).toBe(1_000)
    expect(estimated({ ...worked, on: '2022-01-16' }).index.units).toBe(1_010)
    const atMonthsEnd = { index: index(1_000), on: '2022-01-31' }
    expect(estimated({ ...worked, reference: atMonthsEnd, on: '2022-02-01' }).index.units).toBe(
      1_010,
    )
  })

  it('spreads February over 29 days in a leap year', () => {
    const reference = { index: index(0), on: '2024-01-31' }
    expect(estimated({ ...worked, reference, on: '2024-02-29' }).index.units).toBe(280)
    expect(estimated({ ...worked, reference, on: '2024-02-28' }).index.units).toBe(270)
  })

  it('goes on from one year to the next', () => {
    const reference = { index: index(0), on: '2022-11-30' }
    expect(estimated({ ...worked, reference, on: '2024-01-31' }).index.units).toBe(
      310 + QUANTITIES.reduce((sum, it) => sum + Number(it), 0) + 310,
    )
  })

  it('goes through zero where the register does', () => {
    const reference = { index: index(99_900), on: '2022-01-31' }
    expect(estimated({ ...worked, reference, on: '2022-02-28' }).index).toEqual(index180())
    const early = { ...register, rolloverValue: 50_000 }
    const near = { index: index(49_900), on: '2022-01-31' }
    expect(
      estimated({ ...worked, register: early, reference: near, on: '2022-02-28' }).index.units,
    ).toBe(180)
  })

  it('divides by the multiplier, to the smallest unit of the register', () => {
    const reference = { index: index(1_000), on: '2022-01-31' }
    const on = '2022-02-28'
    expect(estimated({ ...worked, reference, on, multiplier: '40' }).index.units).toBe(1_007)
    expect(estimated({ ...worked, reference, on, multiplier: '0.5' }).index.units).toBe(1_560)
    const fine = { ...register, decimalDigits: 2 }
    expect(estimated({ ...worked, register: fine, reference, on, multiplier: '30' })).toMatchObject(
      {
        index: { text: '01009.33', units: 100_933, decimals: 2 },
        carry: '1/3',
      },
    )
  })

  it('turns energy into volume for gas, and one energy unit into another', () => {
    const gas = { ...register, unit: 'm3', decimalDigits: 3 }
    const reference = { index: index(0), on: '2022-01-31' }
    const inEnergy = {
      ...worked,
      register: gas,
      reference,
      on: '2022-02-28',
      conversionFactor: '10.5',
    }
    expect(estimated(inEnergy).index.text).toBe('00026.667')
    const inMwh = annex({ unit: 'MWh', monthlyQuantities: QUANTITIES.map((it) => `0.${it}`) })
    expect(estimated({ ...inEnergy, annex: inMwh }).index.text).toBe('00026.667')
    expect(estimated({ ...inEnergy, annex: annex({ unit: 'm³' }) }).index.text).toBe('00280.000')
    expect(estimated({ ...worked, annex: inMwh }).index.units).toBe(1_520)
  })

  it('adds up to the annex over a year, month by month, with what rounding left over', () => {
    fc.assert(
      fc.property(chains, ({ quantities, decimals, multiplier, steps }) => {
        const fine = { ...register, integerDigits: 9, decimalDigits: decimals }
        const input = {
          ...worked,
          annex: annex({ monthlyQuantities: quantities }),
          register: fine,
          multiplier,
        }
        const start = { index: index(0, decimals), on: '2021-12-31' }
        let reference = start
        let carry = '0'
        for (const on of [...steps, '2022-12-31']) {
          const estimate = estimated({ ...input, reference, on, carry })
          expect(estimate.index).toEqual(estimated({ ...input, reference: start, on }).index)
          expect(estimate.index.units).toBeGreaterThanOrEqual(reference.index.units)
          reference = { index: estimate.index, on }
          carry = estimate.carry
        }
        const total = quantities.reduce((sum, it) => sum + BigInt(it.replace('.', '')), 0n)
        const exact = { units: total * 10n ** BigInt(decimals), per: 100n * BigInt(multiplier) }
        const rounded = (2n * exact.units + exact.per) / (2n * exact.per)
        expect(BigInt(reference.index.units)).toBe(rounded)
      }),
    )
  })

  it('says why there is none', () => {
    expect(problemOf({ on: '2022-01-14' })).toBe('dates_reversed')
    expect(problemOf({ annex: { ...annex(), validTo: '2022-03-09' } })).toBe('outside_annex')
    expect(problemOf({ annex: { ...annex(), validTo: '2022-03-10' } })).toBeUndefined()
    expect(problemOf({ annex: { ...annex(), validFrom: '2022-01-17' } })).toBe('outside_annex')
    expect(problemOf({ annex: { ...annex(), validFrom: '2022-01-16' } })).toBeUndefined()
    expect(problemOf({ annex: annex({ register: '2.8.0' }) })).toBe('no_line_for_register')
    expect(problemOf({ annex: annex({ monthlyQuantities: ['1'] }) })).toBe('malformed_annex')
    const negative = annex({ monthlyQuantities: QUANTITIES.with(11, '-1') })
    expect(problemOf({ annex: negative })).toBe('malformed_annex')
    expect(problemOf({ annex: annex({ unit: 'm3' }) })).toBe('unit_mismatch')
    expect(problemOf({ annex: annex({ unit: 'Gcal' }) })).toBe('unit_mismatch')
    expect(problemOf({ register: { ...register, unit: 'm3' } })).toBe('unit_mismatch')
    expect(problemOf({ multiplier: '0' })).toBe('not_a_factor')
    expect(problemOf({ multiplier: 'forty' })).toBe('not_a_factor')
    const tooFine = { index: index(10_001, 1), on: '2022-01-15' }
    expect(problemOf({ reference: tooFine })).toBe('reference_not_on_register')
    const tooLarge = { index: index(100_000), on: '2022-01-15' }
    expect(problemOf({ reference: tooLarge })).toBe('reference_not_on_register')
    const written = { index: index(10_000, 1), on: '2022-01-15' }
    expect(estimated({ ...worked, reference: written }).index.units).toBe(1_520)
  })

  it.each(['', '1.5', '1/0', '2', '-2/3', '1/2'])('does not take %j for a carry', (carry) => {
    expect(() => estimateFromAnnex({ ...worked, carry })).toThrow(RangeError)
  })
})

describe('the annex in force', () => {
  const first = annex()
  const second = { ...annex(), version: 2, validFrom: '2022-06-01' }
  const corrected = { ...annex(), version: 3, validFrom: '2022-06-01', validTo: '2022-12-31' }

  it('is the one that began last, then the one signed last', () => {
    for (const annexes of [
      [first, second, corrected],
      [corrected, second, first],
    ]) {
      expect(annexOn(annexes, '2021-12-31')).toBeUndefined()
      expect(annexOn(annexes, '2022-05-31')).toBe(first)
      expect(annexOn(annexes, '2022-06-01')).toBe(corrected)
      expect(annexOn(annexes, '2023-01-01')).toBe(second)
    }
  })
})

function index180(): IndexValue {
  return { text: '00180', units: 180, decimals: 0 }
}

/** Annexes with days of 2022 on which an index is estimated; sometimes the last days of all months. */
const chains = fc.record({
  quantities: fc.array(
    fc
      .tuple(fc.nat(2_000), fc.nat(99))
      .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, '0')}`),
    { minLength: 12, maxLength: 12 },
  ),
  decimals: fc.integer({ min: 0, max: 3 }),
  multiplier: fc.constantFrom('1', '3', '7', '40'),
  steps: fc.oneof(
    fc.constant(Array.from({ length: 11 }, (_, month) => lastDay(addMonths('2022-01', month)))),
    fc
      .uniqueArray(fc.nat(363), { maxLength: 40 })
      .map((days) => days.toSorted((a, b) => a - b).map((day) => addDays('2022-01-01', day))),
  ),
})
