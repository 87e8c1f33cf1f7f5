import type { IndexValue } from '../index-value/index.ts'
import type { CivilDate } from '../time/index.ts'
import type { DatedIndex } from './consumption-segment.ts'
import { compareInstallations, installationOn } from './installation-on.ts'
import { isSameSerial } from './is-same-serial.ts'
import type { MeterInstallation, Register, RegisterIndex } from './meter.ts'

/** Where a period begins or ends: a day, and the index on it where a meter hung that was read. */
export interface PeriodEnd {
  readonly on: CivilDate
  /**
   * Absent where no meter hung, and on the day of fitting or removal: then the
   * meter's own first or last index is taken.
   */
  readonly index?: IndexValue
  /** The meter that is meant on the day of an exchange; the new one unless stated. */
  readonly meterSerial?: string
}

/** The meters of a period in time, or why there are none. */
export type ChainOfMeters =
  | { readonly ok: true; readonly chain: readonly MeterInstallation[] }
  | { readonly ok: false; readonly problem: 'dates_reversed' | 'no_meter_installed' }

/** Finds the meters that counted between two ends, in whatever order the installations are listed. */
export function chainOfMeters(
  listed: readonly MeterInstallation[],
  from: PeriodEnd,
  to: PeriodEnd,
): ChainOfMeters {
  if (to.on < from.on) return { ok: false, problem: 'dates_reversed' }
  const installations = listed.toSorted(compareInstallations)
  const first = firstOf(meantBy(installations, from), from)
  const last = lastOf(meantBy(installations, to), to)
  if (first === undefined || last === undefined || first.installedOn > to.on) {
    return { ok: false, problem: 'no_meter_installed' }
  }
  const chain = installations.slice(installations.indexOf(first), installations.indexOf(last) + 1)
  return chain.length === 0 ? { ok: false, problem: 'dates_reversed' } : { ok: true, chain }
}

/** The index at which a meter of the period begins to count. */
export function startOf(
  installation: MeterInstallation,
  register: Register,
  from: PeriodEnd | undefined,
): DatedIndex | 'missing_entry_index' | 'missing_exit_index' | 'missing_index' {
  if (from?.index !== undefined) return { on: from.on, index: from.index }
  if (from !== undefined && installation.installedOn < from.on) {
    return installation.removedOn === from.on
      ? endOf(installation, register, undefined)
      : 'missing_index'
  }
  const index = indexOf(installation.entryIndices, register)
  return index === undefined ? 'missing_entry_index' : { on: installation.installedOn, index }
}

/** The index at which a meter of the period ends to count. */
export function endOf(
  installation: MeterInstallation,
  register: Register,
  to: PeriodEnd | undefined,
): DatedIndex | 'missing_entry_index' | 'missing_exit_index' | 'missing_index' {
  if (to?.index !== undefined) return { on: to.on, index: to.index }
  const { removedOn } = installation
  if (removedOn !== undefined && removedOn <= (to?.on ?? removedOn)) {
    const index = indexOf(installation.exitIndices ?? [], register)
    return index === undefined ? 'missing_exit_index' : { on: removedOn, index }
  }
  if (to === undefined) return 'missing_exit_index'
  return installation.installedOn === to.on
    ? startOf(installation, register, undefined)
    : 'missing_index'
}

/** The meter from which a period counts: the one that hangs, else the next one that is fitted. */
function firstOf(
  installations: readonly MeterInstallation[],
  from: PeriodEnd,
): MeterInstallation | undefined {
  const hanging = installationOn(installations, from.on)
  if (from.index !== undefined || from.meterSerial !== undefined) return hanging
  const counts = hanging && (hanging.installedOn === from.on || hanging.removedOn !== from.on)
  return counts ? hanging : installations.find((it) => it.installedOn > from.on)
}

/** The meter to which a period counts: the one that hangs, else the last one that was removed. */
function lastOf(
  installations: readonly MeterInstallation[],
  to: PeriodEnd,
): MeterInstallation | undefined {
  const hanging = installationOn(installations, to.on)
  if (to.index !== undefined) return hanging
  return hanging ?? installations.findLast((it) => it.installedOn < to.on)
}

function meantBy(
  installations: readonly MeterInstallation[],
  { meterSerial }: PeriodEnd,
): readonly MeterInstallation[] {
  return meterSerial === undefined
    ? installations
    : installations.filter((it) => isSameSerial(it.meter.serialNumber, meterSerial))
}

function indexOf(indices: readonly RegisterIndex[], register: Register): IndexValue | undefined {
  return indices.find((it) => it.register === register.id)?.index
}
