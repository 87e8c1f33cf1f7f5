import { multiplierOn, verificationOn } from '../../meter/index.ts'
import { referenceTo } from '../../rules/index.ts'
import { NO_BASE } from '../advance-limits.ts'
import type { Check, Checks } from '../index-case.ts'

const NO_METER = 'no installed meter known'

const unknownPoint: Check = ({ context: { isKnownPoint } }) => {
  if (isKnownPoint === undefined) return 'not stated whether the point is known'
  if (isKnownPoint) return undefined
  return {
    severity: 'reject',
    expected: 'a metering point that is known',
    actual: 'an unknown one',
  }
}

const meterMismatch: Check = ({ context: { installation, statedSerial } }) => {
  if (statedSerial === undefined) return 'no serial number came with it'
  if (installation === undefined) return NO_METER
  const expected = installation.meter.serialNumber
  if (statedSerial === expected || comparable(statedSerial) === comparable(expected)) {
    return undefined
  }
  return { severity: 'reject', expected, actual: statedSerial }
}

/** Leading zeros count; blanks, dashes and case do not. */
function comparable(serialNumber: string): string {
  return serialNumber.replaceAll(/[\s.\-–/]/g, '').toUpperCase()
}

const afterRemoval: Check = ({ context: { installation, readOn } }) => {
  if (installation === undefined) return NO_METER
  const { removedOn } = installation
  if (removedOn === undefined || readOn <= removedOn) return undefined
  return {
    severity: 'reject',
    expected: `on or before ${removedOn}, the day of removal`,
    actual: readOn,
    bound: removedOn,
  }
}

const beforeInstall: Check = ({ context: { installation, readOn } }) => {
  if (installation === undefined) return NO_METER
  const { installedOn } = installation
  if (installedOn <= readOn) return undefined
  return {
    severity: 'lock',
    expected: `on or after ${installedOn}, the day of fitting`,
    actual: readOn,
    bound: installedOn,
  }
}

const remoteMeter: Check = ({ context: { installation } }) => {
  if (installation === undefined) return NO_METER
  const { serialNumber, isRemotelyRead } = installation.meter
  if (isRemotelyRead !== true) return undefined
  return {
    severity: 'reject',
    expected: 'a meter that customers read',
    actual: `meter ${serialNumber} is read remotely`,
  }
}

const metrologyExpired: Check = ({ context }) => {
  const { book, scope, readOn, installation } = context
  const validUntil =
    context.verificationValidUntil ??
    (installation && verificationOn(installation, readOn)?.validUntil)
  if (validUntil === undefined) return 'no verification known'
  if (readOn <= validUntil) return undefined

  const rule = book.resolve({ topic: 'metrology_policy', scope, on: readOn })
  if (rule === undefined) return 'no metrology_policy row in force'
  const { mode } = rule.parameters
  const consequence = mode === 'norm' ? '; by the norm till then' : ''
  return {
    severity: mode === 'norm' ? 'lock' : mode,
    expected: `a verification that holds on ${readOn}${consequence}`,
    actual: `valid until ${validUntil}`,
    bound: validUntil,
    rule: referenceTo(rule.row),
  }
}

const multiplierChanged: Check = ({ context: { installation, readOn }, limits: { from } }) => {
  if (installation === undefined) return NO_METER
  if (from === undefined) return NO_BASE
  const before = multiplierOn(installation, from.readOn)
  const now = multiplierOn(installation, readOn)
  if (before === now) return undefined
  return {
    severity: 'warn',
    expected: `factor ${before} as on ${from.readOn}`,
    actual: `factor ${now} on ${readOn}`,
    bound: before,
  }
}

export const meterChecks: Checks<
  | 'unknown_point'
  | 'meter_mismatch'
  | 'after_removal'
  | 'before_install'
  | 'remote_meter'
  | 'metrology_expired'
  | 'multiplier_changed'
> = {
  unknown_point: unknownPoint,
  meter_mismatch: meterMismatch,
  after_removal: afterRemoval,
  before_install: beforeInstall,
  remote_meter: remoteMeter,
  metrology_expired: metrologyExpired,
  multiplier_changed: multiplierChanged,
}
