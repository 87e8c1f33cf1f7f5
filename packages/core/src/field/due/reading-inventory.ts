import { type CivilDate, daysBetween } from '../../time/index.ts'
import { numberKey, sortedBy } from '../sorted-by.ts'

/** How many places have a last actual reading of an age and a source. */
export interface InventoryLine {
  /** Days since the reading: from this on, … */
  readonly fromDays?: number
  /** … up to this, which is absent in the oldest class. Both are absent where there is no reading. */
  readonly toDays?: number
  /** `customer`, `control`, `remote`; `none` where there is no reading. */
  readonly source: string
  readonly places: number
}

/**
 * The inventory of readings: places by the age and source of their last actual
 * reading, estimates not being one. A reading of `limits` days is in the younger
 * class. The numbers add up to all places. Source: capability S1-15.
 */
export function readingInventory(input: {
  places: Iterable<{
    readonly lastReading?: { readonly readOn: CivilDate; readonly source: string }
  }>
  on: CivilDate
  /** Ages at which a class ends, rising: `[31, 92, 183, 366]`. */
  limits: readonly number[]
}): readonly InventoryLine[] {
  const { on, limits } = input
  const lines = new Map<string, InventoryLine>()
  for (const { lastReading } of input.places) {
    const line = lastReading ? lineOf(lastReading, on, limits) : { source: 'none' }
    const key = keysOf(line).join(' ')
    lines.set(key, { ...line, places: (lines.get(key)?.places ?? 0) + 1 })
  }
  return sortedBy(lines.values(), keysOf)
}

function lineOf(
  reading: { readonly readOn: CivilDate; readonly source: string },
  on: CivilDate,
  limits: readonly number[],
): Omit<InventoryLine, 'places'> {
  const days = Math.max(daysBetween(reading.readOn, on), 0)
  const younger = limits.filter((limit) => limit < days).at(-1)
  const toDays = limits.find((limit) => days <= limit)
  return {
    fromDays: younger === undefined ? 0 : younger + 1,
    ...(toDays === undefined ? {} : { toDays }),
    source: reading.source,
  }
}

/** Youngest first, those without reading last. */
function keysOf({ fromDays, source }: Omit<InventoryLine, 'places'>): readonly string[] {
  return [fromDays === undefined ? '~' : numberKey(fromDays), source]
}
