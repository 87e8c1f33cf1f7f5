import { contentKey } from './line-keys.ts'
import type { PositionedLine } from './sent-reading.ts'

/**
 * The lines that no later one withdraws. A cancellation withdraws one line: the
 * latest before it of the same place, meter, register, day and value, one of
 * its own type before others. Without such a line it withdraws nothing; a line
 * that comes again after its cancellation stands again.
 */
export function standingLines(lines: Iterable<PositionedLine>): readonly PositionedLine[] {
  const all = [...lines]
  if (!all.some(({ line }) => line.isCancellation)) return all

  const withdrawn = new Set<PositionedLine>()
  const standing = new Map<string, PositionedLine[]>()
  for (const positioned of all) {
    const key = contentKey(positioned.line)
    const earlier = standing.get(key) ?? []
    standing.set(key, earlier)
    if (!positioned.line.isCancellation) {
      earlier.push(positioned)
      continue
    }
    withdrawn.add(positioned)
    const sameType = earlier.findLastIndex((it) => it.line.type === positioned.line.type)
    const latest = earlier.length - 1
    for (const it of earlier.splice(sameType === -1 ? latest : sameType, 1)) withdrawn.add(it)
  }
  return all.filter((it) => !withdrawn.has(it))
}
