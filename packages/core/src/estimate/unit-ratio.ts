import { type Fraction, fraction } from './fraction.ts'

const KILOWATT_HOURS: Readonly<Record<string, Fraction>> = {
  wh: fraction(1n, 1000n),
  kwh: fraction(1n, 1n),
  mwh: fraction(1000n, 1n),
  gwh: fraction(1_000_000n, 1n),
}

/** How an annex's unit becomes a register's. */
export interface UnitRatio {
  /** What one of the annex's unit is in the register's, or in kWh where `isGasEnergy`. */
  readonly ratio: Fraction
  /** True where the annex is in energy and the register in m³: kWh still have to become volume. */
  readonly isGasEnergy: boolean
}

/** Undefined where the units do not convert. */
export function unitRatio(from: string, to: string): UnitRatio | undefined {
  const [annexUnit, registerUnit] = [folded(from), folded(to)]
  if (annexUnit === registerUnit) return { ratio: fraction(1n, 1n), isGasEnergy: false }
  const energy = KILOWATT_HOURS[annexUnit]
  if (energy === undefined) return undefined
  if (registerUnit === 'm3') return { ratio: energy, isGasEnergy: true }
  const target = KILOWATT_HOURS[registerUnit]
  if (target === undefined) return undefined
  return {
    ratio: fraction(energy.numerator * target.denominator, energy.denominator * target.numerator),
    isGasEnergy: false,
  }
}

function folded(unit: string): string {
  return unit.trim().toLowerCase().replace('m³', 'm3')
}
