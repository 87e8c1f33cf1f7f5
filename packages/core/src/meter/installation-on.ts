import type { CivilDate } from '../time/index.ts'
import { compareText } from './compare-text.ts'
import type { MeterInstallation } from './meter.ts'

/** Orders installations by the day of fitting; of one day, by the day of removal, the one that still hangs last. */
export function compareInstallations(a: MeterInstallation, b: MeterInstallation): number {
  return (
    compareText(a.installedOn, b.installedOn) ||
    compareText(a.removedOn ?? NEVER, b.removedOn ?? NEVER)
  )
}

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
      (latest, it) => (latest && compareInstallations(latest, it) > 0 ? latest : it),
      undefined,
    )
}

/** An installation as it was known on a day: without what came later, a removal, a multiplier, a verification. */
export function installationAsOf(
  installation: MeterInstallation,
  date: CivilDate,
): MeterInstallation {
  const { removedOn, exitIndices, verifications, ...rest } = installation
  return {
    ...rest,
    multipliers: rest.multipliers.filter((it) => it.validFrom <= date),
    ...(verifications && {
      verifications: verifications.filter((it) => (it.verifiedOn ?? date) <= date),
    }),
    ...(removedOn !== undefined && removedOn <= date && { removedOn }),
    ...(removedOn !== undefined && removedOn <= date && exitIndices && { exitIndices }),
  }
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

/** After every day. */
const NEVER: CivilDate = '9999-99-99'
