import { connectedSupply, type Supply } from '../field/index.ts'
import type { FactHandler, FactHandlers } from './fact-handler.ts'
import type { PlaceDraft } from './place-draft.ts'

type Done<Data> = (supply: Supply, data: Data) => Supply

/** Cut-offs and reopenings. What is needed to carry one out, `advanceSupply` has checked before. */
export const SUPPLY_FACTS: FactHandlers<
  | 'supply_ordered'
  | 'supply_order_cancelled'
  | 'supply_attempt_failed'
  | 'supply_disconnected'
  | 'supply_reconnected'
> = {
  supply_ordered: {
    evolve: (draft, { order }) =>
      evolveSupply(draft, { ...draft.head.supply, state: `${order.kind}_ordered`, order }),
    problemIn({ supply }, { order }) {
      const from = order.kind === 'disconnect' ? 'connected' : 'disconnected'
      return supply.state === from ? undefined : 'wrong_supply_state'
    },
  },
  supply_order_cancelled: aboutOrder(
    ({ orderId }) => orderId,
    ({ cut }) => (cut ? { state: 'disconnected', cut, failures: [] } : connectedSupply),
  ),
  supply_attempt_failed: aboutOrder(
    ({ failure }) => failure.orderId,
    (supply, { failure }) => ({ ...supply, failures: [...supply.failures, failure] }),
  ),
  supply_disconnected: aboutOrder(
    ({ execution }) => execution.orderId,
    (_, { execution: cut }) => ({ state: 'disconnected', cut, failures: [] }),
    'disconnect',
  ),
  supply_reconnected: aboutOrder(
    ({ execution }) => execution.orderId,
    () => connectedSupply,
    'reconnect',
  ),
}

/** Something done about the order that is under way. */
function aboutOrder<Data>(
  orderOf: (data: Data) => string,
  done: Done<Data>,
  kind?: 'disconnect' | 'reconnect',
): FactHandler<Data> {
  return {
    evolve: (draft, data) => evolveSupply(draft, done(draft.head.supply, data)),
    problemIn({ supply: { order } }, data) {
      const isUnderWay = order?.id === orderOf(data) && (kind ?? order.kind) === order.kind
      return isUnderWay ? undefined : 'wrong_supply_state'
    },
  }
}

function evolveSupply(draft: PlaceDraft, supply: Supply): void {
  draft.head = { ...draft.head, supply }
}
