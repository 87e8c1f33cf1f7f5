import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import {
  addDays,
  type CivilDate,
  type FileFinding,
  type OperatorFormat,
  type PositionedLine,
} from '@selfread/core'
import type { Progress } from './progress.ts'
import type { SelfReading } from './read-self-readings.ts'

/** What an operator's file says around the days of the self-readings. */
export interface MeasuredLines {
  /** In file order; those too far from any self-reading of their place to say something about it are left out. */
  readonly lines: readonly PositionedLine[]
  /** By which the lines name their places. */
  readonly schemes: readonly string[]
  readonly findings: readonly FileFinding[]
  readonly rowsRead: number
  readonly rowsRefused: number
  readonly rowsOfUnknownPlaces: number
}

const ROWS_PER_REPORT = 10_000

/**
 * Reads an operator's file as a stream. What is kept grows with the self-readings,
 * not with the file: measurement data has years, and places of other suppliers.
 */
export async function readMeasuredLines(
  path: string,
  {
    format,
    readings,
    windowDays,
    progress,
  }: {
    readonly format: OperatorFormat
    readonly readings: readonly SelfReading[]
    readonly windowDays: number
    readonly progress: Progress
  },
): Promise<MeasuredLines> {
  const spansAt = spansByPlace(readings, windowDays)
  const lines: PositionedLine[] = []
  const schemes = new Set<string>()
  const findings: FileFinding[] = []
  let counts = { rowsRead: 0, rowsRefused: 0 }
  let rowsOfUnknownPlaces = 0
  let rows = 0
  for await (const item of format.parse({ name: basename(path), bytes: createReadStream(path) })) {
    if (item.kind === 'finding') findings.push(item.finding)
    else if (item.kind === 'end')
      counts = { rowsRead: item.rowsRead, rowsRefused: item.rowsRefused }
    else {
      const { line, at } = item
      schemes.add(line.place.scheme)
      const spans = spansAt.get(placeKey(line.place.value))
      if (spans === undefined) rowsOfUnknownPlaces++
      else if (spans.some(({ from, to }) => from <= line.readOn && line.readOn <= to)) {
        lines.push({ line, at })
      }
      if (++rows % ROWS_PER_REPORT === 0) progress(`${rows} rows read`)
    }
  }
  return { lines, schemes: [...schemes], findings, ...counts, rowsOfUnknownPlaces }
}

/** The days around the self-readings of each place, `windowDays` either way. */
function spansByPlace(
  readings: readonly SelfReading[],
  windowDays: number,
): ReadonlyMap<string, readonly { readonly from: CivilDate; readonly to: CivilDate }[]> {
  const spans = new Map<string, { from: CivilDate; to: CivilDate }[]>()
  for (const { place, readOn } of readings) {
    const span = { from: addDays(readOn, -windowDays), to: addDays(readOn, windowDays) }
    const others = spans.get(placeKey(place))
    if (others) others.push(span)
    else spans.set(placeKey(place), [span])
  }
  return spans
}

/** Operators and suppliers write the same identifier in other case, with blanks around it. */
function placeKey(identifier: string): string {
  return identifier.trim().toUpperCase()
}
