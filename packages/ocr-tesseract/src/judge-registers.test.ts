import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeRegisters } from './judge-registers.ts'
import type { RegisterReading } from './read-register.ts'

function reading(
  value: string,
  seen: Partial<Pick<RegisterReading, 'split' | 'polarity'>> & {
    readonly confidence?: number
  } = {},
): RegisterReading {
  return {
    split: seen.split ?? 'colour',
    polarity: seen.polarity ?? 'light',
    candidate: {
      value,
      confidence: seen.confidence ?? 0.95,
      digits: [],
      box: { x: 0, y: 0, width: 1, height: 1 },
    },
  }
}

const gas = { integerDigits: 5, decimalDigits: 3 }

function decide(readings: readonly RegisterReading[], known = {}): string {
  const { decision, candidates } = judgeRegisters(readings, { ...gas, ...known }, 0.9)
  return decision === 'read' ? `read ${candidates[0]?.value}` : decision
}

describe('judging registers', () => {
  it('accepts a register that its red decimals mark', () => {
    expect(decide([reading('02118.117')])).toBe('read 02118.117')
  })

  it('refuses when nothing was found, and when the layouts disagree', () => {
    expect(decide([])).toBe('refused')
    expect(decide([reading('02118', { confidence: 0.6 })])).toBe('refused')
  })

  it('refuses a number that may be print, unless the known range supports it', () => {
    const plain = [reading('03200', { split: 'none', polarity: 'dark' })]
    expect(decide(plain)).toBe('refused')
    expect(decide(plain, { lastIndex: 3100, maximumIndex: 3500 })).toBe('read 03200')
    expect(decide(plain, { lastIndex: 0, maximumIndex: 99999 })).toBe('read 03200')
    expect(decide(plain, { maximumIndex: 99999 })).toBe('refused')
  })

  it('takes a range too wide to mean anything for no support', () => {
    const plain = [reading('63200', { split: 'none', polarity: 'dark' })]
    expect(decide(plain, { lastIndex: 0, maximumIndex: 99999 })).toBe('refused')
  })

  it('takes a gap in dark print, as in "3200 imp/kWh", for no mark of a register', () => {
    expect(decide([reading('03200', { split: 'gap', polarity: 'dark' })])).toBe('refused')
    expect(decide([reading('03200', { split: 'gap' })])).toBe('read 03200')
  })

  it('refuses two different numbers, but not one seen with and without decimals', () => {
    expect(decide([reading('02118'), reading('02119', { confidence: 0.6 })])).toBe('refused')
    expect(decide([reading('02118'), reading('02118.117')])).toBe('read 02118.117')
  })

  it('prefers the marked register to print read as clearly', () => {
    const print = reading('62109', { split: 'none', polarity: 'dark' })
    expect(decide([print, reading('02118')])).toBe('read 02118')
  })

  it('never offers the serial or a piece of it', () => {
    const serialNumber = 'No. 6210-9046'
    const { candidates } = judgeRegisters(
      [reading('62109.046'), reading('10904')],
      { ...gas, serialNumber },
      0.9,
    )
    expect(candidates).toEqual([])
  })

  it('refuses below the last index and above the highest', () => {
    expect(decide([reading('02118')], { lastIndex: 2119 })).toBe('refused')
    expect(decide([reading('02118')], { lastIndex: 2118 })).toBe('read 02118')
    expect(decide([reading('02118')], { maximumIndex: 2117 })).toBe('refused')
  })

  it('lets the known range settle a weak rival, but not a strong one', () => {
    const known = { lastIndex: 4600, maximumIndex: 5000 }
    const weak = reading('14752', { confidence: 0.6 })
    expect(decide([reading('04752'), weak])).toBe('refused')
    expect(decide([reading('04752'), weak], known)).toBe('read 04752')
    expect(decide([reading('04752'), reading('14752')], known)).toBe('refused')
  })

  it('accepts only what was read, clearly enough and within the known range', () => {
    const index = fc.integer({ min: 0, max: 99_999 })
    const seen = fc.record({
      value: index.map((value) => String(value).padStart(5, '0')),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      split: fc.constantFrom('colour', 'gap', 'none'),
      polarity: fc.constantFrom('light', 'dark'),
    })
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 5 }), index, index, (rows, a, b) => {
        const known = { lastIndex: Math.min(a, b), maximumIndex: Math.max(a, b) }
        const readings = rows.map(({ value, ...rest }) => reading(value, rest))
        const { decision, candidates } = judgeRegisters(readings, { ...gas, ...known }, 0.9)
        const first = candidates[0]
        if (decision === 'refused' || first === undefined) return decision === 'refused'
        const read = Number(first.value)
        return (
          first.confidence >= 0.9 &&
          rows.some((row) => row.value === first.value) &&
          read >= known.lastIndex &&
          read <= known.maximumIndex
        )
      }),
    )
  })
})
