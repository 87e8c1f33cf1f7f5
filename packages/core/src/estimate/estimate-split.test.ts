import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceOf, made, problemOf, targetOf, termsOf } from '../testing/estimate-targets.ts'
import { estimateSplit } from './estimate-split.ts'

const target = targetOf('2026-01-31', '2026-02-28')
const of = (offPeak: number, peak: number, share = '0.1') =>
  estimateSplit({
    offPeak: { ...target, advance: offPeak },
    peak: { ...target, advance: peak },
    share,
  })

describe('a split between tariffs', () => {
  it('adds a tenth to off-peak and takes the same off peak: 400 and 600 are 440 and 560', () => {
    const { offPeak, peak } = of(400, 600)
    expect([advanceOf(offPeak), advanceOf(peak)]).toEqual([440, 560])
    expect(termsOf(offPeak)).toEqual(['measured: 400', 'moved: 40'])
    expect(termsOf(peak)).toEqual(['measured: 600', 'moved: -40'])
    expect(made(peak).basis.method).toBe('split')
  })

  it('does not turn a register back', () => {
    expect(problemOf(of(400, 39).peak)).toBe('negative_advance')
    expect(problemOf(of(400, 40).peak)).toBeUndefined()
  })

  it('is of counts by a number', () => {
    for (const split of [of(400, 600, 'ten'), of(1.5, 600), of(400, 0.5)]) {
      expect(problemOf(split.offPeak)).toBe('malformed_input')
      expect(problemOf(split.peak)).toBe('malformed_input')
    }
  })

  it('is a law: moves and neither adds nor loses', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100), (offPeak, percent) => {
        const split = of(offPeak, 200_000, `${percent}/100`)
        expect(advanceOf(split.offPeak) + advanceOf(split.peak)).toBe(offPeak + 200_000)
      }),
    )
  })
})
