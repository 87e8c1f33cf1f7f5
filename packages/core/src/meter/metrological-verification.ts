import { addMonths, type CivilDate, daysInMonth, lastDay, monthOf } from '../time/index.ts'
import { compareInstallations } from './installation-on.ts'
import { isSameSerial } from './is-same-serial.ts'
import type { MeterInstallation, MetrologicalVerification } from './meter.ts'

/** A verification that was recorded: what a `meter_verified` fact says. */
export interface MeterVerification {
  readonly meterSerial: string
  readonly verification: MetrologicalVerification
  readonly by?: string
}

/**
 * The verification of a meter until the day that its rule gives. From a day it
 * holds to the same day that many months later, the month's last where there is
 * none; from a year mark ("M 16", 10 years) to the end of the year.
 * Undefined where the rule has no period for the kind.
 * Source: DOMAIN.md 3; that a year mark holds to the year's end is our reading.
 */
export function verificationFrom(input: {
  verified: { readonly on: CivilDate } | { readonly stampYear: number }
  /** `electricity_meter`, `cold_water_meter`. */
  meterKind: string
  /** As a rule book resolves `verification_period` on the day of the verification. */
  rule: {
    readonly parameters: {
      readonly periods: readonly { readonly meterKind: string; readonly months: number }[]
    }
    readonly row?: { readonly id: string; readonly validFrom: CivilDate }
  }
}): MetrologicalVerification | undefined {
  const { verified, meterKind, rule } = input
  const { periods } = rule.parameters
  const period =
    periods.find((it) => it.meterKind === meterKind) ?? periods.find((it) => it.meterKind === 'any')
  if (period === undefined) return undefined
  const row = rule.row && { rule: { id: rule.row.id, validFrom: rule.row.validFrom } }
  return 'on' in verified
    ? { validUntil: monthsAfter(verified.on, period.months), verifiedOn: verified.on, ...row }
    : {
        validUntil: lastDay(addMonths(`${verified.stampYear}-12`, period.months)),
        stampYear: verified.stampYear,
        ...row,
      }
}

/** The year that the mark on a meter means, `M 16` or `16`: the last one up to a day. Undefined for another text. */
export function stampYearOf(mark: string, on: CivilDate): number | undefined {
  const digits = /^(?:M\s*)?(\d\d)$/i.exec(mark.trim())?.[1]
  if (digits === undefined) return undefined
  const thisYear = Number(on.slice(0, 4))
  const year = thisYear - (thisYear % 100) + Number(digits)
  return year > thisYear ? year - 100 : year
}

/**
 * The verification of a meter as it was known to stand on a day: the last one
 * made up to then, else the one it had when it was fitted. One of which only a
 * year is known counts from the first day of that year.
 */
export function verificationOn(
  installation: MeterInstallation,
  date: CivilDate,
): MetrologicalVerification | undefined {
  return (installation.verifications ?? [])
    .filter((it) => madeOn(it) <= date)
    .reduce<MetrologicalVerification | undefined>(
      (latest, it) => (latest && madeOn(latest) > madeOn(it) ? latest : it),
      installation.meter.verification,
    )
}

/**
 * The installations with a verification added to the meter it is of, the one
 * that was fitted last where the serial number hung there twice; undefined where
 * no meter has the number. Case does not matter, leading zeros do.
 */
export function applyVerification(
  installations: readonly MeterInstallation[],
  { meterSerial, verification }: MeterVerification,
): readonly MeterInstallation[] | undefined {
  const verified = installations
    .filter((it) => isSameSerial(it.meter.serialNumber, meterSerial))
    .toSorted(compareInstallations)
    .at(-1)
  if (verified === undefined) return undefined
  return installations.map((it) =>
    it === verified ? { ...it, verifications: [...(it.verifications ?? []), verification] } : it,
  )
}

/** The day so many months later; the month's last day where it has no such day. */
export function monthsAfter(date: CivilDate, months: number): CivilDate {
  const month = addMonths(monthOf(date), months)
  const day = Math.min(Number(date.slice(8)), daysInMonth(month))
  return `${month}-${String(day).padStart(2, '0')}`
}

function madeOn({ verifiedOn, stampYear }: MetrologicalVerification): CivilDate {
  return verifiedOn ?? (stampYear === undefined ? '' : `${stampYear}-01-01`)
}
