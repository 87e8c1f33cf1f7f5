import type { FactHandlers } from './fact-handler.ts'
import type { FactProblem } from './fact-problem.ts'
import { add } from './place-draft.ts'
import type { PlaceState } from './place-state.ts'
import { readingIn } from './reading-facts.ts'

/** What went to the operator, what came back, and what was counted for it. */
export const OPERATOR_FACTS: FactHandlers<
  'reading_transferred' | 'reading_reconciled' | 'absence_notified' | 'operation_counted'
> = {
  reading_transferred: {
    evolve: (draft, transfer) => add(draft, 'transfers', transfer),
    problemIn(state, { readingId, batchId }) {
      const isKnown = state.transfers.some(
        (it) => it.readingId === readingId && it.batchId === batchId,
      )
      if (isKnown) return 'already_known'
      const reading = readingIn(state, readingId)
      if (reading === undefined) return 'unknown_reading'
      return reading.status === 'accepted' ? undefined : 'not_accepted'
    },
  },
  reading_reconciled: {
    evolve: (draft, outcome) => add(draft, 'reconciliations', outcome),
    problemIn: (state, { readingId }) => unlessKnown(state, readingId),
  },
  absence_notified: {
    evolve: (draft, notice) => add(draft, 'absenceNotices', notice),
    problemIn(state, { readingId, fileSha256 }) {
      const isKnown = state.absenceNotices.some(
        (it) => it.readingId === readingId && it.fileSha256 === fileSha256,
      )
      return isKnown ? 'already_known' : unlessKnown(state, readingId)
    },
  },
  operation_counted: {
    evolve: (draft, operation) => add(draft, 'operations', operation),
    problemIn(state, { id, place }) {
      if (place !== state.place.id) return 'other_place'
      return state.operations.some((it) => it.id === id) ? 'already_known' : undefined
    },
  },
}

function unlessKnown(state: PlaceState, readingId: string): FactProblem | undefined {
  return readingIn(state, readingId) === undefined ? 'unknown_reading' : undefined
}
