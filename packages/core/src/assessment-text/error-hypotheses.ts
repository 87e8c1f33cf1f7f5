/** What may have happened to an index outside its band. */
export interface ErrorHypothesis {
  /** `H1` to `H11`, as suggestions name it. */
  readonly id: string
  readonly title: string
  /** Which indices are tried; those inside the inner band are suggested. */
  readonly candidates: string
}

/** Every hypothesis that is tried. Suggested, never applied: at most three, the nearest to R0 + E first. Source: DOMAIN.md 1.3. */
export const errorHypotheses: readonly ErrorHypothesis[] = [
  ['Decimals typed without the mark', '⌊R1/10^j⌋, j = 1 to 3'],
  ['A digit missing', 'R1·10 + 0 to 9; the leading digits of R0 before R1'],
  ['Two neighbouring digits swapped', 'D − 1 swaps'],
  ['Registers swapped', 'the values of two registers exchanged, where both fit'],
  ['Another meter', 'the registers of the other meters of the customer or the place'],
  ['The removed meter', 'the registers of the meter that was removed, up to its exit index'],
  ['Consumption instead of index', 'R0 + R1'],
  ['Export instead of import', 'the export register of the meter'],
  ['One digit wrong', 'D × 9 indices, where exactly one fits'],
  ['Through zero', 'R1 + M'],
  ['Month and day swapped', 'the same index on the other day'],
].map(([title = '', candidates = ''], at) => ({ id: `H${at + 1}`, title, candidates }))
