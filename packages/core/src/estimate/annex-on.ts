import type { CivilDate } from '../time/index.ts'
import type { EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'

/** The annex in force on a day: of those that hold, the one that began last, then the highest version. */
export function annexOn(
  annexes: readonly EstimatedQuantitiesAnnex[],
  date: CivilDate,
): EstimatedQuantitiesAnnex | undefined {
  throw new Error(`Not built yet: ${annexes.length} ${date}`)
}
