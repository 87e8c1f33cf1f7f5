import { rolloverUnits } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import { addDays, type CivilDate } from '../time/index.ts'
import { type CompiledLine, compileLine, smallAdvance } from './compiled-line.ts'
import { sumOfTerms } from './estimate-of.ts'
import type { AnnexLine, EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'
import { ZERO } from './fraction.ts'
import { indexAfter, movedIndex, startUnits } from './index-after.ts'
import {
  type EstimateReference,
  type EstimateTarget,
  type IndexEstimate,
  none,
} from './index-estimate.ts'
import { monthNumber, monthShares } from './month-shares.ts'
import { EXACT_MAX, smallCarry, smallFractionText } from './small-number.ts'

/** What is the same for all estimates of a register from an annex. */
export interface AnnexEstimatorInput
  extends Pick<EstimateTarget, 'register' | 'multiplier' | 'conversionFactor'> {
  readonly annex: EstimatedQuantitiesAnnex
}

/** The index of the register on a day, and what rounding left over; `carry` is that of a reference that was estimated. */
export type AnnexEstimator = (
  reference: EstimateReference,
  on: CivilDate,
  carry?: string,
) => IndexEstimate

/**
 * `estimateFromAnnex` for many days: the annex is compiled to whole numbers
 * once, and an estimate is a few multiplications of them. Where a number could
 * grow beyond what is exact, exact fractions take over: the digits are the same.
 *
 * @example
 * ```ts
 * const estimate = annexEstimator({ annex, register, multiplier: '1' })
 * const november = estimate({ index, on: '2026-10-31' }, '2026-11-30')
 * ```
 */
export function annexEstimator(input: AnnexEstimatorInput): AnnexEstimator {
  const { annex, register } = input
  const line = annexLine(annex, register)
  const compiled = line && compileLine(line, input)
  const rollover = rolloverUnits(register)
  return (reference, on, carry = '0') => {
    if (on < reference.on) return none('dates_reversed')
    if (on > reference.on && !covers(annex, reference.on, on)) return none('outside_annex')
    if (line === undefined || compiled === undefined) return none('no_line_for_register')
    if (typeof compiled !== 'string') {
      const small = smallEstimate(compiled, { register, rollover, reference, on, carry })
      if (small !== undefined) return small
    } else if (compiled !== 'too_large') return none(compiled)
    const amount = sumOfTerms(annexTerms(line, reference.on, on).map(([, term]) => term)) ?? ZERO
    return indexAfter({ ...input, reference, carry }, { amount, unit: line.unit })
  }
}

/** The line of a register: by its id, else by its tier. */
export function annexLine(
  annex: EstimatedQuantitiesAnnex,
  { id, touTier }: Register,
): AnnexLine | undefined {
  const { lines } = annex
  return lines.find((it) => it.register === id) ?? lines.find((it) => it.register === touTier)
}

/** The quantity of each month, `310 * 16/31`. */
export function annexTerms(
  { monthlyQuantities }: AnnexLine,
  reference: CivilDate,
  on: CivilDate,
): readonly (readonly [month: string, term: string])[] {
  return monthShares(reference, on).map(({ month, days, daysInMonth }) => [
    month,
    `${monthlyQuantities[monthNumber(month)]} * ${days}/${daysInMonth}`,
  ])
}

function covers(annex: EstimatedQuantitiesAnnex, reference: CivilDate, on: CivilDate): boolean {
  const { validFrom, validTo } = annex
  const hasBegun = validFrom <= reference || validFrom === addDays(reference, 1)
  return hasBegun && (validTo === undefined || on <= validTo)
}

function smallEstimate(
  compiled: CompiledLine,
  input: {
    readonly register: Register
    readonly rollover: number
    readonly reference: EstimateReference
    readonly on: CivilDate
    readonly carry: string
  },
): IndexEstimate | undefined {
  const { register, rollover, reference, on } = input
  const { index } = reference
  const advance = smallAdvance(compiled, reference.on, on)
  const carry = smallCarry(input.carry)
  if (advance === undefined || carry === undefined) return undefined
  const denominator = advance.denominator * carry.denominator
  if (advance.numerator * carry.denominator + denominator > EXACT_MAX) return undefined
  const numerator = advance.numerator * carry.denominator + carry.numerator * advance.denominator

  const start =
    index.decimals === register.decimalDigits && index.units < rollover
      ? index.units
      : startUnits(index, register)
  if (start === undefined) return none('reference_not_on_register')
  const halves = 2 * numerator + denominator
  const whole = (halves - (halves % (2 * denominator))) / (2 * denominator)
  const rest = numerator - whole * denominator
  return {
    ok: true,
    index: movedIndex(register, { rollover, start, units: whole }),
    carry: smallFractionText({ numerator: rest, denominator }),
  }
}
