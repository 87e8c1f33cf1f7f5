import type { IndexValue } from '../index-value/index.ts'
import { compareInstallations, type MeterInstallation, registerOf } from '../meter/index.ts'

/**
 * A meter that took another's place, as one register saw it: what the old meter
 * showed when it was removed, and the new one when it was fitted.
 */
export interface MeterChange {
  readonly removed: ChangedMeter
  readonly fitted: ChangedMeter
}

/** One side of an exchange. */
export interface ChangedMeter {
  readonly meterSerial: string
  /** The register's last index on the removed meter, its first on the fitted one. */
  readonly index: IndexValue
  /** The multiplier while the meter hung there, exact decimal text. */
  readonly factor: string
}

/**
 * The exchanges between a place's installations that carry the index of a
 * register from one meter to the next. One is left out, for nobody guesses,
 * where an exit or entry index is missing, where a meter's multiplier changed
 * while it hung there, and where several meters may have taken the place.
 */
export function meterChanges(
  installations: readonly MeterInstallation[],
  register: string,
): readonly MeterChange[] {
  return installations.flatMap((leaving) => {
    const { removedOn } = leaving
    if (removedOn === undefined) return []
    const later = installations
      .filter((it) => it !== leaving && it.installedOn >= removedOn)
      .toSorted(compareInstallations)
    const [coming, other] = later
    if (coming === undefined || (other && !isBefore(coming, other))) return []
    const removed = changedMeter(leaving, register, leaving.exitIndices ?? [])
    const fitted = changedMeter(coming, register, coming.entryIndices)
    return removed && fitted ? [{ removed, fitted }] : []
  })
}

/** Fitted on an earlier day, or on the same and removed again on it, where the other one hung on. */
function isBefore(one: MeterInstallation, other: MeterInstallation): boolean {
  const isOfOneDay = one.removedOn === one.installedOn && other.removedOn !== other.installedOn
  return one.installedOn < other.installedOn || isOfOneDay
}

function changedMeter(
  installation: MeterInstallation,
  register: string,
  indices: MeterInstallation['entryIndices'],
): ChangedMeter | undefined {
  const id = registerOf(installation, register)?.id
  const index = indices.find((it) => it.register === id)?.index
  const factors = new Set(installation.multipliers.map(({ factor }) => factor))
  if (index === undefined || factors.size > 1) return undefined
  const [factor = '1'] = factors
  return { meterSerial: installation.meter.serialNumber, index, factor }
}
