import Big from 'big.js'
import { formatIndex } from '../index-value/index.ts'
import type { PlaceState } from '../place-history/index.ts'
import { type CivilDate, daysBetween } from '../time/index.ts'
import type { ConsumptionStretch } from './consumption-stretches.ts'
import { consumptionStretches } from './consumption-stretches.ts'
import type { SourcedIndex } from './counted-readings.ts'

/**
 * What is known of a register's index on a day:
 * - `known`: there is an index of that day;
 * - `computed`: the day lies between two indices, and its index is their share by days;
 * - `unknown`: the day lies before the first index, after the last one, or where nothing can be
 *   stated between the two.
 */
export type IndexOnDay = {
  readonly register: string
  readonly on: CivilDate
} & (
  | { readonly how: 'known'; readonly value: string; readonly index: SourcedIndex }
  | {
      readonly how: 'computed'
      /** Cut to the decimals of the earlier index. */
      readonly value: string
      readonly before: SourcedIndex
      readonly after: SourcedIndex
    }
  | { readonly how: 'unknown' }
)

/** How the index of a register on a day is known. Source: DOMAIN.md 2, "Pro rata by day". */
export function indexOnDay(
  state: PlaceState,
  { register, on }: { readonly register: string; readonly on: CivilDate },
): IndexOnDay {
  const { stretches } = consumptionStretches(state, register)
  const ends = stretches.flatMap(({ from, to }) => [from, to])
  // On the day of an exchange the new meter's.
  const index = ends.findLast((it) => it.on === on)
  if (index !== undefined) {
    return { register, on, how: 'known', value: formatIndex(index.index), index }
  }
  const stretch = stretches.find(({ from, to }) => from.on < on && on < to.on)
  const value = stretch && shareOf(stretch, on)
  return stretch === undefined || value === undefined
    ? { register, on, how: 'unknown' }
    : { register, on, how: 'computed', value, before: stretch.from, after: stretch.to }
}

/** The index that the register would have shown; undefined where it went through zero. */
function shareOf({ from, to, consumption }: ConsumptionStretch, on: CivilDate): string | undefined {
  const start = Big(formatIndex(from.index))
  const difference = Big(formatIndex(to.index)).minus(start)
  if (difference.lt(0) && !Big(consumption).eq(0)) return undefined
  const share = difference.times(daysBetween(from.on, on)).div(daysBetween(from.on, to.on))
  return start.plus(share).toFixed(from.index.decimals, Big.roundDown)
}
