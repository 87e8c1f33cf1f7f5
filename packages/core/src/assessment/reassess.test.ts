import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { context, index } from '../testing/assessment-context.ts'
import { assessIndex } from './assess-index.ts'
import type { AssessmentContext } from './assessment-context.ts'
import { type ReassessmentCause, reassess } from './reassess.ts'

const cause: ReassessmentCause = {
  kind: 'control_reading',
  reference: 'R9',
  on: '2026-11-10',
}
const again = (text: string, more: Partial<AssessmentContext> = {}, isReviewed?: boolean) =>
  reassess({
    readingId: 'R7',
    cause,
    before: assessIndex({ ...context, text }),
    now: { ...context, ...more, text },
    ...(isReviewed === undefined ? {} : { isReviewed }),
  })
/** A controller read the meter in between. */
const control = (units: number) => ({
  previous: { index: index(units), readOn: '2026-11-10', isEstimated: false, isSelfRead: false },
})

describe('a reading assessed again', () => {
  it('stays where nothing changes', () => {
    expect(again('12310')).toEqual({
      readingId: 'R7',
      cause,
      before: assessIndex({ ...context, text: '12310' }),
      after: assessIndex({ ...context, text: '12310' }),
      appeared: [],
      gone: [],
      changed: [],
      consequence: 'none',
    })
    expect(again('12671', {}, true).consequence).toBe('none')
  })

  it('is released where what stopped it is explained', () => {
    expect(again('12671', control(12_400))).toMatchObject({
      before: { decision: 'review' },
      after: { decision: 'accept' },
      appeared: [],
      gone: ['high'],
      changed: [],
      consequence: 'release',
    })
  })

  it('is to be looked at where it stood and is doubtful now', () => {
    expect(again('12310', control(12_400))).toMatchObject({
      appeared: ['negative'],
      gone: [],
      consequence: 'review',
    })
  })

  it('keeps its decision where other things are found', () => {
    expect(again('13601', control(13_000))).toMatchObject({
      appeared: ['high'],
      gone: ['very_high'],
      changed: [],
      consequence: 'findings_changed',
    })
    const later = { readOn: '2026-10-23', index: index(12_000) }
    expect(
      again('12671', { previous: { ...later, isEstimated: false, isSelfRead: true } }),
    ).toMatchObject({ appeared: [], gone: [], changed: ['high'], consequence: 'findings_changed' })
  })

  it('goes back to a person who decided on something else', () => {
    expect(again('12671', control(12_400), true).consequence).toBe('review_again')
    expect(again('12671', control(12_400), false).consequence).toBe('release')
  })

  it('says what appeared and went, and the difference adds up (law)', () => {
    const anyMore = fc.record({
      units: fc.integer({ min: 11_000, max: 13_500 }),
      readOn: fc.constantFrom('2026-10-25', '2026-11-10', '2026-11-22', '2026-11-24'),
      isEstimated: fc.boolean(),
      isSelfRead: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.integer({ min: 10_900, max: 14_000 }).map(String), anyMore, (text, more) => {
        const { units, ...rest } = more
        const result = again(text, { previous: { index: index(units), ...rest } })
        const codes = (it: typeof result.before) => it.findings.map(({ code }) => code)
        const kept = codes(result.before).filter((it) => !result.gone.includes(it))
        expect([...kept, ...result.appeared].toSorted()).toEqual(codes(result.after).toSorted())
        expect(kept).toEqual(expect.arrayContaining([...result.changed]))
        if (result.consequence === 'none') {
          expect(result.after.findings).toEqual(result.before.findings)
        }
      }),
    )
  })
})
