import { type IndexValue, rescaleIndex } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { HistoryPeriod } from './history-period.ts'

/** An index of a register that counts. */
export interface HistoryReading {
  readonly id: string
  readonly value: IndexValue
  readonly readOn: CivilDate
  readonly isEstimated: boolean
}

/**
 * The periods between the readings of one register of one meter, in whatever
 * order they are listed. Two that went backwards have none between them: how
 * much a register counted that may have passed zero is for an assessment to
 * say. Nor have two of one day, of which the one listed last goes on.
 */
export function historyOfReadings(
  register: Register,
  readings: readonly HistoryReading[],
): readonly HistoryPeriod[] {
  const ordered = readings.toSorted((a, b) =>
    a.readOn < b.readOn ? -1 : Number(a.readOn > b.readOn),
  )
  return ordered.flatMap((reading, at): readonly HistoryPeriod[] => {
    const before = ordered[at - 1]
    if (before === undefined || before.readOn === reading.readOn) return []
    const counted = unitsOf(register, reading) - unitsOf(register, before)
    const advance = register.countsDown ? -counted : counted
    if (advance < 0) return []
    return [
      {
        from: before.readOn,
        to: reading.readOn,
        advance,
        isEstimated: before.isEstimated || reading.isEstimated,
        readings: [before.id, reading.id],
      },
    ]
  })
}

function unitsOf({ decimalDigits }: Register, { value }: HistoryReading): number {
  return rescaleIndex(value, decimalDigits).units
}
