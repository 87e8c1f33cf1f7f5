import { daysApart, moved } from './calendar.ts'
import type { Chance } from './random.ts'

/** What a place is taken to use over a year. */
export type Habit =
  | 'electricity'
  | 'electricity_day'
  | 'electricity_night'
  | 'gas'
  | 'water'
  | 'business'

/** Percent of the top month, January to December. */
const SEASONS: { readonly [habit in Habit]: readonly number[] } = {
  electricity: [100, 94, 88, 80, 74, 71, 76, 77, 73, 81, 90, 99],
  electricity_day: [100, 94, 88, 81, 76, 73, 78, 79, 75, 82, 91, 99],
  electricity_night: [100, 95, 87, 76, 70, 66, 68, 69, 68, 77, 89, 98],
  gas: [100, 91, 72, 44, 21, 13, 11, 11, 15, 41, 70, 93],
  water: [86, 86, 88, 91, 95, 100, 100, 99, 94, 90, 87, 88],
  business: [96, 94, 95, 93, 92, 96, 100, 98, 95, 95, 96, 97],
}

const TOP_MONTH: { readonly [habit in Habit]: readonly [number, number] } = {
  electricity: [132, 350],
  electricity_day: [150, 290],
  electricity_night: [140, 220],
  gas: [190, 250],
  water: [6, 12],
  business: [5200, 11_800],
}

/** Twelve agreed monthly quantities in whole units. */
export function agreedQuantities(habit: Habit, chance: Chance): readonly number[] {
  const [low, high] = TOP_MONTH[habit]
  const top = chance.between(low, high)
  const least = habit === 'gas' ? 20 : habit === 'water' ? 4 : 1
  return SEASONS[habit].map((percent) => Math.max(least, Math.round((top * percent) / 100)))
}

/** What the agreed quantities come to from one day to another, in thousandths of a unit. */
export function agreedMilliUnits(quantities: readonly number[], from: string, to: string): number {
  let sum = 0
  for (let day = 1; day <= daysApart(from, to); day++) {
    const [year, month] = moved(from, day).split('-').map(Number)
    const daysInMonth = new Date(Date.UTC(year as number, month as number, 0)).getUTCDate()
    sum += ((quantities[(month as number) - 1] as number) * 1000) / daysInMonth
  }
  return Math.round(sum)
}
