/** The usual spelling beside the folded one, so that it need not be folded. */
const POWERS_OF_KILOWATT_HOURS = new Map([
  ['kWh', 0],
  ['MWh', 3],
  ['wh', -3],
  ['kwh', 0],
  ['mwh', 3],
  ['gwh', 6],
])

/** How the unit of a quantity becomes a register's. */
export interface UnitRatio {
  /** One of the quantity's unit is ten to this power of the register's, or of kWh where `isGasEnergy`. */
  readonly powerOfTen: number
  /** True where the quantity is in energy and the register in m³: kWh still have to become volume. */
  readonly isGasEnergy: boolean
}

const SAME: UnitRatio = { powerOfTen: 0, isGasEnergy: false }

/** Undefined where the units do not convert. */
export function unitRatio(from: string, to: string): UnitRatio | undefined {
  if (from === to) return SAME
  const power = POWERS_OF_KILOWATT_HOURS.get(from) ?? POWERS_OF_KILOWATT_HOURS.get(folded(from))
  const target = to === 'm3' ? to : folded(to)
  if (power === undefined) return folded(from) === target ? SAME : undefined
  if (target === 'm3') return { powerOfTen: power, isGasEnergy: true }
  const targetPower = POWERS_OF_KILOWATT_HOURS.get(target)
  if (targetPower === undefined) return undefined
  return { powerOfTen: power - targetPower, isGasEnergy: false }
}

function folded(unit: string): string {
  return unit.trim().toLowerCase().replace('m³', 'm3')
}
