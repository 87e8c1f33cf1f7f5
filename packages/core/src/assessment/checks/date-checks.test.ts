import { describe, expect, it } from 'vitest'
import {
  bookOf,
  context,
  foundOf,
  index,
  ruleRow,
  skippedOf,
  without,
} from '../../testing/assessment-context.ts'

const policy = (mode: string, graceDays?: number) =>
  bookOf(ruleRow('out_of_window', { mode, ...(graceDays === undefined ? {} : { graceDays }) }))

describe('a day in the future', () => {
  it('is refused, today is not', () => {
    expect(foundOf('future_date', '12310', { today: '2026-11-21' })).toEqual({
      code: 'future_date',
      severity: 'reject',
      expected: 'on or before 2026-11-21',
      actual: '2026-11-22',
      bound: '2026-11-21',
    })
    expect(foundOf('future_date', '12310')).toBeUndefined()
  })
})

describe('a day too long before the window', () => {
  it('is refused by the grace of the policy, and noted where all are accepted', () => {
    const old = { readOn: '2026-09-18' }
    expect(foundOf('too_old', '12310', old)).toEqual({
      code: 'too_old',
      severity: 'reject',
      expected: 'on or after 2026-09-19: 62 days before the window',
      actual: '2026-09-18',
      bound: '2026-09-19',
      rule: { id: 'test.out_of_window', validFrom: '2020-01-01' },
    })
    expect(foundOf('too_old', '12310', { readOn: '2026-09-19' })).toBeUndefined()
    const severityBy = (mode: string) =>
      foundOf('too_old', '12310', { ...old, book: policy(mode, 62) })?.severity
    expect(severityBy('accept')).toBe('note')
    expect(severityBy('hold')).toBe('reject')
  })

  it('is not asked without a window, a policy, a grace', () => {
    expect(skippedOf('too_old', without('window'))).toBe('no reading window known')
    const noPolicy = { ...context, scope: { jurisdiction: 'XX' } }
    const only = bookOf({ ...ruleRow('out_of_window', { mode: 'hold' }), isEnabled: false })
    expect(skippedOf('too_old', { ...noPolicy, book: only })).toBe('no out_of_window row in force')
    expect(skippedOf('too_old', { ...context, book: policy('hold') })).toBe(
      'the out_of_window row states no grace',
    )
  })

  it('is no text that is not a day', () => {
    expect(
      foundOf('too_old', '12310', { readOn: '\uffff\uffff\uffff\uffff-99-99' }),
    ).toBeUndefined()
  })
})

describe('a day outside the window', () => {
  it('is weighed by the policy', () => {
    const late = { today: '2026-11-27' }
    expect(foundOf('out_of_window', '12310', late)).toEqual({
      code: 'out_of_window',
      severity: 'lock',
      expected: 'read and sent in from 2026-11-20 to 2026-11-26 (test.out_of_window: hold)',
      actual: 'read on 2026-11-22, sent in on 2026-11-27',
      rule: { id: 'test.reading_window', validFrom: '2020-01-01' },
    })
    const severityBy = (mode: string) =>
      foundOf('out_of_window', '12310', { ...late, book: policy(mode) })?.severity
    expect([severityBy('accept'), severityBy('reject')]).toEqual(['note', 'reject'])
  })

  it('lies before the first or after the last', () => {
    const on = (readOn: string, today = readOn) =>
      foundOf('out_of_window', '12310', { readOn, today })
    expect(on('2026-11-19')).toBeDefined()
    expect(on('2026-11-20')).toBeUndefined()
    expect(on('2026-11-26')).toBeUndefined()
    expect(on('2026-11-27')).toBeDefined()
    expect(on('2026-11-26', '2026-11-27')).toBeDefined()
  })

  it('is not asked without a window or a policy', () => {
    expect(skippedOf('out_of_window', without('window'))).toBe('no reading window known')
    const book = bookOf({ ...ruleRow('out_of_window', { mode: 'hold' }), isEnabled: false })
    expect(skippedOf('out_of_window', { ...context, book })).toBe('no out_of_window row in force')
  })
})

describe('a day before a known index', () => {
  const subsequent = { index: index(12_300), readOn: '2026-11-25' }

  it('makes history of what is no more than was read later', () => {
    expect(foundOf('before_last', '12300', { subsequent })).toEqual({
      code: 'before_last',
      severity: 'note',
      expected: 'at most 12300, the index of 2026-11-25',
      actual: '12300 on 2026-11-22',
      bound: '12300',
    })
    expect(foundOf('before_last', '12301', { subsequent })?.severity).toBe('reject')
  })

  it('is held against the nearest later one', () => {
    const previous = { ...context.previous, index: index(12_200), readOn: '2026-11-24' }
    const boundBy = (readOn: string, more = {}) =>
      foundOf('before_last', '12100', {
        previous: { isEstimated: false, isSelfRead: true, ...previous, readOn },
        ...more,
      })?.bound
    expect(boundBy('2026-11-24', { subsequent })).toBe('12200')
    expect(boundBy('2026-11-26', { subsequent })).toBe('12300')
    expect(boundBy('2026-11-25', { subsequent })).toBe('12300')
    expect(boundBy('2026-11-24')).toBe('12200')
    expect(boundBy('2026-11-22')).toBeUndefined()
    expect(
      foundOf('before_last', '12100', { subsequent: { ...subsequent, readOn: '2026-11-22' } }),
    ).toBeUndefined()
  })

  it('goes before a later estimate', () => {
    const estimated = { index: index(12_000), readOn: '2026-11-25', isEstimated: true }
    const previous = { ...estimated, isSelfRead: false }
    expect(foundOf('before_last', '12301', { previous })?.severity).toBe('note')
    const read = { ...previous, isEstimated: false }
    expect(foundOf('before_last', '12301', { previous: read })?.severity).toBe('reject')
  })

  it('is not asked without an index', () => {
    expect(skippedOf('before_last', { ...context, subsequent }, 'x')).toBe('no index to compare')
    expect(skippedOf('before_last', context, 'x')).toBeUndefined()
  })
})

describe('another index of the same day', () => {
  const previous = {
    index: index(12_300),
    readOn: '2026-11-22',
    isEstimated: false,
    isSelfRead: true,
  }

  it('may correct what the customer sent in, by the policy', () => {
    expect(foundOf('same_date', '12310', { previous })).toEqual({
      code: 'same_date',
      severity: 'note',
      expected: '12300, the index of the same day',
      actual: '12310',
      bound: '12300',
      rule: { id: 'test.resubmission', validFrom: '2020-01-01' },
    })
    const firstOnly = bookOf(ruleRow('resubmission', { mode: 'first_only' }))
    expect(foundOf('same_date', '12310', { previous, book: firstOnly })).toMatchObject({
      severity: 'reject',
      rule: { id: 'test.resubmission' },
    })
  })

  it('waits for a person where nothing before both is known, nobody says, or somebody else read it', () => {
    const lock = { severity: 'lock' }
    const alone = { previous, lastActual: { ...previous, readOn: '2026-11-22' } }
    expect(foundOf('same_date', '12310', alone)).toMatchObject(lock)
    const noRow = bookOf({ ...ruleRow('resubmission', { mode: 'last_wins' }), isEnabled: false })
    const unruled = foundOf('same_date', '12310', { previous, book: noRow })
    expect(unruled).toMatchObject(lock)
    expect(unruled).not.toHaveProperty('rule')
    expect(
      foundOf('same_date', '12310', { previous: { ...previous, isSelfRead: false } }),
    ).toMatchObject(lock)
  })

  it('goes before an estimate', () => {
    const estimate = { ...previous, isEstimated: true, isSelfRead: false }
    expect(foundOf('same_date', '12310', { previous: estimate })).toMatchObject({
      severity: 'note',
    })
  })

  it('says the same, or is none', () => {
    expect(foundOf('same_date', '12300', { previous })).toBeUndefined()
    expect(
      foundOf('same_date', '12310', { previous: { ...previous, readOn: '2026-11-21' } }),
    ).toBeUndefined()
    expect(skippedOf('same_date', { ...context, previous }, 'x')).toBe('no index to compare')
    expect(skippedOf('same_date', context, 'x')).toBeUndefined()
  })
})

describe('the same value of the same day (S0-23)', () => {
  const sameDay = [{ index: index(12_300) }, { index: index(12_310), readingId: 'R7' }]

  it('is one reading, whatever the channel', () => {
    expect(foundOf('duplicate', '12310', { sameDay })).toEqual({
      code: 'duplicate',
      severity: 'note',
      expected: 'a value once a day',
      actual: '12310 again, as R7',
    })
    expect(foundOf('duplicate', '12300', { sameDay })?.actual).toBe('12300 again')
    expect(foundOf('duplicate', '12311', { sameDay })).toBeUndefined()
  })

  it('is seen in the last index of the day too, where a customer read it', () => {
    const previous = { index: index(12_310), readOn: '2026-11-22' }
    const seen = (isSelfRead: boolean, more = {}) =>
      foundOf('duplicate', '12310', {
        previous: { ...previous, isEstimated: false, isSelfRead, ...more },
      })
    expect(seen(true)?.actual).toBe('12310 again')
    expect(seen(false)).toBeUndefined()
    expect(seen(true, { readOn: '2026-11-21' })).toBeUndefined()
    expect(seen(true, { index: index(12_309) })).toBeUndefined()
  })

  it('is not asked without the readings of the day, or without an index', () => {
    expect(skippedOf('duplicate', without('sameDay'))).toBe('readings of the same day not given')
    expect(skippedOf('duplicate', context, 'x')).toBe('no index to compare')
    expect(skippedOf('duplicate', context)).toBeUndefined()
  })
})

describe('a day outside the contract', () => {
  it('is refused, its first and last day are not', () => {
    const on = (startsOn: string, endsOn?: string) =>
      foundOf('contract_period', '12310', {
        contract: { startsOn, ...(endsOn === undefined ? {} : { endsOn }) },
      })
    expect(on('2026-11-23')).toEqual({
      code: 'contract_period',
      severity: 'reject',
      expected: 'on or after 2026-11-23',
      actual: '2026-11-22',
    })
    expect(on('2026-11-22', '2026-11-22')).toBeUndefined()
    expect(on('2020-01-01', '2026-11-21')?.expected).toBe('2020-01-01 to 2026-11-21')
    expect(skippedOf('contract_period', without('contract'))).toBe('no contract known')
  })
})
