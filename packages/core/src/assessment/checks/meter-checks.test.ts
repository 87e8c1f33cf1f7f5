import { describe, expect, it } from 'vitest'
import type { MeterInstallation } from '../../meter/index.ts'
import {
  bookOf,
  context,
  foundOf,
  ruleRow,
  skippedOf,
  without,
} from '../../testing/assessment-context.ts'
import { assessIndex } from '../assess-index.ts'

const installation = context.installation as MeterInstallation
const noMeter = 'no installed meter known'

describe('the point', () => {
  it('is one that is known', () => {
    expect(foundOf('unknown_point', '12310', { isKnownPoint: false })).toEqual({
      code: 'unknown_point',
      severity: 'reject',
      expected: 'a metering point that is known',
      actual: 'an unknown one',
    })
    expect(foundOf('unknown_point', '12310')).toBeUndefined()
    expect(skippedOf('unknown_point', without('isKnownPoint'))).toBe(
      'not stated whether the point is known',
    )
  })
})

describe('the serial number', () => {
  it('is that of the meter that hangs there, but for blanks, dashes and case', () => {
    const meter = { ...installation.meter, serialNumber: 'AB-0012 345' }
    const fitted = { ...installation, meter }
    const by = (statedSerial: string) =>
      foundOf('meter_mismatch', '12310', { installation: fitted, statedSerial })
    for (const same of ['AB-0012 345', 'ab0012345', 'AB.0012/345', 'AB–0012345']) {
      expect(by(same), same).toBeUndefined()
    }
    expect(by('AB12345')).toEqual({
      code: 'meter_mismatch',
      severity: 'reject',
      expected: 'AB-0012 345',
      actual: 'AB12345',
    })
  })

  it('is not asked where it or the meter is not known', () => {
    expect(skippedOf('meter_mismatch', without('statedSerial'))).toBe(
      'no serial number came with it',
    )
    expect(skippedOf('meter_mismatch', without('installation'))).toBe(noMeter)
  })
})

describe('the installation', () => {
  it('lasts to the day of removal', () => {
    const removedOn = (day: string) =>
      foundOf('after_removal', '12310', { installation: { ...installation, removedOn: day } })
    expect(removedOn('2026-11-21')).toEqual({
      code: 'after_removal',
      severity: 'reject',
      expected: 'on or before 2026-11-21, the day of removal',
      actual: '2026-11-22',
      bound: '2026-11-21',
    })
    expect(removedOn('2026-11-22')).toBeUndefined()
    expect(skippedOf('after_removal', without('installation'))).toBe(noMeter)
  })

  it('begins on the day of fitting', () => {
    const installedOn = (day: string) =>
      foundOf('before_install', '12310', { installation: { ...installation, installedOn: day } })
    expect(installedOn('2026-11-23')).toEqual({
      code: 'before_install',
      severity: 'lock',
      expected: 'on or after 2026-11-23, the day of fitting',
      actual: '2026-11-22',
      bound: '2026-11-23',
    })
    expect(installedOn('2026-11-22')).toBeUndefined()
    expect(skippedOf('before_install', without('installation'))).toBe(noMeter)
  })

  it('is of a meter that customers read', () => {
    const remote = { ...installation.meter, isRemotelyRead: true }
    expect(
      foundOf('remote_meter', '12310', { installation: { ...installation, meter: remote } }),
    ).toEqual({
      code: 'remote_meter',
      severity: 'reject',
      expected: 'a meter that customers read',
      actual: 'meter 0012345 is read remotely',
    })
    expect(foundOf('remote_meter', '12310')).toBeUndefined()
    expect(skippedOf('remote_meter', without('installation'))).toBe(noMeter)
  })
})

describe('the verification', () => {
  const expired = { verificationValidUntil: '2026-11-21' }
  const policy = (mode: string) => bookOf(ruleRow('metrology_policy', { mode }))

  it('holds on the day, else the policy weighs it', () => {
    expect(foundOf('metrology_expired', '12310', expired)).toEqual({
      code: 'metrology_expired',
      severity: 'warn',
      expected: 'a verification that holds on 2026-11-22',
      actual: 'valid until 2026-11-21',
      bound: '2026-11-21',
      rule: { id: 'test.metrology_policy', validFrom: '2020-01-01' },
    })
    const onLastDay = { verificationValidUntil: '2026-11-22' }
    expect(foundOf('metrology_expired', '12310', onLastDay)).toBeUndefined()
    expect(
      foundOf('metrology_expired', '12310', { ...expired, book: policy('reject') })?.severity,
    ).toBe('reject')
  })

  it('switches consumption to the norm where the policy says so (RU, UA)', () => {
    expect(
      foundOf('metrology_expired', '12310', { ...expired, book: policy('norm') }),
    ).toMatchObject({
      severity: 'lock',
      expected: 'a verification that holds on 2026-11-22; by the norm till then',
    })
  })

  it('is that of the meter unless stated', () => {
    const meter = { ...installation.meter, verification: { validUntil: '2026-01-01' } }
    const known = { ...without('verificationValidUntil'), installation: { ...installation, meter } }
    const { findings } = assessIndex({ ...known, text: '12310' })
    expect(findings).toMatchObject([{ code: 'metrology_expired', bound: '2026-01-01' }])
    expect(skippedOf('metrology_expired', without('verificationValidUntil'))).toBe(
      'no verification known',
    )
    expect(skippedOf('metrology_expired', without('verificationValidUntil', 'installation'))).toBe(
      'no verification known',
    )
  })

  it('is not asked without a policy', () => {
    const row = { ...ruleRow('metrology_policy', { mode: 'warn' }), isEnabled: false }
    expect(skippedOf('metrology_expired', { ...context, ...expired, book: bookOf(row) })).toBe(
      'no metrology_policy row in force',
    )
  })
})

describe('the multiplier', () => {
  it('is that of the last index', () => {
    const fitted = { ...installation, multipliers: [{ validFrom: '2026-11-01', factor: '40' }] }
    expect(foundOf('multiplier_changed', '12310', { installation: fitted })).toEqual({
      code: 'multiplier_changed',
      severity: 'warn',
      expected: 'factor 1 as on 2026-10-22',
      actual: 'factor 40 on 2026-11-22',
      bound: '1',
    })
    expect(foundOf('multiplier_changed', '12310')).toBeUndefined()
    expect(skippedOf('multiplier_changed', without('installation'))).toBe(noMeter)
    expect(skippedOf('multiplier_changed', without('previous', 'lastActual'))).toBe(
      'no earlier index of this meter',
    )
  })
})
