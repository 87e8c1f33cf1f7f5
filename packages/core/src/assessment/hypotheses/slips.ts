import { type CivilDate, isCivilDate } from '../../time/index.ts'
import { advanceLimits } from '../advance-limits.ts'
import { positionOf, shownAt } from '../register-shape.ts'
import { type Candidate, candidate, distanceOf, type Workbench } from './workbench.ts'

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']

/** What a slip of the pen may have made of the right index. Source: DOMAIN.md 1.3. */
export const slips: readonly ((bench: Workbench) => readonly Candidate[])[] = [
  decimalIncluded,
  lastDigitMissing,
  firstDigitsMissing,
  neighboursSwapped,
  consumptionGiven,
  oneDigitWrong,
  rolledOver,
  dateSwapped,
]

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

/** H2: the leading digits were left out; those of the last index, or one more or less, come before. */
function firstDigitsMissing(bench: Workbench): readonly Candidate[] {
  const { shape, base } = bench
  const { integerDigits, decimals, countsDown } = shape
  const missing = integerDigits - bench.whole.length
  if (missing <= 0) return []
  const before = String(positionOf(shape, base)).padStart(integerDigits + decimals, '0')
  const leading = Number(before.slice(0, missing))
  return [leading, leading + (countsDown ? -1 : 1)]
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
  const { shape, base, units } = bench
  if (base + units >= shape.turn) return []
  return candidate(bench, {
    hypothesis: 'H7',
    text: 'the consumption given instead of the index',
    units: positionOf(shape, base + units),
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
  const { shape, units } = bench
  if (units >= shape.turn) return []
  const position = positionOf(shape, units)
  const distance = distanceOf(bench, position + shape.turn)
  if (distance === undefined) return []
  const text = 'the register went through zero'
  return [{ hypothesis: 'H10', text, value: shownAt(shape, position, true), distance }]
}

/** H11: month and day of the reading changed places. */
function dateSwapped({ context, shape, units }: Workbench): readonly Candidate[] {
  const readOn = swappedDate(context.readOn)
  if (readOn === undefined || readOn > context.today || units >= shape.turn) return []
  const { from, base, bounds } = advanceLimits(context, readOn)
  if (from === undefined || bounds === undefined) return []
  const advance = positionOf(shape, units) - base
  if (advance < bounds.low || advance > bounds.high) return []
  const text = `month and day of ${context.readOn} swapped`
  return [{ hypothesis: 'H11', text, readOn, distance: Math.abs(advance - bounds.expected) }]
}

function padded({ whole, shape }: Workbench): string {
  return whole.padStart(shape.integerDigits, '0')
}

function swappedDate(date: CivilDate): CivilDate | undefined {
  const [year, month, day] = date.split('-')
  const swapped = `${year}-${day}-${month}`
  return month !== day && isCivilDate(swapped) ? swapped : undefined
}
