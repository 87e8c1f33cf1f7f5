import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameObisCode, parseObisCode } from './obis-code.ts'
import { obisDefaults, obisMeaning } from './obis-meaning.ts'

describe('an OBIS code', () => {
  it.each([
    ['1-0:1.8.0', { medium: 1, channel: 0, quantity: '1', processing: '8', tariff: '0' }],
    [
      ' 7-12:13.2.0*255 ',
      { medium: 7, channel: 12, quantity: '13', processing: '2', tariff: '0', period: 255 },
    ],
    ['1.8.2', { quantity: '1', processing: '8', tariff: '2' }],
    ['1.8.2&01', { quantity: '1', processing: '8', tariff: '2', period: 1 }],
    ['c.1.0', { quantity: 'C', processing: '1', tariff: '0' }],
    ['F.F', { quantity: 'F', processing: 'F' }],
  ])('%j is taken apart', (text, parts) => {
    expect(parseObisCode(text)).toEqual(parts)
  })

  it.each([
    '',
    '1',
    'T1',
    '1-0',
    '1-0:1',
    '1:1.8.0',
    '1-0:1.8.0.0',
    '1.8.0*',
    '1-0-1.8.0',
    '1234.8.0',
  ])('%j is none', (text) => {
    expect(parseObisCode(text)).toBeUndefined()
  })

  it('is the same as another where every part that both say is', () => {
    expect(isSameObisCode('1-0:1.8.1', '1.8.1')).toBe(true)
    expect(isSameObisCode('1.8.1*255', '1-0:1.8.1*1')).toBe(true)
    for (const other of [
      '1-0:1.8.2',
      '1-0:1.9.1',
      '1-0:2.8.1',
      '1-1:1.8.1',
      '7-0:1.8.1',
      '1.8',
      'T1',
    ]) {
      expect(isSameObisCode('1-0:1.8.1', other)).toBe(false)
    }
    expect(isSameObisCode('T1', 'T1')).toBe(false)
  })

  it('written in full gives its parts back', () => {
    const part = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.tuple(part, part, part, part, part), ([a, b, c, d, e]) => {
        const code = parseObisCode(`${a}-${b}:${c}.${d}.${e}`)
        expect(code).toEqual({
          medium: a,
          channel: b,
          quantity: String(c),
          processing: String(d),
          tariff: String(e),
        })
      }),
    )
  })
})

describe('the meaning of an OBIS code', () => {
  const energy = { utility: 'electricity', quantity: 'active_energy', unit: 'kWh' }
  it.each([
    ['1-0:1.8.0', { ...energy, direction: 'import' }],
    ['1.8.0', { ...energy, direction: 'import' }],
    ['1-1:1.8.2*255', { ...energy, direction: 'import', touTier: 'T2' }],
    ['1-0:2.8.0', { ...energy, direction: 'export' }],
    ['1-0:2.8', { ...energy, direction: 'export' }],
    ['3.8.0', { ...energy, quantity: 'reactive_energy', direction: 'import', unit: 'kvarh' }],
    ['4.8.0', { ...energy, quantity: 'reactive_energy', direction: 'export', unit: 'kvarh' }],
    [
      '7-0:3.0.0',
      { utility: 'gas', quantity: 'operating_volume', direction: 'import', unit: 'm3' },
    ],
    ['7-0:13.2.0', { utility: 'gas', quantity: 'normal_volume', direction: 'import', unit: 'm3' }],
    ['8-0:1.0.0', { utility: 'water', quantity: 'cold_water', direction: 'import', unit: 'm3' }],
    ['9-0:1.0.0', { utility: 'water', quantity: 'hot_water', direction: 'import', unit: 'm3' }],
  ])('of %s', (text, meaning) => {
    expect(obisMeaning(text)).toEqual(meaning)
  })

  it.each(['T1', '1-0:1.6.0', '7-0:1.8.0', 'C.1.0', '3.0.0'])('of %s is not known', (text) => {
    expect(obisMeaning(text)).toBeUndefined()
  })

  it('is known of every default', () => {
    expect(Object.keys(obisDefaults).map((it) => obisMeaning(it)?.unit)).toEqual([
      ...['kWh', 'kWh', 'kvarh', 'kvarh'],
      ...['m3', 'm3', 'm3', 'm3'],
    ])
  })
})
