import type { CivilDate } from '../time/index.ts'
import { compareText } from './compare-text.ts'
import { installationOn } from './installation-on.ts'
import type { MeterInstallation } from './meter.ts'
import { monthsAfter, verificationOn } from './metrological-verification.ts'

/** A meter whose verification has expired, will soon, or is not known. */
export interface VerificationExpiry {
  readonly place: string
  readonly meterSerial: string
  readonly status: 'expired' | 'expiring' | 'unknown'
  /** Last day on which the verification holds; absent where it is not known. */
  readonly validUntil?: CivilDate
}

/**
 * The meters that hang on a day and must be exchanged or verified: those whose
 * verification has expired, those whose expires within some months, by date,
 * then those of which none is known. An exchange or a later verification clears
 * a meter. Source: seed S2, CAPABILITIES S2-19.
 */
export function verificationExpiries(input: {
  places: Iterable<{
    /** Id of the place. */
    readonly place: string
    readonly installations: readonly MeterInstallation[]
  }>
  on: CivilDate
  withinMonths: number
}): readonly VerificationExpiry[] {
  const { on } = input
  const horizon = monthsAfter(on, input.withinMonths)
  const expiries: VerificationExpiry[] = []
  for (const { place, installations } of input.places) {
    const installation = installationOn(installations, on)
    if (installation === undefined || (installation.removedOn ?? '9') <= on) continue
    const meterSerial = installation.meter.serialNumber
    const validUntil = verificationOn(installation, on)?.validUntil
    if (validUntil === undefined) expiries.push({ place, meterSerial, status: 'unknown' })
    else if (validUntil <= horizon) {
      const status = validUntil < on ? 'expired' : 'expiring'
      expiries.push({ place, meterSerial, status, validUntil })
    }
  }
  return expiries.toSorted((a, b) => compareText(keyOf(a), keyOf(b)))
}

function keyOf({ validUntil = '9', place }: VerificationExpiry): string {
  return `${validUntil} ${place}`
}
