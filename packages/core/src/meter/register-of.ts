import type { MeterInstallation, Register } from './meter.ts'

/**
 * The register that somebody means by an id, an OBIS code or a tier. Undefined
 * where there is none, and where several would do: nobody guesses.
 */
export function registerOf(installation: MeterInstallation, name: string): Register | undefined {
  throw new Error(`Not built yet: ${installation.installedOn} ${name}`)
}
