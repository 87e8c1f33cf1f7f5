import { formatIndex } from '../index-value/index.ts'
import type { EstimateBasis } from '../reading/index.ts'
import { type Fraction, ONE, parseFraction, product, sum, ZERO } from './fraction.ts'
import { indexAfter } from './index-after.ts'
import {
  type Estimate,
  type EstimateTarget,
  type EstimationMethod,
  type IndexEstimate,
  none,
} from './index-estimate.ts'

/** What went into an estimate, by name. */
export type EstimateInputs = EstimateBasis['inputs']

/** The version of every method as it is now: one that computes otherwise is another version. */
export const METHOD_VERSION = 1

/** The inputs that are summed up are named so. */
export const QUANTITY = 'quantity '

/** A summand of a quantity. */
export interface QuantityTerm {
  /** What it is of, unique within the estimate: `2026-01`. */
  readonly of: string
  /** Its factors, each a decimal or a fraction as text: `310`, `16/31`. */
  readonly factors: readonly (string | number)[]
}

/** What a method says of the days after the reference. */
export interface EstimatedQuantity {
  readonly unit: string
  readonly terms: readonly QuantityTerm[]
  /** What else an auditor needs: the annex, the readings, the temperatures. */
  readonly inputs?: EstimateInputs
}

/**
 * Every method's last step: terms become an index, and the basis says them as
 * they were computed with. So a stored estimate can be made again without
 * knowing the method: the sum of its terms is the quantity.
 */
export function estimateOf(
  method: EstimationMethod,
  target: EstimateTarget,
  { unit, terms, inputs }: EstimatedQuantity,
): Estimate {
  if (target.on < target.reference.on) return none('dates_reversed')
  const named = Object.fromEntries(
    terms.map(({ of, factors }) => [QUANTITY + of, factors.join(' * ')]),
  )
  const amount = sumOfTerms(Object.values(named))
  if (amount === undefined) return none('malformed_input')
  const estimate = indexAfter(target, { amount, unit })
  return withBasis(estimate, method, () => ({ ...inputs, ...targetInputs(target, unit), ...named }))
}

/** An estimate with its basis. */
export function withBasis(
  estimate: IndexEstimate,
  method: EstimationMethod,
  inputs: () => EstimateInputs,
): Estimate {
  return estimate.ok
    ? { ...estimate, basis: { method, methodVersion: METHOD_VERSION, inputs: inputs() } }
    : estimate
}

/** `310 * 16/31` and others together; undefined where one is no number. */
export function sumOfTerms(terms: readonly string[]): Fraction | undefined {
  let total = ZERO
  for (const term of terms) {
    let value = ONE
    for (const text of term.split(' * ')) {
      const factor = parseFraction(text)
      if (factor === undefined) return undefined
      value = product(value, factor)
    }
    total = sum(total, value)
  }
  return total
}

/** What every estimate needs to be computed again. */
export function targetInputs(target: EstimateTarget, unit: string): EstimateInputs {
  const { register, reference, on, multiplier, conversionFactor, carry = '0' } = target
  const inputs: Record<string, string> = {
    register: register.id,
    registerUnit: register.unit,
    integerDigits: String(register.integerDigits),
    decimalDigits: String(register.decimalDigits),
    referenceIndex: formatIndex(reference.index),
    referenceOn: reference.on,
    on,
    unit,
    multiplier,
    carry,
  }
  if (register.rolloverValue !== undefined) inputs['rolloverValue'] = String(register.rolloverValue)
  if (register.countsDown) inputs['countsDown'] = 'true'
  if (reference.reading !== undefined) inputs['referenceReading'] = reference.reading
  if (conversionFactor !== undefined) inputs['conversionFactor'] = conversionFactor
  return inputs
}
