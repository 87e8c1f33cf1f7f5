import { StoreError } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import { assertClock } from './assert-clock.ts'
import { assertMoment } from './assert-moment.ts'

describe('the clock of a stream', () => {
  const at = (recordedAt: string, lastRecordedAt?: string | null) => () =>
    assertClock({ stream: 'place/1', recordedAt, lastRecordedAt })

  it('may stand still, go on, and go back by a minute', () => {
    const last = '2026-11-22T08:01:00.000Z'
    for (const now of [last, '2026-11-22T08:01:00.001Z', '2026-11-22T08:00:00.000Z'])
      expect(at(now, last)).not.toThrow()
    for (const none of [undefined, null]) expect(at(last, none)).not.toThrow()
  })

  it('says what it says, and what the last fact says, when it went further back', () => {
    const late = at('2026-11-22T07:59:59.999Z', '2026-11-22T08:01:00.000Z')
    expect(late).toThrow(/07:59:59.999Z.*place\/1.*08:01:00.000Z.*Set the clock/)
    expect(late).toThrow(StoreError)
  })
})

it.each(['', 'now', '2026-11-22', '2026-11-22T08:00:00Z', '2026-02-30T08:00:00.000Z'])(
  'no moment in UTC to the millisecond: %j',
  (text) => {
    expect(() => assertMoment(text)).toThrow(TypeError)
    expect(() => assertMoment('2026-11-22T08:00:00.000Z')).not.toThrow()
  },
)
