import type { PhotoExpectation } from '@selfread/core'
import type { WorkingPicture } from './decode-photo.ts'
import { centreOf, type DigitRow, findDigitRows } from './find-digit-rows.ts'
import type { Mark, Polarity } from './find-marks.ts'

/** A row that can be the meter's register, split where its decimals begin. */
export interface PossibleRegister {
  readonly polarity: Polarity
  readonly integerMarks: readonly Mark[]
  /** Empty where none or not all are told apart. */
  readonly decimalMarks: readonly Mark[]
  /**
   * What tells it from a printed number of as many digits:
   * `colour`: red where the decimals begin; `gap`: set apart there; `none`: nothing does.
   */
  readonly split: 'colour' | 'gap' | 'none'
}

const mostRows = 8

/** Rows with the meter's digit count, those that show where the decimals begin first. */
export function locateRegisters(
  picture: WorkingPicture,
  expectation: PhotoExpectation,
): PossibleRegister[] {
  const rank = { colour: 0, gap: 1, none: 2 }
  return findDigitRows(picture, expectation.integerDigits)
    .flatMap((row) => asRegister(row, picture, expectation) ?? [])
    .sort((a, b) => rank[a.split] - rank[b.split])
    .slice(0, mostRows)
}

function asRegister(
  row: DigitRow,
  picture: WorkingPicture,
  { integerDigits, decimalDigits = 0 }: PhotoExpectation,
): PossibleRegister | undefined {
  const { marks, polarity } = row
  if (marks.length > integerDigits + decimalDigits) return undefined
  const integerMarks = marks.slice(0, integerDigits)
  const rest = marks.slice(integerDigits)
  if (!isEven(integerMarks)) return undefined
  const decimalMarks = rest.length === decimalDigits ? rest : []
  if (decimalDigits > 0 && turnsRed(integerMarks, row, picture)) {
    return { polarity, integerMarks, decimalMarks, split: 'colour' }
  }
  // Without the colour every digit must be there, or a lost first digit would shift all others.
  if (rest.length !== 0 && rest.length !== decimalDigits) return undefined
  if (rest.length > 0 && standsApart(integerMarks, rest)) {
    return { polarity, integerMarks, decimalMarks, split: 'gap' }
  }
  return { polarity, integerMarks, decimalMarks, split: 'none' }
}

/** A wheel that was not found leaves a double step: the digits around it would close up. */
function isEven(marks: readonly Mark[]): boolean {
  const steps = stepsOf(marks)
  const longest = Math.max(...steps)
  const shortest = Math.min(...steps)
  return marks.length < 2 || longest < shortest * 1.7
}

function standsApart(integerMarks: readonly Mark[], decimalMarks: readonly Mark[]): boolean {
  const last = integerMarks.at(-1) as Mark
  const first = decimalMarks[0] as Mark
  const usual = Math.max(...stepsOf(integerMarks), ...stepsOf(decimalMarks))
  return centreOf(first) - centreOf(last) > usual * 1.25
}

function stepsOf(marks: readonly Mark[]): number[] {
  return marks.slice(1).map((mark, at) => centreOf(mark) - centreOf(marks[at] as Mark))
}

/**
 * Whether red begins right after the last integer digit. Where the place before the first one is as
 * red, the picture is upside down, and 00826 is read as 92800.
 */
function turnsRed(integerMarks: readonly Mark[], row: DigitRow, picture: WorkingPicture): boolean {
  const first = integerMarks[0] as Mark
  const last = integerMarks.at(-1) as Mark
  const before = { ...first, x: Math.round(first.x - row.pitch) }
  const after = row.marks[integerMarks.length] ?? { ...last, x: Math.round(last.x + row.pitch) }
  const reddest = Math.max(...integerMarks.map((mark) => rednessOf(mark, picture)))
  const redness = rednessOf(after, picture)
  return redness > reddest + 25 && redness > rednessOf(before, picture) + 10
}

function rednessOf(mark: Mark, { colours, width, height }: WorkingPicture): number {
  let sum = 0
  let count = 0
  for (let y = mark.y; y < Math.min(height, mark.y + mark.height); y++) {
    for (let x = Math.max(0, mark.x); x < Math.min(width, mark.x + mark.width); x++) {
      const at = 3 * (y * width + x)
      sum +=
        (colours[at] as number) - ((colours[at + 1] as number) + (colours[at + 2] as number)) / 2
      count++
    }
  }
  return count === 0 ? Number.NEGATIVE_INFINITY : sum / count
}
