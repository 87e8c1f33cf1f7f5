import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../time/index.ts'
import { createRuleBook, referenceTo } from './rule-book.ts'
import type { RuleRow } from './rule-row.ts'

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

const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2020-01-01', days))
const anyScope = fc.record(
  {
    jurisdiction: fc.constantFrom('RO', 'RU'),
    utility: fc.constantFrom('gas' as const, 'water' as const),
    operator: fc.constantFrom('o1', 'o2'),
    tenant: fc.constantFrom('t1', 't2'),
    customerClass: fc.constantFrom('household', 'business'),
    place: fc.constantFrom('p1', 'p2'),
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
const anyCase = fc
  .tuple(anyScope, anyDay)
  .map(([scope, on]) => ({ topic: 'metrology_policy', scope, on }) as const)

/** A case that the row covers, on a day on which it holds. */
const caseOf = (it: RuleRow) =>
  fc.tuple(anyScope, fc.nat(3_000)).map(([known, after]) => {
    const day = addDays(it.validFrom, after)
    const on = it.validTo !== undefined && day > it.validTo ? it.validTo : day
    return { topic: 'metrology_policy', scope: { ...known, ...it.scope }, on } as const
  })
const anyRowsAndCase = anyRows.chain((rows) =>
  fc.tuple(fc.constant(rows), rows.length === 0 ? anyCase : fc.oneof(anyCase, ...rows.map(caseOf))),
)
describe('dated rules', () => {
  it('give the same answer about the past whatever is added for later', () => {
    fc.assert(
      fc.property(anyRowsAndCase, anyRow, fc.nat(1_000), ([rows, query], added, later) => {
        const { validTo: _, ...open } = added
        const validFrom = addDays(query.on, 1 + later)
        const before = createRuleBook(rows)
        const after = createRuleBook([...rows, row({ id: 'added', ...open, validFrom })])
        expect(after.resolve(query)).toEqual(before.resolve(query))
        expect(after.explain(query)).toEqual(before.explain(query))
        expect(after.rowsInForce(query)).toEqual(before.rowsInForce(query))
      }),
    )
  })

  it('do not depend on the order of rows', () => {
    fc.assert(
      fc.property(
        anyRowsAndCase.chain(([rows, query]) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
            fc.constant(query),
          ),
        ),
        ([rows, shuffled, query]) => {
          expect(createRuleBook(shuffled).resolve(query)).toEqual(
            createRuleBook(rows).resolve(query),
          )
          expect(createRuleBook(shuffled).explain(query)).toEqual(
            createRuleBook(rows).explain(query),
          )
        },
      ),
    )
  })

  it('answer by an enabled row that covers the case and is in force, and miss none', () => {
    fc.assert(
      fc.property(anyRowsAndCase, ([rows, query]) => {
        const { scope, on } = query
        const candidates = rows.filter(
          (it) =>
            it.isEnabled &&
            it.validFrom <= on &&
            on <= (it.validTo ?? '9999-12-31') &&
            Object.entries(it.scope).every(([field, value]) => value === Object(scope)[field]),
        )
        const found = createRuleBook(rows).resolve(query)?.row
        expect(candidates.length === 0).toBe(found === undefined)
        if (found !== undefined) expect(candidates).toContainEqual(found)
      }),
    )
  })

  it('never let a more specific row lose to a less specific one', () => {
    fc.assert(
      fc.property(anyRowsAndCase, ([rows, query]) => {
        const book = createRuleBook(rows)
        const used = book.resolve(query)?.row
        const rivals = rows.filter(
          (it) =>
            it.isEnabled &&
            book.explain(query).some(({ rule }) => rule.id === it.id) &&
            Object.entries(used?.scope ?? {}).every(
              ([field, value]) => value === Object(it.scope)[field],
            ),
        )
        for (const it of rivals) {
          expect(Object.keys(it.scope)).toHaveLength(Object.keys(used?.scope ?? {}).length)
          expect(it.validFrom <= (used?.validFrom ?? '')).toBe(true)
        }
      }),
    )
  })

  it('name in their explanation the row that is used, once, and before the rows it beats', () => {
    fc.assert(
      fc.property(anyRowsAndCase, ([rows, query]) => {
        const book = createRuleBook(rows)
        const verdicts = book.explain(query)
        const used = verdicts.filter((it) => it.verdict === 'used')
        const resolved = book.resolve(query)
        expect(used.map((it) => it.rule)).toEqual(resolved ? [referenceTo(resolved.row)] : [])
        const at = verdicts.findIndex((it) => it.verdict === 'used')
        expect(
          verdicts.slice(0, at === -1 ? undefined : at).every((it) => it.verdict === 'disabled'),
        ).toBe(true)
      }),
    )
  })
})
