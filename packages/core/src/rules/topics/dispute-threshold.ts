import * as z from 'zod/mini'
import { decimalText, nameText } from '../../parsing/index.ts'

/** A disagreement of so much or less is not disputed. Source: DOMAIN.md 4. */
export interface DisputeThresholdParameters {
  /** Exact decimal text. */
  readonly units: string
  /** `kWh`, `m3`. */
  readonly unit: string
}

/** Schema of `dispute_threshold`. */
export const disputeThreshold: z.ZodMiniType<DisputeThresholdParameters> = z.strictObject({
  units: decimalText,
  unit: nameText,
})
