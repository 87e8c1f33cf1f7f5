import { describe, expect, it } from 'vitest'
import type { SealEvent, Supply, SupplyExecution, SupplyOrder } from '../field/index.ts'
import { tamperReportOf, visitOf } from '../testing/field-facts.ts'
import { INSTALLED, REGISTERED } from '../testing/place-facts.ts'
import { checkFact } from './check-fact.ts'
import { placeStateOf } from './evolve-place.ts'
import type { LaterPlaceFact, PlaceFact } from './place-fact.ts'

const known = [REGISTERED, INSTALLED]
const at = '2026-01-25T10:00:00.000Z'
const later = '2026-01-26T10:00:00.000Z'
const on = '2026-01-25'
const by = 'K7'

function stateAfter(...facts: readonly PlaceFact[]) {
  const state = placeStateOf([...known, ...facts])
  if (state === undefined) throw new Error('no state')
  return state
}

function problemAfter(facts: readonly PlaceFact[], fact: PlaceFact) {
  const checked = checkFact(stateAfter(...facts), fact)
  return checked.ok ? undefined : checked.problem
}

describe('what happens once at its place', () => {
  const visited = (id: string, place = 'P1'): LaterPlaceFact => ({
    type: 'visit_recorded',
    data: { visit: visitOf({ id, place }) },
  })
  const opened = (id: string, place = 'P1'): LaterPlaceFact => ({
    type: 'field_task_opened',
    data: {
      task: { id, place, operation: 'seal', reason: 'x', reference: 'y', openedOn: on },
    },
  })
  const left = (number: string, place = 'P1'): LaterPlaceFact => ({
    type: 'notice_left',
    data: { notice: { number, place, type: 'debt', delivery: 'mail', leftAt: at, by } },
  })
  const checked = (meterSerial: string, place = 'P1', when = at): LaterPlaceFact => ({
    type: 'circuit_checked',
    data: { check: { place, meterSerial, at: when, by, items: [] }, findings: [], failed: [] },
  })
  const issued = (number: string, place = 'P1'): LaterPlaceFact => ({
    type: 'tamper_report_issued',
    data: tamperReportOf(number, at, place),
  })
  const found = (id: string): LaterPlaceFact => ({
    type: 'unknown_point_found',
    data: {
      point: { id, campaign: 'C', area: 'A', address: 'x', hasMeter: true, foundOn: on, by },
    },
  })

  it.each([
    ['a visit', visited('a'), visited('b'), visited('a', 'P2')],
    ['a task', opened('a'), opened('b'), opened('a', 'P2')],
    ['a notice', left('a'), left('b'), left('a', 'P2')],
    ['a check of the circuit', checked('M0'), checked('M1'), checked('M0', 'P2')],
    ['a report', issued('a'), issued('b'), issued('a', 'P2')],
    ['a seal', sealed('a', 'applied'), sealed('b', 'applied'), sealed('a', 'applied', at, 'P2')],
  ])('is %s', (_, fact, other, elsewhere) => {
    expect(problemAfter([], fact)).toBeUndefined()
    expect(problemAfter([fact], fact)).toBe('already_known')
    expect(problemAfter([fact], other)).toBeUndefined()
    expect(problemAfter([], elsewhere)).toBe('other_place')
    expect(problemAfter([fact], elsewhere)).toBe('other_place')
  })

  it('is a check at another time', () => {
    expect(problemAfter([checked('M0')], checked('M0', 'P1', later))).toBeUndefined()
  })

  it('is the finding of the place itself', () => {
    expect(problemAfter([], found('P1'))).toBeUndefined()
    expect(problemAfter([], found('P2'))).toBe('other_place')
    expect(problemAfter([found('P1')], found('P1'))).toBe('already_known')
  })

  it('stands in the state', () => {
    const state = stateAfter(
      ...[visited('v'), opened('t'), left('n'), checked('M0'), issued('r'), found('P1')],
    )
    expect(state.visits.map(({ id }) => id)).toEqual(['v'])
    expect(state.fieldTasks.map(({ id }) => id)).toEqual(['t'])
    expect(state.fieldNotices.map(({ number }) => number)).toEqual(['n'])
    expect(state.circuitChecks.map(({ check }) => check.meterSerial)).toEqual(['M0'])
    expect(state.tamperReports.map(({ report }) => report.number)).toEqual(['r'])
    expect(state.unknownPoints.map(({ id }) => id)).toEqual(['P1'])
  })
})

function sealed(seal: string, event: SealEvent['event'], when = at, place = 'P1'): LaterPlaceFact {
  const about = { place, point: 'case', kind: 'plastic', by }
  return { type: 'seal_event_recorded', data: { event: { seal, event, at: when, ...about } } }
}

describe('a seal', () => {
  it('goes through its life as `addSealEvent` has it', () => {
    const applied = sealed('S1', 'applied')
    const removed = sealed('S1', 'removed', later)
    expect(problemAfter([], sealed('S1', 'checked'))).toBe('not_applied')
    expect(problemAfter([applied], sealed('S1', 'applied', later))).toBe('already_applied')
    expect(problemAfter([applied], removed)).toBeUndefined()
    expect(problemAfter([applied, removed], sealed('S1', 'applied', later))).toBe('used_up')
    expect(stateAfter(applied, removed).sealEvents.map(({ event }) => event)).toEqual([
      'applied',
      'removed',
    ])
  })
})

describe('the supply of a place', () => {
  const ordered = (id: string, kind: SupplyOrder['kind'] = 'disconnect'): LaterPlaceFact => ({
    type: 'supply_ordered',
    data: { order: { id, kind, reason: 'debt', orderedOn: on, by } },
  })
  const execution = (orderId: string): SupplyExecution => ({
    ...{ orderId, on, by, meterSerial: 'M0', indices: [], seals: ['S1'], photos: [] },
  })
  const failure = (orderId: string) => ({ orderId, on, code: '20', by })
  const failed = (orderId: string): LaterPlaceFact => ({
    type: 'supply_attempt_failed',
    data: { failure: failure(orderId) },
  })
  const cancelled = (orderId: string): LaterPlaceFact => ({
    type: 'supply_order_cancelled',
    data: { orderId },
  })
  const cut = (orderId: string): LaterPlaceFact => ({
    type: 'supply_disconnected',
    data: { execution: execution(orderId) },
  })
  const reopened = (orderId: string): LaterPlaceFact => ({
    type: 'supply_reconnected',
    data: { execution: execution(orderId), findings: [] },
  })
  const connected: Supply = { state: 'connected', failures: [] }
  const order = (id: string, kind: SupplyOrder['kind'] = 'disconnect') => ({
    ...{ id, kind, reason: 'debt', orderedOn: on, by },
  })
  const disconnected: Supply = { state: 'disconnected', cut: execution('a'), failures: [] }

  it('is cut and opened again', () => {
    expect(stateAfter().supply).toEqual(connected)
    expect(stateAfter(ordered('a')).supply).toEqual({
      state: 'disconnect_ordered',
      order: order('a'),
      failures: [],
    })
    expect(stateAfter(ordered('a'), failed('a')).supply).toEqual({
      state: 'disconnect_ordered',
      order: order('a'),
      failures: [failure('a')],
    })
    expect(stateAfter(ordered('a'), failed('a'), cancelled('a')).supply).toEqual(connected)
    const down = [ordered('a'), failed('a'), cut('a')]
    expect(stateAfter(...down).supply).toEqual(disconnected)
    const toOpen = [...down, ordered('b', 'reconnect')]
    expect(stateAfter(...toOpen).supply).toEqual({
      ...disconnected,
      state: 'reconnect_ordered',
      order: order('b', 'reconnect'),
    })
    expect(stateAfter(...toOpen, cancelled('b')).supply).toEqual(disconnected)
    expect(stateAfter(...toOpen, reopened('b')).supply).toEqual(connected)
  })

  it('refuses what does not fit', () => {
    const wrong = 'wrong_supply_state'
    expect(problemAfter([], ordered('a'))).toBeUndefined()
    expect(problemAfter([], ordered('a', 'reconnect'))).toBe(wrong)
    expect(problemAfter([ordered('a')], ordered('b'))).toBe(wrong)
    const down = [ordered('a'), cut('a')]
    expect(problemAfter(down, ordered('b'))).toBe(wrong)
    expect(problemAfter(down, ordered('b', 'reconnect'))).toBeUndefined()
    for (const about of [failed, cancelled, cut, reopened])
      expect(problemAfter([], about('a'))).toBe(wrong)
    for (const about of [failed, cancelled, cut]) {
      expect(problemAfter([ordered('a')], about('b'))).toBe(wrong)
      expect(problemAfter([ordered('a')], about('a'))).toBeUndefined()
    }
    expect(problemAfter([ordered('a')], reopened('a'))).toBe(wrong)
    const toOpen = [...down, ordered('b', 'reconnect')]
    expect(problemAfter(toOpen, cut('b'))).toBe(wrong)
    expect(problemAfter(toOpen, reopened('b'))).toBeUndefined()
    expect(problemAfter(toOpen, failed('b'))).toBeUndefined()
  })
})

describe('a request', () => {
  const service = (change: object = {}): LaterPlaceFact => ({
    type: 'service_request_advanced',
    data: {
      request: {
        id: 'R1',
        place: 'P1',
        kind: 'replace',
        requestedAt: at,
        state: 'requested',
        steps: [{ state: 'requested', at }],
        ...change,
      },
    },
  })
  const change = (content: object = {}): LaterPlaceFact => ({
    type: 'technical_data_change_advanced',
    data: {
      request: {
        id: 'R1',
        place: 'P1',
        changes: [],
        requestedBy: by,
        requestedAt: at,
        state: 'requested',
        ...content,
      },
    },
  })

  it('for a device goes on from what is known of it', () => {
    const steps = [
      { state: 'requested', at },
      { state: 'accepted', at: later },
    ]
    const accepted = service({ state: 'accepted', steps })
    expect(problemAfter([], service())).toBeUndefined()
    expect(problemAfter([], service({ place: 'P2' }))).toBe('other_place')
    expect(problemAfter([service()], accepted)).toBeUndefined()
    expect(problemAfter([accepted], service())).toBe('history_rewritten')
    expect(problemAfter([accepted], service({ id: 'R2' }))).toBeUndefined()
    expect(stateAfter(service(), accepted).serviceRequests).toMatchObject([{ state: 'accepted' }])
  })

  it('for other data is decided on once', () => {
    const approved = change({ state: 'approved', decision: { by: 'op', at: later, reason: 'x' } })
    expect(problemAfter([], change())).toBeUndefined()
    expect(problemAfter([], change({ place: 'P2' }))).toBe('other_place')
    expect(problemAfter([change()], approved)).toBeUndefined()
    expect(problemAfter([change()], change({ requestedAt: later }))).toBe('history_rewritten')
    expect(problemAfter([approved], approved)).toBe('history_rewritten')
    expect(problemAfter([approved], change({ id: 'R2' }))).toBeUndefined()
    expect(stateAfter(change(), approved).technicalDataChanges).toMatchObject([
      { state: 'approved' },
    ])
  })
})

describe('what is technically so', () => {
  it('is a verification of a meter that hung there', () => {
    const verification = { validUntil: '2036-01-25', verifiedOn: on }
    const verified = (meterSerial: string): LaterPlaceFact => ({
      type: 'meter_verified',
      data: { meterSerial, verification },
    })
    expect(problemAfter([], verified('M9'))).toBe('unknown_meter')
    expect(problemAfter([], verified('M0'))).toBeUndefined()
    expect(stateAfter(verified('M0')).installations[0]?.verifications).toEqual([verification])
    expect(stateAfter(verified('M9')).installations).toEqual(stateAfter().installations)
  })

  it('is a version of a day once', () => {
    const changed = (validFrom: string, version: number): LaterPlaceFact => ({
      type: 'technical_data_changed',
      data: { validFrom, version, connectionPower: '11' },
    })
    expect(problemAfter([], changed(on, 1))).toBeUndefined()
    expect(problemAfter([changed(on, 1)], changed(on, 1))).toBe('already_known')
    expect(problemAfter([changed(on, 1)], changed(on, 2))).toBeUndefined()
    expect(problemAfter([changed(on, 1)], changed('2026-01-26', 1))).toBeUndefined()
    const rows = [changed(on, 10), changed(on, 9), changed('2026-01-01', 11)]
    expect(stateAfter(...rows).technicalData.map(({ version }) => version)).toEqual([11, 9, 10])
  })

  it('is who lives there, as often as it is declared', () => {
    const declared: LaterPlaceFact = {
      type: 'residents_declared',
      data: { eventOn: on, declaredOn: on, residents: 3 },
    }
    expect(problemAfter([declared], declared)).toBeUndefined()
    expect(stateAfter(declared).residentsDeclarations).toEqual([declared.data])
  })
})
