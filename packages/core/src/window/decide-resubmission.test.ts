import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../time/index.ts'
import { decideResubmission } from './decide-resubmission.ts'

const window = {
  month: '2026-11',
  opensOn: '2026-11-22',
  readUntil: '2026-11-26',
  submitUntil: '2026-11-26',
  changeUntil: '2026-11-28',
  rule: { id: 'test', validFrom: '2026-01-01' },
}

function decide(
  on: string,
  taken: readonly string[] = [],
  mode: 'last_wins' | 'first_only' = 'last_wins',
) {
  return decideResubmission({ parameters: { mode }, window, taken, on })
}

describe('a first reading', () => {
  it('is taken in from the first to the last day of the window', () => {
    expect(decide('2026-11-21')).toEqual({ ok: false, problem: 'not_yet_open' })
    expect(decide('2026-11-22')).toEqual({ ok: true })
    expect(decide('2026-11-26', [], 'first_only')).toEqual({ ok: true })
    expect(decide('2026-11-27')).toEqual({ ok: false, problem: 'closed' })
  })
})

describe('a further reading', () => {
  it('takes the place of the last where the last wins (Premier), until the last day of change', () => {
    expect(decide('2026-11-22', ['a', 'b'])).toEqual({ ok: true, supersedes: 'b' })
    expect(decide('2026-11-28', ['a'])).toEqual({ ok: true, supersedes: 'a' })
    expect(decide('2026-11-29', ['a'])).toEqual({
      ok: false,
      problem: 'change_closed',
      standing: 'a',
    })
    expect(decide('2026-11-21', ['a'])).toEqual({ ok: false, problem: 'not_yet_open' })
  })

  it('is refused where only the first counts (RES)', () => {
    expect(decide('2026-11-23', ['a'], 'first_only')).toEqual({
      ok: false,
      problem: 'already_taken',
      standing: 'a',
    })
  })

  it('may be closed to changes before it is closed to first readings', () => {
    const early = { ...window, changeUntil: '2026-11-24' }
    const parameters = { mode: 'last_wins' } as const
    const at = (taken: string[]) =>
      decideResubmission({ parameters, window: early, taken, on: '2026-11-25' })
    expect(at([])).toEqual({ ok: true })
    expect(at(['a'])).toEqual({ ok: false, problem: 'change_closed', standing: 'a' })
  })
})

describe('of any readings sent in', () => {
  const anyDays = fc.array(fc.integer({ min: -3, max: 10 }), { maxLength: 12 })
  /** Sends readings in on days counted from the opening; what was taken in, in order. */
  function takenIn(days: readonly number[], mode: 'last_wins' | 'first_only') {
    const taken: string[] = []
    for (const [at, day] of days.toSorted((a, b) => a - b).entries()) {
      const decision = decide(addDays(window.opensOn, day), taken, mode)
      if (decision.ok) taken.push(`${at}:${day}`)
    }
    return taken
  }

  it('one at most is taken in where only the first counts, and it is the first in the window', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const first = days.toSorted((a, b) => a - b).find((it) => 0 <= it && it <= 4)
        const taken = takenIn(days, 'first_only').map((it) => Number(it.split(':')[1]))
        expect(taken).toEqual(first === undefined ? [] : [first])
      }),
    )
  })

  it('the last stands where the last wins, if a first came in time', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const inTime = days.some((it) => 0 <= it && it <= 4)
        const last = days.toSorted((a, b) => a - b).findLast((it) => 0 <= it && it <= 6)
        const standing = takenIn(days, 'last_wins').at(-1)?.split(':')[1]
        expect(standing).toBe(inTime && last !== undefined ? `${last}` : undefined)
      }),
    )
  })
})
