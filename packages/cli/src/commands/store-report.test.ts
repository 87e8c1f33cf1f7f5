import { describe, expect, it } from 'vitest'
import { statsText } from './store-report.ts'

describe('the size and age of a store, for people', () => {
  it('is a line for each number and moment, those within named by their path', () => {
    expect(statsText({ facts: 12, messages: { waiting: 1, oldestWaitingAt: '2026-11-22' } })).toBe(
      [
        'what                      how much',
        'facts                     12',
        'messages.waiting          1',
        'messages.oldestWaitingAt  2026-11-22',
      ].join('\n'),
    )
  })

  it('is a table for each list, absent fields left empty', () => {
    const tenants = [
      { tenant: 'a', facts: 1, newestFactAt: '2026' },
      { tenant: 'bb', facts: 20 },
    ]
    expect(statsText({ facts: 21, tenants })).toBe(
      [
        'what   how much',
        'facts        21',
        '',
        'tenants',
        'tenant  facts  newestFactAt',
        'a           1  2026',
        'bb         20',
      ].join('\n'),
    )
  })
})
