import { describe, expect, it } from 'vitest'
import type { MeterInstallation, Register } from './meter.ts'
import { registerOf } from './register-of.ts'

const base = { direction: 'import', unit: 'kWh', integerDigits: 6, decimalDigits: 0 } as const

function installation(...registers: readonly Partial<Register>[]): MeterInstallation {
  return {
    meter: {
      serialNumber: '00123',
      registers: registers.map((it, place) => ({ id: `R${place}`, ...base, ...it })),
    },
    installedOn: '2020-01-01',
    entryIndices: [],
    multipliers: [],
  }
}

describe('a register by name', () => {
  const twoTariffs = installation(
    { id: 'T1', obis: '1-0:1.8.1', touTier: 'day' },
    { id: 'T2', obis: '1-0:1.8.2', touTier: 'night' },
    { id: '2.8.0', direction: 'export' },
  )

  it.each([
    ['T1', 'T1'],
    ['t2', 'T2'],
    [' T2 ', 'T2'],
    ['1-0:1.8.1', 'T1'],
    ['1.8.2', 'T2'],
    ['1-0:1.8.2*255', 'T2'],
    ['NIGHT', 'T2'],
    ['1-0:2.8.0', '2.8.0'],
  ])('%s is %s', (name, id) => {
    expect(registerOf(twoTariffs, name)?.id).toBe(id)
  })

  it.each(['', '1.8.0', '1-1:1.8.1', '8.1', 'F3', '1.8'])('%j is none', (name) => {
    expect(registerOf(twoTariffs, name)).toBeUndefined()
  })

  it('is nobody where several would do', () => {
    const bothWays = installation(
      { id: 'A', obis: '1-0:1.8.1', touTier: 'T1' },
      { id: 'B', obis: '1-1:1.8.1', touTier: 't1' },
    )
    expect(registerOf(bothWays, 'T1')).toBeUndefined()
    expect(registerOf(bothWays, '1.8.1')).toBeUndefined()
    expect(registerOf(bothWays, '1-1:1.8.1')?.id).toBe('B')
  })

  it('is the id before anything else that it could mean', () => {
    const confusing = installation(
      { id: 'T1', touTier: 'T2' },
      { id: 'T2', touTier: 'T1' },
      { id: 'a' },
      { id: 'A' },
    )
    expect(registerOf(confusing, 'T1')?.id).toBe('T1')
    expect(registerOf(confusing, 'A')?.id).toBe('A')
    expect(registerOf(confusing, 'A ')).toBeUndefined()
  })
})
