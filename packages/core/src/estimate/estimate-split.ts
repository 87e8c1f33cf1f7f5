import { estimateOf } from './estimate-of.ts'
import { fraction, parseFraction, product, rounded } from './fraction.ts'
import { REGISTER_UNITS } from './index-after.ts'
import { type Estimate, type EstimateTarget, none } from './index-estimate.ts'

/** A register of which the tariff switch was out of order, and what it advanced. */
export interface SplitRegister extends EstimateTarget {
  /** In the register's smallest unit. */
  readonly advance: number
}

/**
 * The indices of two registers between which a tariff switch divided wrongly:
 * a share of what the off-peak register advanced is added to it, and the same
 * count taken off the peak register, so that the sum stays. Enedis adds 10 %
 * (`0.1`). Both registers count in the same smallest unit.
 * Source: DOMAIN.md 2, "Enedis split error".
 */
export function estimateSplit(input: {
  readonly offPeak: SplitRegister
  readonly peak: SplitRegister
  readonly share: string
}): { readonly offPeak: Estimate; readonly peak: Estimate } {
  const { offPeak, peak } = input
  const share = parseFraction(input.share)
  const isCount = Number.isSafeInteger(offPeak.advance) && Number.isSafeInteger(peak.advance)
  if (share === undefined || !isCount) {
    return { offPeak: none('malformed_input'), peak: none('malformed_input') }
  }
  const moved = rounded(product(share, fraction(BigInt(offPeak.advance), 1n)))
  return { offPeak: corrected(offPeak, moved), peak: corrected(peak, -moved) }
}

function corrected(register: SplitRegister, moved: bigint): Estimate {
  return estimateOf('split', register, {
    unit: REGISTER_UNITS,
    terms: [
      { of: 'measured', factors: [register.advance] },
      { of: 'moved', factors: [String(moved)] },
    ],
  })
}
