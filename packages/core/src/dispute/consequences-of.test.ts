import { describe, expect, it } from 'vitest'
import { advanced, opened, SENT } from '../testing/disputes.ts'
import { consequencesOf } from './consequences-of.ts'
import type { DisputeCommand } from './dispute-command.ts'

type Answer = Extract<DisputeCommand, { action: 'answer' }>

const answered = (answer: Omit<Answer, 'action'>, change: Parameters<typeof opened>[0] = {}) =>
  advanced(opened(change), ...SENT, { action: 'answer', ...answer })

describe('the consequences of a dispute', () => {
  it('wait until it is accepted or closed', () => {
    const waiting = answered({ result: 'upheld', index: '12345' })
    expect(consequencesOf(opened())).toEqual({ kind: 'pending' })
    expect(consequencesOf(waiting)).toEqual({ kind: 'pending' })
    expect(consequencesOf(advanced(waiting, { action: 'escalate', authority: 'ANRE' }))).toEqual({
      kind: 'pending',
    })
  })

  it('are an agreed reading in the place of both', () => {
    const accepted = advanced(
      answered(
        { result: 'partly_upheld', index: '12380,5' },
        { disputedReadingId: 'reading-9', proposedReadOn: '2026-11-21' },
      ),
      { action: 'accept' },
    )
    const consequences = {
      kind: 'agreed',
      supersedes: ['reading-1', 'reading-9'],
      reading: {
        place: 'P1',
        register: '1.8.0',
        meterSerial: '00123',
        value: { text: '12380,5', units: 123805, decimals: 1 },
        readOn: '2026-11-21',
        quality: 'agreed',
        reference: 'C-7',
      },
    }
    expect(consequencesOf(accepted)).toEqual(consequences)
    expect(consequencesOf(advanced(accepted, { action: 'close' }))).toEqual(consequences)
  })

  it('are the proposed index where the answer names none', () => {
    const { meterSerial: _, readingId: __, ...bare } = opened()
    const accepted = { ...bare, state: 'accepted', answer: { result: 'upheld' } } as const
    expect(consequencesOf(accepted)).toEqual({
      kind: 'agreed',
      supersedes: [],
      reading: {
        place: 'P1',
        register: '1.8.0',
        value: { text: '12345', units: 12345, decimals: 0 },
        readOn: '2026-11-22',
        quality: 'agreed',
        reference: 'dispute-1',
      },
    })
  })

  it.each(['rejected', 'not_manageable', 'duplicate'] as const)(
    'are none where it is %s',
    (result) => {
      expect(consequencesOf(advanced(answered({ result }), { action: 'accept' }))).toEqual({
        kind: 'none',
      })
    },
  )

  it('are none where it is withdrawn, or closed without an answer', () => {
    const upheld = answered({ result: 'upheld' })
    expect(consequencesOf(advanced(upheld, { action: 'withdraw', reason: 'r' }))).toEqual({
      kind: 'none',
    })
    expect(consequencesOf({ ...opened(), state: 'closed' })).toEqual({ kind: 'none' })
  })

  it('are the authority’s ruling where there is one', () => {
    const escalated = advanced(answered({ result: 'rejected' }), {
      action: 'escalate',
      authority: 'ANRE',
    })
    const ruled = advanced(escalated, {
      action: 'close',
      ruling: { result: 'partly_upheld', index: '12360' },
    })
    expect(consequencesOf(ruled)).toMatchObject({
      kind: 'agreed',
      reading: { value: { units: 12360 } },
    })
    expect(consequencesOf(advanced(escalated, { action: 'close' }))).toEqual({ kind: 'none' })
  })

  it('cannot be told of an index that is none', () => {
    const broken = {
      ...opened(),
      state: 'closed',
      answer: { result: 'upheld', index: '?' },
    } as const
    expect(() => consequencesOf(broken)).toThrow('Dispute dispute-1 was upheld without an index.')
  })
})
