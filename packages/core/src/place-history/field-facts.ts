import { addSealEvent } from '../field/index.ts'
import type { FactHandlers } from './fact-handler.ts'
import type { FactProblem } from './fact-problem.ts'
import { isContinued } from './is-continued.ts'
import { add, put } from './place-draft.ts'
import type { PlaceState } from './place-state.ts'

/** What was done and found at the place itself. */
export const FIELD_FACTS: FactHandlers<
  | 'visit_recorded'
  | 'field_task_opened'
  | 'notice_left'
  | 'seal_event_recorded'
  | 'circuit_checked'
  | 'tamper_report_issued'
  | 'service_request_advanced'
  | 'technical_data_change_advanced'
  | 'unknown_point_found'
> = {
  visit_recorded: {
    evolve: (draft, { visit }) => add(draft, 'visits', visit),
    problemIn: (state, { visit }) =>
      elsewhere(state, visit) ?? known(state.visits, ({ id }) => id === visit.id),
  },
  field_task_opened: {
    evolve: (draft, { task }) => add(draft, 'fieldTasks', task),
    problemIn: (state, { task }) =>
      elsewhere(state, task) ?? known(state.fieldTasks, ({ id }) => id === task.id),
  },
  notice_left: {
    evolve: (draft, { notice }) => add(draft, 'fieldNotices', notice),
    problemIn: (state, { notice }) =>
      elsewhere(state, notice) ?? known(state.fieldNotices, (it) => it.number === notice.number),
  },
  seal_event_recorded: {
    evolve: (draft, { event }) => add(draft, 'sealEvents', event),
    problemIn(state, { event }) {
      const added = addSealEvent(state.sealEvents, event)
      if (!added.ok) return elsewhere(state, event) ?? added.problem
      return (
        elsewhere(state, event) ?? (added.events === state.sealEvents ? 'already_known' : undefined)
      )
    },
  },
  circuit_checked: {
    evolve: (draft, checked) => add(draft, 'circuitChecks', checked),
    problemIn: (state, { check }) =>
      elsewhere(state, check) ??
      known(
        state.circuitChecks,
        (it) => it.check.at === check.at && it.check.meterSerial === check.meterSerial,
      ),
  },
  tamper_report_issued: {
    evolve: (draft, issued) => add(draft, 'tamperReports', issued),
    problemIn: (state, issued) =>
      elsewhere(state, issued.report) ??
      known(state.tamperReports, ({ report }) => report.number === issued.report.number),
  },
  service_request_advanced: {
    evolve: (draft, { request }) => put(draft, 'serviceRequests', request),
    problemIn(state, { request }) {
      const before = state.serviceRequests.find(({ id }) => id === request.id)
      const isNext = before === undefined || isContinued(before.steps, request.steps)
      return elsewhere(state, request) ?? (isNext ? undefined : 'history_rewritten')
    },
  },
  technical_data_change_advanced: {
    evolve: (draft, { request }) => put(draft, 'technicalDataChanges', request),
    problemIn(state, { request }) {
      const before = state.technicalDataChanges.find(({ id }) => id === request.id)
      const isNext =
        before === undefined ||
        (before.state === 'requested' && before.requestedAt === request.requestedAt)
      return elsewhere(state, request) ?? (isNext ? undefined : 'history_rewritten')
    },
  },
  unknown_point_found: {
    evolve: (draft, { point }) => add(draft, 'unknownPoints', point),
    problemIn: (state, { point }) =>
      elsewhere(state, { place: point.id }) ?? known(state.unknownPoints, () => true),
  },
}

function elsewhere(
  state: PlaceState,
  { place }: { readonly place: string },
): FactProblem | undefined {
  return place === state.place.id ? undefined : 'other_place'
}

function known<Item>(
  items: readonly Item[],
  isSame: (item: Item) => boolean,
): FactProblem | undefined {
  return items.some(isSame) ? 'already_known' : undefined
}
