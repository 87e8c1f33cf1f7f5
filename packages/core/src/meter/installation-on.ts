import type { CivilDate } from '../time/index.ts'
import type { MeterInstallation } from './meter.ts'

/**
 * The meter that hangs at the place on a day. The day of removal still counts,
 * unless another meter is fitted on it: then that one.
 */
export function installationOn(
  installations: readonly MeterInstallation[],
  date: CivilDate,
): MeterInstallation | undefined {
  return installations
    .filter((it) => it.installedOn <= date && (it.removedOn === undefined || date <= it.removedOn))
    .reduce<MeterInstallation | undefined>(
      (latest, it) => (latest && latest.installedOn > it.installedOn ? latest : it),
      undefined,
    )
}

/** The factor that is valid on a day, exact decimal text; `1` before the first row. */
export function multiplierOn(installation: MeterInstallation, date: CivilDate): string {
  return (
    installation.multipliers
      .filter((it) => it.validFrom <= date)
      .reduce<(typeof installation.multipliers)[number] | undefined>(
        (latest, it) => (latest && latest.validFrom > it.validFrom ? latest : it),
        undefined,
      )?.factor ?? '1'
  )
}
