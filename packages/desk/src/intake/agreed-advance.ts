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

/**
 * What the register advances by the annex of estimated quantities from its last
 * reading on; undefined where none was agreed for the days between.
 */
export function agreedAdvance(input: {
  readonly state: PlaceState
  readonly installation: MeterInstallation
  readonly register: Register
  /** Accepted readings of the register before the day, earliest first. */
  readonly history: readonly Reading[]
  readonly on: CivilDate
}): ExpectedAdvance | undefined {
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
