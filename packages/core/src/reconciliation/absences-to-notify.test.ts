import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../index-value/index.ts'
import { absencesToNotify } from './absences-to-notify.ts'
import { reconciliationOutcomeCodes } from './evidence.ts'
import type { ReconciliationOutcome } from './outcome.ts'

const outcomes = reconciliationOutcomeCodes.map(
  (code): ReconciliationOutcome => ({ readingId: 'r1', code }),
)

function toNotify(
  of: readonly ReconciliationOutcome[],
  told: readonly ReconciliationOutcome[] = [],
  isIncomplete = false,
) {
  return absencesToNotify({ outcomes: of, told, isIncomplete }).map(({ code }) => code)
}

describe('the absence of a reading', () => {
  it('is told where the operator did not use it as it stands', () => {
    expect(toNotify(outcomes)).toEqual([
      'different_value',
      'replaced_by_operator_read',
      'replaced_by_estimate',
      'unknown_meter',
      'missing_register',
      'missing_place',
    ])
  })

  it('is told once, and again where something else became of it', () => {
    const [missing, estimate] = [outcomes[8], outcomes[5]] as [
      ReconciliationOutcome,
      ReconciliationOutcome,
    ]
    expect(toNotify([missing, estimate], [missing])).toEqual(['replaced_by_estimate'])
    expect(toNotify([missing, missing])).toEqual(['missing_place'])
    expect(toNotify([missing], [{ ...missing, readingId: 'r2' }])).toEqual(['missing_place'])
  })

  it('is told from a file that lacks rows only where a line says it', () => {
    const line = {
      place: { scheme: 'pod', value: 'RO1' },
      register: '1.8.0',
      index: indexFromUnits({ units: 1, decimals: 0 }),
      readOn: '2026-11-22',
      type: 'estimated',
    } as const
    const known = { readingId: 'r1', code: 'replaced_by_estimate', line } as const
    const missing = { readingId: 'r2', code: 'missing_place' } as const
    expect(toNotify([known, missing], [], true)).toEqual(['replaced_by_estimate'])
    expect(toNotify([known, missing])).toEqual(['replaced_by_estimate', 'missing_place'])
  })

  it('is told once over any number of files', () => {
    const file = fc.array(
      fc.record({
        readingId: fc.constantFrom('r1', 'r2', 'r3'),
        code: fc.constantFrom(...reconciliationOutcomeCodes),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(fc.array(file, { maxLength: 6 }), (files) => {
        const told: ReconciliationOutcome[] = []
        for (const of of files) {
          told.push(...absencesToNotify({ outcomes: of, told, isIncomplete: false }))
        }
        const keys = told.map(({ readingId, code }) => `${readingId} ${code}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect(new Set(keys)).toEqual(
          new Set(
            absencesToNotify({ outcomes: files.flat(), told: [], isIncomplete: false }).map(
              ({ readingId, code }) => `${readingId} ${code}`,
            ),
          ),
        )
      }),
    )
  })
})
