import type { CivilDate } from '../time/index.ts'
import type { EstimatedQuantitiesAnnex } from './estimated-quantities-annex.ts'

/**
 * The annex in force on a day. Where several hold, the one that began last, and
 * of those the highest version: a later signature replaces an earlier one.
 */
export function annexOn(
  annexes: readonly EstimatedQuantitiesAnnex[],
  date: CivilDate,
): EstimatedQuantitiesAnnex | undefined {
  return annexes
    .filter((it) => it.validFrom <= date && (it.validTo === undefined || date <= it.validTo))
    .reduce<EstimatedQuantitiesAnnex | undefined>(
      (chosen, it) => (chosen && replaces(chosen, it) ? chosen : it),
      undefined,
    )
}

function replaces(a: EstimatedQuantitiesAnnex, b: EstimatedQuantitiesAnnex): boolean {
  return a.validFrom === b.validFrom ? a.version > b.version : a.validFrom > b.validFrom
}
