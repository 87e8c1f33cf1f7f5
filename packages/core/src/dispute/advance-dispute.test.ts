import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceDispute, type DisputeDeadlines } from './advance-dispute.ts'
import type { Dispute } from './dispute.ts'
import { disputeClock } from './dispute-clock.ts'
import type { DisputeCommand } from './dispute-command.ts'
import { openDispute } from './open-dispute.ts'

const opening: Parameters<typeof openDispute>[0] = {
  id: 'dispute-1',
  type: 'reading_not_used',
  place: 'P1',
  register: '1.8.0',
  readingId: 'reading-1',
  disputedIndex: '12400',
  proposedIndex: '12345',
  eventOn: '2026-11-24',
  openedAt: '2026-11-26T10:00:00.000Z',
  evidence: [
    { kind: 'reading', reference: 'reading-1', description: 'self-reading of 24 November' },
    { kind: 'operator_line', reference: 'data.csv:17', description: 'estimate of the operator' },
  ],
}
const deadlines: DisputeDeadlines = ({ state }) => (state === 'sent' ? '2026-12-10' : undefined)

const opened = (): Dispute => {
  const result = openDispute(opening)
  if (!result.ok) throw new Error(result.expected)
  return result.dispute
}

function advance(dispute: Dispute, ...commands: readonly DisputeCommand[]): Dispute {
  return commands.reduce((current, command) => {
    const result = advanceDispute({
      dispute: current,
      command,
      at: '2026-11-26T10:00:00.000Z',
      on: '2026-11-26',
      deadlines,
    })
    if (!result.ok) throw new Error(`${command.action}: ${result.actual}`)
    return result.dispute
  }, dispute)
}

describe('a dispute', () => {
  it('opens only with the evidence that its type needs', () => {
    expect(openDispute({ ...opening, evidence: [] })).toEqual({
      ok: false,
      problem: 'evidence_missing',
      expected: 'reading, operator_line',
      actual: 'no evidence',
      gaps: ['reading', 'operator_line'].map((expected) => ({
        code: 'evidence_missing',
        path: 'evidence',
        expected,
        actual: 'no evidence',
      })),
    })
    expect(opened().state).toBe('draft')
  })

  it('goes from draft to the operator’s answer and keeps every step', () => {
    const answered = advance(
      opened(),
      { action: 'register', number: 'C-7' },
      { action: 'send' },
      { action: 'acknowledge', operatorReference: 'RDN-99' },
      { action: 'verify', by: 'documents' },
      { action: 'answer', result: 'upheld', index: '12345' },
    )
    expect(answered).toMatchObject({
      number: 'C-7',
      state: 'answered',
      answer: { result: 'upheld', index: '12345' },
    })
    expect(answered.steps.map(({ state, owner }) => `${state}: ${owner}`)).toEqual([
      'draft: supplier',
      'registered: supplier',
      'sent: operator',
      'acknowledged: operator',
      'under_verification: operator',
      'answered: supplier',
    ])
  })

  it('shows its clock against its owner', () => {
    const sent = advance(opened(), { action: 'register', number: 'C-7' }, { action: 'send' })
    expect(disputeClock(sent, '2026-12-08')).toEqual({
      state: 'sent',
      owner: 'operator',
      dueOn: '2026-12-10',
      daysLeft: 2,
      isOverdue: false,
    })
    expect(disputeClock(sent, '2026-12-11').isOverdue).toBe(true)
    expect(disputeClock(opened(), '2026-12-11')).toEqual({
      state: 'draft',
      owner: 'supplier',
      isOverdue: false,
    })
  })

  it('never moves again once closed or withdrawn, and refuses without changing', () => {
    const anyCommand = fc.constantFrom<DisputeCommand>(
      { action: 'register', number: 'C-7' },
      { action: 'send' },
      { action: 'acknowledge' },
      { action: 'verify', by: 'site' },
      { action: 'answer', result: 'rejected' },
      { action: 'accept' },
      { action: 'escalate', authority: 'ANRE' },
      { action: 'close' },
      { action: 'withdraw', reason: 'customer changed their mind' },
    )
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
        let dispute = opened()
        let isEnded = false
        for (const command of commands) {
          const result = advanceDispute({
            dispute,
            command,
            at: '2026-11-26T10:00:00.000Z',
            on: '2026-11-26',
            deadlines,
          })
          if (isEnded) expect(result.ok).toBe(false)
          if (!result.ok) continue
          expect(result.dispute.steps.length).toBe(dispute.steps.length + 1)
          dispute = result.dispute
          isEnded = dispute.state === 'closed' || dispute.state === 'withdrawn'
        }
      }),
    )
  })
})
