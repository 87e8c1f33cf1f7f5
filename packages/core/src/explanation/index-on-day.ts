import Big from 'big.js'
import { formatIndex } from '../index-value/index.ts'
import { type RegisterIndex, registerOf } from '../meter/index.ts'
import type { PlaceState } from '../place-history/index.ts'
import { type CivilDate, daysBetween } from '../time/index.ts'
import { type ConsumptionStretch, consumptionStretches } from './consumption-stretches.ts'
import {
  countedReadings,
  installationOf,
  type SourcedIndex,
  sourcedIndex,
} from './counted-readings.ts'

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
  const index = knownOn(state, register, on)
  if (index !== undefined) {
    return { register, on, how: 'known', value: formatIndex(index.index), index }
  }
  const { stretches } = consumptionStretches(state, register)
  const stretch = stretches.find(({ from, to }) => from.on < on && on < to.on)
  return stretch === undefined || stretch.hasRolledOver
    ? { register, on, how: 'unknown' }
    : {
        register,
        on,
        how: 'computed',
        value: shareOf(stretch, on),
        before: stretch.from,
        after: stretch.to,
      }
}

/** The last index of a day: on the day of an exchange the new meter's, on that of a removal the exit index. */
function knownOn(state: PlaceState, register: string, on: CivilDate): SourcedIndex | undefined {
  const readings = countedReadings(state, register).filter(({ readOn }) => readOn === on)
  return state.installations
    .flatMap((installation) => {
      const { meter, installedOn, entryIndices, removedOn, exitIndices } = installation
      const { serialNumber: meterSerial } = meter
      const id = registerOf(installation, register)?.id
      const moved = (indices: readonly RegisterIndex[] = []): readonly SourcedIndex[] =>
        indices
          .filter((it) => it.register === id)
          .map(({ index }) => ({ on, meterSerial, index, source: 'exchange' }))
      return [
        ...(installedOn === on ? moved(entryIndices) : []),
        ...readings.filter((it) => installationOf(state, it) === installation).map(sourcedIndex),
        ...(removedOn === on ? moved(exitIndices) : []),
      ]
    })
    .at(-1)
}

/** The index that the register would have shown. */
function shareOf({ from, to }: ConsumptionStretch, on: CivilDate): string {
  const start = Big(formatIndex(from.index))
  const difference = Big(formatIndex(to.index)).minus(start)
  const share = difference.times(daysBetween(from.on, on)).div(daysBetween(from.on, to.on))
  return start.plus(share).toFixed(from.index.decimals, Big.roundDown)
}
