import Big from 'big.js'
import { formatIndex, type IndexValue } from '../index-value/index.ts'
import type { CivilDate } from '../time/index.ts'
import { installationOn, multiplierOn } from './installation-on.ts'
import type { MeterInstallation, Register, RegisterIndex } from './meter.ts'

/** An index on a day. */
export interface DatedIndex {
  readonly on: CivilDate
  readonly index: IndexValue
  /** The meter it was read on; needed only on the day of an exchange, where the new meter is meant unless stated. */
  readonly meterSerial?: string
}

/** What one meter counted within a period. */
export interface ConsumptionSegment {
  readonly meterSerial: string
  readonly from: { readonly on: CivilDate; readonly index: IndexValue }
  readonly to: { readonly on: CivilDate; readonly index: IndexValue }
  /** In the register's unit, exact decimal text, never negative. */
  readonly advance: string
  readonly multiplier: string
  /** `advance` times `multiplier`, exact decimal text. */
  readonly consumption: string
  /** True where the register went through zero. */
  readonly hasRolledOver: boolean
}

/**
 * Why no consumption can be stated; the first that is met along the period:
 * - `dates_reversed`: `to` is before `from`, by its day or by its meter;
 * - `no_meter_installed`: no meter, or not the one named, hung there on the day of `from` or `to`;
 * - `unknown_register`: a meter of the period does not have the register;
 * - `unit_changed`: the register of the next meter counts in another unit;
 * - `missing_exit_index`: a removed meter has no last index of the register;
 * - `missing_entry_index`: a fitted meter has no first index of the register;
 * - `multiplier_changed`: the multiplier changed between two indices, so an index on that day is needed;
 * - `negative_advance`: an index is below the one before it and no rollover is confirmed.
 */
export type ConsumptionProblem =
  | 'dates_reversed'
  | 'no_meter_installed'
  | 'unknown_register'
  | 'unit_changed'
  | 'missing_exit_index'
  | 'missing_entry_index'
  | 'multiplier_changed'
  | 'negative_advance'

/** A consumption with what it is made of, or why there is none. */
export type ConsumptionResult =
  | {
      readonly ok: true
      /** In billing units, exact decimal text. */
      readonly consumption: string
      /** One per meter, in time. */
      readonly advances: readonly ConsumptionSegment[]
    }
  | { readonly ok: false; readonly problem: ConsumptionProblem }

/**
 * What a register counted between two indices, through any number of meter
 * exchanges: `(exit − from)·k + (to − entry)·k`, each meter with its own
 * multiplier. An advance through an exchange is never negative: there each
 * meter has both of its indices.
 *
 * An index read on the day a multiplier begins closes the old factor and opens
 * the new one. Source: DOMAIN.md 2, "Index arithmetic".
 */
export function consumptionBetween(input: {
  installations: readonly MeterInstallation[]
  /** Id of the register, the same on each meter of the period. */
  register: string
  from: DatedIndex
  to: DatedIndex
  /** An index below the one before it counts as a rollover only where somebody confirmed it. */
  rollover?: { isConfirmed: true }
}): ConsumptionResult {
  const { from, to } = input
  if (to.on < from.on) return none('dates_reversed')
  const installations = input.installations.toSorted((a, b) =>
    a.installedOn < b.installedOn ? -1 : Number(a.installedOn > b.installedOn),
  )
  const first = installationOf(installations, from)
  const last = installationOf(installations, to)
  if (first === undefined || last === undefined) return none('no_meter_installed')
  const chain = installations.slice(installations.indexOf(first), installations.indexOf(last) + 1)
  if (chain.length === 0) return none('dates_reversed')

  const advances: ConsumptionSegment[] = []
  let unit: string | undefined
  for (const installation of chain) {
    const register = installation.meter.registers.find((it) => it.id === input.register)
    if (register === undefined) return none('unknown_register')
    unit ??= register.unit
    if (register.unit !== unit) return none('unit_changed')

    const start = installation === first ? from : entryOf(installation, register)
    const end = installation === last ? to : exitOf(installation, register)
    if (end === undefined) return none('missing_exit_index')
    if (start === undefined) return none('missing_entry_index')

    const segment = segmentOf({ installation, register, start, end, rollover: input.rollover })
    if (typeof segment === 'string') return none(segment)
    advances.push(segment)
  }
  const consumption = advances.reduce((sum, it) => sum.plus(it.consumption), Big(0)).toFixed()
  return { ok: true, consumption, advances }
}

function segmentOf(part: {
  installation: MeterInstallation
  register: Register
  start: DatedIndex
  end: DatedIndex
  rollover: { isConfirmed: true } | undefined
}): ConsumptionSegment | ConsumptionProblem {
  const { installation, register, start, end } = part
  const multiplier = multiplierOn(installation, start.on)
  const changes = installation.multipliers.some(
    (it) => start.on < it.validFrom && it.validFrom < end.on && !Big(it.factor).eq(multiplier),
  )
  if (changes) return 'multiplier_changed'

  const difference = Big(formatIndex(end.index)).minus(formatIndex(start.index))
  const hasRolledOver = difference.lt(0) && part.rollover?.isConfirmed === true
  const advance = hasRolledOver ? difference.plus(rolloverValueOf(register)) : difference
  if (advance.lt(0)) return 'negative_advance'
  return {
    meterSerial: installation.meter.serialNumber,
    from: { on: start.on, index: start.index },
    to: { on: end.on, index: end.index },
    advance: advance.toFixed(),
    multiplier,
    consumption: advance.times(multiplier).toFixed(),
    hasRolledOver,
  }
}

function installationOf(
  installations: readonly MeterInstallation[],
  { on, meterSerial }: DatedIndex,
): MeterInstallation | undefined {
  return installationOn(
    meterSerial === undefined
      ? installations
      : installations.filter((it) => it.meter.serialNumber === meterSerial),
    on,
  )
}

function entryOf(installation: MeterInstallation, register: Register): DatedIndex | undefined {
  const index = indexOf(installation.entryIndices, register)
  return index && { on: installation.installedOn, index }
}

function exitOf(installation: MeterInstallation, register: Register): DatedIndex | undefined {
  const index = indexOf(installation.exitIndices ?? [], register)
  return index && installation.removedOn !== undefined
    ? { on: installation.removedOn, index }
    : undefined
}

function indexOf(indices: readonly RegisterIndex[], register: Register): IndexValue | undefined {
  return indices.find((it) => it.register === register.id)?.index
}

function rolloverValueOf(register: Register): string {
  return register.rolloverValue === undefined
    ? `1${'0'.repeat(register.integerDigits)}`
    : String(register.rolloverValue)
}

function none(problem: ConsumptionProblem): ConsumptionResult {
  return { ok: false, problem }
}
