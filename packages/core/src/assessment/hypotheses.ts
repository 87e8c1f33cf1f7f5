import { indexFromUnits } from '../index-value/index.ts'
import { type CivilDate, isCivilDate } from '../time/index.ts'
import { type AdvanceBase, type AdvanceLimits, advanceLimits } from './advance-limits.ts'
import type { AssessmentContext } from './assessment-input.ts'
import type { Suggestion } from './finding.ts'
import type { TypedDigits } from './read-typed-index.ts'

const SUGGESTIONS_MAX = 3
const DIGITS_MAX = 15

/** A suggestion and how far it is from what was expected. */
interface Candidate extends Suggestion {
  readonly distance: number
}

/** What the hypotheses share: the typed number in the register's smallest unit, and the inner band. */
interface Workbench {
  readonly context: AssessmentContext
  readonly limits: AdvanceLimits
  readonly base: AdvanceBase
  readonly expected: number
  readonly lowest: number
  readonly highest: number
  /** Typed digits before the decimal mark, and behind it in the register's places. */
  readonly whole: string
  readonly fraction: string
  readonly units: number
}

/**
 * What may have happened to an index outside the band: at most three
 * explanations that lie inside it, the likeliest first. Suggested, never
 * applied. H4, H5, H6 and H8 need other registers and meters than this one.
 * Source: DOMAIN.md 1.3.
 */
export function suggestionsFor(
  context: AssessmentContext,
  limits: AdvanceLimits,
  digits: TypedDigits,
): readonly Suggestion[] {
  const bench = workbenchOf(context, limits, digits)
  if (bench === undefined) return []

  const candidates = [
    ...decimalIncluded(bench),
    ...lastDigitMissing(bench),
    ...firstDigitsMissing(bench),
    ...neighboursSwapped(bench),
    ...consumptionGiven(bench),
    ...oneDigitWrong(bench),
    ...rolledOver(bench),
    ...dateSwapped(bench),
  ].toSorted((a, b) => a.distance - b.distance)
  const seen = new Set<string>()
  return candidates
    .filter(({ value, readOn }) => {
      const key = JSON.stringify([value, readOn])
      if ((value !== undefined || readOn !== undefined) && seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, SUGGESTIONS_MAX)
    .map(({ distance: _, ...suggestion }) => suggestion)
}

function workbenchOf(
  context: AssessmentContext,
  limits: AdvanceLimits,
  digits: TypedDigits,
): Workbench | undefined {
  const { base, bounds } = limits
  const { decimalDigits } = context.digits
  const fraction = digits.fraction.slice(0, decimalDigits).padEnd(decimalDigits, '0')
  const written = `${digits.whole}${fraction}`.replace(/^0+(?=\d)/, '')
  if (base === undefined || bounds === undefined || written.length > DIGITS_MAX) return undefined
  return {
    context,
    limits,
    base,
    expected: base.units + bounds.expected,
    lowest: base.units + bounds.low,
    highest: base.units + bounds.high,
    whole: digits.whole,
    fraction,
    units: Number(written),
  }
}

/** H1: the red digits were typed as if they stood before the decimal mark. */
function decimalIncluded(bench: Workbench): readonly Candidate[] {
  return [1, 2, 3].flatMap((places) =>
    candidate(bench, {
      hypothesis: 'H1',
      text: `${places} decimal${places === 1 ? '' : 's'} typed without the mark`,
      units: (bench.units - (bench.units % 10 ** places)) / 10 ** places,
    }),
  )
}

/** H2: the last digit was left out. Which one it is can be said only where one alone fits. */
function lastDigitMissing(bench: Workbench): readonly Candidate[] {
  const fits = DIGITS.flatMap((digit) =>
    candidate(bench, {
      hypothesis: 'H2',
      text: 'the last digit is missing',
      units: Number(`${bench.whole}${digit}${bench.fraction}`),
    }),
  )
  const [first] = fits
  if (first === undefined || fits.length === 1) return fits
  const text = `the last digit is missing: ${first.value} to ${fits.at(-1)?.value}`
  return [{ hypothesis: 'H2', text, distance: Math.min(...fits.map((it) => it.distance)) }]
}

/** H2: the leading digits were left out; those of the last index, or one more, come before. */
function firstDigitsMissing(bench: Workbench): readonly Candidate[] {
  const { integerDigits, decimalDigits } = bench.context.digits
  const missing = integerDigits - bench.whole.length
  if (missing <= 0) return []
  const before = String(bench.base.units).padStart(integerDigits + decimalDigits, '0')
  const leading = Number(before.slice(0, missing))
  return [leading, leading + 1]
    .filter((it) => it > 0)
    .flatMap((digits) =>
      candidate(bench, {
        hypothesis: 'H2',
        text: `the leading ${String(digits).length === 1 ? 'digit' : 'digits'} ${digits} missing`,
        units: Number(`${digits}${bench.whole}${bench.fraction}`),
      }),
    )
}

/** H3: two neighbouring digits changed places. */
function neighboursSwapped(bench: Workbench): readonly Candidate[] {
  const whole = padded(bench)
  return [...whole].flatMap((digit, at) => {
    const next = whole[at + 1]
    if (next === undefined || next === digit) return []
    const swapped = `${whole.slice(0, at)}${next}${digit}${whole.slice(at + 2)}`
    return candidate(bench, {
      hypothesis: 'H3',
      text: `the digits ${digit} and ${next} swapped`,
      units: Number(swapped + bench.fraction),
    })
  })
}

/** H7: what was consumed instead of what the register shows. */
function consumptionGiven(bench: Workbench): readonly Candidate[] {
  return candidate(bench, {
    hypothesis: 'H7',
    text: 'the consumption given instead of the index',
    units: bench.base.units + bench.units,
  })
}

/** H9: one digit is wrong, where exactly one such index fits. */
function oneDigitWrong(bench: Workbench): readonly Candidate[] {
  const whole = padded(bench)
  const fits = [...whole].flatMap((digit, at) =>
    DIGITS.filter((other) => other !== digit).flatMap((other) =>
      candidate(bench, {
        hypothesis: 'H9',
        text: `one digit wrong: ${other} instead of ${digit}`,
        units: Number(`${whole.slice(0, at)}${other}${whole.slice(at + 1)}${bench.fraction}`),
      }),
    ),
  )
  return fits.length === 1 ? fits : []
}

/** H10: the register went through zero. */
function rolledOver(bench: Workbench): readonly Candidate[] {
  if (bench.units >= bench.base.units) return []
  const distance = distanceOf(bench, bench.units + bench.limits.turn)
  if (distance === undefined) return []
  const text = 'the register went through zero'
  return [{ hypothesis: 'H10', text, value: shown(bench, bench.units), distance }]
}

/** H11: month and day of the reading changed places. */
function dateSwapped({ context, units }: Workbench): readonly Candidate[] {
  const readOn = swappedDate(context.readOn)
  if (readOn === undefined || readOn > context.today) return []
  const { base, bounds } = advanceLimits(context, readOn)
  if (base === undefined || bounds === undefined) return []
  const advance = units - base.units
  if (advance < bounds.low || advance > bounds.high) return []
  const text = `month and day of ${context.readOn} swapped`
  return [{ hypothesis: 'H11', text, readOn, distance: Math.abs(advance - bounds.expected) }]
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

/** An index inside the band that the register can show and that is not the typed one; nothing otherwise. */
function candidate(
  bench: Workbench,
  it: { hypothesis: string; text: string; units: number },
): readonly Candidate[] {
  if (it.units === bench.units || it.units >= bench.limits.turn) return []
  const distance = distanceOf(bench, it.units)
  if (distance === undefined) return []
  return [{ hypothesis: it.hypothesis, text: it.text, value: shown(bench, it.units), distance }]
}

/** How far an index is from the expected one; undefined outside the band. */
function distanceOf({ expected, lowest, highest }: Workbench, units: number): number | undefined {
  return lowest <= units && units <= highest ? Math.abs(units - expected) : undefined
}

function shown({ context }: Workbench, units: number): string {
  const { integerDigits, decimalDigits } = context.digits
  return indexFromUnits({ units, decimals: decimalDigits, integerDigits }).text
}

function padded({ whole, context }: Workbench): string {
  return whole.padStart(context.digits.integerDigits, '0')
}

function swappedDate(date: CivilDate): CivilDate | undefined {
  const [year, month, day] = date.split('-')
  const swapped = `${year}-${day}-${month}`
  return month !== day && isCivilDate(swapped) ? swapped : undefined
}
