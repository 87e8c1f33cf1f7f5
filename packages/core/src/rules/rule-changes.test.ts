import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../presets/index.ts'
import { addDays } from '../time/index.ts'
import { compareRuleRows } from './compare-rule-rows.ts'
import { createRuleBook } from './rule-book.ts'
import { ruleChanges } from './rule-changes.ts'
import type { RuleRow } from './rule-row.ts'

function row(it: Partial<RuleRow> & { id: string }): RuleRow {
  return {
    topic: 'dispute_deadline',
    scope: {},
    validFrom: '2020-01-01',
    parameters: { deadlines: [{ state: 'sent', workingDays: 5 }] },
    source: { mark: 'D', title: 'test' },
    isEnabled: true,
    ...it,
  }
}

const first = row({ id: 'first', validTo: '2026-05-31' })
const second = row({
  id: 'second',
  validFrom: '2026-06-01',
  validTo: '2026-08-31',
  parameters: {
    deadlines: [
      { state: 'sent', workingDays: 10 },
      { state: 'answered', calendarDays: 98 },
    ],
  },
})
const reference = ({ id, validFrom }: RuleRow) => ({ id, validFrom })

describe('the changes between two days', () => {
  it('are rows that began, were replaced and ended, with the parameters that differ', () => {
    const changes = ruleChanges({
      book: createRuleBook([second, first]),
      from: '2019-12-31',
      to: '2026-12-31',
    })
    expect(changes).toEqual([
      {
        on: '2020-01-01',
        topic: 'dispute_deadline',
        change: 'began',
        after: reference(first),
        differences: [],
      },
      {
        on: '2026-06-01',
        topic: 'dispute_deadline',
        change: 'replaced',
        before: reference(first),
        after: reference(second),
        differences: [
          { path: 'deadlines.0.workingDays', before: 5, after: 10 },
          { path: 'deadlines.1', after: { state: 'answered', calendarDays: 98 } },
        ],
      },
      {
        on: '2026-09-01',
        topic: 'dispute_deadline',
        change: 'ended',
        before: reference(second),
        differences: [],
      },
    ])
  })

  it('lie after the first day and on or before the last', () => {
    const book = createRuleBook([first, second])
    const days = (from: string, to: string) => ruleChanges({ book, from, to }).map((it) => it.on)
    expect(days('2026-05-31', '2026-06-01')).toEqual(['2026-06-01'])
    expect(days('2026-06-01', '2026-08-31')).toEqual([])
    expect(days('2026-05-01', '2026-05-31')).toEqual([])
    expect(days('2026-08-31', '2026-09-01')).toEqual(['2026-09-01'])
  })

  it('are seen by scope, or for a case by the rows that rule it', () => {
    const gas = row({ id: 'gas', scope: { utility: 'gas' }, validFrom: '2026-06-01' })
    const book = createRuleBook([row({ id: 'all' }), gas])
    const span = { book, from: '2026-01-01', to: '2026-12-31' }
    expect(ruleChanges(span)).toMatchObject([{ change: 'began', after: reference(gas) }])
    expect(ruleChanges({ ...span, scope: { utility: 'gas' } })).toMatchObject([
      { change: 'replaced', before: { id: 'all' }, after: { id: 'gas' }, differences: [] },
    ])
    expect(ruleChanges({ ...span, scope: { utility: 'water' } })).toEqual([])
  })

  it('are none on a day on which a row begins that another goes before', () => {
    const book = createRuleBook([
      row({ id: 'gas', scope: { utility: 'gas' } }),
      row({ id: 'all', validFrom: '2026-06-01', validTo: '2026-07-31' }),
    ])
    const span = { book, from: '2026-01-01', to: '2026-12-31' }
    expect(ruleChanges({ ...span, scope: { utility: 'gas' } })).toEqual([])
    expect(ruleChanges({ ...span, scope: {} }).map((it) => [it.on, it.change])).toEqual([
      ['2026-06-01', 'began'],
      ['2026-08-01', 'ended'],
    ])
  })

  it('take scopes for the same whatever the order of their fields', () => {
    const book = createRuleBook([
      row({ id: 'a', scope: { tenant: 't', utility: 'gas' } }),
      row({ id: 'b', scope: { utility: 'gas', tenant: 't' }, validFrom: '2026-06-01' }),
    ])
    expect(ruleChanges({ book, from: '2026-01-01', to: '2026-12-31' })).toMatchObject([
      { change: 'replaced', before: { id: 'a' }, after: { id: 'b' } },
    ])
  })

  it('leave out rows that are switched off, and tell acts one by one', () => {
    const act = (id: string, it: Partial<RuleRow>) =>
      row({ id, topic: 'legal_basis', parameters: { act: id, subject: 'supply' }, ...it })
    const book = createRuleBook([
      act('old', { validTo: '2026-03-31' }),
      act('new', { validFrom: '2026-03-01' }),
      row({ id: 'off', validFrom: '2026-02-01', isEnabled: false }),
    ])
    const changes = ruleChanges({ book, from: '2026-01-01', to: '2026-12-31' })
    expect(changes.map((it) => [it.on, it.change])).toEqual([
      ['2026-03-01', 'began'],
      ['2026-04-01', 'ended'],
    ])
  })

  it('come in order of days, then topics', () => {
    const policy = { topic: 'metrology_policy', parameters: { mode: 'warn' } }
    const book = createRuleBook([
      row({ id: 'm', ...policy, validFrom: '2026-02-01' }),
      row({ id: 'd', validFrom: '2026-02-01' }),
      row({ id: 'j', ...policy, validFrom: '2026-01-02', validTo: '2026-01-31' }),
    ])
    const changes = ruleChanges({ book, from: '2026-01-01', to: '2026-12-31' })
    expect(changes.map((it) => it.after?.id)).toEqual(['j', 'd', 'm'])
  })

  it('of Russia show the window of July 2017 (S4-27)', () => {
    const changes = ruleChanges({
      book: createRuleBook(rules.russia()),
      scope: { jurisdiction: 'RU', utility: 'electricity' },
      from: '2017-01-01',
      to: '2017-12-31',
    })
    expect(changes).toContainEqual({
      on: '2017-07-01',
      topic: 'reading_window',
      change: 'replaced',
      before: { id: 'ru.window.electricity', validFrom: '2012-09-01' },
      after: { id: 'ru.window.electricity', validFrom: '2017-07-01' },
      differences: [
        { path: 'fromDay', before: 23, after: 15 },
        { path: 'toDay', before: 25, after: 26 },
        { path: 'submitUntilDay', before: 26 },
      ],
    })
  })

  const anyDay = fc.nat(60).map((days) => addDays('2026-01-01', days))
  const anyRows = fc.array(
    fc.tuple(anyDay, fc.option(fc.nat(30), { nil: undefined }), fc.boolean(), fc.boolean()),
    { maxLength: 6 },
  )

  it('lead from what rules on the first day to what rules on the last, a day at a time', () => {
    fc.assert(
      fc.property(anyRows, (drawn) => {
        const book = createRuleBook(
          drawn.map(([validFrom, length, isGas, isEnabled], at) =>
            row({
              id: `row-${at}`,
              scope: isGas ? { utility: 'gas' } : {},
              validFrom,
              isEnabled,
              ...(length === undefined ? {} : { validTo: addDays(validFrom, length) }),
            }),
          ),
        )
        const scope = { utility: 'gas' } as const
        const changes = ruleChanges({ book, scope, from: '2025-12-31', to: '2026-04-30' })
        let known: string | undefined
        for (let on = '2026-01-01'; on <= '2026-04-30'; on = addDays(on, 1)) {
          const change = changes.find((it) => it.on === on)
          if (change !== undefined) {
            expect(change.before?.id).toBe(known)
            known = change.after?.id
          }
          expect(book.resolve({ topic: 'dispute_deadline', scope, on })?.row.id).toBe(known)
        }
      }),
    )
  })
})

describe('two sets of rows', () => {
  it('differ by rows added, removed and changed', () => {
    const stricter = { ...first, isEnabled: false, note: 'Repealed.' }
    const comparison = compareRuleRows([first, second], [row({ id: 'new' }), stricter])
    expect(comparison).toEqual({
      added: [row({ id: 'new' })],
      removed: [second],
      changed: [
        {
          before: first,
          after: stricter,
          differences: [
            { path: 'isEnabled', before: true, after: false },
            { path: 'note', after: 'Repealed.' },
          ],
        },
      ],
    })
  })

  it('tell rows of one id apart by their first day', () => {
    const later = { ...first, validFrom: '2026-02-01' }
    expect(compareRuleRows([first], [first, later])).toMatchObject({ added: [later], removed: [] })
  })

  it('do not differ from themselves, and add what the other way round removes', () => {
    const all = [...rules.romania(), ...rules.russia()]
    const anySubset = fc.subarray(all)
    fc.assert(
      fc.property(anySubset, anySubset, (a, b) => {
        expect(compareRuleRows(a, structuredClone(a))).toEqual({
          added: [],
          removed: [],
          changed: [],
        })
        expect(compareRuleRows(a, b).added).toEqual(compareRuleRows(b, a).removed)
      }),
    )
  })

  it('see a list that became a value, and a value that became nothing', () => {
    const before = row({ id: 'x', parameters: { a: [1, { b: 2 }], c: null, d: 1, g: null } })
    const after = row({ id: 'x', parameters: { a: { '0': 1 }, c: 0, e: 'f', g: { h: 1 } } })
    expect(compareRuleRows([before], [after]).changed[0]?.differences).toStrictEqual([
      { path: 'parameters.a', before: [1, { b: 2 }], after: { '0': 1 } },
      { path: 'parameters.c', before: null, after: 0 },
      { path: 'parameters.d', before: 1 },
      { path: 'parameters.g', before: null, after: { h: 1 } },
      { path: 'parameters.e', after: 'f' },
    ])
  })
})
