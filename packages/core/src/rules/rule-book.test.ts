import { describe, expect, it } from 'vitest'
import { rules } from '../presets/index.ts'
import type { CivilDate } from '../time/index.ts'
import { createRuleBook } from './rule-book.ts'
import type { RuleRow, RuleScope } from './rule-row.ts'

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

  it.each([
    ['place', 'p1', 'p2'],
    ['tenant', 't1', 't2'],
    ['operator', 'o1', 'o2'],
    ['customerClass', 'household', 'business'],
    ['utility', 'gas', 'water'],
    ['jurisdiction', 'RO', 'RU'],
  ])('covers by %s only who is the same', (field, own, other) => {
    const rows = [row({ id: 'own', scope: { [field]: own } })]
    const known = { place: 'p', tenant: 't', operator: 'o', jurisdiction: 'GB' }
    expect(idFor(rows, { ...known, [field]: own })).toBe('own')
    expect(idFor(rows, { ...known, [field]: other })).toBeUndefined()
    expect(idFor(rows, {})).toBeUndefined()
    const query = { topic: 'metrology_policy', scope: { [field]: other }, on: DAY } as const
    expect(createRuleBook(rows).explain(query)).toEqual([])
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
    const query = { topic: 'metrology_policy', scope: { tenant: 'acme' }, on: DAY } as const
    expect(createRuleBook([hearsay, row({ id: 'all' })]).explain(query)).toEqual([
      { rule: { id: 'hearsay', validFrom: '2020-01-01' }, verdict: 'disabled' },
      { rule: { id: 'all', validFrom: '2020-01-01' }, verdict: 'used' },
    ])
    expect(idFor([hearsay], { tenant: 'acme' })).toBeUndefined()
    expect(createRuleBook([hearsay]).explain(query)).toEqual([
      { rule: { id: 'hearsay', validFrom: '2020-01-01' }, verdict: 'disabled' },
    ])
    expect(createRuleBook([]).explain(query)).toEqual([])
  })

  it('says why a row went before another', () => {
    const considered = createRuleBook([
      row({ id: 'everybody' }),
      row({ id: 'b', scope: { utility: 'gas' }, validFrom: '2025-01-01' }),
      row({ id: 'a', scope: { utility: 'gas' }, validFrom: '2025-01-01' }),
      row({ id: 'old', scope: { utility: 'gas' } }),
      row({ id: 'future', scope: { utility: 'gas' }, validFrom: '2030-01-01' }),
      row({ id: 'water', scope: { utility: 'water' } }),
    ]).explain({ topic: 'metrology_policy', scope: { utility: 'gas' }, on: DAY })
    expect(considered.map((it) => [it.rule.id, it.verdict])).toEqual([
      ['a', 'used'],
      ['b', 'later_id'],
      ['old', 'earlier_valid_from'],
      ['everybody', 'less_specific'],
    ])
  })

  it('lists for a dossier the row that rules each topic', () => {
    const book = createRuleBook(rules.romania())
    const inForce = book.rowsInForce({ scope: { jurisdiction: 'RO', utility: 'gas' }, on: DAY })
    const topics = inForce.map((it) => it.topic).filter((it) => it !== 'legal_basis')
    expect(new Set(topics).size).toBe(topics.length)
    expect(inForce.map((it) => it.id)).toContain('ro.bounds.gas')
    expect(inForce.every((it) => it.isEnabled)).toBe(true)
    expect(book.rowsInForce({ scope: { jurisdiction: 'XX' }, on: DAY })).toEqual([])
  })

  it('lists every act in force for a dossier, for acts do not displace each other', () => {
    const act = (id: string, validFrom: string, it: Partial<RuleRow> = {}) =>
      row({
        id,
        validFrom,
        topic: 'legal_basis',
        parameters: { act: id, subject: 'supply' },
        ...it,
      })
    const book = createRuleBook([
      act('old', '2010-01-01', { validTo: '2020-12-31' }),
      act('supply', '2021-01-01'),
      act('contract', '2015-01-01'),
      act('heard_of', '2015-01-01', { isEnabled: false }),
      row({ id: 'policy' }),
    ])
    const ids = book.rowsInForce({ scope: {}, on: DAY }).map((it) => it.id)
    expect(ids).toEqual(['supply', 'contract', 'policy'])
  })

  it('looks for the rows of a place only there, and then for everybody’s', () => {
    const rows = [
      row({ id: 'p1', scope: { place: 'p1', jurisdiction: 'RO' } }),
      row({ id: 'p1-later', scope: { place: 'p1', jurisdiction: 'RO' }, validFrom: '2027-01-01' }),
      row({ id: 'p2', scope: { place: 'p2' } }),
      row({ id: 'ro', scope: { jurisdiction: 'RO' } }),
      row({ id: 'all' }),
    ]
    expect(idFor(rows, { place: 'p1', jurisdiction: 'RO' })).toBe('p1')
    expect(idFor(rows, { place: 'p1', jurisdiction: 'RO' }, '2027-01-01')).toBe('p1-later')
    expect(idFor(rows, { place: 'p1', jurisdiction: 'RU' })).toBe('all')
    expect(idFor(rows, { place: 'p2', jurisdiction: 'RO' })).toBe('p2')
    expect(idFor(rows, { place: 'p3', jurisdiction: 'RO' })).toBe('ro')
    expect(idFor(rows, { place: 'p3' })).toBe('all')
    expect(idFor(rows.slice(0, 4), { place: 'p3' })).toBeUndefined()
  })

  it('refuses rows that are none', () => {
    const wrong = row({ id: 'x', parameters: { mode: 'perhaps' } })
    const { id: _, ...nameless } = wrong
    expect(() => createRuleBook([wrong, { ...nameless, validFrom: 'x' } as RuleRow])).toThrow(
      [
        'Not rule rows:',
        'row 1 (x) parameters.mode: expected one of warn, reject, norm',
        'row 2 id: expected string',
        'row 2 validFrom: expected a day such as 2026-11-24',
        'row 2 parameters.mode: expected one of warn, reject, norm',
      ].join('\n'),
    )
  })
})
