import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '../rules/index.ts'
import {
  CALENDAR,
  COMMANDS,
  DEADLINES,
  OPENING,
  opened,
  tried,
  ways,
  ZONE,
} from '../testing/disputes.ts'
import { addDays, civilDateAt, daysBetween } from '../time/index.ts'
import { clockOwners } from './dispute-transitions.ts'
import { replayDispute } from './evolve-dispute.ts'
import { timeByOwner } from './time-by-owner.ts'
import { workingDaysBetween } from './working-days-between.ts'

const worksOn = (day: string) => isWorkingDay(day, CALENDAR)

const days = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-11-20', count))

describe('laws of disputes', () => {
  it('no sequence of commands leads to a state that is not defined', () => {
    fc.assert(
      fc.property(ways, (way) => {
        for (const { state, steps } of way) {
          expect(Object.keys(clockOwners)).toContain(state)
          const last = steps.at(-1)
          expect(last?.state).toBe(state)
          expect(last?.owner).toBe(last?.isPaused ? 'customer' : clockOwners[state])
        }
      }),
    )
  })

  it('what is withdrawn is over, and what is closed can only be reopened', () => {
    fc.assert(
      fc.property(ways, (way) => {
        for (const [place, { state }] of way.entries()) {
          const next = way[place + 1]
          if (next === undefined) continue
          expect(state).not.toBe('withdrawn')
          if (state === 'closed') expect(next.steps.at(-1)?.command?.action).toBe('reopen')
        }
      }),
    )
  })

  it('steps are only ever added, one for each command', () => {
    fc.assert(
      fc.property(ways, (way) => {
        for (const [place, dispute] of way.entries()) {
          expect(dispute.steps).toHaveLength(place + 1)
          if (place > 0) expect(dispute.steps.slice(0, -1)).toEqual(way[place - 1]?.steps)
        }
      }),
    )
  })

  it('its steps give the same dispute again', () => {
    fc.assert(
      fc.property(ways, (way) => {
        const dispute = way.at(-1) ?? opened()
        expect(replayDispute(OPENING, dispute.steps)).toEqual(dispute)
      }),
    )
  })

  it('each round is one more, and answers none but its own', () => {
    fc.assert(
      fc.property(ways, (way) => {
        for (const { round = 1, steps, answer } of way) {
          const actions = steps.map(({ command }) => command?.action)
          expect(round).toBe(1 + actions.filter((it) => it === 'reopen').length)
          const ofRound = steps.slice(actions.lastIndexOf('reopen') + 1)
          const isAnswered = ofRound.some(
            ({ command }) =>
              command?.action === 'answer' || (command?.action === 'close' && command.ruling),
          )
          expect(answer !== undefined).toBe(isAnswered)
        }
      }),
    )
  })

  it('the clock’s whole time is the sum of its owners’', () => {
    fc.assert(
      fc.property(ways, fc.nat(2_000), (way, hours) => {
        const dispute = way.at(-1) ?? opened()
        const last = dispute.steps.at(-1)?.at ?? ''
        const until = new Date(Date.parse(last) + hours * 3_600_000).toISOString()
        const booked = Object.values(
          timeByOwner(dispute, { until, zone: ZONE, calendar: CALENDAR }),
        )
        const from = civilDateAt(OPENING.openedAt, ZONE)
        const to = civilDateAt(until, ZONE)
        expect(booked.reduce((sum, it) => sum + it.days, 0)).toBe(daysBetween(from, to))
        expect(booked.reduce((sum, it) => sum + it.workingDays, 0)).toBe(
          workingDaysBetween(from, to, CALENDAR),
        )
      }),
    )
  })

  it('a deadline never falls on a day on which nobody works', () => {
    fc.assert(
      fc.property(ways, (way) => {
        for (const { steps } of way) {
          const dueOn = steps.at(-1)?.dueOn
          if (dueOn !== undefined) expect(worksOn(dueOn)).toBe(true)
        }
      }),
    )
    fc.assert(
      fc.property(days, days, days, (on, dueOn, from) => {
        fc.pre(worksOn(dueOn))
        const due = DEADLINES({ type: 'contract_end', state: 'sent', from, paused: { on, dueOn } })
        expect(due !== undefined && worksOn(due)).toBe(true)
      }),
    )
  })

  it('a pause takes no working day from the clock and gives it none', () => {
    fc.assert(
      fc.property(days, days, fc.nat(20), (on, dueOn, count) => {
        fc.pre(worksOn(dueOn) && on < dueOn)
        const from = addDays(on, count)
        const paused = { on, dueOn }
        const due = DEADLINES({ type: 'contract_end', state: 'sent', from, paused }) ?? ''
        const left = workingDaysBetween(on, dueOn, CALENDAR)
        fc.pre(left > 0)
        expect(workingDaysBetween(from, due, CALENDAR)).toBe(left)
      }),
    )
  })

  it('a command that does not fit changes nothing', () => {
    fc.assert(
      fc.property(ways, (way) => {
        const dispute = way.at(-1) ?? opened()
        const before = structuredClone(dispute)
        for (const command of COMMANDS) tried(dispute, command, '2030-01-01T00:00:00.000Z')
        expect(dispute).toEqual(before)
      }),
    )
  })
})
