import {
  annexOn,
  type CivilDate,
  daysBetween,
  type ExpectedAdvance,
  estimateFromAnnex,
  type MeterInstallation,
  multiplierOn,
  type PlaceState,
  type Reading,
  type Register,
  rolloverUnits,
} from '@selfread/core'

// A shorter period says little about a household's habits.
const PERIOD_DAYS_MIN = 20

/**
 * What the register usually advances: by the period before, else by the annex
 * of estimated quantities; undefined where neither is known.
 */
export function expectedAdvance(input: {
  readonly state: PlaceState
  readonly installation: MeterInstallation
  readonly register: Register
  /** Accepted readings of the register before the day, earliest first. */
  readonly history: readonly Reading[]
  readonly on: CivilDate
}): ExpectedAdvance | undefined {
  return byPeriodBefore(input.history) ?? byAnnex(input)
}

function byPeriodBefore(history: readonly Reading[]): ExpectedAdvance | undefined {
  const read = history.filter(({ source }) => source !== 'estimate')
  const last = read.at(-1)
  const earlier = read.findLast(
    ({ readOn }) => last !== undefined && daysBetween(readOn, last.readOn) >= PERIOD_DAYS_MIN,
  )
  if (last === undefined || earlier === undefined) return undefined
  const units = last.value.units - earlier.value.units
  if (units <= 0) return undefined
  const days = daysBetween(earlier.readOn, last.readOn)
  return {
    unitsPerDay: { units, days },
    source: `readings of ${earlier.readOn} and ${last.readOn}`,
  }
}

function byAnnex(input: Parameters<typeof expectedAdvance>[0]): ExpectedAdvance | undefined {
  const { state, installation, register, history, on } = input
  const reference = history.at(-1)
  const annex = annexOn(state.annexes, on)
  if (annex === undefined || reference === undefined) return undefined
  const days = daysBetween(reference.readOn, on)
  if (days < 1) return undefined
  const estimate = estimateFromAnnex({
    annex,
    register,
    reference: { index: reference.value, on: reference.readOn },
    on,
    multiplier: multiplierOn(installation, on),
  })
  if (!estimate.ok) return undefined
  const rollover = rolloverUnits(register)
  const units = (estimate.index.units - reference.value.units + rollover) % rollover
  return { unitsPerDay: { units, days }, source: `annex ${annex.id} version ${annex.version}` }
}
