import { multiplierOn } from '../meter/index.ts'
import { referenceTo } from '../rules/index.ts'
import { addMonths, monthOf } from '../time/index.ts'
import { type AdvanceLimits, lastActualBefore } from './advance-limits.ts'
import type { AssessmentContext } from './assessment-input.ts'
import { skip, type Verdict } from './verdict.ts'

/** METER_MISMATCH, AFTER_REMOVAL, BEFORE_INSTALL, REMOTE_METER, STREAK, METROLOGY_EXPIRED, MULTIPLIER_CHANGED. */
export function checkMeter(context: AssessmentContext, limits: AdvanceLimits): readonly Verdict[] {
  return [
    ...serial(context),
    ...installed(context),
    ...remote(context),
    ...streak(context, limits),
    ...metrology(context),
    ...multiplier(context, limits),
  ]
}

function serial({ installation, statedSerial }: AssessmentContext): readonly Verdict[] {
  if (statedSerial === undefined) return skip(['meter_mismatch'], 'no serial number came with it')
  if (installation === undefined) return skip(['meter_mismatch'], 'no installed meter known')
  const expected = installation.meter.serialNumber
  if (comparable(statedSerial) === comparable(expected)) return []
  return [{ code: 'meter_mismatch', severity: 'reject', expected, actual: statedSerial }]
}

/** Leading zeros count; blanks, dashes and case do not. */
function comparable(serialNumber: string): string {
  return serialNumber.replaceAll(/[\s.\-–/]/g, '').toUpperCase()
}

function installed({ installation, readOn }: AssessmentContext): readonly Verdict[] {
  if (installation === undefined) {
    return skip(['after_removal', 'before_install'], 'no installed meter known')
  }
  const { installedOn, removedOn } = installation
  if (removedOn !== undefined && removedOn < readOn) {
    const expected = `on or before ${removedOn}, the day of removal`
    return [{ code: 'after_removal', severity: 'reject', expected, actual: readOn }]
  }
  if (readOn < installedOn) {
    const expected = `on or after ${installedOn}, the day of fitting`
    return [{ code: 'before_install', severity: 'lock', expected, actual: readOn }]
  }
  return []
}

function remote({ installation }: AssessmentContext): readonly Verdict[] {
  if (installation === undefined) return skip(['remote_meter'], 'no installed meter known')
  if (installation.meter.isRemotelyRead !== true) return []
  const expected = 'a meter that customers read'
  const actual = `meter ${installation.meter.serialNumber} is read remotely`
  return [{ code: 'remote_meter', severity: 'reject', expected, actual }]
}

function streak(context: AssessmentContext, limits: AdvanceLimits): readonly Verdict[] {
  const { readOn, selfReadsSinceActual } = context
  const months = limits.parameters?.selfReadMonths
  if (limits.rule === undefined || months === undefined) {
    return skip(['streak'], 'no limit to self-readings in a row is stated')
  }
  const actual = lastActualBefore(context, readOn)
  if (actual === undefined) return skip(['streak'], 'no reading by anybody else known')

  const limit = `${addMonths(monthOf(actual.readOn), months)}${actual.readOn.slice(7)}`
  if (readOn <= limit) return []
  const count =
    selfReadsSinceActual === undefined ? '' : `, ${selfReadsSinceActual} self-readings since`
  return [
    {
      code: 'streak',
      severity: 'warn',
      expected: `a reading by somebody else within ${months} months`,
      actual: `the last one on ${actual.readOn}${count}`,
      rule: limits.rule,
    },
  ]
}

function metrology(context: AssessmentContext): readonly Verdict[] {
  const { book, scope, readOn, installation } = context
  const validUntil = context.verificationValidUntil ?? installation?.meter.verification?.validUntil
  if (validUntil === undefined) return skip(['metrology_expired'], 'no verification known')
  if (readOn <= validUntil) return []

  const rule = book.resolve({ topic: 'metrology_policy', scope, on: readOn })
  if (rule === undefined) return skip(['metrology_expired'], 'no metrology_policy row in force')
  return [
    {
      code: 'metrology_expired',
      severity: METROLOGY_SEVERITIES[rule.parameters.mode],
      expected: `a verification that holds on ${readOn}`,
      actual: `valid until ${validUntil}`,
      rule: referenceTo(rule.row),
    },
  ]
}

/** By the norm, what the meter shows does not count until somebody has decided. */
const METROLOGY_SEVERITIES = { warn: 'warn', reject: 'reject', norm: 'lock' } as const

function multiplier(context: AssessmentContext, limits: AdvanceLimits): readonly Verdict[] {
  const { installation, readOn } = context
  if (installation === undefined) return skip(['multiplier_changed'], 'no installed meter known')
  if (limits.base === undefined) return skip(['multiplier_changed'], limits.whyNoBase)
  const before = multiplierOn(installation, limits.base.readOn)
  const now = multiplierOn(installation, readOn)
  if (before === now) return []
  return [
    {
      code: 'multiplier_changed',
      severity: 'warn',
      expected: `factor ${before} as on ${limits.base.readOn}`,
      actual: `factor ${now} on ${readOn}`,
    },
  ]
}
