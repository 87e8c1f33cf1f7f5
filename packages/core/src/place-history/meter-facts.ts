import { applyExchange } from '../meter/index.ts'
import type { FactHandlers } from './fact-handler.ts'
import { add, replaceList } from './place-draft.ts'

/** Meters and what was agreed about their readings. */
export const METER_FACTS: FactHandlers<'meter_installed' | 'meter_exchanged' | 'annex_agreed'> = {
  meter_installed: {
    evolve: (draft, { installation }) => add(draft, 'installations', installation),
    problemIn({ installations }, { installation: { meter, installedOn } }) {
      const isThere = installations.some(
        (it) =>
          it.meter.serialNumber === meter.serialNumber &&
          (it.removedOn === undefined || installedOn < it.removedOn),
      )
      return isThere ? 'already_known' : undefined
    },
  },
  meter_exchanged: {
    evolve(draft, { exchange }) {
      const exchanged = applyExchange(draft.lists.installations, exchange)
      if (!exchanged.ok)
        throw new Error(`A stored meter exchange does not apply: ${exchanged.problem}.`)
      replaceList(draft, 'installations', exchanged.installations)
    },
    problemIn({ installations }, { exchange }) {
      const exchanged = applyExchange(installations, exchange)
      return exchanged.ok ? undefined : exchanged.problem
    },
  },
  annex_agreed: {
    evolve: (draft, { annex }) => add(draft, 'annexes', annex),
    problemIn: ({ annexes }, { annex: { id, version } }) =>
      annexes.some((it) => it.id === id && it.version === version) ? 'already_known' : undefined,
  },
}
