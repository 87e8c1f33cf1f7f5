import Big from 'big.js'
import type { CivilDate } from '../time/index.ts'
import { chainOfMeters, type PeriodEnd } from './chain-of-meters.ts'
import { type ConsumptionResult, consumptionBetween } from './consumption-between.ts'
import type { ConfirmedRollover } from './consumption-segment.ts'
import { installationOn } from './installation-on.ts'
import { isSameSerial } from './is-same-serial.ts'
import type { MeterInstallation, Register, RegisterDirection, RegisterIndex } from './meter.ts'
import { parseObisCode } from './obis-code.ts'
import { registerOf } from './register-of.ts'

/** The indices of a meter's registers on a day. */
export interface DatedIndices {
  readonly on: CivilDate
  /** By the ids of the meter that hung on that day. */
  readonly indices: readonly RegisterIndex[]
  readonly meterSerial?: string
}

/** What one register counted. */
export interface RegisterConsumption {
  /** The register as the latest meter of the period has it. */
  readonly register: Register
  readonly result: ConsumptionResult
}

/** What the registers of one direction and unit counted together. */
export interface ConsumptionSum {
  readonly direction: RegisterDirection
  readonly unit: string
  /** Over the registers that have a consumption, exact decimal text. */
  readonly consumption: string
  /** Ids of the registers that are in it. */
  readonly registers: readonly string[]
  /** Ids of those that should be and have none: the sum is complete where there are none. */
  readonly missing: readonly string[]
}

/**
 * What all registers of a place counted in a period, each and by direction. A
 * total (`1.8.0`) is not added to the tariffs that it is the total of
 * (`1.8.1`, `1.8.2`). Source: DOMAIN.md 2 and 7.
 */
export function consumptionOfRegisters(input: {
  installations: readonly MeterInstallation[]
  from: DatedIndices
  to: DatedIndices
  /** Indices of other days, for changes of the multiplier. */
  indices?: readonly DatedIndices[]
  /** Confirmed rollovers, by the register's id on the latest meter. */
  rollovers?: { readonly [register: string]: ConfirmedRollover }
}): {
  readonly registers: readonly RegisterConsumption[]
  readonly sums: readonly ConsumptionSum[]
} {
  const { installations, from, to, indices = [], rollovers = {} } = input
  const known = registersBetween(installations, from, to)
  const registers = known.map((register): RegisterConsumption => {
    const rollover = Object.hasOwn(rollovers, register.id) ? rollovers[register.id] : undefined
    const on = (day: DatedIndices) => endFor(installations, register, day)
    const result = consumptionBetween({
      installations,
      register: register.id,
      from: on(from),
      to: on(to),
      indices: indices.map(on).flatMap((it) => (it.index ? [{ ...it, index: it.index }] : [])),
      ...(rollover && { rollover }),
    })
    return { register, result }
  })
  const summed = registers.filter(({ register }) => !known.some((it) => isTariffOf(it, register)))
  return { registers, sums: sumsOf(summed) }
}

/** The registers of the meters that counted in a period, each once, those of the latest meter first. */
function registersBetween(
  installations: readonly MeterInstallation[],
  from: DatedIndices,
  to: DatedIndices,
): readonly Register[] {
  const found = chainOfMeters(installations, anyEnd(from), anyEnd(to))
  const meters = (found.ok ? found.chain : installations).toReversed()
  return meters.flatMap((older, place) =>
    older.meter.registers.filter((it) =>
      meters.slice(0, place).every((newer) => sameOn(newer, it) === undefined),
    ),
  )
}

/** The end of a period for whichever register has an index on it. */
function anyEnd({ indices: [first], ...end }: DatedIndices): PeriodEnd {
  return { ...end, ...(first && { index: first.index }) }
}

function endFor(
  installations: readonly MeterInstallation[],
  register: Register,
  { on, indices, meterSerial }: DatedIndices,
): PeriodEnd {
  const installation = installationOn(
    installations.filter(({ meter }) =>
      isSameSerial(meterSerial ?? meter.serialNumber, meter.serialNumber),
    ),
    on,
  )
  const own = installation && sameOn(installation, register)
  const index = own && indices.find((it) => it.register === own.id)?.index
  return { on, ...(index && { index }), ...(meterSerial === undefined ? {} : { meterSerial }) }
}

/** The register of a meter that counts what a register of another meter counts. */
function sameOn(installation: MeterInstallation, { id, obis }: Register): Register | undefined {
  return registerOf(installation, id) ?? (obis ? registerOf(installation, obis) : undefined)
}

function isTariffOf(register: Register, total: Register): boolean {
  const [part, whole] = [register, total].map((it) => parseObisCode(it.obis ?? it.id))
  return (
    part !== undefined &&
    whole?.tariff === '0' &&
    part.tariff !== '0' &&
    part.quantity === whole.quantity &&
    part.processing === whole.processing
  )
}

function sumsOf(registers: readonly RegisterConsumption[]): readonly ConsumptionSum[] {
  const groups = Map.groupBy(registers, ({ register }) =>
    JSON.stringify([register.direction, register.unit]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { direction, unit } = first.register
    const [counted, missing] = [true, false].map((ok) =>
      group.filter(({ result }) => result.ok === ok).map(({ register }) => register.id),
    )
    const consumption = group
      .reduce((sum, { result }) => sum.plus(result.ok ? result.consumption : 0), Big(0))
      .toFixed()
    return [{ direction, unit, consumption, registers: counted ?? [], missing: missing ?? [] }]
  })
}
