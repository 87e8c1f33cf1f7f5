import type { FactHandlers } from './fact-handler.ts'
import { addNamed, change } from './place-draft.ts'

/** Disputes with the operator. */
export const DISPUTE_FACTS: FactHandlers<'dispute_advanced'> = {
  dispute_advanced: {
    evolve(draft, { dispute }) {
      if (!change(draft, 'disputes', dispute.id, () => dispute))
        addNamed(draft, 'disputes', dispute)
    },
    problemIn(state, { dispute }) {
      if (dispute.place !== state.place.id) return 'other_place'
      const known = state.disputes.find(({ id }) => id === dispute.id)
      if (known === undefined) return undefined
      const isContinued =
        known.openedAt === dispute.openedAt &&
        known.steps.length <= dispute.steps.length &&
        known.steps.every(
          ({ state: was, at }, step) =>
            was === dispute.steps[step]?.state && at === dispute.steps[step]?.at,
        )
      return isContinued ? undefined : 'history_rewritten'
    },
  },
}
