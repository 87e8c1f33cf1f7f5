import { annexEstimator, annexLine, annexTerms } from './annex-estimator.ts'
import { QUANTITY, targetInputs, withBasis } from './estimate-of.ts'
import type { EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'
import type { Estimate, EstimateTarget } from './index-estimate.ts'

/** What an index is estimated from. */
export interface AnnexEstimateInput extends EstimateTarget {
  readonly annex: EstimatedQuantitiesAnnex
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
export function estimateFromAnnex(input: AnnexEstimateInput): Estimate {
  const { annex, register, reference, on, carry } = input
  const estimate = annexEstimator(input)(reference, on, carry)
  return withBasis(estimate, 'annex', () => {
    const line = annexLine(annex, register)
    const inputs: Record<string, string> = {
      annex: annex.id,
      annexVersion: String(annex.version),
      ...targetInputs(input, line?.unit ?? register.unit),
    }
    const terms = line === undefined ? [] : annexTerms(line, reference.on, on)
    for (const [month, term] of terms) inputs[QUANTITY + month] = term
    return inputs
  })
}
