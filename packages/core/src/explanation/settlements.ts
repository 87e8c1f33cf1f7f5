import { type AssessingExplanation, assessingOf, type KnownIndex } from '../assessment/index.ts'
import type { PlaceState } from '../place-history/index.ts'
import type { Reading } from '../reading/index.ts'
import { countedReadings, installationOf, nameOf } from './counted-readings.ts'

/** Why a bill shows an odd sum after the first real reading below the estimates, and from when it is right. */
export interface Settlement extends AssessingExplanation {
  readonly readingId: string
}

/**
 * The settlements of a place: one for each reading that counts and took the place of estimates above
 * it. Source: seed S4-6; `assessingOf`.
 */
export function settlementsOf(state: PlaceState): readonly Settlement[] {
  const replaced = Map.groupBy(
    state.readings.filter(({ source, supersededBy }) => source === 'estimate' && supersededBy),
    ({ supersededBy }) => supersededBy,
  )
  return state.readings.flatMap((reading) => {
    const estimates = replaced.get(reading.id)
    const settled =
      estimates && reading.status === 'accepted' ? settledBy(state, reading, estimates) : undefined
    return settled === undefined ? [] : [{ readingId: reading.id, ...settled }]
  })
}

function settledBy(
  state: PlaceState,
  reading: Reading,
  estimates: readonly Reading[],
): AssessingExplanation | undefined {
  const installation = installationOf(state, reading)
  const register = installation?.meter.registers.find(({ id }) => id === reading.register)
  if (installation === undefined || register === undefined) return undefined
  const isOwn = ({ meterSerial }: Reading) => meterSerial === reading.meterSerial
  const read = countedReadings(state, nameOf(register)).findLast(
    (it) => it.readOn < reading.readOn && it.source !== 'estimate' && isOwn(it),
  )
  const entry = installation.entryIndices.find((it) => it.register === register.id)?.index
  const fitted = entry && { index: entry, readOn: installation.installedOn }
  const lastActual = read ? known(read) : fitted
  if (lastActual === undefined) return undefined
  const assessing = assessingOf({
    digits: register,
    reading: known(reading),
    lastActual,
    estimates: estimates.filter(isOwn).map((it) => ({ ...known(it), readingId: it.id })),
  })
  return assessing.ok ? assessing.explanation : undefined
}

function known({ value: index, readOn }: Reading): KnownIndex {
  return { index, readOn }
}
