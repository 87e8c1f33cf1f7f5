import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { naturalKey, numberKey, sortedBy } from './sorted-by.ts'

describe('a list in order', () => {
  it('is ordered by the first text that differs, by code units', () => {
    const list = [
      ['b', 'a'],
      ['a', 'b'],
      ['B', 'z'],
      ['a', 'a'],
      ['a', 'b'],
    ]
    expect(sortedBy(list, (it) => it).map((it) => it.join(''))).toEqual([
      'Bz',
      'aa',
      'ab',
      'ab',
      'ba',
    ])
  })

  it('has numbers in the order of numbers', () => {
    const houses = ['10A', '9', '10', '2b', '2B', 'Corp 12', 'Corp 2']
    expect(sortedBy(houses, (it) => [naturalKey(it)])).toEqual([
      '2b',
      '2B',
      '9',
      '10',
      '10A',
      'Corp 2',
      'Corp 12',
    ])
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (a, b) => {
        expect(numberKey(a) < numberKey(b)).toBe(a < b)
      }),
    )
  })
})
