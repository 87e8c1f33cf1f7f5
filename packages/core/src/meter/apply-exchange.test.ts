import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { applyExchange } from './apply-exchange.ts'
import { installationAsOf, installationOn, multiplierOn } from './installation-on.ts'
import type { Meter, MeterExchange, MeterInstallation, RegisterIndex } from './meter.ts'

function meter(serialNumber: string): Meter {
  return {
    serialNumber,
    registers: [
      { id: '1.8.0', direction: 'import', unit: 'kWh', integerDigits: 5, decimalDigits: 0 },
    ],
  }
}

function at(units: number): readonly RegisterIndex[] {
  return [{ register: '1.8.0', index: indexFromUnits({ units, decimals: 0 }) }]
}

const old: MeterInstallation = {
  meter: meter('00OLD'),
  installedOn: '2020-01-01',
  entryIndices: at(0),
  multipliers: [{ validFrom: '2020-01-01', factor: '40' }],
}

const exchange: MeterExchange = {
  slipNumber: 'BM-17',
  exchangedOn: '2026-03-10',
  removed: { serialNumber: '00old ', exitIndices: at(1_250) },
  fitted: { meter: meter('NEW'), entryIndices: at(3), multipliers: [] },
}

const { removed, fitted } = exchange as Required<MeterExchange>
const slip = { slipNumber: 'BM-17', exchangedOn: '2026-03-10' }

function applied(installations: readonly MeterInstallation[], slip: MeterExchange) {
  const result = applyExchange(installations, slip)
  if (!result.ok) throw new Error(result.problem)
  return result.installations
}

function problemOf(installations: readonly MeterInstallation[], slip: MeterExchange) {
  const result = applyExchange(installations, slip)
  return result.ok ? undefined : result.problem
}

describe('a meter exchange', () => {
  const after = applied([old], exchange)

  it('closes the old installation and opens the new one', () => {
    expect(after).toEqual([
      { ...old, removedOn: '2026-03-10', exitIndices: at(1_250) },
      { ...fitted, installedOn: '2026-03-10' },
    ])
  })

  it('leaves what was as it was', () => {
    const before = structuredClone([old])
    applyExchange(before, exchange)
    expect(before).toEqual([old])
  })

  it('may be a first fitting', () => {
    expect(applied([], { ...slip, fitted })).toEqual([{ ...fitted, installedOn: '2026-03-10' }])
  })

  it('may be a removal without replacement, with a fitting later', () => {
    const empty = applied([old], { ...slip, removed })
    expect(empty).toHaveLength(1)
    expect(installationOn(empty, '2026-03-11')).toBeUndefined()
    const refitted = applied(empty, { ...slip, exchangedOn: '2026-05-01', fitted })
    expect(installationOn(refitted, '2026-04-30')).toBeUndefined()
    expect(installationOn(refitted, '2026-05-01')?.meter.serialNumber).toBe('NEW')
  })

  it('may put back a meter that was there before', () => {
    const back = { ...fitted, meter: meter('00OLD'), entryIndices: at(1_250) }
    const again = applied(after, {
      slipNumber: 'BM-18',
      exchangedOn: '2026-04-01',
      removed: { serialNumber: 'NEW', exitIndices: at(5) },
      fitted: back,
    })
    expect(again.map((it) => it.meter.serialNumber)).toEqual(['00OLD', 'NEW', '00OLD'])
    expect(again.map((it) => it.removedOn)).toEqual(['2026-03-10', '2026-04-01', undefined])
  })

  it('does not apply where the slip contradicts what is known', () => {
    expect(problemOf([old], slip)).toBe('nothing_exchanged')
    expect(problemOf([], exchange)).toBe('no_meter_installed')
    expect(problemOf([old], { ...exchange, removed: { ...removed, serialNumber: 'OLD' } })).toBe(
      'wrong_serial',
    )
    expect(problemOf(after, exchange)).toBe('wrong_serial')
    expect(problemOf([old], { ...slip, fitted })).toBe('meter_still_installed')
    expect(problemOf([old], { ...exchange, exchangedOn: '2019-12-31' })).toBe('overlapping_dates')
    const removedEarlier = applied([old], { ...slip, removed })
    expect(problemOf(removedEarlier, { ...slip, exchangedOn: '2026-03-09', fitted })).toBe(
      'overlapping_dates',
    )
    const strange = [{ register: '2.8.0', index: indexFromUnits({ units: 1, decimals: 0 }) }]
    expect(problemOf([old], { ...exchange, removed: { ...removed, exitIndices: strange } })).toBe(
      'unknown_register',
    )
    expect(problemOf([], { ...slip, fitted: { ...fitted, entryIndices: strange } })).toBe(
      'unknown_register',
    )
    const beyond = at(100_000)
    expect(problemOf([old], { ...exchange, removed: { ...removed, exitIndices: beyond } })).toBe(
      'index_beyond_digits',
    )
    expect(problemOf([], { ...slip, fitted: { ...fitted, entryIndices: beyond } })).toBe(
      'index_beyond_digits',
    )
    const both = {
      ...exchange,
      removed: { ...removed, exitIndices: beyond },
      fitted: { ...fitted, entryIndices: [...beyond, ...strange] },
    }
    expect(problemOf([old], both)).toBe('unknown_register')
    expect(problemOf([], { ...slip, fitted: { ...fitted, entryIndices: at(99_999) } })).toBe(
      undefined,
    )
  })
})

describe('the meter of a day', () => {
  const after = applied([old], exchange)

  it('is the new one from the day of the exchange on', () => {
    const serialOn = (date: string) => installationOn(after, date)?.meter.serialNumber
    expect(serialOn('2019-12-31')).toBeUndefined()
    expect(serialOn('2020-01-01')).toBe('00OLD')
    expect(serialOn('2026-03-09')).toBe('00OLD')
    expect(serialOn('2026-03-10')).toBe('NEW')
    expect(installationOn(after.toReversed(), '2026-03-10')?.meter.serialNumber).toBe('NEW')
  })

  it('is still the removed one on the day of removal', () => {
    const empty = applied([old], { ...slip, removed })
    expect(installationOn(empty, '2026-03-10')?.meter.serialNumber).toBe('00OLD')
  })
})

describe('the multiplier of a day', () => {
  it('is the last that began, and 1 before the first', () => {
    const multipliers = [
      { validFrom: '2026-01-01', factor: '60' },
      { validFrom: '2021-01-01', factor: '40' },
    ]
    const installation = { ...old, multipliers }
    expect(multiplierOn(installation, '2020-12-31')).toBe('1')
    expect(multiplierOn(installation, '2021-01-01')).toBe('40')
    expect(multiplierOn(installation, '2025-12-31')).toBe('40')
    expect(multiplierOn(installation, '2026-01-01')).toBe('60')
  })
})

describe('an installation as it was known on a day', () => {
  const verification = { validUntil: '2034-05-01', verifiedOn: '2024-05-01' }
  const undated = { validUntil: '2030-01-01' }
  const [removed] = applied([{ ...old, verifications: [verification, undated] }], exchange)
  if (removed === undefined) throw new Error('no installation')
  const known = {
    ...removed,
    multipliers: [...old.multipliers, { validFrom: '2022-01-01', factor: '60' }],
  }

  it('lacks what came later', () => {
    expect(installationAsOf(known, '2020-01-01')).toEqual({ ...old, verifications: [undated] })
    expect(installationAsOf(known, '2021-12-31').multipliers).toHaveLength(1)
    expect(installationAsOf(known, '2022-01-01').multipliers).toHaveLength(2)
    expect(installationAsOf(known, '2024-04-30').verifications).toEqual([undated])
    expect(installationAsOf(known, '2024-05-01').verifications).toEqual([verification, undated])
    const { removedOn: _, exitIndices: __, ...hanging } = known
    expect(installationAsOf(known, '2026-03-09')).toEqual(hanging)
    expect(installationAsOf(known, '2026-03-10')).toEqual(known)
  })

  it('is as it is where nothing came later', () => {
    expect(installationAsOf(old, '2026-03-10')).toEqual(old)
    const unread = { ...old, removedOn: '2026-03-10' }
    expect(installationAsOf(unread, '2026-03-10')).toEqual(unread)
  })
})
