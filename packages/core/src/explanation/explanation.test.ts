import { describe, expect, it } from 'vitest'
import { createRuleBook, type RuleRow } from '../rules/index.ts'
import { TOLD_FACTS } from '../testing/stored-facts.ts'
import { explainPeriod, explainPlace, explainReading } from './explanation.ts'

const row: RuleRow = {
  id: 'ro.supply',
  topic: 'legal_basis',
  scope: { jurisdiction: 'RO' },
  validFrom: '2023-02-06',
  parameters: { act: 'ANRE Order 5/2023', subject: 'supply' },
  source: { mark: 'V', title: 'ANRE Order 5/2023' },
  isEnabled: true,
}

const input = {
  facts: TOLD_FACTS,
  period: { from: '2026-01-01', to: '2026-03-31' },
  today: '2026-03-03',
  rules: createRuleBook([row]),
  scope: { jurisdiction: 'RO' },
}

describe('the explanation of a place', () => {
  it('is of a place that is known', () => {
    expect(explainPlace({ ...input, facts: [] })).toBeUndefined()
  })

  it('has no rules in force where no rule book was given', () => {
    const { rules: _, ...withoutRules } = input
    expect(explainPlace(withoutRules)?.rulesInForce).toEqual([])
  })
})

describe('the explanation of a reading', () => {
  it('names what took its place', () => {
    const explanation = explainReading({ ...input, readingId: 'estimate_1' })
    expect(explanation?.reading).toMatchObject({ status: 'superseded', supersededBy: 'self_1' })
    expect(explanation?.facts.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 7, 11])
  })

  it('is of a reading that is known', () => {
    expect(explainReading({ ...input, readingId: 'reading_9' })).toBeUndefined()
  })
})

describe('the explanation of a period', () => {
  it('is told by what bears on it and what was recorded in it', () => {
    const versionsIn = (from: string, to: string) =>
      explainPeriod({ ...input, period: { from, to } })?.facts.map(({ version }) => version)
    expect(versionsIn('2026-02-01', '2026-02-28')).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
    const near = [1, 2, 4, 5, 6, 7, 8, 9, 10, 11]
    expect(versionsIn('2026-03-11', '2026-03-11')).toEqual([...near, 12])
    expect(versionsIn('2026-03-10', '2026-03-10')).toEqual(near)
    expect(versionsIn('2026-03-12', '2026-03-12')).toEqual(near)
    expect(versionsIn('2025-12-01', '2025-12-20')).toEqual([1, 2, 3, ...near.slice(2)])
    // In May nothing is known yet: of the readings, only one after March could be the next index.
    expect(versionsIn('2026-05-01', '2026-05-31')).toEqual([1, 2, 11])
  })

  it('has the months that it touches and the gaps within', () => {
    const explanation = explainPeriod({
      ...input,
      period: { from: '2026-02-28', to: '2026-03-01' },
    })
    expect(explanation?.series[0]?.months.map(({ month }) => month)).toEqual(['2026-02', '2026-03'])
    expect(explanation?.period).toEqual({ from: '2026-02-28', to: '2026-03-01' })
  })
})
