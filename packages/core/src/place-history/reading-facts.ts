import { canShow } from '../index-value/index.ts'
import type { Register } from '../meter/index.ts'
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
    problemIn(state, { readingId, decision, at }) {
      const reading = readingIn(state, readingId)
      if (reading === undefined) return 'unknown_reading'
      const problem = decision === 'accepted' ? countingProblem(state, reading) : undefined
      if (problem !== undefined) return problem
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
      if (heirsOf(state, supersededBy).includes(readingId)) return 'supersedes_itself'
      return reading.status === 'superseded' ? 'already_superseded' : undefined
    },
  },
}

/** The reading with an id. */
export function readingIn({ readings }: PlaceState, id: string): Reading | undefined {
  return readings.findLast((it) => it.id === id)
}

/** A reading and those that took its place, one after the other. */
function heirsOf({ readings }: PlaceState, id: string): readonly string[] {
  const heirs: string[] = []
  let next: string | undefined = id
  while (next !== undefined && !heirs.includes(next)) {
    heirs.push(next)
    next = readings.findLast((it) => it.id === heirs.at(-1))?.supersededBy
  }
  return heirs
}

function recordingProblem(state: PlaceState, reading: Reading): FactProblem | undefined {
  if (reading.place !== state.place.id) return 'other_place'
  if (readingIn(state, reading.id) !== undefined) return 'already_known'
  const isKnown = state.installations.some(
    ({ meter }) => meter.serialNumber === reading.meterSerial,
  )
  if (!isKnown) return 'unknown_meter'
  if (registersOf(state, reading).length === 0) return 'unknown_register'
  return reading.status === 'accepted' ? countingProblem(state, reading) : undefined
}

/** What its register cannot show may wait for a person, and never counts. */
function countingProblem(state: PlaceState, reading: Reading): FactProblem | undefined {
  return registersOf(state, reading).some((it) => canShow(it, reading.value))
    ? undefined
    : 'index_beyond_digits'
}

function registersOf(
  { installations }: PlaceState,
  { meterSerial, register }: Reading,
): readonly Register[] {
  return installations
    .filter(({ meter }) => meter.serialNumber === meterSerial)
    .flatMap(({ meter }) => meter.registers)
    .filter(({ id }) => id === register)
}
