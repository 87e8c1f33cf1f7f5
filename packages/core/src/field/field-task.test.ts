import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { operationFor, taskOf, tasksFrom } from './field-task.ts'

describe('tasks', () => {
  it('come from findings and disputes that need somebody on site', () => {
    const reasons = [
      { code: 'zero_repeated', reference: 'R1' },
      { code: 'too_many_digits', reference: 'R2' },
      { code: 'recalculation_after_defect', reference: 'D1' },
      { code: 'negative', reference: 'R1' },
    ]
    expect(tasksFrom({ place: 'P1', on: '2026-11-24', reasons })).toEqual([
      {
        id: 'P1/inspection/R1',
        place: 'P1',
        operation: 'inspection',
        reason: 'zero_repeated',
        reference: 'R1',
        openedOn: '2026-11-24',
      },
      {
        id: 'P1/meter_exchange/D1',
        place: 'P1',
        operation: 'meter_exchange',
        reason: 'recalculation_after_defect',
        reference: 'D1',
        openedOn: '2026-11-24',
      },
      {
        id: 'P1/control_reading/R1',
        place: 'P1',
        operation: 'control_reading',
        reason: 'negative',
        reference: 'R1',
        openedOn: '2026-11-24',
      },
    ])
  })

  it.each([
    ['zero_repeated', 'inspection'],
    ['inactive_usage', 'inspection'],
    ['meter_mismatch', 'inspection'],
    ['negative', 'control_reading'],
    ['very_high', 'control_reading'],
    ['streak', 'control_reading'],
    ['prolonged_estimation', 'control_reading'],
    ['metrology_expired', 'meter_exchange'],
    ['multiplier_changed', 'circuit_check'],
    ['recalculation_after_defect', 'meter_exchange'],
    ['reading_not_used', 'control_reading'],
    ['rollover', undefined],
    ['toString', undefined],
  ])('for %s are %s', (code, operation) => {
    expect(operationFor(code)).toBe(operation)
  })

  it('keep the first reason where two ask for the same', () => {
    const reasons = [
      { code: '06', reference: 'V1', operation: 'inspection' },
      { code: '40', reference: 'V1', operation: 'inspection' },
      { code: '42', reference: 'V1', operation: undefined },
    ]
    expect(
      tasksFrom({ place: 'P1', on: '2026-11-24', reasons }).map(({ reason }) => reason),
    ).toEqual(['06'])
  })

  it('law: are the same tasks however often they are asked for', () => {
    const reason = fc.record({
      code: fc.constantFrom('zero_repeated', 'streak', 'rollover'),
      reference: fc.constantFrom('R1', 'R2'),
    })
    fc.assert(
      fc.property(fc.array(reason), (reasons) => {
        const tasks = tasksFrom({ place: 'P1', on: '2026-11-24', reasons })
        expect(
          tasksFrom({ place: 'P1', on: '2026-11-24', reasons: [...reasons, ...reasons] }),
        ).toEqual(tasks)
        expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length)
      }),
    )
  })

  it('have an id whose parts cannot run into each other', () => {
    const parts = { place: 'a/b%', operation: 'seal', reference: '%/' }
    expect(taskOf({ ...parts, reason: 'r', openedOn: '2026-11-24' }).id).toBe(
      'a%2Fb%25/seal/%25%2F',
    )
  })

  it('law: have an id that no other place, operation and reference give', () => {
    const part = fc.string({ unit: fc.constantFrom('a', '/', '%', '2', 'F', '5') })
    const parts = fc.tuple(part, part, part)
    const idOf = ([place, operation, reference]: readonly [string, string, string]) =>
      taskOf({ place, operation, reference, reason: 'r', openedOn: '2026-11-24' }).id
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(idOf(a) === idOf(b)).toBe(a.every((it, at) => it === b[at]))
      }),
    )
  })
})
