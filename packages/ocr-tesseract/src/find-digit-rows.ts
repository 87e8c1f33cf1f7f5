import { findMarks, type Mark, type Polarity } from './find-marks.ts'
import type { GreyPicture } from './grey-picture.ts'

/** Marks of one height on one line, evenly spaced: what a register looks like, and a printed number too. */
export interface DigitRow {
  readonly polarity: Polarity
  /** Left to right. */
  readonly marks: readonly Mark[]
  /** Median distance between neighbouring centres. */
  readonly pitch: number
  /** Median height of the marks. */
  readonly height: number
}

/** Rows with at least `shortest` marks, tallest first. */
export function findDigitRows(picture: GreyPicture, shortest: number): DigitRow[] {
  const rows: DigitRow[] = []
  for (const polarity of ['light', 'dark'] as const) {
    for (const [margin, share] of [
      [14, 24],
      [30, 24],
      [20, 10],
    ] as const) {
      const radius = Math.round(picture.width / share)
      for (const row of chain(findMarks(picture, { polarity, margin, radius }), polarity)) {
        if (row.marks.length >= shortest && !rows.some((known) => isSame(known, row)))
          rows.push(row)
      }
    }
  }
  return rows.sort((a, b) => b.height - a.height)
}

function isSame(a: DigitRow, b: DigitRow): boolean {
  return (
    a.polarity === b.polarity &&
    a.marks.length === b.marks.length &&
    a.marks.every((mark, at) => {
      const other = b.marks[at] as Mark
      return Math.abs(mark.x - other.x) < 6 && Math.abs(mark.y - other.y) < 6
    })
  )
}

function chain(marks: readonly Mark[], polarity: Polarity): DigitRow[] {
  const sorted = [...marks].sort((a, b) => a.x - b.x)
  const taken = new Set<Mark>()
  const rows: DigitRow[] = []
  for (const first of sorted) {
    if (taken.has(first)) continue
    const line = [first]
    for (let last = first; ; ) {
      const next = nextOf(last, sorted, median(line.map((mark) => mark.height)))
      if (next === undefined) break
      line.push(next)
      last = next
    }
    for (const mark of line) taken.add(mark)
    if (line.length < 2) continue
    const centres = line.map(centreOf)
    rows.push({
      polarity,
      marks: line,
      pitch: median(centres.slice(1).map((centre, at) => centre - (centres[at] as number))),
      height: median(line.map((mark) => mark.height)),
    })
  }
  return rows
}

function nextOf(last: Mark, sorted: readonly Mark[], height: number): Mark | undefined {
  return sorted.find((mark) => {
    const step = centreOf(mark) - centreOf(last)
    return (
      step > height * 0.35 &&
      step < height * 2.6 &&
      mark.x > last.x + last.width * 0.6 &&
      Math.abs(mark.y + mark.height / 2 - last.y - last.height / 2) < height * 0.35 &&
      mark.height > height * 0.75 &&
      mark.height < height * 1.33
    )
  })
}

/** Where a mark's middle is, from the left. */
export function centreOf(mark: Mark): number {
  return mark.x + mark.width / 2
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
