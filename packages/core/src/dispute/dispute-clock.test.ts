import { describe, expect, it } from 'vitest'
import {
  advanced,
  CALENDAR,
  DEADLINES,
  OPENING,
  opened,
  SENT,
  tried,
  ZONE,
} from '../testing/disputes.ts'
import type { Dispute } from './dispute.ts'
import { disputeClock } from './dispute-clock.ts'
import { disputeDeadlines } from './dispute-deadlines.ts'
import { timeByOwner } from './time-by-owner.ts'
import { workingDaysBetween } from './working-days-between.ts'

const sent = advanced(opened(), ...SENT)
const pause = { action: 'pause', reason: 'A photo is wanted.' } as const
const resume = { action: 'resume' } as const
const at = (day: string) => `${day}T10:00:00.000Z`
const dueOn = (dispute: Dispute) => dispute.steps.at(-1)?.dueOn

describe('working days between two days', () => {
  it('are those after the first, the last included, without weekends and holidays', () => {
    expect(workingDaysBetween('2026-11-23', '2026-11-23', CALENDAR)).toBe(0)
    expect(workingDaysBetween('2026-11-23', '2026-11-24', CALENDAR)).toBe(1)
    expect(workingDaysBetween('2026-11-20', '2026-11-23', CALENDAR)).toBe(1)
    expect(workingDaysBetween('2026-11-23', '2026-12-02', CALENDAR)).toBe(5)
    expect(workingDaysBetween('2026-11-24', '2026-11-23', CALENDAR)).toBe(0)
    expect(workingDaysBetween('2026-11-28', '2026-12-01', CALENDAR)).toBe(0)
    const moved = { ...CALENDAR, workedWeekendDays: ['2026-11-28'] }
    expect(workingDaysBetween('2026-11-23', '2026-12-02', moved)).toBe(6)
  })
})

describe('a deadline', () => {
  it('is that of the state, the type’s own before the general one', () => {
    const from = '2026-11-23'
    expect(DEADLINES({ type: 'contract_start', state: 'sent', from })).toBe('2026-12-02')
    expect(DEADLINES({ type: 'contract_end', state: 'sent', from })).toBe('2026-11-25')
    expect(DEADLINES({ type: 'contract_end', state: 'answered', from })).toBe('2026-12-09')
    expect(DEADLINES({ type: 'contract_end', state: 'escalated', from })).toBeUndefined()
  })

  it('is not that of another type', () => {
    const ofEnds = disputeDeadlines({
      parameters: { deadlines: [{ state: 'sent', type: 'contract_end', workingDays: 2 }] },
      calendarOn: () => CALENDAR,
    })
    expect(ofEnds({ type: 'contract_start', state: 'sent', from: '2026-11-23' })).toBeUndefined()
  })

  it('in calendar days moves on from a day on which nobody works', () => {
    const weeks = disputeDeadlines({
      parameters: { deadlines: [{ state: 'sent', calendarDays: 7 }] },
      calendarOn: () => CALENDAR,
    })
    const due = (from: string) => weeks({ type: 'contract_start', state: 'sent', from })
    expect(due('2026-11-20')).toBe('2026-11-27')
    expect(due('2026-11-21')).toBe('2026-12-02')
  })

  it('is none without a rule, without a line, and without a calendar', () => {
    const step = { type: 'contract_start', state: 'sent', from: '2026-11-23' } as const
    const parameters = { deadlines: [{ state: 'sent', workingDays: 1 }] }
    const calendarOn = (day: string) => (day < '2026-12-01' ? CALENDAR : undefined)
    expect(disputeDeadlines({ parameters, calendarOn })(step)).toBe('2026-11-24')
    expect(disputeDeadlines({ parameters: undefined, calendarOn })(step)).toBeUndefined()
    const late = { ...step, from: '2026-12-01' }
    expect(disputeDeadlines({ parameters, calendarOn })(late)).toBeUndefined()
    const paused = { dueOn: '2026-12-02', on: '2026-11-30' }
    expect(disputeDeadlines({ parameters, calendarOn })({ ...late, paused })).toBeUndefined()
  })
})

describe('a pause', () => {
  it('runs against the customer, without a deadline, and lets nothing else happen', () => {
    const paused = advanced(sent, [pause, at('2026-11-25')])
    expect(paused.steps.at(-1)).toMatchObject({ state: 'sent', owner: 'customer', isPaused: true })
    expect(dueOn(paused)).toBeUndefined()
    expect(disputeClock(paused, '2026-12-30', CALENDAR)).toEqual({
      state: 'sent',
      owner: 'customer',
      isOverdue: false,
      isPaused: true,
    })
    for (const command of [pause, { action: 'acknowledge' }] as const) {
      expect(tried(paused, command, at('2026-11-26'))).toEqual({
        ok: false,
        problem: 'not_allowed_in_this_state',
        expected: 'resume or withdraw',
        actual: 'paused',
      })
    }
    const withdrawn = advanced(paused, { action: 'withdraw', reason: 'r' })
    expect(withdrawn.state).toBe('withdrawn')
  })

  it('gives the clock back the working days that it had left', () => {
    // Due on 2 December: the 26th, the 27th and the 2nd are left on the 25th.
    const resumed = advanced(sent, [pause, at('2026-11-25')], [resume, at('2026-12-10')])
    expect(resumed.steps.at(-1)).toMatchObject({ state: 'sent', owner: 'operator' })
    expect(resumed.steps.at(-1)).not.toHaveProperty('isPaused')
    expect(dueOn(resumed)).toBe('2026-12-15')
    const at28 = advanced(sent, [pause, at('2026-11-28')], [resume, at('2026-12-12')])
    expect(dueOn(at28)).toBe('2026-12-14')
  })

  it('on the last day leaves the first working day from then on', () => {
    const onLastDay = advanced(sent, [pause, at('2026-12-02')], [resume, at('2026-12-12')])
    expect(dueOn(onLastDay)).toBe('2026-12-14')
    const sameDay = advanced(sent, [pause, at('2026-12-02')], [resume, at('2026-12-02')])
    expect(dueOn(sameDay)).toBe('2026-12-02')
  })

  it('does not save a clock that had run out, and gives none to one that had no deadline', () => {
    const late = advanced(sent, [pause, at('2026-12-03')], [resume, at('2026-12-10')])
    expect(dueOn(late)).toBe('2026-12-02')
    expect(disputeClock(late, '2026-12-10').isOverdue).toBe(true)
    const accepted = advanced(sent, { action: 'answer', result: 'rejected' }, { action: 'accept' })
    expect(dueOn(advanced(accepted, pause, resume))).toBeUndefined()
  })
})

describe('a clock', () => {
  it('shows working days where a calendar is given', () => {
    const left = (on: string) => disputeClock(sent, on, CALENDAR)
    expect(left('2026-11-25')).toEqual({
      state: 'sent',
      owner: 'operator',
      dueOn: '2026-12-02',
      daysLeft: 7,
      workingDaysLeft: 3,
      isOverdue: false,
    })
    expect(left('2026-12-02')).toMatchObject({ daysLeft: 0, workingDaysLeft: 0, isOverdue: false })
    expect(left('2026-12-07')).toMatchObject({ daysLeft: -5, workingDaysLeft: -3, isOverdue: true })
    expect(disputeClock(sent, '2026-11-25')).not.toHaveProperty('workingDaysLeft')
  })

  it('needs a dispute that was opened', () => {
    expect(() => disputeClock({ ...opened(), steps: [] }, '2026-11-25')).toThrow(
      'Dispute dispute-1 has no steps.',
    )
  })
})

describe('time by owner', () => {
  const dispute = advanced(
    opened(),
    [{ action: 'register', number: 'C-7' }, at('2026-11-24')],
    [{ action: 'send' }, at('2026-11-24')],
    [pause, at('2026-11-27')],
    [resume, at('2026-12-02')],
    [{ action: 'answer', result: 'rejected' }, at('2026-12-03')],
    [{ action: 'escalate', authority: 'ANRE' }, at('2026-12-08')],
    [{ action: 'close' }, at('2026-12-18')],
  )
  const booked = (until: string) => timeByOwner(dispute, { until, zone: ZONE, calendar: CALENDAR })

  it('is booked at each step', () => {
    expect(booked(at('2026-12-21'))).toEqual({
      supplier: { days: 1 + 5, workingDays: 1 + 3 },
      operator: { days: 3 + 1, workingDays: 3 + 1 },
      customer: { days: 5, workingDays: 1 },
      authority: { days: 10, workingDays: 8 },
      nobody: { days: 3, workingDays: 1 },
    })
  })

  it('is booked up to a moment, in the tenant’s days', () => {
    const none = { days: 0, workingDays: 0 }
    expect(booked('2026-11-25T22:00:00.000Z')).toMatchObject({
      supplier: { days: 1 },
      operator: { days: 2, workingDays: 2 },
      customer: none,
    })
    expect(booked('2026-11-25T21:59:59.999Z')).toMatchObject({ operator: { days: 1 } })
    expect(booked(OPENING.openedAt)).toMatchObject({ supplier: none, operator: none })
    expect(booked(at('2026-11-27'))).toMatchObject({ operator: { days: 3 }, customer: none })
  })
})
