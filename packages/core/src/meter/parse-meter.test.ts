import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import type { Parsed } from '../parsing/index.ts'
import { parseMeter, parseMeterExchange, parseMeterInstallation } from './parse-meter.ts'

const register = {
  id: 'T1',
  obis: '1-0:1.8.1',
  touTier: 'day',
  direction: 'import',
  unit: 'kWh',
  integerDigits: 5,
  decimalDigits: 1,
  rolloverValue: 50_000,
  countsDown: false,
}
const meter = {
  serialNumber: '00123',
  manufacturer: 'Maker',
  model: 'X1',
  registers: [register],
  kind: 'electricity_meter',
  display: 'mechanical_drum',
  verification: {
    validUntil: '2026-05-10',
    verifiedOn: '2016-05-10',
    stampYear: 2016,
    bulletinNumber: 'B-7',
    rule: { id: 'ro.verification', validFrom: '2016-01-01' },
  },
  isRemotelyRead: false,
}
const index = (units: number, decimals = 1) => ({
  register: 'T1',
  index: indexFromUnits({ units, decimals }),
})
const installation = {
  meter,
  installedOn: '2020-01-01',
  entryIndices: [index(0)],
  multipliers: [{ validFrom: '2020-01-01', factor: '0.5' }],
  verifications: [{ validUntil: '2030-01-01' }],
  removedOn: '2026-03-10',
  exitIndices: [index(12_500)],
}
const exchange = {
  slipNumber: 'BM-17',
  exchangedOn: '2026-03-10',
  removed: { serialNumber: '00122', exitIndices: [index(12_500)] },
  fitted: {
    meter,
    entryIndices: [index(3)],
    multipliers: [{ validFrom: '2026-03-10', factor: '40' }],
  },
  reason: 'verification expired',
  seals: ['S-1', 'S-2'],
  scanSha256: 'a'.repeat(64),
  by: 'Ion',
}

function said(parsed: Parsed<unknown>): readonly string[] {
  return parsed.ok ? [] : parsed.problems.map((it) => `${it.path}: ${it.message}`)
}
const ofRegister = (change: object) =>
  said(parseMeter({ ...meter, registers: [{ ...register, ...change }] }))

describe('a meter from outside', () => {
  it('comes back as it was written', () => {
    expect(parseMeter(meter)).toEqual({ ok: true, value: meter })
    const { integerDigits, decimalDigits, direction, unit } = register
    const least = {
      serialNumber: '1',
      registers: [{ id: 'A', direction, unit, integerDigits, decimalDigits }],
    }
    expect(parseMeter(least)).toEqual({ ok: true, value: least })
  })

  it.each([
    'mechanical_drum',
    'pointer_dials',
    'electronic_display',
    'remote_display',
    'wet_dial',
    'gas_diaphragm',
  ])('may show its index by %s', (display) => {
    expect(parseMeter({ ...meter, display }).ok).toBe(true)
    expect(parseMeter({ ...meter, display: `${display}s` }).ok).toBe(false)
  })

  it('has 1 to 15 digits on each register', () => {
    expect(ofRegister({ integerDigits: 14 })).toEqual([])
    expect(ofRegister({ integerDigits: 15 })).toEqual([
      'registers.0.decimalDigits: expected at most 15 digits in all',
    ])
    expect(ofRegister({ integerDigits: 16 })[0]).toBe(
      'registers.0.integerDigits: expected at most 15',
    )
    expect(ofRegister({ integerDigits: 0 })[0]).toBe(
      'registers.0.integerDigits: expected at least 1',
    )
    expect(ofRegister({ decimalDigits: -1 })[0]).toBe(
      'registers.0.decimalDigits: expected at least 0',
    )
    expect(ofRegister({ decimalDigits: -1_000_000_000 })).toEqual([
      'registers.0.decimalDigits: expected at least 0',
    ])
    expect(ofRegister({ decimalDigits: 0.5 })[0]).toBe('registers.0.decimalDigits: expected int')
  })

  it('rolls over above zero and within its digits', () => {
    expect(ofRegister({ rolloverValue: 1 })).toEqual([])
    expect(ofRegister({ rolloverValue: 100_000 })).toEqual([])
    expect(ofRegister({ rolloverValue: 100_001 })).toEqual([
      'registers.0.rolloverValue: expected at most 1 and 5 zeros',
    ])
    expect(ofRegister({ rolloverValue: 0 })).toEqual([
      'registers.0.rolloverValue: expected at least 1',
    ])
  })

  it('has an OBIS code that is one, and a direction that agrees with it', () => {
    expect(ofRegister({ obis: 'day' })).toEqual([
      'registers.0.obis: expected an OBIS code such as 1-0:1.8.0',
    ])
    expect(ofRegister({ obis: '1-0:2.8.0' })).toEqual([
      'registers.0.direction: expected export, as 1-0:2.8.0 says',
    ])
    expect(ofRegister({ obis: '1-0:2.8.0', direction: 'export' })).toEqual([])
    expect(ofRegister({ obis: '1-0:99.8.0', direction: 'export' })).toEqual([])
  })

  it('has registers, no two with one id, and a hundred at most', () => {
    expect(said(parseMeter({ ...meter, registers: [] }))).toEqual([
      'registers: expected at least 1 entries',
    ])
    const twice = [register, { ...register, id: 'T2' }, register, register]
    expect(said(parseMeter({ ...meter, registers: twice }))).toEqual([
      'registers.2.id: expected id that no other has',
      'registers.3.id: expected id that no other has',
    ])
    const many = Array.from({ length: 101 }, (_, id) => ({ ...register, id: `${id}` }))
    expect(said(parseMeter({ ...meter, registers: many }))[0]).toBe(
      'registers: expected at most 100 entries',
    )
    expect(said(parseMeter({ ...meter, registers: many.slice(1) }))).toEqual([])
  })

  it('was verified before the verification expires', () => {
    const verification = { validUntil: '2016-05-10', verifiedOn: '2016-05-10' }
    expect(said(parseMeter({ ...meter, verification }))).toEqual([])
    const reversed = { ...verification, validUntil: '2016-05-09' }
    expect(said(parseMeter({ ...meter, verification: reversed }))).toEqual([
      'verification.validUntil: expected a day on or after verifiedOn',
    ])
    expect(said(parseMeter({ ...meter, verification: { validUntil: 'soon' } }))).toHaveLength(1)
    for (const stampYear of [1899, 9_001]) {
      expect(
        said(parseMeter({ ...meter, verification: { ...verification, stampYear } })),
      ).toHaveLength(1)
    }
  })
})

describe('an installation from outside', () => {
  const changed = (change: object) => said(parseMeterInstallation({ ...installation, ...change }))

  it('comes back as it was written', () => {
    expect(parseMeterInstallation(installation)).toEqual({ ok: true, value: installation })
  })

  it('ends on or after the day it begins', () => {
    expect(changed({ removedOn: '2020-01-01' })).toEqual([])
    expect(changed({ removedOn: '2019-12-31' })).toEqual([
      'removedOn: expected a day on or after installedOn',
    ])
    expect(changed({ removedOn: undefined })[0]).toContain('removedOn')
    const { removedOn: _, ...hanging } = installation
    expect(said(parseMeterInstallation(hanging))).toEqual([
      'exitIndices: expected none before the meter is removed',
    ])
  })

  it('has indices that its registers can show, each register once', () => {
    expect(changed({ entryIndices: [index(499_999)] })).toEqual([])
    const beyond = 'expected what 5 digits and 1 decimals can show'
    expect(changed({ entryIndices: [index(500_000)] })).toEqual([`entryIndices.0.index: ${beyond}`])
    expect(changed({ exitIndices: [index(1, 2)] })).toEqual([`exitIndices.0.index: ${beyond}`])
    expect(changed({ exitIndices: [index(10, 2)] })).toEqual([])
    expect(changed({ exitIndices: [{ ...index(1), register: 'T2' }] })).toEqual([
      'exitIndices.0.register: expected a register of the meter',
    ])
    expect(changed({ entryIndices: [index(1), index(2)] })).toEqual([
      'entryIndices.1.register: expected register that no other has',
    ])
  })

  it('has multipliers above zero, no two from one day', () => {
    const row = { validFrom: '2020-01-01', factor: '40' }
    expect(changed({ multipliers: [{ ...row, factor: '0.000001' }] })).toEqual([])
    expect(changed({ multipliers: [{ ...row, factor: '0.0' }] })).toEqual([
      'multipliers.0.factor: expected a factor above 0',
    ])
    expect(changed({ multipliers: [{ ...row, factor: '-1' }] })).toEqual([
      'multipliers.0.factor: expected decimal text such as "2.5"',
    ])
    expect(changed({ multipliers: [row, { ...row, factor: '60' }] })).toEqual([
      'multipliers.1.validFrom: expected validFrom that no other has',
    ])
  })
})

describe('a movement slip from outside', () => {
  const changed = (change: object) => said(parseMeterExchange({ ...exchange, ...change }))

  it('comes back as it was written', () => {
    expect(parseMeterExchange(exchange)).toEqual({ ok: true, value: exchange })
    const { slipNumber, exchangedOn, removed, fitted } = exchange
    expect(parseMeterExchange({ slipNumber, exchangedOn, removed }).ok).toBe(true)
    expect(parseMeterExchange({ slipNumber, exchangedOn, fitted }).ok).toBe(true)
  })

  it('says by path what is wrong', () => {
    const { slipNumber, exchangedOn } = exchange
    expect(said(parseMeterExchange({ slipNumber, exchangedOn }))).toEqual([
      ': expected removed, fitted or both',
    ])
    expect(changed({ exchangedOn: '2026-02-30' })).toEqual([
      'exchangedOn: expected a day such as 2026-11-24',
    ])
    expect(changed({ scanSha256: 'A'.repeat(64) })).toEqual(['scanSha256: expected a SHA-256'])
    expect(changed({ scanSha256: 'a'.repeat(65) })).toHaveLength(1)
    expect(changed({ scanSha256: 'a'.repeat(63) })).toHaveLength(1)
    const fitted = { ...exchange.fitted, entryIndices: [index(500_000)] }
    expect(changed({ fitted })).toEqual([
      'fitted.entryIndices.0.index: expected what 5 digits and 1 decimals can show',
    ])
    expect(changed({ seal: 'S-1' })).toEqual([': expected no seal'])
  })

  it('is never answered with an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(exchange)), fc.jsonValue(), (field, junk) => {
        const parsed = parseMeterExchange({ ...exchange, [field]: junk })
        expect(parsed.ok || parsed.problems.length > 0).toBe(true)
      }),
    )
  })
})
