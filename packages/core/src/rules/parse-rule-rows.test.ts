import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../presets/index.ts'
import { parseRuleRows } from './parse-rule-rows.ts'
import type { RuleRow } from './rule-row.ts'

const window: RuleRow = {
  id: 'own.window',
  topic: 'reading_window',
  scope: { tenant: 'acme' },
  validFrom: '2026-01-01',
  parameters: { kind: 'days', fromDay: 23, toDay: 25, submitUntilDay: 26 },
  source: { mark: 'D', title: 'Ours' },
  isEnabled: true,
}

function problemsOf(input: unknown) {
  const parsed = parseRuleRows(input)
  return parsed.ok ? [] : parsed.problems
}

describe('rule rows', () => {
  it('come back as they were written', () => {
    const rows = [window, ...rules.romania(), ...rules.russia()]
    expect(parseRuleRows(JSON.parse(JSON.stringify(rows)))).toEqual({ ok: true, rows })
  })

  it('name the row and the field that is wrong', () => {
    const problems = problemsOf([
      window,
      { ...window, id: 'second', parameters: { kind: 'days', fromDay: 32, toDay: 5 } },
      { ...window, id: 'third', validFrom: '2026-02-30' },
      { ...window, id: 'fourth', topic: 'reading_windows' },
      { ...window, id: 'fifth', scope: { tennant: 'acme' } },
      null,
    ])
    expect(problems.map((it) => [it.row, it.id, it.field])).toEqual([
      [2, 'second', 'parameters.fromDay'],
      [3, 'third', 'validFrom'],
      [4, 'fourth', 'topic'],
      [5, 'fifth', 'scope'],
      [6, undefined, ''],
    ])
    expect(problems.every((it) => it.message.length > 0)).toBe(true)
    expect(problems[2]?.message).toContain('reading_window')
    expect(problems[3]?.message).toContain('tennant')
  })

  it('are refused where they contradict themselves', () => {
    const days = { kind: 'days', fromDay: 23, toDay: 25 }
    const bounds = {
      lowFactor: '0.25',
      highFactor: '2',
      outerFactor: '5',
      absoluteUnits: '10',
      minimumDays: 20,
    }
    const fields = [
      { ...window, validTo: '2025-12-31' },
      { ...window, parameters: { ...days, submitUntilDay: 24 } },
      { ...window, parameters: { kind: 'penultimate_days', days: 31 } },
      {
        ...window,
        parameters: { kind: 'dates', rows: [{ opensOn: '2026-05-29', submitUntil: '2026-05-02' }] },
      },
      {
        ...window,
        parameters: {
          kind: 'dates',
          rows: [
            { opensOn: '2026-05-29', submitUntil: '2026-06-02' },
            { opensOn: '2026-05-25', submitUntil: '2026-05-29' },
          ],
        },
      },
      { ...window, topic: 'assessment_bounds', parameters: { ...bounds, outerFactor: '1.5' } },
      { ...window, topic: 'assessment_bounds', parameters: { ...bounds, highFactor: 2 } },
      { ...window, source: { mark: 'K', title: 'Heard of it' } },
    ].map((it) => problemsOf([it]).map((problem) => problem.field))
    expect(fields).toEqual([
      ['validTo'],
      ['parameters.submitUntilDay'],
      ['parameters.days'],
      ['parameters.rows.0.submitUntil'],
      ['parameters.rows'],
      ['parameters.outerFactor'],
      ['parameters.highFactor'],
      ['isEnabled'],
    ])
  })

  it('may share an id in time, not a first day', () => {
    expect(problemsOf([window, { ...window, validFrom: '2027-01-01' }])).toEqual([])
    expect(problemsOf([window, window])).toMatchObject([{ row: 2, id: 'own.window', field: 'id' }])
  })

  it('are refused with a reason, never with an error, whatever they hold', () => {
    const rows = rules.romania()
    const broken = fc
      .tuple(fc.constantFrom(...rows), fc.jsonValue(), fc.nat(), fc.nat())
      .map(([row, junk, at, within]) => {
        const fields = Object.entries(row)
        const [name = '', value] = fields[at % fields.length] ?? []
        const inner = typeof value === 'object' ? Object.keys(value) : []
        const field = inner[within % (inner.length + 1)]
        return { ...row, [name]: field === undefined ? junk : { ...Object(value), [field]: junk } }
      })
    fc.assert(
      fc.property(broken, (row) => {
        const parsed = parseRuleRows([row])
        expect(parsed.ok || parsed.problems.every((it) => it.row === 1 && it.message !== '')).toBe(
          true,
        )
      }),
    )
    const factors = { lowFactor: 'a quarter', highFactor: '2', outerFactor: '-5' }
    const parameters = { ...factors, absoluteUnits: '1e3', minimumDays: 20 }
    const problems = problemsOf([{ ...window, topic: 'assessment_bounds', parameters }])
    expect(problems.map((it) => it.field)).toEqual([
      'parameters.lowFactor',
      'parameters.outerFactor',
      'parameters.absoluteUnits',
    ])
    expect(problems[0]?.message).toBe('expected decimal text such as "2.5"')
  })

  it('are a list of at most 10,000, with at most 1,000 problems', () => {
    const listAs = (message: string) => [{ row: 0, field: '', message }]
    expect(problemsOf('rows')).toEqual(listAs('expected a list of rule rows'))
    expect(problemsOf(Array(10_001).fill(window))).toEqual(
      listAs('expected at most 10000 rows, not 10001'),
    )
    const rows = Array.from({ length: 10_000 }, (_, at) => ({ ...window, id: `row-${at}` }))
    expect(parseRuleRows(rows).ok).toBe(true)
    expect(problemsOf(Array(9_999).fill({}))).toHaveLength(1_000)
    // Two problems a row, and one of the first.
    const twice = Array(2_000).fill({ ...window, id: '', validFrom: '' })
    const problems = problemsOf([{ ...window, id: '' }, ...twice])
    expect(problems).toHaveLength(1_000)
    expect(problems.at(-1)).toMatchObject({ row: 501, field: 'id' })
  })

  it('name the first row that has the same id and day, and no more of an id than 200 characters', () => {
    const rows = [{ ...window, id: 'other' }, window, window]
    expect(problemsOf(rows)).toEqual([
      {
        row: 3,
        id: 'own.window',
        field: 'id',
        message: 'expected an id and first day of its own: row 2 has the same',
      },
    ])
    const [problem] = problemsOf([{ ...window, id: 'x'.repeat(300) }])
    expect(problem).toMatchObject({ id: 'x'.repeat(200), field: 'id' })
    expect(problemsOf(['text', 5])).toEqual([
      { row: 1, field: '', message: 'expected object' },
      { row: 2, field: '', message: 'expected object' },
    ])
  })

  it('are for any utility that is known', () => {
    for (const utility of ['electricity', 'gas', 'water', 'heat']) {
      expect(problemsOf([{ ...window, scope: { utility } }])).toEqual([])
    }
    expect(problemsOf([{ ...window, scope: { utility: '' } }])).toHaveLength(1)
  })
})
