import type { AssessmentContext } from '../assessment-context.ts'
import type { Suggestion } from '../finding.ts'
import type { IndexCase } from '../index-case.ts'
import { positionOf, type RegisterShape, shownAt } from '../register-shape.ts'

const DIGITS_MAX = 15

/** A suggestion and how far it is from what was expected. */
export interface Candidate extends Suggestion {
  readonly distance: number
}

/** What the slips share: the typed number in the register's smallest unit, and the inner band as positions. */
export interface Workbench {
  readonly context: AssessmentContext
  readonly shape: RegisterShape
  readonly base: number
  readonly expected: number
  readonly lowest: number
  readonly highest: number
  /** Typed digits before the decimal mark, and behind it in the register's places. */
  readonly whole: string
  readonly fraction: string
  readonly units: number
}

/** Undefined where nothing is expected, or where what was typed is no number of 15 digits. */
export function workbenchOf({ context, typed, limits }: IndexCase): Workbench | undefined {
  const { shape, base, from, bounds } = limits
  if (typed.digits === undefined || from === undefined || bounds === undefined) return undefined
  const { whole } = typed.digits
  const fraction = typed.digits.fraction.slice(0, shape.decimals).padEnd(shape.decimals, '0')
  const written = `${whole}${fraction}`.replace(/^0+(?=\d)/, '')
  if (written.length > DIGITS_MAX) return undefined
  return {
    context,
    shape,
    base,
    expected: base + bounds.expected,
    lowest: base + bounds.low,
    highest: base + bounds.high,
    whole,
    fraction,
    units: Number(written),
  }
}

/** An index inside the band that the register can show and that is not the typed one; nothing otherwise. */
export function candidate(
  bench: Workbench,
  it: { readonly hypothesis: string; readonly text: string; readonly units: number },
): readonly Candidate[] {
  if (it.units === bench.units || !(it.units < bench.shape.turn)) return []
  const position = positionOf(bench.shape, it.units)
  const distance = distanceOf(bench, position)
  if (distance === undefined) return []
  const value = shownAt(bench.shape, position, true)
  return [{ hypothesis: it.hypothesis, text: it.text, value, distance }]
}

/** How far a position is from the expected one; undefined outside the band. */
export function distanceOf(
  { expected, lowest, highest }: Pick<Workbench, 'expected' | 'lowest' | 'highest'>,
  position: number,
): number | undefined {
  return lowest <= position && position <= highest ? Math.abs(position - expected) : undefined
}
