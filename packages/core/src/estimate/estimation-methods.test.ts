import { describe, expect, it } from 'vitest'
import { METHOD_VERSION } from './estimate-of.ts'
import { estimateReasons, reasonOfMscons } from './estimate-reasons.ts'
import { estimationMethods, methodsOfCode } from './estimation-methods.ts'

describe('the methods', () => {
  it('are each defined once, in their version, with a formula and a source', () => {
    expect(new Set(estimationMethods.map(({ id }) => id)).size).toBe(12)
    expect(estimationMethods).toHaveLength(12)
    for (const method of estimationMethods) {
      expect(method.version).toBe(METHOD_VERSION)
      expect(method.title.length).toBeGreaterThan(3)
      expect(method.formula.length).toBeGreaterThan(20)
      expect(method.source).toMatch(/^DOMAIN\.md 2, /)
      expect(method.mark).toMatch(/^[VSKD]$/)
    }
  })

  it('have the codes of MSCONS that are known', () => {
    expect(methodsOfCode('mscons', 'Z95')).toEqual([
      'same_period_last_year',
      'previous_period',
      'mean_of_months',
    ])
    expect(methodsOfCode('mscons', 'Z92')).toEqual(['mean_before_and_after', 'pro_rata_days'])
    expect(methodsOfCode('mscons', 'ZQ8')).toEqual(['split'])
    expect(methodsOfCode('mscons', 'Z93')).toEqual([])
  })

  it.each([
    ['61', 'same_period_last_year'],
    ['62', 'previous_period'],
    ['63', 'profile'],
    ['64', 'annex'],
    ['65', 'mean_of_months'],
    ['69', 'linear_extrapolation'],
  ])('have the number %s of NEM for %s', (code, method) => {
    expect(methodsOfCode('nem', code)).toEqual([method])
  })
})

describe('the reasons', () => {
  it.each([
    ['Z74', 'no_access'],
    ['Z75', 'communication'],
    ['Z76', 'outage'],
    ['Z78', 'meter_exchange'],
    ['Z80', 'operating_conditions'],
    ['Z81', 'meter_defect'],
    ['Z82', 'uncertainty'],
    ['ZA0', 'clock'],
    ['ZA1', 'implausible'],
    ['ZA4', 'faulty_reading'],
    ['ZA5', 'calculation_changed'],
    ['ZA6', 'rebuild'],
    ['ZA7', 'data_handling'],
    ['ZA8', 'calorific_value'],
    ['ZA9', 'z_number'],
    ['ZB0', 'fault'],
  ])('have the code %s of MSCONS for %s, both ways', (code, reason) => {
    expect(reasonOfMscons(code)).toBe(reason)
    expect(estimateReasons.find((it) => it.code === reason)?.mscons).toBe(code)
  })

  it('without a code are ours', () => {
    const own = estimateReasons.filter(({ mscons }) => mscons === undefined)
    expect(own.map(({ code }) => code)).toEqual([
      'not_received',
      'no_self_reading_in_window',
      'refused_access',
      'verification_expired',
      'no_meter',
      'estimate_above_reading',
    ])
    expect(new Set(estimateReasons.map(({ code }) => code)).size).toBe(estimateReasons.length)
    for (const { title } of estimateReasons) expect(title.length).toBeGreaterThan(3)
    expect(reasonOfMscons('Z99')).toBeUndefined()
  })
})
