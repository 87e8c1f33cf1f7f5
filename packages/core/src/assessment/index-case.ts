import type { ResolvedRule } from '../rules/index.ts'
import { type AdvanceLimits, advanceLimits } from './advance-limits.ts'
import type { AssessmentContext, AssessmentInput } from './assessment-context.ts'
import type { Finding, FindingCode } from './finding.ts'
import { readTypedIndex, type TypedIndex } from './read-typed-index.ts'
import { positionOf, unitsOn } from './register-shape.ts'

/** One index under assessment: what is known, what was typed, what limits it. */
export interface IndexCase {
  readonly context: AssessmentContext
  readonly typed: TypedIndex
  readonly limits: AdvanceLimits
  /** The policy for readings outside their window; undefined where no window is known. */
  readonly outOfWindow: ResolvedRule<'out_of_window'> | undefined
  /** Where the register stands by what was typed; undefined where that is no index of it. */
  readonly position: number | undefined
  readonly movement: Movement
}

/** How the register moved since the base, in its smallest unit. */
export interface Movement {
  /** `none` where it cannot be said. */
  readonly kind: 'none' | 'forward' | 'through_zero' | 'backward'
  /** How far it moved forward; 0 where it did not. */
  readonly advance: number
  /** Through zero it can have moved this far at most; undefined where nobody can say. */
  readonly cap: number | undefined
}

/**
 * What looking at one rule comes to: what was found, in words why it was not
 * looked at, or undefined where the rule holds.
 */
export type Seen = Omit<Finding, 'code'> | string | undefined

/** Looks at one rule. */
export type Check = (it: IndexCase) => Seen

/** How some of the rules are looked at. */
export type Checks<Code extends FindingCode> = { readonly [Known in Code]: Check }

/** Works out once what the rules look at. */
export function indexCaseOf(input: AssessmentInput): IndexCase {
  const limits = advanceLimits(input)
  const typed = readTypedIndex(input)
  const { shape } = limits
  const position =
    typed.value === undefined ? undefined : positionOf(shape, unitsOn(shape, typed.value))
  const { book, scope, readOn, window } = input
  return {
    context: input,
    typed,
    limits,
    outOfWindow: window && book.resolve({ topic: 'out_of_window', scope, on: readOn }),
    position,
    movement: movementOf(limits, position),
  }
}

/** A register that went back is thought to have gone through zero only with its digits and a cap. Source: DOMAIN.md 1.2 (ROLLOVER). */
function movementOf(limits: AdvanceLimits, position: number | undefined): Movement {
  const cap = limits.capacity ?? limits.bounds?.outer
  if (position === undefined || limits.from === undefined) return { kind: 'none', advance: 0, cap }
  const advance = position - limits.base
  if (advance >= 0) return { kind: 'forward', advance, cap }
  const wrapped = advance + limits.shape.turn
  return cap !== undefined && wrapped >= 0 && wrapped <= cap
    ? { kind: 'through_zero', advance: wrapped, cap }
    : { kind: 'backward', advance: 0, cap }
}
