/** Why something in the field does not stand: `problem` is a code, the rest is for the person who reads it. */
export interface FieldRefusal<Problem extends string> {
  readonly ok: false
  readonly problem: Problem
  readonly expected: string
  readonly actual: string
}

/** Builds a refusal. */
export function refuse<Problem extends string>(
  problem: Problem,
  expected: string,
  actual: string,
): FieldRefusal<Problem> {
  return { ok: false, problem, expected, actual }
}
