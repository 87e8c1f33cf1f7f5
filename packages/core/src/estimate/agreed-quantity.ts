import {
  addDays,
  addMonths,
  type CivilDate,
  daysBetween,
  daysInMonth,
  firstDay,
  monthOf,
  type YearMonth,
} from '../time/index.ts'
import { type Fraction, fraction, fractionOfDecimal, product, sum, ZERO } from './fraction.ts'

/** The part of a month's quantity that falls into a period. */
export interface MonthShare {
  readonly month: YearMonth
  /** Exact decimal text, as agreed for the whole month. */
  readonly quantity: string
  /** Days of the month within the period. */
  readonly days: number
  readonly daysInMonth: number
}

/** The months after `reference` up to and with `on`, each with its share: Σ q·days/daysInMonth. */
export function monthShares(period: {
  monthlyQuantities: readonly string[]
  reference: CivilDate
  on: CivilDate
}): readonly MonthShare[] {
  const shares: MonthShare[] = []
  const first = addDays(period.reference, 1)
  for (let month = monthOf(first); firstDay(month) <= period.on; month = addMonths(month, 1)) {
    const passed = Math.max(0, daysBetween(firstDay(month), first))
    const reached = Math.min(daysInMonth(month), daysBetween(firstDay(month), period.on) + 1)
    const days = reached - passed
    if (days <= 0) continue
    const quantity = period.monthlyQuantities[Number(month.slice(5)) - 1] ?? '0'
    shares.push({ month, quantity, days, daysInMonth: daysInMonth(month) })
  }
  return shares
}

/** The quantity of all shares, exactly. */
export function sumOfShares(shares: readonly MonthShare[]): Fraction {
  return shares.reduce(
    (total, { quantity, days, daysInMonth }) =>
      sum(
        total,
        product(fractionOfDecimal(quantity) ?? ZERO, fraction(BigInt(days), BigInt(daysInMonth))),
      ),
    ZERO,
  )
}
