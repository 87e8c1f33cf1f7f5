import { describe, expect, it } from 'vitest'
import { creditOperation } from './credit-operation.ts'

const operation = {
  id: 'take/2026-11-22/P1/mail-1',
  kind: 'take',
  place: 'P1',
  day: '2026-11-22',
  reference: 'mail-1',
} as const
const input = {
  operations: [{ ...operation, id: 'take/2026-11-22/P2/mail-1', place: 'P2' }, operation],
  operationId: operation.id,
  on: '2026-11-22',
  by: 'ana',
  reason: 'A test of the supplier.',
}

describe('a credit of an operation', () => {
  it('names the operation, the day, who and why, and is the same again', () => {
    expect(creditOperation(input)).toEqual({
      ok: true,
      credit: {
        id: 'credit/take/2026-11-22/P1/mail-1',
        operation,
        day: '2026-11-22',
        by: 'ana',
        reason: 'A test of the supplier.',
      },
    })
  })

  it('is refused for an operation that nobody counted', () => {
    expect(creditOperation({ ...input, operationId: 'take/x', on: '2026-11-21' })).toEqual({
      ok: false,
      problem: 'unknown_operation',
      problems: [{ path: 'operationId', message: 'expected the id of a counted operation' }],
    })
  })

  it('is refused before the operation', () => {
    expect(creditOperation({ ...input, on: '2026-11-21' })).toEqual({
      ok: false,
      problem: 'before_operation',
      problems: [
        { path: 'on', message: 'expected 2026-11-22, the day of the operation, or later' },
      ],
    })
  })

  it('is refused without a day, a person or a reason, whatever else is wrong', () => {
    const refused = creditOperation({ ...input, operationId: '?', on: 'today', by: '', reason: '' })
    expect(refused).toMatchObject({ ok: false, problem: 'invalid_input' })
    expect(refused.ok ? [] : refused.problems.map(({ path }) => path)).toEqual([
      'on',
      'by',
      'reason',
    ])
  })
})
