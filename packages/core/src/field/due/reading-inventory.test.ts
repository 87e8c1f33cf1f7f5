import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../time/index.ts'
import { readingInventory } from './reading-inventory.ts'

const ON = '2026-11-24'
const LIMITS = [31, 92, 366]

function inventory(...readings: readonly (readonly [number, string] | undefined)[]) {
  const places = readings.map((reading) =>
    reading ? { lastReading: { readOn: addDays(ON, -reading[0]), source: reading[1] } } : {},
  )
  return readingInventory({ places, on: ON, limits: LIMITS })
}

describe('the inventory of readings', () => {
  it('counts places by age and source, the youngest first', () => {
    expect(
      inventory(
        [400, 'control'],
        undefined,
        [31, 'customer'],
        [0, 'customer'],
        [32, 'customer'],
        [92, 'control'],
        [93, 'control'],
        [366, 'remote'],
        [367, 'control'],
        undefined,
        [5, 'control'],
        [-1, 'customer'],
      ),
    ).toStrictEqual([
      { fromDays: 0, toDays: 31, source: 'control', places: 1 },
      { fromDays: 0, toDays: 31, source: 'customer', places: 3 },
      { fromDays: 32, toDays: 92, source: 'control', places: 1 },
      { fromDays: 32, toDays: 92, source: 'customer', places: 1 },
      { fromDays: 93, toDays: 366, source: 'control', places: 1 },
      { fromDays: 93, toDays: 366, source: 'remote', places: 1 },
      { fromDays: 367, source: 'control', places: 2 },
      { source: 'none', places: 2 },
    ])
  })

  it('is empty without places', () => {
    expect(inventory()).toEqual([])
  })

  it('law: its numbers add up to all places', () => {
    const reading = fc.option(
      fc.tuple(fc.integer({ min: -5, max: 900 }), fc.constantFrom('customer', 'control')),
      { nil: undefined },
    )
    fc.assert(
      fc.property(fc.array(reading), (readings) => {
        const lines = inventory(...readings)
        expect(lines.reduce((sum, { places }) => sum + places, 0)).toBe(readings.length)
        expect(inventory(...readings.toReversed())).toEqual(lines)
      }),
    )
  })
})
