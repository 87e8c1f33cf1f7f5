import { describe, expect, it } from 'vitest'
import { advanced, type DEADLINES, opened, SENT, tried } from '../testing/disputes.ts'
import type { Dispute, DisputeState } from './dispute.ts'
import { escalationLevel } from './dispute-clock.ts'
import { type DisputeCommand, parseDisputeCommand } from './dispute-command.ts'

const ANSWERED: readonly DisputeCommand[] = [...SENT, { action: 'answer', result: 'rejected' }]
const letter = { kind: 'document', reference: 'letter-1', description: 'a letter' } as const
const reopen = { action: 'reopen', reason: 'A letter was found.', evidence: [letter] } as const

/** A dispute in every state. */
const inState: { readonly [State in DisputeState]: Dispute } = {
  draft: opened(),
  registered: advanced(opened(), { action: 'register', number: 'C-7' }),
  sent: advanced(opened(), ...SENT),
  acknowledged: advanced(opened(), ...SENT, { action: 'acknowledge' }),
  under_verification: advanced(
    opened(),
    ...SENT,
    { action: 'acknowledge' },
    { action: 'verify', by: 'documents' },
  ),
  answered: advanced(opened(), ...ANSWERED),
  accepted: advanced(opened(), ...ANSWERED, { action: 'accept' }),
  escalated: advanced(opened(), ...ANSWERED, { action: 'escalate', authority: 'ANRE' }),
  closed: advanced(opened(), ...ANSWERED, { action: 'accept' }, { action: 'close' }),
  withdrawn: advanced(opened(), { action: 'withdraw', reason: 'No more.' }),
}

/** The states from which a command leads on, with where it leads. */
function waysOf(command: DisputeCommand, at?: string): readonly string[] {
  return Object.entries(inState).flatMap(([state, dispute]) => {
    const result = tried(dispute, command, at)
    return result.ok ? [`${state} → ${result.dispute.state}`] : []
  })
}

describe('the commands of a dispute', () => {
  it('lead from state to state as the domain has it', () => {
    expect(waysOf({ action: 'register', number: 'C-7' })).toEqual(['draft → registered'])
    expect(waysOf({ action: 'send' })).toEqual(['registered → sent'])
    expect(waysOf({ action: 'acknowledge' })).toEqual(['sent → acknowledged'])
    expect(waysOf({ action: 'verify', by: 'laboratory' })).toEqual([
      'acknowledged → under_verification',
      'under_verification → under_verification',
    ])
    expect(waysOf({ action: 'answer', result: 'duplicate' })).toEqual([
      'sent → answered',
      'acknowledged → answered',
      'under_verification → answered',
    ])
    expect(waysOf({ action: 'accept' })).toEqual(['answered → accepted'])
    expect(waysOf({ action: 'escalate', authority: 'ANRE' })).toEqual([
      'answered → escalated',
      'escalated → escalated',
    ])
    expect(waysOf({ action: 'close' })).toEqual(['accepted → closed', 'escalated → closed'])
    expect(waysOf(reopen)).toEqual(['answered → registered', 'closed → registered'])
    expect(waysOf({ action: 'resume' })).toEqual([])
    const open = Object.keys(inState).filter((state) => !['closed', 'withdrawn'].includes(state))
    expect(waysOf({ action: 'withdraw', reason: 'r' })).toEqual(
      open.map((state) => `${state} → withdrawn`),
    )
    expect(waysOf({ action: 'pause', reason: 'r' })).toEqual(
      open.filter((state) => state !== 'draft').map((state) => `${state} → ${state}`),
    )
  })

  it('are kept with who did what, when, and whose clock runs on', () => {
    const [, registered] = inState.registered.steps
    expect(registered).toEqual({
      state: 'registered',
      at: '2026-11-23T10:00:00.000Z',
      on: '2026-11-23',
      owner: 'supplier',
      dueOn: '2026-12-02',
      command: { action: 'register', number: 'C-7' },
      by: 'ana',
    })
    const bare = tried(
      inState.answered,
      { action: 'accept' },
      '2026-11-24T22:30:00.000Z',
      () => undefined,
    )
    expect(bare.ok && bare.dispute.steps.at(-1)).toEqual({
      state: 'accepted',
      at: '2026-11-24T22:30:00.000Z',
      on: '2026-11-25',
      owner: 'supplier',
      command: { action: 'accept' },
      by: 'ana',
    })
  })

  it('leave a note in a person’s words', () => {
    const noteOf = (dispute: Dispute, command: DisputeCommand) =>
      advanced(dispute, command).steps.at(-1)?.note
    const { sent, acknowledged, answered, accepted, escalated } = inState
    expect(noteOf(sent, { action: 'acknowledge', operatorReference: 'RDN-9' })).toBe('RDN-9')
    expect(noteOf(acknowledged, { action: 'verify', by: 'laboratory' })).toBe('laboratory')
    expect(noteOf(sent, { action: 'answer', result: 'rejected', note: 'no' })).toBe('no')
    expect(noteOf(answered, { action: 'escalate', authority: 'ANRE' })).toBe('ANRE')
    expect(noteOf(answered, { action: 'withdraw', reason: 'moved' })).toBe('moved')
    expect(noteOf(answered, { action: 'pause', reason: 'a photo' })).toBe('a photo')
    expect(noteOf(answered, reopen)).toBe('A letter was found.')
    expect(noteOf(accepted, { action: 'close', note: 'done' })).toBe('done')
    const ruling = { result: 'upheld', note: 'ruled' } as const
    expect(noteOf(escalated, { action: 'close', ruling })).toBe('ruled')
    expect(noteOf(escalated, { action: 'close', note: 'done', ruling })).toBe('done')
    const paused = advanced(answered, { action: 'pause', reason: 'a photo' })
    expect(noteOf(paused, { action: 'resume', note: 'it came' })).toBe('it came')
    expect(noteOf(answered, { action: 'accept' })).toBeUndefined()
  })

  it('say from where they lead on where they do not', () => {
    expect(tried(inState.draft, { action: 'answer', result: 'upheld' })).toEqual({
      ok: false,
      problem: 'not_allowed_in_this_state',
      expected: 'answer from sent or acknowledged or under_verification',
      actual: 'draft',
    })
    expect(tried(inState.sent, { action: 'resume' })).toEqual({
      ok: false,
      problem: 'not_allowed_in_this_state',
      expected: 'resume from a pause',
      actual: 'sent',
    })
  })

  it('go forward in time', () => {
    const early = '2026-11-23T09:59:59.999Z'
    expect(tried(inState.registered, { action: 'send' }, early)).toEqual({
      ok: false,
      problem: 'before_last_step',
      expected: '2026-11-23T10:00:00.000Z or later',
      actual: early,
    })
    expect(tried(inState.registered, { action: 'acknowledge' }, early)).toMatchObject({
      problem: 'not_allowed_in_this_state',
    })
  })

  it('need a dispute that was opened', () => {
    expect(() => tried({ ...opened(), steps: [] }, { action: 'send' })).toThrow(
      'Dispute dispute-1 has no steps.',
    )
  })
})

describe('a command from outside', () => {
  const problems = (input: unknown) => {
    const parsed = parseDisputeCommand(input)
    return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
  }

  it('is one of those that there are, with what it needs', () => {
    expect(problems({ action: 'shred' })).toHaveLength(1)
    expect(problems({ action: 'send', now: true })).toEqual([': expected no now'])
    expect(problems({ action: 'register', number: '' })).toEqual([
      'number: expected at least 1 characters',
    ])
    for (const action of ['register', 'verify', 'answer', 'escalate', 'withdraw', 'pause']) {
      expect(problems({ action })).toHaveLength(1)
    }
    expect(problems({ action: 'reopen' })).toHaveLength(2)
    expect(problems({ action: 'verify', by: 'phone' })).toEqual([
      'by: expected one of site, laboratory, documents',
    ])
    expect(problems({ action: 'answer', result: 'upheld', index: '12a' })).toEqual([
      'index: expected an index such as "12345.6"',
    ])
    for (const result of ['upheld', 'rejected', 'not_manageable', 'duplicate']) {
      expect(problems({ action: 'answer', result })).toEqual([])
    }
    for (const action of ['send', 'acknowledge', 'accept', 'close', 'resume']) {
      expect(problems({ action })).toEqual([])
    }
  })

  it('names the index where a dispute is partly upheld', () => {
    const expected = 'expected the index that is right, for it is neither of the two'
    expect(problems({ action: 'answer', result: 'partly_upheld' })).toEqual([`index: ${expected}`])
    expect(problems({ action: 'close', ruling: { result: 'partly_upheld' } })).toEqual([
      `ruling.index: ${expected}`,
    ])
    expect(problems({ action: 'answer', result: 'partly_upheld', index: '1' })).toEqual([])
  })

  it('is refused before anything else is looked at', () => {
    expect(tried(inState.draft, { action: 'answer', result: 'partly_upheld' })).toEqual({
      ok: false,
      problem: 'invalid_command',
      expected: 'a command',
      actual: 'index expected the index that is right, for it is neither of the two',
    })
    const unknown = { action: 'send', now: true, x: 1 } as DisputeCommand
    expect(tried(inState.registered, unknown)).toMatchObject({ actual: 'expected no now, x' })
  })

  it('brings at most a thousand pieces of evidence', () => {
    const evidence = Array.from({ length: 1_001 }, () => letter)
    expect(problems({ ...reopen, evidence })).toEqual(['evidence: expected at most 1000 entries'])
    expect(problems({ ...reopen, evidence: evidence.slice(1) })).toEqual([])
  })
})

describe('an answer', () => {
  it('is kept as it was given', () => {
    const given = { result: 'partly_upheld', index: '12380', note: 'half of it' } as const
    expect(advanced(inState.sent, { action: 'answer', ...given }).answer).toEqual(given)
    const ruled = advanced(inState.escalated, { action: 'close', ruling: given })
    expect(ruled.answer).toEqual(given)
    expect(advanced(inState.escalated, { action: 'close' }).answer).toEqual({ result: 'rejected' })
  })
})

describe('escalation', () => {
  const command = { action: 'escalate', authority: 'ANRE' } as const

  it('passes over an operator only once its time is up', () => {
    // Due on 2 December.
    expect(tried(inState.sent, command, '2026-12-02T10:00:00.000Z')).toEqual({
      ok: false,
      problem: 'not_overdue',
      expected: 'a day after 2026-12-02',
      actual: '2026-12-02',
    })
    expect(tried(inState.sent, command, '2026-12-02T22:00:00.000Z')).toMatchObject({
      ok: true,
      dispute: { state: 'escalated' },
    })
    expect(waysOf(command, '2026-12-31T10:00:00.000Z')).toEqual([
      'sent → escalated',
      'acknowledged → escalated',
      'under_verification → escalated',
      'answered → escalated',
      'escalated → escalated',
    ])
  })

  it('does not pass over an operator without a deadline', () => {
    const sent = tried(inState.registered, { action: 'send' }, undefined, () => undefined)
    if (!sent.ok) throw new Error(sent.problem)
    expect(tried(sent.dispute, command, '2027-12-02T10:00:00.000Z')).toEqual({
      ok: false,
      problem: 'not_overdue',
      expected: 'a deadline that has passed',
      actual: '2027-12-02',
    })
  })

  it('goes one level higher each time, from the beginning in each round', () => {
    expect(escalationLevel(inState.answered)).toBe(0)
    const higher = advanced(inState.escalated, { action: 'escalate', authority: 'court' })
    expect(escalationLevel(inState.escalated)).toBe(1)
    expect(escalationLevel(higher)).toBe(2)
    expect(escalationLevel(advanced(higher, { action: 'close' }))).toBe(2)
    const again = advanced(higher, { action: 'close' }, reopen)
    expect(escalationLevel(again)).toBe(0)
    const anew = [{ action: 'send' }, { action: 'answer', result: 'rejected' }, command] as const
    expect(escalationLevel(advanced(again, ...anew))).toBe(1)
  })
})

describe('reopening', () => {
  it('begins a round with the new evidence and without the old answer', () => {
    const reopened = advanced(inState.closed, reopen)
    expect(reopened).toMatchObject({ state: 'registered', number: 'C-7', round: 2 })
    expect(reopened.evidence).toEqual([...opened().evidence, letter])
    expect(reopened).not.toHaveProperty('answer')
    const other = { ...letter, reference: 'letter-2' }
    const anew = [{ action: 'send' }, { action: 'answer', result: 'upheld' }] as const
    const third = advanced(reopened, ...anew, { ...reopen, evidence: [letter, other] })
    expect(third.round).toBe(3)
    const [before] = third.steps.filter(({ command }) => command?.action === 'answer')
    expect(before?.command).toEqual({ action: 'answer', result: 'rejected' })
  })

  it('needs evidence that was not there before', () => {
    const known = { action: 'reopen', reason: 'r', evidence: opened().evidence } as const
    expect(tried(inState.closed, known)).toEqual({
      ok: false,
      problem: 'new_evidence_missing',
      expected: 'evidence that was not there before',
      actual: 'reading-1, data.csv:17',
    })
    expect(tried(inState.closed, { ...known, evidence: [] })).toMatchObject({ actual: 'none' })
    // Another description is no other piece; another kind under the same reference is.
    const [first] = known.evidence
    if (first === undefined) throw new Error('no evidence')
    const described = { ...known, evidence: [{ ...first, description: 'd' }] }
    expect(tried(inState.closed, described)).toMatchObject({ problem: 'new_evidence_missing' })
    const document = { ...known, evidence: [{ ...first, kind: 'document' as const }] }
    expect(tried(inState.closed, document).ok).toBe(true)
  })

  it('has its time from the answer or the end: three working days here', () => {
    expect(tried(inState.closed, reopen, '2026-11-26T10:00:00.000Z').ok).toBe(true)
    expect(tried(inState.closed, reopen, '2026-11-27T10:00:00.000Z')).toEqual({
      ok: false,
      problem: 'too_late',
      expected: 'until 2026-11-26',
      actual: '2026-11-27',
    })
    const noRule: typeof DEADLINES = ({ state }) =>
      state === 'reopened' ? undefined : '2026-12-01'
    expect(tried(inState.closed, reopen, '2030-11-27T10:00:00.000Z', noRule).ok).toBe(true)
  })

  it('reckons with disputes that know the moment of a step only', () => {
    const steps = inState.closed.steps.map(({ on: _, ...step }) => step)
    const early = { ...inState.closed, steps }
    expect(tried(early, reopen, '2026-11-26T10:00:00.000Z').ok).toBe(true)
    expect(tried(early, reopen, '2026-11-27T10:00:00.000Z').ok).toBe(false)
  })
})
