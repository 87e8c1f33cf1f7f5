import { type IndexValue, indexFromUnits } from '../index-value/index.ts'
import {
  applyExchange,
  type ConsumptionResult,
  consumptionBetween,
  type DatedIndex,
  type Meter,
  type MeterInstallation,
  type Multiplier,
  type Register,
  type RegisterIndex,
} from '../meter/index.ts'

const register: Register = {
  id: '1.8.0',
  direction: 'import',
  unit: 'kWh',
  integerDigits: 5,
  decimalDigits: 0,
}

/** A meter of five digits. */
export function meter(serialNumber: string, change: Partial<Register> = {}): Meter {
  return { serialNumber, registers: [{ ...register, ...change }] }
}

/** An index from its units. */
export function index(units: number, decimals = 0): IndexValue {
  return indexFromUnits({ units, decimals })
}

/** The index of one register. */
export function at(units: number, id = '1.8.0'): readonly RegisterIndex[] {
  return [{ register: id, index: index(units) }]
}

/** A factor from a day on. */
export function since(factor: string, validFrom = '2020-01-01'): readonly Multiplier[] {
  return [{ validFrom, factor }]
}

/** A meter that hangs since 2020. */
export function fitted(
  multipliers: readonly Multiplier[] = [],
  of: Meter = meter('OLD'),
): MeterInstallation {
  return { meter: of, installedOn: '2020-01-01', entryIndices: at(0), multipliers }
}

/** 1,200 on the old meter, removed at 1,250; the new one fitted at 3 and now at 38. */
export function exchanged(factors: {
  old: string
  new: string
}): readonly [MeterInstallation, MeterInstallation] {
  const result = applyExchange([fitted(since(factors.old))], {
    slipNumber: 'BM-17',
    exchangedOn: '2026-03-10',
    removed: { serialNumber: 'OLD', exitIndices: at(1_250) },
    fitted: {
      meter: meter('NEW'),
      entryIndices: at(3),
      multipliers: since(factors.new, '2026-03-10'),
    },
  })
  const [old, next] = result.ok ? result.installations : []
  if (old === undefined || next === undefined) throw new Error('The exchange does not apply.')
  return [old, next]
}

/** 1,200 before the exchange. */
export const from: DatedIndex = { on: '2026-02-28', index: index(1_200) }

/** 38 after it. */
export const to: DatedIndex = { on: '2026-03-31', index: index(38) }

/** The consumption, or why there is none. */
export function consumption(input: Parameters<typeof consumptionBetween>[0]): string {
  const result: ConsumptionResult = consumptionBetween(input)
  return result.ok ? result.consumption : result.problem
}
