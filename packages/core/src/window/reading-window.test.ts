import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../presets/index.ts'
import {
  createRuleBook,
  type ReadingWindowParameters,
  type RuleRow,
  type RuleScope,
} from '../rules/index.ts'
import { addDays, addMonths, civilDateAt, monthOf } from '../time/index.ts'
import { isInWindow, windowAt, windowOf, windowsOf } from './reading-window.ts'

const moscow = () =>
  ({
    book: createRuleBook(rules.russia()),
    scope: { jurisdiction: 'RU', utility: 'electricity' },
  }) as const

function row(parameters: ReadingWindowParameters, it: Partial<RuleRow> = {}): RuleRow {
  return {
    id: 'own.window',
    topic: 'reading_window',
    scope: {},
    validFrom: '2020-01-01',
    // Rows are JSON; the parameters' types are their schema's.
    parameters: JSON.parse(JSON.stringify(parameters)),
    source: { mark: 'D', title: 'test' },
    isEnabled: true,
    ...it,
  }
}

function by(...rows: RuleRow[]) {
  return { book: createRuleBook(rows), scope: {} }
}

describe('the window of Mosenergosbyt (S4)', () => {
  it('separates reading, 23 to 25, from handing over, by 26', () => {
    expect(windowOf({ ...moscow(), month: '2016-11' })).toEqual({
      month: '2016-11',
      opensOn: '2016-11-23',
      readUntil: '2016-11-25',
      submitUntil: '2016-11-26',
      changeUntil: '2016-11-26',
      rule: { id: 'ru.window.electricity', validFrom: '2012-09-01' },
    })
  })

  it('takes readings in from 23 00:00 to 26 23:59:59, local time', () => {
    const instants = [
      '2016-11-22T20:59:59.999Z',
      '2016-11-22T21:00:00.000Z',
      '2016-11-26T20:59:59.999Z',
      '2016-11-26T21:00:00.000Z',
    ]
    const window = windowOf({ ...moscow(), month: '2016-11' })
    const taken = instants.map(
      (instant) => window && isInWindow(window, civilDateAt(instant, 'Europe/Moscow')),
    )
    expect(taken).toEqual([false, true, true, false])
  })

  it('opens on 15 from July 2017, and still refuses 16 in 2016', () => {
    const on = (date: string) => {
      const window = windowAt({ ...moscow(), on: date })
      return window && isInWindow(window, date)
    }
    expect(on('2017-07-15')).toBe(true)
    expect(on('2017-07-16')).toBe(true)
    expect(on('2016-07-16')).toBe(false)
    expect(on('2017-06-16')).toBe(false)
    expect(windowAt({ ...moscow(), on: '2017-06-27' })?.opensOn).toBe('2017-07-15')
    expect(windowOf({ ...moscow(), month: '2012-08' })).toBeUndefined()
  })
})

describe('windows', () => {
  it('cross the end of the month (RES, 29 to 3)', () => {
    const res = by(row({ kind: 'days', fromDay: 29, toDay: 3, changeUntilDay: 5 }))
    expect(windowOf({ ...res, month: '2026-10' })).toMatchObject({
      month: '2026-10',
      opensOn: '2026-10-29',
      submitUntil: '2026-11-03',
      changeUntil: '2026-11-05',
    })
    expect(windowAt({ ...res, on: '2026-11-03' })?.month).toBe('2026-10')
    expect(windowAt({ ...res, on: '2026-11-04' })?.month).toBe('2026-11')
    expect(windowOf({ ...res, month: '2026-12' })?.submitUntil).toBe('2027-01-03')
    expect(windowOf({ ...res, month: '2026-02' })?.opensOn).toBe('2026-02-28')
    expect(windowOf({ ...res, month: '2028-02' })?.opensOn).toBe('2028-02-29')
  })

  it('are the penultimate six days (Premier)', () => {
    const premier = by(row({ kind: 'penultimate_days', days: 6 }))
    const dates = ['2026-11', '2026-12', '2026-02'].map((month) => {
      const window = windowOf({ ...premier, month })
      return [window?.opensOn, window?.submitUntil]
    })
    expect(dates).toEqual([
      ['2026-11-24', '2026-11-29'],
      ['2026-12-25', '2026-12-30'],
      ['2026-02-22', '2026-02-27'],
    ])
  })

  it('are the dates of a list (CEZ 2018)', () => {
    const cez = by(
      row(
        {
          kind: 'dates',
          rows: [
            { opensOn: '2018-04-26', submitUntil: '2018-04-30' },
            { opensOn: '2018-05-29', submitUntil: '2018-06-02', changeUntil: '2018-06-03' },
            { opensOn: '2018-06-26', readUntil: '2018-06-28', submitUntil: '2018-06-30' },
          ],
        },
        { validFrom: '2018-01-01' },
      ),
    )
    expect(windowAt({ ...cez, on: '2018-05-01' })).toMatchObject({
      month: '2018-05',
      opensOn: '2018-05-29',
      submitUntil: '2018-06-02',
      changeUntil: '2018-06-03',
    })
    expect(windowAt({ ...cez, on: '2018-06-29' })?.readUntil).toBe('2018-06-28')
    expect(windowOf({ ...cez, month: '2018-07' })).toBeUndefined()
    expect(windowAt({ ...cez, on: '2018-07-01' })).toBeUndefined()
  })

  it('may be several in a month, in order, where a list says so', () => {
    const twice = by(
      row({
        kind: 'dates',
        rows: [
          { opensOn: '2026-11-25', submitUntil: '2026-11-28' },
          { opensOn: '2026-11-05', submitUntil: '2026-11-08' },
          { opensOn: '2026-12-05', submitUntil: '2026-12-08' },
        ],
      }),
    )
    const opens = (month: string) => windowsOf({ ...twice, month }).map((it) => it.opensOn)
    expect(opens('2026-11')).toEqual(['2026-11-05', '2026-11-25'])
    expect(opens('2026-12')).toEqual(['2026-12-05'])
    expect(opens('2027-01')).toEqual([])
    expect(windowOf({ ...twice, month: '2026-11' })?.opensOn).toBe('2026-11-05')
    const next = ['2026-11-08', '2026-11-09', '2026-11-28', '2026-11-29', '2026-12-09'].map(
      (on) => windowAt({ ...twice, on })?.opensOn,
    )
    expect(next).toEqual(['2026-11-05', '2026-11-25', '2026-11-25', '2026-12-05', undefined])
  })

  it('belong to a place, an operator or a tenant, the nearest first', () => {
    const book = createRuleBook([
      row({ kind: 'days', fromDay: 1, toDay: 31 }),
      row({ kind: 'days', fromDay: 20, toDay: 26 }, { id: 'tenant', scope: { tenant: 't' } }),
      row({ kind: 'days', fromDay: 10, toDay: 12 }, { id: 'operator', scope: { operator: 'o' } }),
      row(
        { kind: 'dates', rows: [{ opensOn: '2026-11-14', submitUntil: '2026-11-16' }] },
        { id: 'place', scope: { place: 'p' }, validFrom: '2026-11-01', validTo: '2026-11-30' },
      ),
    ])
    const opens = (scope: RuleScope, month = '2026-11') => windowOf({ book, scope, month })?.opensOn
    expect(opens({})).toBe('2026-11-01')
    expect(opens({ operator: 'o' })).toBe('2026-11-10')
    expect(opens({ operator: 'o', tenant: 't' })).toBe('2026-11-20')
    expect(opens({ operator: 'o', tenant: 't', place: 'p' })).toBe('2026-11-14')
    expect(opens({ operator: 'o', tenant: 't', place: 'p' }, '2026-12')).toBe('2026-12-20')
  })

  it('by a row of the middle of the month open then', () => {
    const middle = by(
      row({ kind: 'days', fromDay: 25, toDay: 28 }),
      row(
        { kind: 'days', fromDay: 12, toDay: 14 },
        { id: 'middle', validFrom: '2026-11-10', validTo: '2026-11-20' },
      ),
    )
    expect(
      windowsOf({ ...middle, month: '2026-11' }).map((it) => [it.opensOn, it.rule.id]),
    ).toEqual([
      ['2026-11-12', 'middle'],
      ['2026-11-25', 'own.window'],
    ])
  })

  it('follow a change of rules inside the month', () => {
    const changed = by(
      row({ kind: 'days', fromDay: 20, toDay: 25 }, { validTo: '2026-11-09' }),
      row({ kind: 'days', fromDay: 15, toDay: 18 }, { validFrom: '2026-11-10' }),
    )
    expect(windowOf({ ...changed, month: '2026-10' })?.opensOn).toBe('2026-10-20')
    expect(windowOf({ ...changed, month: '2026-11' })?.opensOn).toBe('2026-11-15')

    const begun = by(row({ kind: 'days', fromDay: 20, toDay: 26 }, { validFrom: '2026-11-12' }))
    expect(windowOf({ ...begun, month: '2026-11' })?.opensOn).toBe('2026-11-20')
    expect(windowOf({ ...begun, month: '2026-10' })).toBeUndefined()

    const late = by(
      row({ kind: 'days', fromDay: 20, toDay: 25 }, { validTo: '2026-11-09' }),
      row({ kind: 'days', fromDay: 5, toDay: 8 }, { validFrom: '2026-11-10' }),
    )
    expect(windowOf({ ...late, month: '2026-11' })?.opensOn).toBe('2026-11-20')
  })

  it('of stated dates are found to their last day, however long they last', () => {
    const long = by(
      row({
        kind: 'dates',
        rows: [
          { opensOn: '2026-01-31', submitUntil: '2026-04-30' },
          { opensOn: '2026-05-01', submitUntil: '2027-05-31' },
        ],
      }),
    )
    const openedOn = (on: string) => windowAt({ ...long, on })?.opensOn
    expect(openedOn('2026-01-30')).toBe('2026-01-31')
    expect(openedOn('2026-04-30')).toBe('2026-01-31')
    expect(openedOn('2026-05-01')).toBe('2026-05-01')
    expect(openedOn('2027-05-31')).toBe('2026-05-01')
    expect(openedOn('2027-06-01')).toBeUndefined()
  })

  it('are looked for two years ahead', () => {
    const far = by(
      row({ kind: 'dates', rows: [{ opensOn: '2028-11-30', submitUntil: '2028-12-01' }] }),
    )
    expect(windowAt({ ...far, on: '2026-11-01' })?.opensOn).toBe('2028-11-30')
    expect(windowAt({ ...far, on: '2026-10-31' })).toBeUndefined()
  })

  it('are absent where no row states one', () => {
    expect(windowOf({ ...by(), month: '2026-11' })).toBeUndefined()
    expect(windowAt({ ...by(), on: '2026-11-22' })).toBeUndefined()
  })
})

/** Days of which the rules' schema takes every one: a window that ends in the month after ends on the 27th at the latest. */
const anyDays = fc
  .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 0, max: 30 }), fc.nat(8))
  .map(([fromDay, length, more]) => {
    const last = fromDay + length
    const toDay = last <= 31 ? last : Math.min(last - 31, fromDay - 1, 27)
    const later = toDay + more
    const limit = toDay < fromDay ? Math.min(27, fromDay - 1) : 31
    return {
      kind: 'days' as const,
      fromDay,
      toDay,
      submitUntilDay: Math.max(toDay, Math.min(later, limit)),
    }
  })
  .filter(({ fromDay, toDay }) => toDay >= 1 && fromDay >= 1)
const anyDate = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2021-02-01', days))

describe('any window by days', () => {
  it('opens in its month, lasts no longer than one and is in order', () => {
    fc.assert(
      fc.property(anyDays, anyDate, (parameters, date) => {
        const month = monthOf(date)
        const window = windowOf({ ...by(row(parameters)), month })
        if (window === undefined) throw new Error('A window by days is there every month.')
        expect(monthOf(window.opensOn)).toBe(month)
        expect(window.opensOn <= window.readUntil).toBe(true)
        expect(window.readUntil <= window.submitUntil).toBe(true)
        expect(window.submitUntil < `${addMonths(month, 2)}-01`).toBe(true)
      }),
    )
  })

  it('is found by each of its days, and between windows the next one is', () => {
    fc.assert(
      fc.property(anyDays, anyDate, (parameters, on) => {
        const world = by(row(parameters))
        const window = windowAt({ ...world, on })
        if (window === undefined) throw new Error('A window by days is there every month.')
        expect(on <= window.submitUntil).toBe(true)
        const before = windowOf({ ...world, month: addMonths(window.month, -1) })
        expect(before && before.submitUntil < on).toBe(true)
      }),
    )
  })

  it('shares no day with the window of the next month', () => {
    fc.assert(
      fc.property(anyDays, anyDate, (parameters, date) => {
        const world = by(row(parameters))
        const window = windowOf({ ...world, month: monthOf(date) })
        const next = windowOf({ ...world, month: addMonths(monthOf(date), 1) })
        expect(window && next && window.submitUntil < next.opensOn).toBe(true)
      }),
    )
  })

  it('holds every day from its opening to its last, and neither neighbour', () => {
    fc.assert(
      fc.property(anyDays, anyDate, (parameters, date) => {
        const window = windowOf({ ...by(row(parameters)), month: monthOf(date) })
        if (window === undefined) throw new Error('A window by days is there every month.')
        for (let on = window.opensOn; on <= window.submitUntil; on = addDays(on, 1)) {
          expect(isInWindow(window, on)).toBe(true)
        }
        expect(isInWindow(window, addDays(window.opensOn, -1))).toBe(false)
        expect(isInWindow(window, addDays(window.submitUntil, 1))).toBe(false)
      }),
    )
  })
})
