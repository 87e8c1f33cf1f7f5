import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context } from '../testing/assessment-context.ts'
import { assessIndex } from './assess-index.ts'
import { type AssessmentReview, decideReview } from './decide-review.ts'
import { findingCodes } from './finding.ts'
import { overrideReasonCodes, overrideReasons } from './override-reasons.ts'

const highIndex = () => assessIndex({ ...context, text: '12671' })
const review: AssessmentReview = {
  decision: 'accept',
  reasonCode: 'photo_checked',
  by: 'ana',
  at: '2026-11-23T08:00:00.000Z',
}
const decided = (
  more: Partial<AssessmentReview> = {},
  automatic = highIndex(),
  earlier = [review],
) => decideReview({ automatic, earlier, review: { ...review, ...more } })
const problemOf = (...input: Parameters<typeof decided>) => {
  const result = decided(...input)
  return result.ok ? undefined : result.problem
}

describe("a person's decision", () => {
  it('stands beside the automatic result, which is kept', () => {
    const high = highIndex()
    expect(decideReview({ automatic: high, review })).toEqual({
      ok: true,
      reviewed: { automatic: high, reviews: [review], decision: 'accept' },
    })
  })

  it('may be made again, and the last one stands', () => {
    const second = { ...review, decision: 'refuse', reasonCode: 'misread' } as const
    const high = highIndex()
    expect(decideReview({ automatic: high, earlier: [review], review: second })).toEqual({
      ok: true,
      reviewed: { automatic: high, reviews: [review, second], decision: 'refuse' },
    })
  })

  it('may go against what was accepted automatically', () => {
    const fine = assessIndex({ ...context, text: '12310' })
    expect(problemOf({ decision: 'refuse', reasonCode: 'not_confirmed' }, fine)).toBeUndefined()
  })

  it('does not accept what is no index', () => {
    const none = assessIndex({ ...context, text: 'x' })
    expect(problemOf({}, none)).toBe('no_index')
    expect(problemOf({ decision: 'refuse', reasonCode: 'misread' }, none)).toBeUndefined()
  })

  it('has a reason of the catalogue', () => {
    const reasonCode = 'felt_right' as AssessmentReview['reasonCode']
    expect(problemOf({ reasonCode })).toBe('unknown_reason')
  })

  it('has a reason of its kind', () => {
    expect(problemOf({ decision: 'refuse' })).toBe('reason_of_other_decision')
    expect(problemOf({ reasonCode: 'misread' })).toBe('reason_of_other_decision')
    const note = 'as agreed'
    expect(problemOf({ reasonCode: 'other', note })).toBeUndefined()
    expect(problemOf({ reasonCode: 'other', note, decision: 'refuse' })).toBeUndefined()
  })

  it('has a reason that explains what was found', () => {
    expect(problemOf({ reasonCode: 'vacancy' })).toBe('reason_explains_nothing')
    const zero = assessIndex({ ...context, text: '12000' })
    expect(problemOf({ reasonCode: 'vacancy' }, zero)).toBeUndefined()
    const negative = assessIndex({ ...context, text: '11000' })
    expect(problemOf({ reasonCode: 'real_rollover_checked' }, negative)).toBeUndefined()
    const several = assessIndex({ ...context, today: '2026-11-27', text: '12000' })
    expect(several.findings.map(({ code }) => code)).toEqual(['out_of_window', 'zero'])
    expect(problemOf({ reasonCode: 'vacancy' }, several)).toBeUndefined()
    expect(problemOf({ reasonCode: 'real_rollover_checked' })).toBe('reason_explains_nothing')
  })

  it('has words where the reason is another', () => {
    expect(problemOf({ reasonCode: 'other' })).toBe('note_required')
    expect(problemOf({ reasonCode: 'other', note: ' ' })).toBe('note_required')
    expect(problemOf({ reasonCode: 'other', note: 'x' })).toBeUndefined()
    expect(problemOf({ note: '' })).toBeUndefined()
  })

  it('is not made before the last one', () => {
    expect(problemOf({ at: '2026-11-23T07:59:59.999Z' })).toBe('before_last_review')
    expect(problemOf({ at: review.at })).toBeUndefined()
    expect(problemOf({ at: '2020-01-01T00:00:00.000Z' }, highIndex(), [])).toBeUndefined()
  })

  it('never changes the automatic result (law)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('12310', '12671', '13700', '12000', '11000', 'x'),
        fc.constantFrom(...overrideReasonCodes),
        fc.constantFrom('accept' as const, 'refuse' as const),
        (text, reasonCode, decision) => {
          const automatic = assessIndex({ ...context, text })
          const copy = structuredClone(automatic)
          const result = decided({ reasonCode, decision, note: 'n' }, automatic)
          expect(automatic).toEqual(copy)
          if (result.ok) expect(result.reviewed.automatic).toBe(automatic)
        },
      ),
    )
  })
})

describe('the catalogue of reasons', () => {
  it('has those of the market', () => {
    expect(overrideReasons.map(({ code }) => code)).toEqual(overrideReasonCodes)
    const from = (source: string) => overrideReasons.filter((it) => it.source === source)
    expect(
      [
        'MSCONS Z84',
        'MSCONS Z85',
        'MSCONS Z86',
        'MSCONS Z87',
        'MSCONS ZC3',
        'MSCONS ZR5',
        'J0047 T',
        'J0047 F',
      ].map((it) => from(it).map(({ code }) => code)),
    ).toEqual([
      ['vacancy'],
      ['real_rollover_checked'],
      ['confirmed_by_control_reading'],
      ['confirmed_by_customer'],
      ['substitute_replaced'],
      ['computed'],
      ['checked_by_person'],
      ['not_confirmed'],
    ])
    expect(from('own').map((it) => [it.code, it.for])).toEqual([
      ['photo_checked', 'accept'],
      ['exchange_recorded', 'accept'],
      ['misread', 'refuse'],
      ['other_meter', 'refuse'],
      ['contradicted_by_control_reading', 'refuse'],
      ['other', 'either'],
    ])
  })

  it('explains findings that there are', () => {
    const explained = overrideReasons.flatMap((it) =>
      it.explains ? [[it.code, ...it.explains]] : [],
    )
    expect(explained).toEqual([
      ['vacancy', 'zero', 'zero_repeated', 'low'],
      ['real_rollover_checked', 'rollover', 'negative', 'too_many_digits'],
      ['substitute_replaced', 'negative', 'assessing', 'before_last', 'same_date'],
      [
        'exchange_recorded',
        'meter_mismatch',
        'before_install',
        'after_removal',
        'negative',
        'multiplier_changed',
      ],
    ])
    for (const [, ...codes] of explained)
      expect(findingCodes).toEqual(expect.arrayContaining(codes))
  })
})
