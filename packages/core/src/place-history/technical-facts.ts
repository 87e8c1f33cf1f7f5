import { applyVerification } from '../meter/index.ts'
import type { FactHandlers } from './fact-handler.ts'
import { add, replaceList } from './place-draft.ts'

/** What is technically so at a place, its meter's verification included, and who lives there. */
export const TECHNICAL_FACTS: FactHandlers<
  'meter_verified' | 'technical_data_changed' | 'residents_declared'
> = {
  meter_verified: {
    evolve(draft, verified) {
      const installations = applyVerification(draft.lists.installations, verified)
      if (installations !== undefined) replaceList(draft, 'installations', installations)
    },
    problemIn: ({ installations }, verified) =>
      applyVerification(installations, verified) === undefined ? 'unknown_meter' : undefined,
  },
  technical_data_changed: {
    evolve: (draft, data) => add(draft, 'technicalData', data),
    problemIn: ({ technicalData }, { validFrom, version }) =>
      technicalData.some((it) => it.validFrom === validFrom && it.version === version)
        ? 'already_known'
        : undefined,
  },
  residents_declared: {
    evolve: (draft, declaration) => add(draft, 'residentsDeclarations', declaration),
    problemIn: () => undefined,
  },
}
