import type { AssessmentInput } from './assessment-input.ts'
import type { Assessment } from './finding.ts'

/**
 * Judges one index by everything that is known of its register: pure, and the
 * same for the same input years later. Finds, suggests and explains; it corrects
 * nothing. `reject` and `lock` findings send the index to a person.
 * Source: DOMAIN.md 1.2 and 1.3.
 */
export function assessIndex(input: AssessmentInput): Assessment {
  throw new Error(`Not built yet: ${input.readOn}`)
}
