import Big from 'big.js'
import type { PlaceState } from '../place-history/index.ts'
import type { ReadingSource } from '../reading/index.ts'
import {
  addDays,
  type CivilDate,
  daysBetween,
  lastDay,
  monthOf,
  type YearMonth,
} from '../time/index.ts'
import {
  type ConsumptionGap,
  type ConsumptionStretch,
  consumptionStretches,
} from './consumption-stretches.ts'
import { registersOf, unitOf } from './counted-readings.ts'

/**
 * How well a month's consumption is known: `read` where the indices at both of its ends were read,
 * `shared` where it is part of a longer stretch between read indices, `estimated` where an index
 * was.
 */
export type ConsumptionQuality = 'read' | 'shared' | 'estimated'

/** The part of a month that lies in one stretch. */
export interface ConsumptionPart {
  /** The day before its first one: an index stands for the end of its day. */
  readonly after: CivilDate
  readonly until: CivilDate
  /** Exact decimal text. */
  readonly consumption: string
  /** The stretch it is a share of, by days. */
  readonly stretch: ConsumptionStretch
}

/** What a register counted in a calendar month. */
export interface MonthlyConsumption {
  readonly month: YearMonth
  /** OBIS code, or id where it has none. */
  readonly register: string
  readonly unit: string
  /** Exact decimal text; the months of a time add up to the consumption of the time. */
  readonly consumption: string
  readonly quality: ConsumptionQuality
  /** Who knew the indices that it follows from. */
  readonly sources: readonly ReadingSource[]
  /** How many days of the month it covers: fewer than the month has at both ends of a history, and around a gap. */
  readonly days: number
  readonly parts: readonly ConsumptionPart[]
}

/** The months of a register, and the times for which nothing can be stated. */
export interface MonthlySeries {
  readonly register: string
  readonly months: readonly MonthlyConsumption[]
  readonly gaps: readonly ConsumptionGap[]
}

/**
 * Consumption by calendar month for every register of a place, through any exchanges: what lies
 * between two indices belongs to the days after the first and up to the second alike ("pro quota
 * die"). It is rounded where a month ends, to 3 decimals or to those of the consumption where it
 * has more, so that the months add up exactly.
 *
 * Source: DOMAIN.md 2, "Pro rata by day", days as in the annex's vector; seed S4-14.
 */
export function consumptionByMonth(state: PlaceState): readonly MonthlySeries[] {
  return registersOf(state).map((register) => {
    const { stretches, gaps } = consumptionStretches(state, register)
    const unit = unitOf(state, register)
    const parts = Map.groupBy(stretches.flatMap(sharesOf), ({ until }) => monthOf(until))
    const months = [...parts].map(([month, own]) => monthlyOf(own, { month, register, unit }))
    return { register, months, gaps }
  })
}

function monthlyOf(
  parts: readonly ConsumptionPart[],
  about: Pick<MonthlyConsumption, 'month' | 'register' | 'unit'>,
): MonthlyConsumption {
  const sources = new Set(parts.flatMap(({ stretch: { from, to } }) => [from.source, to.source]))
  const isRead = parts.every(
    ({ after, until, stretch: { from, to } }) => after === from.on && until === to.on,
  )
  return {
    ...about,
    consumption: parts.reduce((sum, it) => sum.plus(it.consumption), Big(0)).toFixed(),
    quality: sources.has('estimate') ? 'estimated' : isRead ? 'read' : 'shared',
    sources: [...sources].toSorted(),
    days: parts.reduce((sum, { after, until }) => sum + daysBetween(after, until), 0),
    parts,
  }
}

/** A stretch cut at the ends of months. What was counted within one day belongs to that day. */
function sharesOf(stretch: ConsumptionStretch): readonly ConsumptionPart[] {
  const { from, to } = stretch
  const days = daysBetween(from.on, to.on)
  const consumption = Big(stretch.consumption)
  if (days === 0)
    return [{ after: from.on, until: to.on, consumption: consumption.toFixed(), stretch }]
  const places = Math.max(PLACES_MIN, consumption.c.length - 1 - consumption.e)
  const parts: ConsumptionPart[] = []
  let [after, before] = [from.on, Big(0)]
  while (after < to.on) {
    const monthEnd = lastDay(monthOf(addDays(after, 1)))
    const until = monthEnd < to.on ? monthEnd : to.on
    const counted = consumption.times(daysBetween(from.on, until)).div(days).round(places)
    parts.push({ after, until, consumption: counted.minus(before).toFixed(), stretch })
    ;[after, before] = [until, counted]
  }
  return parts
}

const PLACES_MIN = 3
