import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../presets/index.ts'
import { createRuleBook } from '../rules/index.ts'
import { addDays, civilDateAt, startOfDay } from '../time/index.ts'
import { isInWindow, windowAt, windowOf } from './reading-window.ts'
import { windowMoments } from './window-moments.ts'

function windowFrom(opensOn: string, submitUntil: string, changeUntil = submitUntil) {
  return {
    month: opensOn.slice(0, 7),
    opensOn,
    readUntil: submitUntil,
    submitUntil,
    changeUntil,
    rule: { id: 'test', validFrom: '2000-01-01' },
  }
}

/** First and last moment of submission. */
function moments(opensOn: string, submitUntil: string, zone: string) {
  const { opensAt, submitUntil: last } = windowMoments(windowFrom(opensOn, submitUntil), zone)
  return [opensAt, last]
}

describe('the moments of a window', () => {
  it('are 23 00:00 to 26 23:59:59.999 in Moscow (S4-1), each day of its own', () => {
    const scope = { jurisdiction: 'RU', utility: 'electricity' } as const
    const window = windowOf({ book: createRuleBook(rules.russia()), scope, month: '2016-11' })
    if (window === undefined) throw new Error('No window.')
    expect(windowMoments({ ...window, changeUntil: '2016-11-27' }, 'Europe/Moscow')).toEqual({
      opensAt: '2016-11-22T21:00:00.000Z',
      readUntil: '2016-11-25T20:59:59.999Z',
      submitUntil: '2016-11-26T20:59:59.999Z',
      changeUntil: '2016-11-27T20:59:59.999Z',
    })
  })

  it('follow daylight saving in Bucharest', () => {
    expect(moments('2026-03-23', '2026-03-29', 'Europe/Bucharest')).toEqual([
      '2026-03-22T22:00:00.000Z',
      '2026-03-29T20:59:59.999Z',
    ])
    expect(moments('2026-10-25', '2026-10-26', 'Europe/Bucharest')).toEqual([
      '2026-10-24T21:00:00.000Z',
      '2026-10-26T21:59:59.999Z',
    ])
  })

  it('follow the history of Moscow’s time', () => {
    // Summer time ended in 2010, UTC+4 stood from March 2011 to October 2014.
    expect(moments('2010-07-23', '2010-12-26', 'Europe/Moscow')).toEqual([
      '2010-07-22T20:00:00.000Z',
      '2010-12-26T20:59:59.999Z',
    ])
    expect(moments('2012-11-23', '2012-11-26', 'Europe/Moscow')).toEqual([
      '2012-11-22T20:00:00.000Z',
      '2012-11-26T19:59:59.999Z',
    ])
    expect(moments('2014-10-23', '2014-10-26', 'Europe/Moscow')).toEqual([
      '2014-10-22T20:00:00.000Z',
      '2014-10-26T20:59:59.999Z',
    ])
  })

  it('are of half an hour in Kolkata', () => {
    expect(moments('2026-11-23', '2026-11-26', 'Asia/Kolkata')).toEqual([
      '2026-11-22T18:30:00.000Z',
      '2026-11-26T18:29:59.999Z',
    ])
  })

  const anyZone = fc.constantFrom(
    'Europe/Bucharest',
    'Europe/Moscow',
    'Europe/Kyiv',
    'Europe/Istanbul',
    'Europe/London',
    'Asia/Kolkata',
    'America/New_York',
    'Pacific/Auckland',
    'UTC',
  )
  const anyDay = fc.nat(9_000).map((days) => addDays('2003-01-01', days))

  it('hold exactly the moments whose civil day lies in the window', () => {
    fc.assert(
      fc.property(
        anyZone,
        anyDay,
        fc.nat(10),
        fc.integer({ min: -2 * 86_400_000, max: 14 * 86_400_000 }),
        (zone, opensOn, length, milliseconds) => {
          const window = windowFrom(opensOn, addDays(opensOn, length))
          const { opensAt, submitUntil } = windowMoments(window, zone)
          const near = [opensAt, submitUntil].flatMap((it) =>
            [-1, 0, 1].map((ms) => Date.parse(it) + ms),
          )
          for (const ms of [...near, Date.parse(opensAt) + milliseconds]) {
            const instant = new Date(ms).toISOString()
            expect(opensAt <= instant && instant <= submitUntil, instant).toBe(
              isInWindow(window, civilDateAt(instant, zone)),
            )
          }
        },
      ),
    )
  })

  it('of one civil day all find the same window', () => {
    const book = createRuleBook(rules.russia())
    const scope = { jurisdiction: 'RU', utility: 'electricity' } as const
    fc.assert(
      fc.property(anyZone, anyDay, fc.nat(86_399_999), (zone, day, milliseconds) => {
        const instant = new Date(
          Math.min(
            Date.parse(startOfDay(day, zone)) + milliseconds,
            Date.parse(startOfDay(addDays(day, 1), zone)) - 1,
          ),
        ).toISOString()
        expect(windowAt({ book, scope, on: civilDateAt(instant, zone) })).toEqual(
          windowAt({ book, scope, on: day }),
        )
      }),
    )
  })
})
