import type { ConsumptionNormParameters } from '../rules/index.ts'
import { addDays, type CivilDate } from '../time/index.ts'
import { estimateOf, type QuantityTerm } from './estimate-of.ts'
import { type Estimate, type EstimateTarget, none } from './index-estimate.ts'
import { monthShares } from './month-shares.ts'

/** How many people live at a place from a day on: what a `ResidentsDeclaration` says. */
export interface DeclaredResidents {
  readonly eventOn: CivilDate
  readonly declaredOn: CivilDate
  readonly residents: number
}

/** An index to be estimated from a norm. */
export interface NormEstimateInput extends EstimateTarget {
  /** As a rule book resolves `consumption_norm`: where a factor is in the row, it holds. */
  readonly norm: ConsumptionNormParameters
  /** In any order. */
  readonly residents: readonly DeclaredResidents[]
}

/**
 * Norm × residents × factor for each calendar month, by days where only a part
 * of it is estimated or people move in or out. `no_residents` where nobody has
 * said how many they are. Source: DOMAIN.md 2, Decree 354.
 */
export function estimateFromNorm(input: NormEstimateInput): Estimate {
  const { norm, reference, on } = input
  const rows = input.residents.toSorted(byDay)
  const known = rows[0]
  const isKnown = known !== undefined && known.eventOn <= addDays(reference.on, 1)
  if (reference.on < on && !isKnown) return none('no_residents')

  const { perResident, perPlace, factor = '1' } = norm
  const terms = rows.flatMap(({ eventOn, residents }, at) => {
    // The days of the estimate on which so many lived there: after `begun` and up to `ended`.
    const next = rows[at + 1]
    const before = addDays(eventOn, -1)
    const begun = before < reference.on ? reference.on : before
    const ended = next === undefined || on < next.eventOn ? on : addDays(next.eventOn, -1)
    const shares = begun < ended ? monthShares(begun, ended) : []
    return shares.flatMap(({ month, days, daysInMonth }): readonly QuantityTerm[] => {
      const share = [factor, `${days}/${daysInMonth}`]
      const of = `${month}/${eventOn}`
      const ofResidents = { of, factors: [perResident, residents, ...share] }
      return perPlace === undefined
        ? [ofResidents]
        : [ofResidents, { of: `${of} place`, factors: [perPlace, ...share] }]
    })
  })
  return estimateOf('norm', input, { unit: norm.unit, terms })
}

/** By the day of the event; of one day the one declared last stands. */
function byDay(a: DeclaredResidents, b: DeclaredResidents): number {
  const [left, right] = [a.eventOn + a.declaredOn, b.eventOn + b.declaredOn]
  return left < right ? -1 : Number(left > right)
}
