import type { Finding } from '../../assessment/index.ts'
import { compareIndices, formatIndex } from '../../index-value/index.ts'
import { type Catalogue, unknownCode } from '../catalogue.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'
import {
  connectedSupply,
  type Supply,
  type SupplyExecution,
  type SupplyFailure,
  type SupplyOrder,
} from './supply.ts'

/** What happens to a place's supply. */
export type SupplyCommand =
  | { readonly action: 'order'; readonly order: SupplyOrder }
  | { readonly action: 'execute'; readonly execution: SupplyExecution }
  | { readonly action: 'fail'; readonly failure: SupplyFailure }
  | { readonly action: 'cancel'; readonly orderId: string }

/**
 * Why it cannot; the first that holds, in this order:
 * - `not_allowed_in_this_state`: nothing ordered, or an order that is under way
 *   or has been carried out;
 * - `other_order`: it names another order than the one under way;
 * - `unknown_code`: a failure with a code that is not in the catalogue;
 * - `before_order`: a day before the order, or before the place was cut off;
 * - `reading_missing`, `seal_missing`, `photo_missing`: carried out without; opened
 *   again without an index of each register that was read when the place was cut off.
 */
export type SupplyProblem =
  | 'not_allowed_in_this_state'
  | 'other_order'
  | 'unknown_code'
  | 'before_order'
  | 'reading_missing'
  | 'seal_missing'
  | 'photo_missing'

/** The supply after a command and what was found, or why the command does not fit. */
export type AdvancedSupply =
  | { readonly ok: true; readonly supply: Supply; readonly findings: readonly Finding[] }
  | FieldRefusal<SupplyProblem>

/**
 * Takes a place's supply one step further. An index that has moved between cut
 * and reopening is found: up is `inactive_usage`, down `negative`. Source:
 * DOMAIN.md 1.2 and 5; capabilities S2-5, S2-6.
 */
export function advanceSupply(
  supply: Supply,
  command: SupplyCommand,
  failureCodes: Catalogue,
): AdvancedSupply {
  if (command.action === 'order') return ordered(supply, command.order)
  const { order } = supply
  if (order === undefined) return refuse('not_allowed_in_this_state', 'an order', supply.state)
  const orderId = orderIdOf(command)
  if (orderId !== order.id) return refuse('other_order', order.id, orderId)
  if (command.action === 'cancel') return advanced(withoutOrder(supply))
  if (command.action === 'execute') return executed(supply, order, command.execution)
  const { failure } = command
  return (
    unknownCode(failureCodes, failure.code) ??
    tooEarly(supply, order, failure.on) ??
    advanced({ ...supply, failures: [...supply.failures, failure] })
  )
}

function ordered(supply: Supply, order: SupplyOrder): AdvancedSupply {
  const from = order.kind === 'disconnect' ? 'connected' : 'disconnected'
  if (supply.state !== from) return refuse('not_allowed_in_this_state', from, supply.state)
  return advanced({ ...supply, state: `${order.kind}_ordered`, order })
}

function executed(supply: Supply, order: SupplyOrder, execution: SupplyExecution): AdvancedSupply {
  const early = tooEarly(supply, order, execution.on)
  if (early) return early
  for (const [problem, list] of [
    ['reading_missing', execution.indices],
    ['seal_missing', execution.seals],
    ['photo_missing', execution.photos],
  ] as const) {
    if (list.length === 0) return refuse(problem, 'at least one', 'none')
  }
  const unread = unreadSince(supply.cut, execution)
  if (unread !== undefined) return refuse('reading_missing', unread, 'none')
  return order.kind === 'disconnect'
    ? advanced({ state: 'disconnected', cut: execution, failures: [] })
    : advanced(connectedSupply, supply.cut ? movedSince(supply.cut, execution) : [])
}

function tooEarly(
  { cut }: Supply,
  { orderedOn }: SupplyOrder,
  on: string,
): FieldRefusal<'before_order'> | undefined {
  const first = cut && cut.on > orderedOn ? cut.on : orderedOn
  return on < first ? refuse('before_order', `on or after ${first}`, on) : undefined
}

/** The first register of the cut that nobody read; none where another meter hangs there. */
function unreadSince(
  cut: SupplyExecution | undefined,
  { meterSerial, indices }: SupplyExecution,
): string | undefined {
  if (cut?.meterSerial !== meterSerial) return undefined
  return cut.indices.find((it) => !indices.some(({ register }) => register === it.register))
    ?.register
}

/** Indices that are not those of the cut. Of another meter nothing can be said. */
function movedSince(cut: SupplyExecution, reopening: SupplyExecution): readonly Finding[] {
  if (cut.meterSerial !== reopening.meterSerial) return []
  return reopening.indices.flatMap(({ register, index }) => {
    const left = cut.indices.find((it) => it.register === register)?.index
    if (left === undefined) return []
    const moved = compareIndices(index, left)
    if (moved === 0) return []
    return [
      {
        code: moved > 0 ? 'inactive_usage' : 'negative',
        severity: 'lock',
        expected: `${register} ${formatIndex(left)}`,
        actual: `${register} ${formatIndex(index)}`,
      },
    ]
  })
}

function withoutOrder({ cut }: Supply): Supply {
  return cut === undefined ? connectedSupply : { state: 'disconnected', cut, failures: [] }
}

function orderIdOf(command: Exclude<SupplyCommand, { action: 'order' }>): string {
  if (command.action === 'execute') return command.execution.orderId
  return command.action === 'fail' ? command.failure.orderId : command.orderId
}

function advanced(supply: Supply, findings: readonly Finding[] = []): AdvancedSupply {
  return { ok: true, supply, findings }
}
