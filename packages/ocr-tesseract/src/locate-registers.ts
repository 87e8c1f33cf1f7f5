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
 * Whether red begins right after the last integer digit. Both the digits and what surrounds them
 * are looked at: some meters print decimals black on white in a red frame. Where the place before
 * the first digit is as red, the picture is upside down, and 00826 is read as 92800.
 */
function turnsRed(integerMarks: readonly Mark[], row: DigitRow, picture: WorkingPicture): boolean {
  const first = integerMarks[0] as Mark
  const last = integerMarks.at(-1) as Mark
  const before = { ...first, x: first.x - row.pitch }
  const after = row.marks[integerMarks.length] ?? { ...last, x: last.x + row.pitch }
  const isRedder = (cut: (mark: Mark) => Mark) => {
    const reddest = Math.max(...integerMarks.map((mark) => rednessOf(cut(mark), picture)))
    return rednessOf(cut(after), picture) > reddest + 25
  }
  return (
    isRedder((mark) => mark) &&
    isRedder((mark) => surroundingsOf(mark, row)) &&
    rednessOf(after, picture) > rednessOf(before, picture) + 10
  )
}

/** The place a digit has in its row, and a little above and below. */
function surroundingsOf(mark: Mark, { pitch, height }: DigitRow): Mark {
  return {
    ...mark,
    x: centreOf(mark) - pitch * 0.4,
    width: pitch * 0.8,
    y: mark.y - height * 0.2,
    height: mark.height + height * 0.4,
  }
}

/** How far red exceeds the other colours in the mean; minus infinity outside the picture. */
function rednessOf(mark: Mark, { colours, width, height }: WorkingPicture): number {
  let sum = 0
  let count = 0
  const bottom = Math.min(height, Math.round(mark.y + mark.height))
  const right = Math.min(width, Math.round(mark.x + mark.width))
  for (let y = Math.max(0, Math.round(mark.y)); y < bottom; y++) {
    for (let x = Math.max(0, Math.round(mark.x)); x < right; x++) {
      const at = 3 * (y * width + x)
      sum +=
        (colours[at] as number) - ((colours[at + 1] as number) + (colours[at + 2] as number)) / 2
      count++
    }
  }
  return count === 0 ? Number.NEGATIVE_INFINITY : sum / count
}
