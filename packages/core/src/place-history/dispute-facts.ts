import type { FactHandlers } from './fact-handler.ts'
import { isContinued } from './is-continued.ts'
import { put } from './place-draft.ts'

/** Disputes with the operator. */
export const DISPUTE_FACTS: FactHandlers<'dispute_advanced'> = {
  dispute_advanced: {
    evolve: (draft, { dispute }) => put(draft, 'disputes', dispute),
    problemIn({ place, disputes }, { dispute }) {
      if (dispute.place !== place.id) return 'other_place'
      const known = disputes.find(({ id }) => id === dispute.id)
      return known === undefined ||
        (known.openedAt === dispute.openedAt && isContinued(known.steps, dispute.steps))
        ? undefined
        : 'history_rewritten'
    },
  },
}
