import type { MeterInstallation, Register } from './meter.ts'
import { isSameObisCode } from './obis-code.ts'

/**
 * The register that somebody means by its id, its OBIS code (full or short) or
 * its tier, in this order and whatever the case. Undefined where there is none,
 * and where several would do: nobody guesses.
 */
export function registerOf(installation: MeterInstallation, name: string): Register | undefined {
  const wanted = folded(name)
  const ways: readonly ((register: Register) => boolean)[] = [
    ({ id }) => id === name,
    ({ id }) => folded(id) === wanted,
    ({ id, obis }) => isSameObisCode(id, name) || isSameObisCode(obis ?? '', name),
    ({ touTier }) => touTier !== undefined && folded(touTier) === wanted,
  ]
  for (const isMeant of ways) {
    const [register, ...others] = installation.meter.registers.filter(isMeant)
    if (register !== undefined) return others.length === 0 ? register : undefined
  }
  return undefined
}

function folded(name: string): string {
  return name.trim().toLowerCase()
}
