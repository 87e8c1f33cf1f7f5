import {
  type ConfirmedRollover,
  type ConsumptionProblem,
  type ConsumptionResult,
  consumptionBetween,
} from '../meter/index.ts'
import type { PlaceState } from '../place-history/index.ts'
import type { Reading } from '../reading/index.ts'
import type { CivilDate } from '../time/index.ts'
import {
  countedReadings,
  installationOf,
  type SourcedIndex,
  sourcedIndex,
} from './counted-readings.ts'

/** What a register counted from one known index to the next, on one meter with one multiplier. */
export interface ConsumptionStretch {
  readonly from: SourcedIndex
  readonly to: SourcedIndex
  readonly multiplier: string
  /** In billing units, exact decimal text. */
  readonly consumption: string
  /** True where the register went through zero. */
  readonly hasRolledOver: boolean
}

/** A time for which no consumption can be stated, and why. */
export interface ConsumptionGap {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly problem: ConsumptionProblem
}

/** A day on which the index of a register is known: by a reading, or because a meter was fitted or removed. */
interface End {
  readonly on: CivilDate
  readonly reading?: Reading
}

interface Counted {
  readonly from: End
  readonly to: End
  readonly result: ConsumptionResult
}

/**
 * All that a register of a place counted: from the fitting of the first meter over every reading
 * that counts and every exchange. An estimate that a later index shows to be too high is passed
 * over; the time before it then counts together with the time after it.
 */
export function consumptionStretches(
  state: PlaceState,
  register: string,
): {
  readonly stretches: readonly ConsumptionStretch[]
  readonly gaps: readonly ConsumptionGap[]
} {
  const counted: Counted[] = []
  let last: End | undefined
  for (const to of endsOf(state, register)) {
    let from = last
    last = to
    while (from !== undefined) {
      const result = between(state, register, { from, to })
      const earlier = counted.at(-1)
      const isTooHigh = !result.ok && result.problem === 'negative_advance'
      if (!isTooHigh || from.reading?.source !== 'estimate' || earlier === undefined) {
        counted.push({ from, to, result })
        break
      }
      counted.pop()
      from = earlier.from
    }
  }
  return {
    stretches: counted.flatMap(stretchesOf),
    gaps: counted.flatMap(({ from, to, result }) =>
      result.ok ? [] : [{ from: from.on, to: to.on, problem: result.problem }],
    ),
  }
}

/** The days with an index, in time: each meter's fitting before its readings, the last removal behind all. */
function endsOf(state: PlaceState, register: string): readonly End[] {
  const installations = state.installations.toSorted((a, b) =>
    a.installedOn < b.installedOn ? -1 : Number(a.installedOn > b.installedOn),
  )
  const readings = countedReadings(state, register)
  const ends = installations.flatMap((installation): readonly End[] => [
    { on: installation.installedOn },
    ...readings
      .filter((reading) => installationOf(state, reading) === installation)
      .map((reading) => ({ on: reading.readOn, reading })),
  ])
  const removedOn = installations.at(-1)?.removedOn
  return removedOn === undefined ? ends : [...ends, { on: removedOn }]
}

function between(
  { installations }: PlaceState,
  register: string,
  { from, to }: { readonly from: End; readonly to: End },
): ConsumptionResult {
  const rollover = to.reading && rolloverOf(to.reading)
  return consumptionBetween({
    installations,
    register,
    from: periodEnd(from),
    to: periodEnd(to),
    ...(rollover && { rollover }),
  })
}

function periodEnd({ on, reading }: End) {
  return reading === undefined
    ? { on }
    : { on, index: reading.value, meterSerial: reading.meterSerial }
}

/** A reading that was found to have gone through zero and counts all the same was confirmed. */
function rolloverOf({ assessment }: Reading): ConfirmedRollover | undefined {
  const cap = assessment?.findings.find(({ code }) => code === 'rollover')?.bound
  return cap === undefined ? undefined : { isConfirmed: true, cap }
}

function stretchesOf({ from, to, result }: Counted): readonly ConsumptionStretch[] {
  if (!result.ok) return []
  const { advances } = result
  const stretches = advances.map((it, at) => {
    const { meterSerial, multiplier, consumption, hasRolledOver } = it
    const start = at === 0 ? from.reading : undefined
    const end = at === advances.length - 1 ? to.reading : undefined
    const moved = { meterSerial, source: 'exchange' } as const
    return {
      from: start ? sourcedIndex(start) : { ...it.from, ...moved },
      to: end ? sourcedIndex(end) : { ...it.to, ...moved },
      multiplier,
      consumption,
      hasRolledOver,
    }
  })
  // Where a meter was just fitted, nothing has been counted yet.
  return stretches.filter((it) => it.from.on !== it.to.on || it.consumption !== '0')
}
