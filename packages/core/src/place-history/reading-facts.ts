import type { Reading } from '../reading/index.ts'
import type { FactHandlers } from './fact-handler.ts'
import type { FactProblem } from './fact-problem.ts'
import { add, addNamed, change } from './place-draft.ts'
import type { PlaceState } from './place-state.ts'

/** Readings and what people and later readings did to them. */
export const READING_FACTS: FactHandlers<
  | 'reading_recorded'
  | 'reading_repeated'
  | 'reading_reviewed'
  | 'reading_reassessed'
  | 'reading_superseded'
> = {
  reading_recorded: {
    evolve: (draft, { reading }) => addNamed(draft, 'readings', reading),
    problemIn: (state, { reading }) => recordingProblem(state, reading),
  },
  reading_repeated: {
    evolve(draft, repetition) {
      change(draft, 'readings', repetition.readingId, (reading) => ({
        ...reading,
        submissions: [...reading.submissions, repetition.submissionId],
      }))
      add(draft, 'repetitions', repetition)
    },
    problemIn(state, { readingId, submissionId }) {
      const reading = readingIn(state, readingId)
      if (reading === undefined) return 'unknown_reading'
      return reading.submissions.includes(submissionId) ? 'already_known' : undefined
    },
  },
  reading_reviewed: {
    evolve(draft, { readingId, decision: status, by, reasonCode, reason, at }) {
      const override = { by, ...(reasonCode === undefined ? {} : { reasonCode }), reason, at }
      change(draft, 'readings', readingId, (reading) => ({ ...reading, status, override }))
    },
    problemIn(state, { readingId, at }) {
      const reading = readingIn(state, readingId)
      if (reading === undefined) return 'unknown_reading'
      if (reading.status === 'superseded') return 'already_superseded'
      return at < (reading.override?.at ?? '') ? 'before_last_review' : undefined
    },
  },
  reading_reassessed: {
    evolve: (draft, reassessment) => add(draft, 'reassessments', reassessment),
    problemIn: (state, { readingId }) =>
      readingIn(state, readingId) === undefined ? 'unknown_reading' : undefined,
  },
  reading_superseded: {
    evolve(draft, { readingId, supersededBy }) {
      change(draft, 'readings', readingId, (reading) => ({
        ...reading,
        status: 'superseded',
        supersededBy,
      }))
    },
    problemIn(state, { readingId, supersededBy }) {
      const reading = readingIn(state, readingId)
      if (reading === undefined || readingIn(state, supersededBy) === undefined)
        return 'unknown_reading'
      if (readingId === supersededBy) return 'supersedes_itself'
      return reading.status === 'superseded' ? 'already_superseded' : undefined
    },
  },
}

/** The reading with an id. */
export function readingIn({ readings }: PlaceState, id: string): Reading | undefined {
  return readings.findLast((it) => it.id === id)
}

function recordingProblem(state: PlaceState, reading: Reading): FactProblem | undefined {
  if (reading.place !== state.place.id) return 'other_place'
  if (readingIn(state, reading.id) !== undefined) return 'already_known'
  const meters = state.installations.filter(
    ({ meter }) => meter.serialNumber === reading.meterSerial,
  )
  if (meters.length === 0) return 'unknown_meter'
  const isKnown = meters.some(({ meter }) =>
    meter.registers.some(({ id }) => id === reading.register),
  )
  return isKnown ? undefined : 'unknown_register'
}
