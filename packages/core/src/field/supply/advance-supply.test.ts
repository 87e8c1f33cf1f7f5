import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../../index-value/index.ts'
import type { FieldPhoto } from '../visit/photo.ts'
import { visitCodes } from '../visit/visit-codes.ts'
import { type AdvancedSupply, advanceSupply, type SupplyCommand } from './advance-supply.ts'
import { connectedSupply, type Supply, type SupplyExecution, type SupplyOrder } from './supply.ts'

const PHOTO: FieldPhoto = {
  sha256: 'a'.repeat(64),
  kind: 'detail',
  capturedAt: '2026-11-24T08:00:00.000Z',
  deviceOffsetSeconds: 0,
  by: 'ana',
}

function orderOf(kind: SupplyOrder['kind'], id: string, orderedOn: string): SupplyCommand {
  return { action: 'order', order: { id, kind, reason: 'debt', orderedOn, by: 'office' } }
}

function executionOf(
  orderId: string,
  on: string,
  units: number,
  change: Partial<SupplyExecution> = {},
): SupplyCommand {
  const index = indexFromUnits({ units, decimals: 0 })
  return {
    action: 'execute',
    execution: {
      orderId,
      on,
      meterSerial: 'M1',
      indices: [{ register: '1.8.0', index }],
      seals: ['S1'],
      photos: [PHOTO],
      by: 'ana',
      ...change,
    },
  }
}

function failureOf(orderId: string, on: string, code: string): SupplyCommand {
  return { action: 'fail', failure: { orderId, on, code, by: 'ana' } }
}

function having(...commands: readonly SupplyCommand[]): AdvancedSupply {
  let advanced: AdvancedSupply = { ok: true, supply: connectedSupply, findings: [] }
  for (const command of commands) {
    if (!advanced.ok) return advanced
    advanced = advanceSupply(advanced.supply, command, visitCodes)
  }
  return advanced
}

const CUT = [orderOf('disconnect', 'O1', '2026-11-01'), executionOf('O1', '2026-11-03', 500)]
const REOPENING = [...CUT, orderOf('reconnect', 'O2', '2026-11-05')]

describe('a place’s supply', () => {
  it('is cut off by an order that is carried out', () => {
    expect(having(orderOf('disconnect', 'O1', '2026-11-01'))).toEqual({
      ok: true,
      supply: {
        state: 'disconnect_ordered',
        order: {
          id: 'O1',
          kind: 'disconnect',
          reason: 'debt',
          orderedOn: '2026-11-01',
          by: 'office',
        },
        failures: [],
      },
      findings: [],
    })
    const cut = having(...CUT)
    expect(cut).toMatchObject({
      supply: { state: 'disconnected', cut: { orderId: 'O1', on: '2026-11-03' }, failures: [] },
      findings: [],
    })
    expect(cut.ok && cut.supply.order).toBeUndefined()
  })

  it('is opened again, with nothing found where the index stands still', () => {
    expect(having(...REOPENING)).toMatchObject({ supply: { state: 'reconnect_ordered' } })
    expect(having(...REOPENING, executionOf('O2', '2026-11-06', 500))).toEqual({
      ok: true,
      supply: connectedSupply,
      findings: [],
    })
  })

  it('finds what moved between cut and reopening', () => {
    expect(having(...REOPENING, executionOf('O2', '2026-11-06', 501))).toMatchObject({
      supply: { state: 'connected' },
      findings: [
        { code: 'inactive_usage', severity: 'lock', expected: '1.8.0 500', actual: '1.8.0 501' },
      ],
    })
    expect(having(...REOPENING, executionOf('O2', '2026-11-06', 499))).toMatchObject({
      findings: [
        { code: 'negative', severity: 'lock', expected: '1.8.0 500', actual: '1.8.0 499' },
      ],
    })
  })

  it('compares what is comparable: the same meter and register, whatever decimals', () => {
    const index = indexFromUnits({ units: 5000, decimals: 1 })
    const other = indexFromUnits({ units: 7, decimals: 0 })
    const reopened = (change: Partial<SupplyExecution>) =>
      having(...REOPENING, executionOf('O2', '2026-11-06', 501, change))
    expect(reopened({ indices: [{ register: '1.8.0', index }] })).toMatchObject({ findings: [] })
    const added = { register: '2.8.0', index: other }
    expect(reopened({ indices: [{ register: '1.8.0', index }, added] })).toMatchObject({
      ok: true,
      findings: [],
    })
    expect(reopened({ indices: [added] })).toEqual({
      ...{ ok: false, problem: 'reading_missing', expected: '1.8.0', actual: 'none' },
    })
    expect(reopened({ meterSerial: 'M2', indices: [added] })).toMatchObject({
      ok: true,
      findings: [],
    })
    expect(reopened({ meterSerial: 'M2' })).toMatchObject({ ok: true, findings: [] })
  })

  it('keeps an order open that failed, with the code', () => {
    const failed = having(
      orderOf('disconnect', 'O1', '2026-11-01'),
      failureOf('O1', '2026-11-02', '20'),
      failureOf('O1', '2026-11-03', '21'),
    )
    expect(failed).toMatchObject({
      supply: {
        state: 'disconnect_ordered',
        failures: [{ code: '20' }, { code: '21', on: '2026-11-03', by: 'ana' }],
      },
      findings: [],
    })
    expect(
      having(
        orderOf('disconnect', 'O1', '2026-11-01'),
        failureOf('O1', '2026-11-02', '20'),
        executionOf('O1', '2026-11-03', 1),
      ),
    ).toMatchObject({ supply: { state: 'disconnected', failures: [] } })
  })

  it('goes back to where it was where an order is taken back', () => {
    const cancel = (orderId: string): SupplyCommand => ({ action: 'cancel', orderId })
    expect(having(orderOf('disconnect', 'O1', '2026-11-01'), cancel('O1'))).toEqual({
      ok: true,
      supply: connectedSupply,
      findings: [],
    })
    const cut = having(...CUT)
    expect(having(...REOPENING, cancel('O2'))).toEqual(cut)
  })

  it('says why a command does not fit', () => {
    const ordered = orderOf('disconnect', 'O1', '2026-11-02')
    const refusals = [
      [
        [orderOf('reconnect', 'O1', '2026-11-01')],
        'not_allowed_in_this_state',
        'disconnected',
        'connected',
      ],
      [[ordered, ordered], 'not_allowed_in_this_state', 'connected', 'disconnect_ordered'],
      [[executionOf('O1', '2026-11-03', 1)], 'not_allowed_in_this_state', 'an order', 'connected'],
      [
        [...CUT, executionOf('O1', '2026-11-03', 1)],
        'not_allowed_in_this_state',
        'an order',
        'disconnected',
      ],
      [[ordered, executionOf('O9', '2026-11-03', 1)], 'other_order', 'O1', 'O9'],
      [[ordered, failureOf('O8', '2026-11-03', '20')], 'other_order', 'O1', 'O8'],
      [[ordered, { action: 'cancel', orderId: 'O7' }], 'other_order', 'O1', 'O7'],
      [[ordered, failureOf('O1', '2026-11-01', 'x')], 'unknown_code', undefined, 'x'],
      [
        [ordered, failureOf('O1', '2026-11-01', '20')],
        'before_order',
        'on or after 2026-11-02',
        '2026-11-01',
      ],
      [
        [ordered, executionOf('O1', '2026-11-01', 1, { indices: [] })],
        'before_order',
        'on or after 2026-11-02',
        '2026-11-01',
      ],
      [
        [ordered, executionOf('O1', '2026-11-02', 1, { indices: [], seals: [] })],
        'reading_missing',
        'at least one',
        'none',
      ],
      [
        [ordered, executionOf('O1', '2026-11-02', 1, { seals: [], photos: [] })],
        'seal_missing',
        'at least one',
        'none',
      ],
      [
        [ordered, executionOf('O1', '2026-11-02', 1, { photos: [] })],
        'photo_missing',
        'at least one',
        'none',
      ],
      [
        [...CUT, orderOf('reconnect', 'O2', '2026-11-01'), executionOf('O2', '2026-11-02', 500)],
        'before_order',
        'on or after 2026-11-03',
        '2026-11-02',
      ],
      [
        [...REOPENING, executionOf('O2', '2026-11-04', 500)],
        'before_order',
        'on or after 2026-11-05',
        '2026-11-04',
      ],
    ] as const
    for (const [commands, problem, expected, actual] of refusals) {
      expect(having(...commands)).toMatchObject({
        ok: false,
        problem,
        actual,
        ...(expected === undefined ? {} : { expected }),
      })
    }
  })

  it('law: whatever happens, an order is under way exactly where the state says so', () => {
    const command = fc.oneof(
      fc
        .constantFrom('disconnect' as const, 'reconnect' as const)
        .map((kind) => orderOf(kind, 'O1', '2026-11-01')),
      fc.nat(3).map((units) => executionOf('O1', '2026-11-02', units)),
      fc.constant(failureOf('O1', '2026-11-02', '20')),
      fc.constant<SupplyCommand>({ action: 'cancel', orderId: 'O1' }),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let supply: Supply = connectedSupply
        for (const it of commands) {
          const advanced = advanceSupply(supply, it, visitCodes)
          if (!advanced.ok) continue
          supply = advanced.supply
          expect(supply.state.endsWith('_ordered')).toBe(supply.order !== undefined)
          expect(['disconnected', 'reconnect_ordered'].includes(supply.state)).toBe(
            supply.cut !== undefined,
          )
        }
      }),
    )
  })
})
