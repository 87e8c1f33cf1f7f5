import {
  formatIndex,
  type IndexValue,
  indexFromUnits,
  rolloverUnits,
} from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import type { EstimateBasis } from '../reading/index.ts'
import { addDays, type CivilDate } from '../time/index.ts'
import { type MonthShare, monthShares, sumOfShares } from './agreed-quantity.ts'
import type { AnnexLine, EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'
import {
  type Fraction,
  fraction,
  fractionOfDecimal,
  fractionText,
  parseCarry,
  product,
  quotient,
  rounded,
  sum,
} from './fraction.ts'
import { unitRatio } from './unit-ratio.ts'

/**
 * Why no index can be computed from an annex; the first that holds, in this order:
 * - `dates_reversed`: `on` is before the reference;
 * - `outside_annex`: a day after the reference and up to `on` lies outside the annex's validity;
 * - `no_line_for_register`: the annex says nothing about the register;
 * - `malformed_annex`: not twelve quantities, or one that is no decimal;
 * - `unit_mismatch`: the annex's unit does not become the register's, or a gas annex in energy comes without a conversion factor;
 * - `not_a_factor`: the multiplier or the conversion factor is no decimal above zero;
 * - `reference_not_on_register`: the reference is finer than the register's decimals or beyond its digits.
 */
export type EstimateProblem =
  | 'dates_reversed'
  | 'outside_annex'
  | 'no_line_for_register'
  | 'malformed_annex'
  | 'unit_mismatch'
  | 'not_a_factor'
  | 'reference_not_on_register'

/** An estimated index with what it was made from, or why there is none. */
export type AnnexEstimate =
  | {
      readonly ok: true
      readonly index: IndexValue
      /** What rounding left over, for the next estimate: a fraction of the register's smallest unit, `-1/3`. */
      readonly carry: string
      /** All of a reading's `EstimateBasis` but the reason. */
      readonly basis: Pick<EstimateBasis, 'method' | 'methodVersion' | 'inputs'>
    }
  | { readonly ok: false; readonly problem: EstimateProblem }

/** What an index is estimated from. */
export interface AnnexEstimateInput {
  readonly annex: EstimatedQuantitiesAnnex
  readonly register: Register
  /** The day of the reference is not counted, the day `on` is. */
  readonly reference: { readonly index: IndexValue; readonly on: CivilDate }
  readonly on: CivilDate
  /** Exact decimal text: the multiplier of the meter. */
  readonly multiplier: string
  /** kWh per m³ ("PCS"): needed for a register in m³ with an annex in energy, not used otherwise. */
  readonly conversionFactor?: string
  /** `carry` of the estimate that is now the reference; absent where the reference was read. */
  readonly carry?: string
}

/**
 * The index that a register should show by the quantities agreed in the annex:
 * `R_ref + round(Σ q·days/daysInMonth / (k·f))`, to the register's smallest
 * unit, through zero where it rolls over. Source: DOMAIN.md 2, "Annex".
 *
 * Two ways to keep a year's estimates equal to its annex, which give the same
 * indices: estimate each from the last reading, or from the estimate before it
 * with that one's `carry`. A period over two annexes is two estimates, the
 * second with the carry of the first.
 */
export function estimateFromAnnex(input: AnnexEstimateInput): AnnexEstimate {
  const { annex, register, reference, on } = input
  if (on < reference.on) return none('dates_reversed')
  const isCovered =
    annex.validFrom <= addDays(reference.on, 1) &&
    (annex.validTo === undefined || on <= annex.validTo)
  if (on > reference.on && !isCovered) return none('outside_annex')
  const line = annex.lines.find((it) => it.register === register.id)
  if (line === undefined) return none('no_line_for_register')
  if (!isWellFormed(line)) return none('malformed_annex')

  const divisor = divisorOf(input, line)
  if (typeof divisor === 'string') return none(divisor)
  const start = unitsOnRegister(reference.index, register)
  if (start === undefined) return none('reference_not_on_register')

  const shares = monthShares({
    monthlyQuantities: line.monthlyQuantities,
    reference: reference.on,
    on,
  })
  const smallestUnits = fraction(10n ** BigInt(register.decimalDigits), 1n)
  const advance = sum(
    quotient(product(sumOfShares(shares), smallestUnits), divisor),
    parseCarry(input.carry ?? '0'),
  )
  const whole = rounded(advance)
  return {
    ok: true,
    index: indexFromUnits({
      units: Number((start + whole) % BigInt(rolloverUnits(register))),
      decimals: register.decimalDigits,
      integerDigits: register.integerDigits,
    }),
    carry: fractionText(sum(advance, fraction(-whole, 1n))),
    basis: { method: 'annex', methodVersion: 1, inputs: inputsOf(input, line, shares) },
  }
}

/** What the annex's quantities are divided by to become units of the register: k·f and the ratio of the units. */
function divisorOf(input: AnnexEstimateInput, line: AnnexLine): Fraction | EstimateProblem {
  const conversion = unitRatio(line.unit, input.register.unit)
  if (conversion === undefined) return 'unit_mismatch'
  if (conversion.isGasEnergy && input.conversionFactor === undefined) return 'unit_mismatch'
  const multiplier = factorOf(input.multiplier)
  const factor = factorOf(conversion.isGasEnergy ? (input.conversionFactor ?? '') : '1')
  if (multiplier === undefined || factor === undefined) return 'not_a_factor'
  return quotient(product(multiplier, factor), conversion.ratio)
}

function factorOf(text: string): Fraction | undefined {
  const factor = fractionOfDecimal(text)
  return factor && factor.numerator > 0n ? factor : undefined
}

function isWellFormed(line: AnnexLine): boolean {
  return (
    line.monthlyQuantities.length === 12 &&
    line.monthlyQuantities.every((it) => fractionOfDecimal(it) !== undefined)
  )
}

function unitsOnRegister(index: IndexValue, register: Register): bigint | undefined {
  const { numerator, denominator } = fraction(
    BigInt(index.units) * 10n ** BigInt(register.decimalDigits),
    10n ** BigInt(index.decimals),
  )
  return denominator === 1n && numerator < BigInt(rolloverUnits(register)) ? numerator : undefined
}

/** Enough to compute the estimate again. */
function inputsOf(
  input: AnnexEstimateInput,
  line: AnnexLine,
  shares: readonly MonthShare[],
): EstimateBasis['inputs'] {
  return {
    annex: input.annex.id,
    annexVersion: String(input.annex.version),
    register: input.register.id,
    referenceIndex: formatIndex(input.reference.index),
    referenceOn: input.reference.on,
    on: input.on,
    unit: line.unit,
    multiplier: input.multiplier,
    ...(input.conversionFactor !== undefined && { conversionFactor: input.conversionFactor }),
    carry: input.carry ?? '0',
    ...Object.fromEntries(
      shares.map(({ month, quantity, days, daysInMonth }) => [
        `quantity ${month}`,
        `${quantity} * ${days}/${daysInMonth}`,
      ]),
    ),
  }
}

function none(problem: EstimateProblem): AnnexEstimate {
  return { ok: false, problem }
}
