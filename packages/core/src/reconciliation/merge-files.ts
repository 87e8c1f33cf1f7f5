import { compareIndices } from '../index-value/index.ts'
import type { OperatorLine } from '../measurement/index.ts'
import { subjectKey } from './line-keys.ts'
import type { PositionedLine } from './sent-reading.ts'

/** The lines of one file of measurement data, and which of several files is the later one. */
export interface MeasurementFileLines {
  /** The same bytes, the same id: their SHA-256. */
  readonly id: string
  /** The greater the later: the operator's sequence number, or the moment of issue in milliseconds. */
  readonly version: number
  /** In file order. */
  readonly lines: readonly PositionedLine[]
}

/**
 * The lines that stand when all files of an operator are taken together, in the
 * order of the files. Files go by version, then by id, whatever order they came
 * in; a file that came again is one file. Of one that was read again, with a
 * mended mapping, the last given counts.
 *
 * - A correction: a later file's line about a register of a meter on a day, as
 *   the operator writes them, takes the place of all earlier files' lines about
 *   it, whatever their type. Lines of one file stand beside each other.
 * - A cancellation withdraws one line: the latest before it of the same place,
 *   meter, register, day and value, in its own file or an earlier one, one of
 *   its own type before others. Without such a line it withdraws nothing. What
 *   it withdraws brings back nothing that was corrected before, and a line that
 *   comes again after its cancellation stands again.
 *
 * So a partly refused file can be mended and sent or read again, and reading
 * any file any number of times changes nothing.
 */
export function mergeFiles(files: Iterable<MeasurementFileLines>): readonly PositionedLine[] {
  const byId = new Map<string, MeasurementFileLines>()
  for (const file of files) byId.set(file.id, file)
  const inOrder = [...byId.values()].sort((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1))

  const standing = new Map<string, StandingLines>()
  for (const { id, lines } of inOrder) {
    for (const positioned of lines) {
      const key = subjectKey(positioned.line)
      const known = standing.get(key)
      if (positioned.line.isCancellation) withdraw(known?.lines ?? [], positioned.line)
      else if (known?.file === id) known.lines.push(positioned)
      else standing.set(key, { file: id, lines: [positioned] })
    }
  }
  const left = new Set([...standing.values()].flatMap((it) => it.lines))
  return inOrder.flatMap(({ lines }) => lines.filter((it) => left.has(it)))
}

/** The lines of one file that no later one withdraws. */
export function standingLines(lines: Iterable<PositionedLine>): readonly PositionedLine[] {
  const all = [...lines]
  if (!all.some(({ line }) => line.isCancellation)) return all
  return mergeFiles([{ id: '', version: 0, lines: all }])
}

/** What stands about a subject: always lines of one file. */
interface StandingLines {
  readonly file: string
  readonly lines: PositionedLine[]
}

function withdraw(standing: PositionedLine[], cancellation: OperatorLine): void {
  const isAlike = ({ line }: PositionedLine) => compareIndices(line.index, cancellation.index) === 0
  const sameType = standing.findLastIndex((it) => it.line.type === cancellation.type && isAlike(it))
  const withdrawn = sameType === -1 ? standing.findLastIndex(isAlike) : sameType
  if (withdrawn !== -1) standing.splice(withdrawn, 1)
}
