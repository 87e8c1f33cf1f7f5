import { parseDecimalIndex, type RegisterDigits } from '../index-value/index.ts'
import type { EstimateBasis } from '../reading/index.ts'
import { type EstimateInputs, QUANTITY, sumOfTerms } from './estimate-of.ts'
import { estimationMethods } from './estimation-methods.ts'
import { readCarry } from './fraction.ts'
import { indexAfter } from './index-after.ts'
import { type IndexEstimate, none } from './index-estimate.ts'

const DIGITS_MAX = 15

/**
 * Makes a stored estimate again, from its basis alone: the same index and the
 * same carry, years later, whatever the method. Never throws.
 */
export function recomputeEstimate(
  basis: Pick<EstimateBasis, 'method' | 'methodVersion' | 'inputs'>,
): IndexEstimate {
  const { method, methodVersion, inputs } = basis
  const isKnown = estimationMethods.some((it) => it.id === method && it.version === methodVersion)
  if (!isKnown) return none('unknown_method')

  const { register, registerUnit, referenceIndex, referenceOn } = inputs
  const { unit, multiplier, conversionFactor, carry } = inputs
  const digits = digitsOf(inputs)
  const index = referenceIndex === undefined ? undefined : parseDecimalIndex(referenceIndex)
  const amount = sumOfTerms(
    Object.entries(inputs).flatMap(([name, term]) => (name.startsWith(QUANTITY) ? [term] : [])),
  )
  if (
    register === undefined ||
    registerUnit === undefined ||
    referenceOn === undefined ||
    unit === undefined ||
    multiplier === undefined ||
    carry === undefined ||
    readCarry(carry) === undefined ||
    digits === undefined ||
    index === undefined ||
    amount === undefined
  ) {
    return none('malformed_basis')
  }
  return indexAfter(
    {
      // The direction tells which way the energy goes, not which way the register counts.
      register: { id: register, unit: registerUnit, direction: 'import', ...digits },
      reference: { index, on: referenceOn },
      multiplier,
      ...(conversionFactor !== undefined && { conversionFactor }),
      carry,
    },
    { amount, unit },
  )
}

function digitsOf(inputs: EstimateInputs): RegisterDigits | undefined {
  const { integerDigits, decimalDigits, rolloverValue, countsDown } = inputs
  const [integers, decimals] = [wholeNumber(integerDigits), wholeNumber(decimalDigits)]
  const rollover = wholeNumber(rolloverValue ?? '1')
  if (integers === undefined || decimals === undefined || !rollover) return undefined
  if (integers + decimals > DIGITS_MAX || rollover > 10 ** integers) return undefined
  return {
    integerDigits: integers,
    decimalDigits: decimals,
    ...(rolloverValue !== undefined && { rolloverValue: rollover }),
    ...(countsDown !== undefined && { countsDown: true }),
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
