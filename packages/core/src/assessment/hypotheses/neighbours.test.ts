import { describe, expect, it } from 'vitest'
import { context, foundOf, index, without } from '../../testing/assessment-context.ts'
import { assessIndex } from '../assess-index.ts'
import type { NeighbourRegister } from '../assessment-context.ts'

const digits = { integerDigits: 6, decimalDigits: 0 }
const at = (units: number, readOn: string) => ({
  index: index(units),
  readOn,
  isEstimated: false,
  isSelfRead: true,
})
const other: NeighbourRegister = {
  relation: 'other_meter',
  meterSerial: 'W77',
  register: '8.0',
  digits,
  previous: at(40_000, '2026-10-22'),
  expected: { unitsPerDay: { units: 10, days: 1 }, source: 'history' },
}
const suggested = (text: string, ...neighbours: readonly NeighbourRegister[]) =>
  assessIndex({ ...context, neighbours, text }).findings.flatMap((it) => it.suggestions ?? [])
const ofKind = (hypothesis: string, text: string, ...neighbours: readonly NeighbourRegister[]) =>
  suggested(text, ...neighbours).filter((it) => it.hypothesis === hypothesis)

describe('H5: another meter', () => {
  it('is suggested where the index lies in its band', () => {
    expect(ofKind('H5', '40310', other)).toEqual([
      {
        hypothesis: 'H5',
        text: 'the index of another meter: register 8.0 of W77',
        register: '8.0',
        meterSerial: 'W77',
      },
    ])
    for (const [text, fits] of [
      ['40027', false],
      ['40028', true],
      ['40670', true],
      ['40671', false],
    ] as const) {
      expect(ofKind('H5', text, other).length > 0, text).toBe(fits)
    }
  })

  it('may have more digits than this one', () => {
    const large = { ...other, previous: at(400_000, '2026-10-22') }
    expect(ofKind('H5', '400310', large)).toHaveLength(1)
    expect(ofKind('H5', '400310,4', large)).toEqual([])
  })

  it('is not thought of where nothing is expected of it, or nothing is known before', () => {
    const { expected: _, ...unexpected } = other
    const { previous: __, ...unread } = other
    expect(ofKind('H5', '40310', unexpected, unread)).toEqual([])
    expect(ofKind('H5', 'x', other)).toEqual([])
  })

  it('is thought of without a band of this register', () => {
    const known = { ...without('expected', 'capacity'), neighbours: [other] }
    const old = { ...known, previous: at(50_000, '2026-10-22') }
    const [finding] = assessIndex({ ...old, text: '40310' }).findings
    expect(finding?.suggestions).toMatchObject([{ hypothesis: 'H5' }])
  })

  it('has nothing to do with what hangs here', () => {
    const fittedLater = { ...other, previous: at(40_000, '2019-04-30') }
    const slow = { unitsPerDay: { units: 100, days: 2_763 }, source: 'history' }
    expect(ofKind('H5', '40120', { ...fittedLater, expected: slow })).toHaveLength(1)
  })
})

describe('H6: the meter that was removed', () => {
  const removed: NeighbourRegister = {
    ...other,
    relation: 'removed_meter',
    register: '1.8.0',
    meterSerial: 'OLD',
    subsequent: { index: index(40_100), readOn: '2026-11-01' },
  }

  it('is suggested up to the index that it was taken off with', () => {
    expect(ofKind('H6', '40100', removed)).toEqual([
      {
        hypothesis: 'H6',
        text: 'the index of the meter that was removed: register 1.8.0 of OLD',
        register: '1.8.0',
        meterSerial: 'OLD',
      },
    ])
    expect(ofKind('H6', '40000', removed)).toHaveLength(1)
    expect(ofKind('H6', '39999', removed)).toEqual([])
    expect(ofKind('H6', '40101', removed)).toEqual([])
  })

  it('is suggested by its band where that index is not known', () => {
    const { subsequent: _, ...unknown } = removed
    expect(ofKind('H6', '40670', unknown)).toHaveLength(1)
    expect(ofKind('H6', '40000', unknown)).toEqual([])
  })

  it('alone is held against an exit index', () => {
    const { subsequent } = removed
    expect(ofKind('H5', '40310', { ...other, ...(subsequent && { subsequent }) })).toHaveLength(1)
  })
})

describe('H8: the export register', () => {
  it('is suggested where the index lies in its band', () => {
    const exported: NeighbourRegister = {
      ...other,
      relation: 'export_register',
      register: '2.8.0',
      meterSerial: '0012345',
    }
    expect(ofKind('H8', '40310', exported)).toMatchObject([
      { text: 'the index of the export register: register 2.8.0 of 0012345', register: '2.8.0' },
    ])
  })
})

describe('suggestions', () => {
  it('are at most three, the nearest to what is expected first, whichever register it is of', () => {
    const near = (units: number, meterSerial: string) => ({
      ...other,
      meterSerial,
      previous: at(units, '2026-10-22'),
    })
    const four = [near(40_000, 'A'), near(40_100, 'B'), near(39_990, 'C'), near(39_900, 'D')]
    expect(suggested('40310', ...four).map((it) => it.meterSerial)).toEqual(['A', 'C', 'B'])
    expect(foundOf('very_high', '40310', { neighbours: four })?.suggestions).toHaveLength(3)
  })

  it('are made for what is out of its band only', () => {
    expect(suggested('12310', { ...other, previous: at(12_000, '2026-10-22') })).toEqual([])
    expect(suggested('12000', other)).toEqual([])
  })
})
