import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CivilDate } from '../time/index.ts'
import { createRuleBook } from './rule-book.ts'
import type { RuleRow, RuleScope } from './rule-row.ts'
import { rules } from './rules.ts'

const DAY = '2026-11-22'

function row(it: Partial<RuleRow> & { id: string }): RuleRow {
  return {
    topic: 'metrology_policy',
    scope: {},
    validFrom: '2020-01-01',
    parameters: { mode: 'warn' },
    source: { mark: 'D', title: 'test' },
    isEnabled: true,
    ...it,
  }
}

function idFor(rows: readonly RuleRow[], scope: RuleScope, on: CivilDate = DAY) {
  return createRuleBook(rows).resolve({ topic: 'metrology_policy', scope, on })?.row.id
}

describe('a rule book', () => {
  it('answers as its documentation says', () => {
    const book = createRuleBook([...rules.romania(), ...rules.russia()])
    const plan = book.resolve({
      topic: 'operation_plan',
      scope: { jurisdiction: 'RO' },
      on: DAY,
    })
    expect(plan?.parameters.included).toBe(550)
    expect(plan?.parameters.pricePerOperation).toBe('1.00')
  })

  it('takes the most specific scope, then the latest first day, then the first id', () => {
    const everybody = row({ id: 'everybody' })
    const gas = row({ id: 'gas', scope: { utility: 'gas' } })
    const newer = row({ id: 'newer', scope: { utility: 'gas' }, validFrom: '2025-01-01' })
    const twin = row({ id: 'a-twin', scope: { utility: 'gas' }, validFrom: '2025-01-01' })
    expect(idFor([everybody, gas], { utility: 'gas' })).toBe('gas')
    expect(idFor([everybody, gas], { utility: 'water' })).toBe('everybody')
    expect(idFor([everybody, newer, gas], { utility: 'gas' })).toBe('newer')
    expect(idFor([newer, twin], { utility: 'gas' })).toBe('a-twin')
    expect(idFor([twin, newer], { utility: 'gas' })).toBe('a-twin')
  })

  it("lets a tenant's own row go before any preset", () => {
    const preset = row({
      id: 'preset',
      scope: { jurisdiction: 'RO', utility: 'gas', operator: 'deer', customerClass: 'household' },
      validFrom: '2026-01-01',
    })
    const own = row({ id: 'own', scope: { tenant: 'acme' } })
    const place = row({ id: 'place', scope: { place: 'p1' } })
    const scope = { ...preset.scope, tenant: 'acme' }
    expect(idFor([preset, own, place], scope)).toBe('own')
    expect(idFor([preset, own, place], { ...scope, place: 'p1' })).toBe('place')
  })

  it('covers only those who are known to be meant', () => {
    expect(idFor([row({ id: 'ro', scope: { jurisdiction: 'RO' } })], {})).toBeUndefined()
    expect(idFor([row({ id: 'all' })], { jurisdiction: 'RO' })).toBe('all')
  })

  it('counts the first and the last day, and no other', () => {
    const rows = [row({ id: 'month', validFrom: '2026-11-01', validTo: '2026-11-30' })]
    const found = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((on) =>
      idFor(rows, {}, on),
    )
    expect(found).toEqual([undefined, 'month', 'month', undefined])
  })

  it('never uses a disabled row, and says so', () => {
    const hearsay = row({ id: 'hearsay', scope: { tenant: 'acme' }, isEnabled: false })
    const resolved = createRuleBook([hearsay, row({ id: 'all' })]).resolve({
      topic: 'metrology_policy',
      scope: { tenant: 'acme' },
      on: DAY,
    })
    expect(resolved?.considered).toEqual([
      { rule: { id: 'hearsay', validFrom: '2020-01-01' }, verdict: 'disabled' },
      { rule: { id: 'all', validFrom: '2020-01-01' }, verdict: 'used' },
    ])
    expect(idFor([hearsay], { tenant: 'acme' })).toBeUndefined()
  })

  it('says why a row went before another', () => {
    const resolved = createRuleBook([
      row({ id: 'everybody' }),
      row({ id: 'b', scope: { utility: 'gas' }, validFrom: '2025-01-01' }),
      row({ id: 'a', scope: { utility: 'gas' }, validFrom: '2025-01-01' }),
      row({ id: 'old', scope: { utility: 'gas' } }),
      row({ id: 'future', scope: { utility: 'gas' }, validFrom: '2030-01-01' }),
      row({ id: 'water', scope: { utility: 'water' } }),
    ]).resolve({ topic: 'metrology_policy', scope: { utility: 'gas' }, on: DAY })
    expect(resolved?.considered.map((it) => [it.rule.id, it.verdict])).toEqual([
      ['a', 'used'],
      ['b', 'later_id'],
      ['old', 'earlier_valid_from'],
      ['everybody', 'less_specific'],
    ])
  })

  it('lists for a dossier the row that rules each topic', () => {
    const book = createRuleBook(rules.romania())
    const inForce = book.rowsInForce({ scope: { jurisdiction: 'RO', utility: 'gas' }, on: DAY })
    const topics = inForce.map((it) => it.topic)
    expect(new Set(topics).size).toBe(topics.length)
    expect(inForce.map((it) => it.id)).toContain('ro.bounds.gas')
    expect(inForce.every((it) => it.isEnabled)).toBe(true)
    expect(book.rowsInForce({ scope: { jurisdiction: 'XX' }, on: DAY })).toEqual([])
  })

  it('refuses rows that are none', () => {
    expect(() => createRuleBook([row({ id: 'x', parameters: { mode: 'perhaps' } })])).toThrow(
      /row 1 \(x\) parameters\.mode/,
    )
  })
})

const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days))
const anyScope = fc.record(
  {
    jurisdiction: fc.constantFrom('RO', 'RU'),
    utility: fc.constantFrom('gas' as const, 'water' as const),
    operator: fc.constantFrom('o1', 'o2'),
    tenant: fc.constantFrom('t1', 't2'),
  },
  { requiredKeys: [] },
)
const anyRow = fc
  .record({
    scope: anyScope,
    validFrom: anyDay,
    length: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: undefined }),
    isEnabled: fc.boolean(),
    mode: fc.constantFrom('warn', 'reject'),
  })
  .map(({ length, mode, ...it }) => ({
    ...it,
    parameters: { mode },
    ...(length === undefined ? {} : { validTo: addDays(it.validFrom, length) }),
  }))
const anyRows = fc
  .array(anyRow, { maxLength: 12 })
  .map((rows) => rows.map((it, index) => row({ id: `row-${index}`, ...it })))

describe('dated rules', () => {
  it('give the same answer about the past whatever is added for later', () => {
    fc.assert(
      fc.property(anyRows, anyRow, anyScope, anyDay, (rows, added, scope, on) => {
        const later = row({ id: 'added', ...added })
        fc.pre(on < later.validFrom)
        const query = { topic: 'metrology_policy', scope, on } as const
        expect(createRuleBook([...rows, later]).resolve(query)).toEqual(
          createRuleBook(rows).resolve(query),
        )
        expect(createRuleBook([...rows, later]).rowsInForce(query)).toEqual(
          createRuleBook(rows).rowsInForce(query),
        )
      }),
    )
  })

  it('do not depend on the order of rows', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        anyScope,
        anyDay,
        ([rows, shuffled], scope, on) => {
          const query = { topic: 'metrology_policy', scope, on } as const
          expect(createRuleBook(shuffled).resolve(query)).toEqual(
            createRuleBook(rows).resolve(query),
          )
        },
      ),
    )
  })
})
