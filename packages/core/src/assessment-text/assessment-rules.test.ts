import { describe, expect, it } from 'vitest'
import { findingCodes } from '../assessment/index.ts'
import { assessmentRules } from './assessment-rules.ts'
import { errorHypotheses } from './error-hypotheses.ts'

describe('the table of rules', () => {
  it('has one row for each code, in the documented order', () => {
    expect(assessmentRules.map(({ code }) => code)).toEqual(findingCodes)
  })

  it('says of each what it is, when it is found, where it is from and what to do', () => {
    for (const { code, title, test, source, advice, severities } of assessmentRules) {
      for (const text of [title, test, source, advice]) {
        expect(text.length, code).toBeGreaterThan(2)
      }
      expect(severities.length, code).toBeGreaterThan(0)
      expect(new Set(severities).size, code).toBe(severities.length)
    }
    expect(new Set(assessmentRules.map(({ title }) => title)).size).toBe(findingCodes.length)
  })

  it('asks for the advice of DOMAIN.md where the reading is not the end of it', () => {
    const adviceOf = (code: string) => assessmentRules.find((it) => it.code === code)?.advice
    expect(adviceOf('zero_repeated')).toBe('Send somebody to the meter.')
    expect(adviceOf('inactive_usage')).toBe('Send somebody to the meter.')
    expect(adviceOf('streak')).toBe('Order a control reading.')
    expect(adviceOf('high')).toContain('photo')
    expect(adviceOf('duplicate')).toContain('one reading and one operation')
  })
})

describe('the table of hypotheses', () => {
  it('has H1 to H11, each with what is tried', () => {
    expect(errorHypotheses.map(({ id }) => id)).toEqual(
      Array.from({ length: 11 }, (_, at) => `H${at + 1}`),
    )
    for (const { id, title, candidates } of errorHypotheses) {
      expect(title.length, id).toBeGreaterThan(5)
      expect(candidates.length, id).toBeGreaterThan(5)
    }
    expect(errorHypotheses[3]).toEqual({
      id: 'H4',
      title: 'Registers swapped',
      candidates: 'the values of two registers exchanged, where both fit',
    })
  })
})
