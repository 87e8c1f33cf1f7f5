import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessCircuitCheck, type CircuitCheck, circuitChecklist } from './circuit-check.ts'

const PASSED = circuitChecklist.map(({ code }) => ({ item: code, result: 'pass' as const }))

function assess(change: Partial<CircuitCheck>, multiplier = '20') {
  const check: CircuitCheck = {
    place: 'P1',
    meterSerial: 'M1',
    at: '2026-11-24T08:00:00.000Z',
    by: 'ana',
    items: PASSED,
    ...change,
  }
  return assessCircuitCheck(check, { checklist: circuitChecklist, multiplier })
}

describe('a check of the measuring circuit', () => {
  it('finds a ratio other than the register’s multiplier', () => {
    expect(assess({ ratio: '150/5' })).toEqual({
      ok: true,
      findings: [{ code: 'multiplier_changed', severity: 'warn', expected: '20', actual: '150/5' }],
      failed: [],
    })
    expect(assess({ ratio: '100/5' })).toEqual({ ok: true, findings: [], failed: [] })
    expect(assess({})).toEqual({ ok: true, findings: [], failed: [] })
  })

  it('compares ratios exactly', () => {
    for (const [ratio, multiplier] of [
      ['200/10', '20'],
      ['5/10', '0.5'],
      ['100/5', '20.000'],
      ['75/2', '37.5'],
      ['999999999/1', '999999999'],
    ] as const) {
      expect(assess({ ratio }, multiplier)).toMatchObject({ findings: [] })
    }
    expect(assess({ ratio: '100/3' }, '33.333333')).toMatchObject({
      findings: [{ code: 'multiplier_changed' }],
    })
  })

  it('says which items failed', () => {
    const items = PASSED.map((it) =>
      it.item === 'wiring' ? { ...it, result: 'fail' as const } : it,
    )
    expect(assess({ items, ratio: '1/1' })).toMatchObject({ failed: ['wiring'] })
    expect(assess({ items })).toMatchObject({ failed: ['wiring'] })
  })

  it('is refused with an unknown item, a missing one, or what is no ratio', () => {
    expect(assess({ items: [{ item: 'colour', result: 'pass' }], ratio: 'x' })).toMatchObject({
      ok: false,
      problem: 'unknown_code',
      actual: 'colour',
    })
    expect(assess({ items: PASSED.slice(2), ratio: 'x' })).toEqual({
      ok: false,
      problem: 'items_missing',
      expected: 'terminal_cover, seals, wiring, phase_order, transformers, no_load',
      actual: 'without terminal_cover, seals',
    })
    for (const ratio of [
      '100',
      '100/0',
      '0/5',
      '1.5/5',
      '100/5/1',
      'a100/5',
      '1234567890/1',
      '1/1234567890',
      '',
    ]) {
      expect(assess({ ratio })).toEqual({
        ok: false,
        problem: 'not_a_ratio',
        expected: 'a ratio such as 100/5',
        actual: ratio,
      })
    }
  })

  it('law: a ratio fits its own quotient and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.integer({ min: 1, max: 9_999 }),
        fc.nat(3),
        (quotient, secondary, more) => {
          const result = assess(
            { ratio: `${quotient * secondary}/${secondary}` },
            `${quotient + more}`,
          )
          expect(result.ok && result.findings.length).toBe(more === 0 ? 0 : 1)
        },
      ),
    )
  })
})
