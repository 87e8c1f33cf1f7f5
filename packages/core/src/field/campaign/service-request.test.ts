import { describe, expect, it } from 'vitest'
import type { MeterExchange } from '../../meter/index.ts'
import {
  advanceServiceRequest,
  openServiceRequest,
  type ServiceRequest,
  type ServiceRequestCommand,
} from './service-request.ts'

const AT = '2026-11-24T08:00:00.000Z'
const METER = { meter: { serialNumber: 'M2', registers: [] }, entryIndices: [], multipliers: [] }
const REMOVED = { serialNumber: 'M1', exitIndices: [] }
const SLIP = { slipNumber: 'B-7', exchangedOn: '2026-11-26' }
const EXCHANGES: { readonly [Kind in 'fit' | 'replace' | 'remove']: MeterExchange } = {
  fit: { ...SLIP, fitted: METER },
  replace: { ...SLIP, fitted: METER, removed: REMOVED },
  remove: { ...SLIP, removed: REMOVED },
}
const CLOSE: ServiceRequestCommand = { action: 'close', exchange: EXCHANGES.replace }
const CONCLUDE: ServiceRequestCommand = { action: 'conclude', visitId: 'V1' }
const ACCEPT: ServiceRequestCommand = { action: 'accept' }

function opened(kind: ServiceRequest['kind'] = 'replace'): ServiceRequest {
  const result = openServiceRequest({
    id: 'R1',
    place: 'P1',
    kind,
    requestedAt: AT,
    accessNote: 'Ring twice',
  })
  if (!result.ok) throw new Error(result.problem)
  return result.request
}

function having(request: ServiceRequest, ...commands: readonly ServiceRequestCommand[]) {
  let current = request
  for (const command of commands.slice(0, -1)) {
    const result = advanceServiceRequest(current, command, AT)
    if (!result.ok) return result
    current = result.request
  }
  const last = commands.at(-1)
  if (last === undefined) throw new Error('A command is missing.')
  return advanceServiceRequest(current, last, AT)
}

describe('a service request', () => {
  it('is opened, and for a meter inside says how to get to it', () => {
    expect(opened()).toEqual({
      id: 'R1',
      place: 'P1',
      kind: 'replace',
      requestedAt: AT,
      accessNote: 'Ring twice',
      state: 'requested',
      steps: [{ state: 'requested', at: AT }],
    })
    const inside = { id: 'R2', place: 'P1', kind: 'meter_inside', requestedAt: AT } as const
    expect(openServiceRequest(inside)).toEqual({
      ok: false,
      problem: 'access_note_missing',
      expected: 'how to get to the meter',
      actual: 'nothing',
    })
    expect(openServiceRequest({ ...inside, kind: 'fit' }).ok).toBe(true)
    expect(openServiceRequest({ ...inside, accessNote: 'Key at 3' }).ok).toBe(true)
  })

  it('is accepted, scheduled and closed by the movement slip', () => {
    const next = '2026-11-25T08:00:00.000Z'
    const scheduled = having(opened(), ACCEPT, { action: 'schedule', on: '2026-11-26' })
    expect(scheduled).toMatchObject({
      request: { state: 'scheduled', scheduledOn: '2026-11-26' },
    })
    if (!scheduled.ok) throw new Error(scheduled.problem)
    const closed = advanceServiceRequest(scheduled.request, CLOSE, next)
    expect(closed).toEqual({
      ok: true,
      request: {
        ...opened(),
        state: 'done',
        scheduledOn: '2026-11-26',
        closedBy: 'B-7',
        steps: [
          { state: 'requested', at: AT },
          { state: 'accepted', at: AT },
          { state: 'scheduled', at: AT },
          { state: 'done', at: next },
        ],
      },
    })
  })

  it('for a meter inside is closed by a visit', () => {
    expect(having(opened('meter_inside'), ACCEPT, CONCLUDE)).toMatchObject({
      request: { state: 'done', closedBy: 'V1' },
    })
  })

  it('is closed by nothing but what was asked for', () => {
    const kinds = ['fit', 'replace', 'remove'] as const
    for (const asked of kinds) {
      for (const done of kinds) {
        const result = having(opened(asked), ACCEPT, { action: 'close', exchange: EXCHANGES[done] })
        expect(result).toMatchObject(
          asked === done
            ? { ok: true, request: { state: 'done' } }
            : { ok: false, problem: 'not_closed_by_this', expected: asked, actual: done },
        )
      }
    }
    expect(having(opened('meter_inside'), ACCEPT, CLOSE)).toMatchObject({
      problem: 'not_closed_by_this',
      expected: 'meter_inside',
      actual: 'replace',
    })
    expect(having(opened(), ACCEPT, CONCLUDE)).toMatchObject({
      problem: 'not_closed_by_this',
      actual: 'meter_inside',
    })
  })

  it('is rejected or withdrawn with a note', () => {
    const reject: ServiceRequestCommand = { action: 'reject', note: 'No network there' }
    const withdraw: ServiceRequestCommand = { action: 'withdraw', note: 'Moved out' }
    expect(having(opened(), reject)).toMatchObject({
      request: { state: 'rejected', note: 'No network there' },
    })
    expect(having(opened(), withdraw)).toMatchObject({
      request: { state: 'withdrawn', note: 'Moved out' },
    })
    expect(having(opened(), ACCEPT, withdraw).ok).toBe(true)
    expect(having(opened(), ACCEPT, { action: 'schedule', on: '2026-11-26' }, withdraw).ok).toBe(
      true,
    )
    expect(having(opened(), withdraw, ACCEPT).ok).toBe(false)
  })

  it('takes no step that its state does not allow', () => {
    const schedule: ServiceRequestCommand = { action: 'schedule', on: '2026-11-26' }
    const reject: ServiceRequestCommand = { action: 'reject', note: 'x' }
    const refusals = [
      [[schedule], 'accepted or scheduled', 'requested'],
      [[CLOSE], 'accepted or scheduled', 'requested'],
      [[CONCLUDE], 'accepted or scheduled', 'requested'],
      [[ACCEPT, ACCEPT], 'requested', 'accepted'],
      [[ACCEPT, reject], 'requested', 'accepted'],
      [
        [ACCEPT, CLOSE, { action: 'withdraw', note: 'x' }],
        'requested or accepted or scheduled',
        'done',
      ],
      [[ACCEPT, CLOSE, CLOSE], 'accepted or scheduled', 'done'],
    ] as const
    for (const [commands, expected, actual] of refusals) {
      expect(having(opened(), ...commands)).toEqual({
        ok: false,
        problem: 'not_allowed_in_this_state',
        expected,
        actual,
      })
    }
    expect(having(opened(), ACCEPT, schedule, schedule).ok).toBe(true)
  })
})
