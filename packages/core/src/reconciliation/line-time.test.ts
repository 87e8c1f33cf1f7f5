import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimalIndex } from '../index-value/index.ts'
import type { OperatorLine } from '../measurement/index.ts'
import { civilDateAt } from '../time/index.ts'
import { reconcileReadings } from './reconcile-readings.ts'
import type { ReconciliationTolerance, SentReading } from './sent-reading.ts'

const POD = { scheme: 'pod', value: 'RO001E100000001' }
const BUCHAREST = 'Europe/Bucharest'

function index(text: string) {
  const value = parseDecimalIndex(text)
  if (value === undefined) throw new Error(text)
  return value
}

/** What becomes of a reading of a moment, or of 22 November, when the operator's line is of another. */
function outcomeOf(input: {
  readAt?: string
  lineAt?: string
  lineOn?: string
  time: ReconciliationTolerance['time']
  value?: string
  zone?: string
  windowDays?: number
}) {
  const { readAt, lineAt, lineOn = '2026-11-22', time, value = '12345', zone } = input
  const reading: SentReading = {
    readingId: 'reading-1',
    placeIdentifiers: [POD],
    meterSerial: '123',
    register: '1.8.0',
    index: index('12345'),
    readOn: '2026-11-22',
    ...(readAt && { readAt }),
  }
  const line: OperatorLine = {
    place: POD,
    register: '1.8.0',
    index: index(value),
    readOn: lineOn,
    type: 'customer',
    ...(lineAt && { readAt: lineAt }),
  }
  const { outcomes } = reconcileReadings({
    sent: [reading],
    lines: [{ line, at: { file: 'a.csv', line: 2 } }],
    tolerance: { value: { kind: 'absolute', units: '1' }, time },
    windowDays: input.windowDays ?? 7,
    ...(zone && { zone }),
  })
  return outcomes[0]
}

const codeOf = (input: Parameters<typeof outcomeOf>[0]) => outcomeOf(input)?.code

describe('a tolerance of the same day', () => {
  const time = { kind: 'same_day' } as const
  const evening = '2026-11-22T21:59:59.000Z'
  const midnight = '2026-11-22T22:00:00.000Z'

  it('is of the day in the zone, for moments that the file says', () => {
    const found = { readAt: '2026-11-22T10:00:00.000Z', time, zone: BUCHAREST }
    expect(outcomeOf({ ...found, lineAt: evening, lineOn: '2026-11-23' })).toMatchObject({
      code: 'matched',
      daysApart: 0,
      secondsApart: 43_199,
    })
    expect(outcomeOf({ ...found, lineAt: midnight })).toMatchObject({
      code: 'other_date',
      daysApart: 1,
    })
    expect(codeOf({ ...found, lineAt: midnight, zone: 'UTC' })).toBe('matched')
    expect(codeOf({ ...found, lineAt: evening, value: '12346' })).toBe('matched_within_tolerance')
  })

  it('is of the day as it was written where there is no zone or no moment', () => {
    const at = '2026-11-22T22:00:00.000Z'
    expect(codeOf({ readAt: at, lineAt: at, time })).toBe('matched')
    expect(codeOf({ readAt: at, lineAt: at, lineOn: '2026-11-23', time })).toBe('other_date')
    expect(codeOf({ time, zone: BUCHAREST })).toBe('matched')
    expect(codeOf({ lineAt: at, time, zone: BUCHAREST })).toBe('other_date')
    expect(codeOf({ readAt: at, time, zone: BUCHAREST })).toBe('other_date')
    const day = outcomeOf({ lineAt: at, time, zone: BUCHAREST })
    expect(day).not.toHaveProperty('secondsApart')
  })
})

describe('a tolerance of days', () => {
  it('takes the day of a moment in the zone, and keeps to its window', () => {
    const found = { readAt: '2026-11-22T10:00:00.000Z', zone: BUCHAREST }
    const lineAt = '2026-11-23T22:00:00.000Z'
    const days = (number: number) => ({ kind: 'days', days: number }) as const
    expect(codeOf({ ...found, lineAt, time: days(1) })).toBe('other_date')
    expect(codeOf({ ...found, lineAt, time: days(2) })).toBe('matched_within_tolerance')
    expect(codeOf({ ...found, lineAt, time: days(2), windowDays: 2 })).toBe(
      'matched_within_tolerance',
    )
    expect(codeOf({ ...found, lineAt, time: days(2), windowDays: 1 })).toBe('missing_place')
  })
})

describe('a tolerance of seconds', () => {
  const readAt = '2026-11-22T10:00:00.000Z'
  const seconds = (number: number) => ({ kind: 'seconds', seconds: number }) as const

  it('is exact with none', () => {
    expect(codeOf({ readAt, lineAt: readAt, time: seconds(0) })).toBe('matched')
    const lineAt = '2026-11-22T10:00:00.001Z'
    expect(outcomeOf({ readAt, lineAt, time: seconds(0) })).toMatchObject({
      code: 'other_date',
      daysApart: 0,
      secondsApart: 1,
    })
  })

  it('allows so many either way, whatever the day', () => {
    const before = '2026-11-22T09:58:30.000Z'
    expect(outcomeOf({ readAt, lineAt: before, time: seconds(90) })).toMatchObject({
      code: 'matched_within_tolerance',
      secondsApart: -90,
    })
    expect(codeOf({ readAt, lineAt: before, time: seconds(89) })).toBe('other_date')
    const tooEarly = '2026-11-22T09:58:29.999Z'
    expect(outcomeOf({ readAt, lineAt: tooEarly, time: seconds(90) })).toMatchObject({
      code: 'other_date',
      secondsApart: -91,
    })
    const acrossMidnight = {
      readAt: '2026-11-22T21:59:59.000Z',
      lineAt: '2026-11-22T22:00:01.000Z',
    }
    expect(outcomeOf({ ...acrossMidnight, time: seconds(2), zone: BUCHAREST })).toMatchObject({
      code: 'matched_within_tolerance',
      daysApart: 1,
    })
    expect(codeOf({ readAt, lineAt: readAt, value: '12346', time: seconds(0) })).toBe(
      'matched_within_tolerance',
    )
  })

  it('asks for the same day where one of the two has no moment', () => {
    expect(codeOf({ readAt, time: seconds(5) })).toBe('matched')
    expect(codeOf({ lineAt: readAt, time: seconds(5) })).toBe('matched')
    expect(codeOf({ readAt, time: seconds(86_400), lineOn: '2026-11-23' })).toBe('other_date')
  })
})

describe('lines of one day', () => {
  it('are decided by their moments before their values', () => {
    const readAt = '2026-11-22T10:00:00.000Z'
    const line = (lineAt: string | undefined, value: string, place: number) => ({
      line: {
        place: POD,
        register: '1.8.0',
        index: index(value),
        readOn: '2026-11-22',
        type: 'customer' as const,
        ...(lineAt && { readAt: lineAt }),
      },
      at: { file: 'a.csv', line: place },
    })
    const reading: SentReading = {
      readingId: 'reading-1',
      placeIdentifiers: [POD],
      meterSerial: '123',
      register: '1.8.0',
      index: index('12345'),
      readOn: '2026-11-22',
      readAt,
    }
    const far = line('2026-11-22T09:00:00.000Z', '12346', 2)
    const near = line('2026-11-22T10:59:59.000Z', '12347', 3)
    const someDay = line(undefined, '12347', 4)
    const decided = (...lines: readonly (typeof far)[]) =>
      reconcileReadings({
        sent: [reading],
        lines,
        tolerance: { value: { kind: 'absolute', units: '2' }, time: { kind: 'same_day' } },
        windowDays: 7,
      }).outcomes[0]?.at?.line
    expect(decided(far, near)).toBe(3)
    expect(decided(near, far)).toBe(3)
    expect(decided(near, someDay)).toBe(4)
    expect(decided(someDay, near)).toBe(4)
  })
})

describe('laws of time', () => {
  const moments = fc
    .integer({ min: 0, max: 4 * 86_400 })
    .map((second) =>
      new Date(Date.parse('2026-10-23T00:00:00.000Z') + second * 1_000).toISOString(),
    )
  const zones = fc.constantFrom(BUCHAREST, 'Asia/Kolkata', 'America/New_York', 'UTC')

  it('same day in a zone is the same civil day, through a change of the clocks', () => {
    fc.assert(
      fc.property(moments, moments, zones, (readAt, lineAt, zone) => {
        const isSameDay = civilDateAt(readAt, zone) === civilDateAt(lineAt, zone)
        const code = codeOf({ readAt, lineAt, zone, time: { kind: 'same_day' } })
        expect(code).toBe(isSameDay ? 'matched' : 'other_date')
      }),
    )
  })

  it('more tolerance never loses a match', () => {
    const wasFound = (code: string | undefined) => code?.startsWith('matched') === true
    fc.assert(
      fc.property(moments, moments, fc.nat(200_000), fc.nat(200_000), (readAt, lineAt, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const within = (seconds: number) =>
          wasFound(codeOf({ readAt, lineAt, time: { kind: 'seconds', seconds }, zone: 'UTC' }))
        expect(within(more) || !within(less)).toBe(true)
      }),
    )
  })
})
