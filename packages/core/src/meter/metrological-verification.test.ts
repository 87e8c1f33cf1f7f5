import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../presets/index.ts'
import { createRuleBook } from '../rules/index.ts'
import { addDays } from '../time/index.ts'
import { applyExchange } from './apply-exchange.ts'
import type { MeterInstallation, MetrologicalVerification } from './meter.ts'
import {
  applyVerification,
  stampYearOf,
  verificationFrom,
  verificationOn,
} from './metrological-verification.ts'
import { verificationExpiries } from './verification-expiries.ts'

const periods = [
  { meterKind: 'any', months: 1 },
  { meterKind: 'electricity_meter', months: 120 },
  { meterKind: 'cold_water_meter', months: 84 },
  { meterKind: 'hot_water_meter', months: 48 },
]
const rule = { parameters: { periods } }

function installation(
  serialNumber: string,
  verification?: MetrologicalVerification,
): MeterInstallation {
  return {
    meter: { serialNumber, registers: [], ...(verification && { verification }) },
    installedOn: '2020-01-01',
    entryIndices: [],
    multipliers: [],
  }
}

describe('a verification', () => {
  const until = (verified: Parameters<typeof verificationFrom>[0]['verified'], meterKind: string) =>
    verificationFrom({ verified, meterKind, rule })?.validUntil

  it('holds for the period of its kind of meter', () => {
    expect(until({ on: '2016-05-10' }, 'electricity_meter')).toBe('2026-05-10')
    expect(until({ on: '2019-11-24' }, 'cold_water_meter')).toBe('2026-11-24')
    expect(until({ on: '2020-02-29' }, 'hot_water_meter')).toBe('2024-02-29')
    expect(until({ on: '2026-01-31' }, 'heat_meter')).toBe('2026-02-28')
    expect(until({ on: '2026-01-09' }, 'heat_meter')).toBe('2026-02-09')
  })

  it('of which only the year mark is known holds to the end of a year', () => {
    expect(until({ stampYear: 2016 }, 'electricity_meter')).toBe('2026-12-31')
    expect(until({ stampYear: 2016 }, 'heat_meter')).toBe('2017-01-31')
  })

  it('says what it follows from', () => {
    const row = { id: 'ro.verification', validFrom: '2010-01-01', other: 1 }
    const reference = { id: 'ro.verification', validFrom: '2010-01-01' }
    const meterKind = 'electricity_meter'
    expect(
      verificationFrom({ verified: { on: '2016-05-10' }, meterKind, rule: { ...rule, row } }),
    ).toEqual({ validUntil: '2026-05-10', verifiedOn: '2016-05-10', rule: reference })
    expect(
      verificationFrom({ verified: { stampYear: 2016 }, meterKind, rule: { ...rule, row } }),
    ).toEqual({ validUntil: '2026-12-31', stampYear: 2016, rule: reference })
    expect(verificationFrom({ verified: { stampYear: 2016 }, meterKind, rule })).toEqual({
      validUntil: '2026-12-31',
      stampYear: 2016,
    })
  })

  it('of a Romanian electricity meter holds for 10 years, of cold water 7, of hot water 4', () => {
    const book = createRuleBook(rules.romania())
    const holdsUntil = (utility: 'electricity' | 'water', meterKind: string) => {
      const scope = { jurisdiction: 'RO', utility }
      const resolved = book.resolve({ topic: 'verification_period', scope, on: '2020-03-01' })
      const verified = { on: '2020-03-01' }
      return resolved && verificationFrom({ verified, meterKind, rule: resolved })?.validUntil
    }
    expect(holdsUntil('electricity', 'electricity_meter')).toBe('2030-03-01')
    expect(holdsUntil('water', 'cold_water_meter')).toBe('2027-03-01')
    expect(holdsUntil('water', 'hot_water_meter')).toBe('2024-03-01')
  })

  it('is unknown where the rule has no period for the kind', () => {
    const parameters = { periods: periods.slice(1) }
    expect(
      verificationFrom({
        verified: { on: '2016-05-10' },
        meterKind: 'heat_meter',
        rule: { parameters },
      }),
    ).toBeUndefined()
  })

  it('has a year mark of two digits', () => {
    expect(stampYearOf('M 16', '2026-11-24')).toBe(2016)
    expect(stampYearOf(' m26 ', '2026-11-24')).toBe(2026)
    expect(stampYearOf('27', '2026-11-24')).toBe(1927)
    expect(stampYearOf('M16', '2016-01-01')).toBe(2016)
    expect(stampYearOf('2016', '2026-11-24')).toBeUndefined()
    expect(stampYearOf('N 16', '2026-11-24')).toBeUndefined()
  })
})

describe('the verification of a meter', () => {
  const first = { validUntil: '2025-12-31', stampYear: 2015 }
  const second = { validUntil: '2034-03-01', verifiedOn: '2024-03-01' }
  const third = { validUntil: '2036-06-01', verifiedOn: '2026-06-01' }
  const of = (verification: MetrologicalVerification) => ({ meterSerial: ' m1 ', verification })
  const verified = (...all: readonly MetrologicalVerification[]) =>
    all.reduce<readonly MeterInstallation[]>(
      (installations, it) => applyVerification(installations, of(it)) ?? [],
      [installation('M1', first)],
    )

  it('on a day is the last one made up to then', () => {
    for (const [known] of [verified(second, third), verified(third, second)]) {
      if (known === undefined) throw new Error('no installation')
      expect(verificationOn(known, '2024-02-29')).toEqual(first)
      expect(verificationOn(known, '2024-03-01')).toEqual(second)
      expect(verificationOn(known, '2026-05-31')).toEqual(second)
      expect(verificationOn(known, '2026-06-01')).toEqual(third)
    }
    expect(verificationOn(installation('M1'), '2026-06-01')).toBeUndefined()
    const byYear = { validUntil: '2035-12-31', stampYear: 2025 }
    const [marked] = verified(byYear)
    expect(marked && verificationOn(marked, '2024-12-31')).toEqual(first)
    expect(marked && verificationOn(marked, '2025-01-01')).toEqual(byYear)
    const [dateless] = verified({ validUntil: '2040-01-01' })
    expect(dateless && verificationOn(dateless, '2026-06-01')).toEqual(first)
  })

  it('goes to the one that was fitted last of its serial number', () => {
    const earlier = { ...installation('M1'), installedOn: '2010-01-01', removedOn: '2012-01-01' }
    const other = installation('M2')
    const now = installation('M1', first)
    expect(applyVerification([now, earlier, other], of(second))).toEqual([
      { ...now, verifications: [second] },
      earlier,
      other,
    ])
    expect(applyVerification([other], of(second))).toBeUndefined()
  })

  it('of a day is the same when a later one is added', () => {
    const days = fc.nat(4_000).map((it) => addDays('2018-01-01', it))
    fc.assert(
      fc.property(fc.array(days), days, days, (made, on, later) => {
        const past = made.map((verifiedOn) => ({ validUntil: '2040-01-01', verifiedOn }))
        const [before] = verified(...past)
        const [after] = verified(...past, { validUntil: '2041-01-01', verifiedOn: later })
        if (before === undefined || after === undefined) throw new Error('no installation')
        if (on < later) expect(verificationOn(after, on)).toEqual(verificationOn(before, on))
      }),
    )
  })
})

describe('the list of expiries', () => {
  const on = '2026-11-24'
  const place = (id: string, validUntil?: string) => ({
    place: id,
    installations: [installation(`M-${id}`, validUntil === undefined ? undefined : { validUntil })],
  })
  const listed = (places: Parameters<typeof verificationExpiries>[0]['places'], withinMonths = 3) =>
    verificationExpiries({ places, on, withinMonths }).map((it) => [
      it.place,
      it.status,
      it.validUntil,
    ])

  it('has what has expired, what will, and what nobody knows, by date and place', () => {
    expect(
      listed([
        place('unknown'),
        place('later', '2027-02-25'),
        place('last', '2027-02-24'),
        place('today', on),
        place('b', '2026-11-23'),
        place('a', '2026-11-23'),
        place('old', '2020-01-01'),
      ]),
    ).toEqual([
      ['old', 'expired', '2020-01-01'],
      ['a', 'expired', '2026-11-23'],
      ['b', 'expired', '2026-11-23'],
      ['today', 'expiring', on],
      ['last', 'expiring', '2027-02-24'],
      ['unknown', 'unknown', undefined],
    ])
    expect(listed([place('today', on), place('tomorrow', '2026-11-25')], 0)).toHaveLength(1)
  })

  it('names the meter', () => {
    expect(verificationExpiries({ places: [place('a', on)], on, withinMonths: 1 })).toEqual([
      { place: 'a', meterSerial: 'M-a', status: 'expiring', validUntil: on },
    ])
  })

  it('is cleared by an exchange, a removal or a verification', () => {
    const expired = place('p', '2026-01-01').installations
    const exchanged = applyExchange(expired, {
      slipNumber: 'BM-1',
      exchangedOn: on,
      removed: { serialNumber: 'M-p', exitIndices: [] },
      fitted: {
        meter: { serialNumber: 'N', registers: [], verification: { validUntil: '2036-11-24' } },
        entryIndices: [],
        multipliers: [],
      },
    })
    const removed = expired.map((it) => ({ ...it, removedOn: on }))
    const verified = applyVerification(expired, {
      meterSerial: 'M-p',
      verification: { validUntil: '2036-11-24', verifiedOn: on },
    })
    for (const installations of [exchanged.ok ? exchanged.installations : [], removed, verified]) {
      expect(listed([{ place: 'p', installations: installations ?? expired }])).toEqual([])
    }
    expect(listed([{ place: 'p', installations: expired }])).toHaveLength(1)
    const tomorrow = expired.map((it) => ({ ...it, removedOn: '2026-11-25' }))
    expect(listed([{ place: 'p', installations: tomorrow }])).toHaveLength(1)
  })
})
