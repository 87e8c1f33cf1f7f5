import type { CivilDate } from '../time/index.ts'

/** Something that somebody has to go out for. */
export interface FieldTask {
  /** From place, operation and reference: what is found again opens nothing new. */
  readonly id: string
  readonly place: string
  /** A code of the tenant's operations: `inspection`. */
  readonly operation: string
  /** What asked for it: a finding's or catalogue's code, `dispute`, `seal_missing`. */
  readonly reason: string
  /** Id of the visit, reading or dispute, number of the seal. */
  readonly reference: string
  readonly openedOn: CivilDate
}

/** Which operation a finding or a dispute asks for. Source: capabilities S2-11, S2-20. */
const OPERATION_OF: { readonly [reason: string]: string } = {
  zero_repeated: 'inspection',
  inactive_usage: 'inspection',
  meter_mismatch: 'inspection',
  negative: 'control_reading',
  very_high: 'control_reading',
  streak: 'control_reading',
  prolonged_estimation: 'control_reading',
  metrology_expired: 'meter_exchange',
  multiplier_changed: 'circuit_check',
  recalculation_after_defect: 'meter_exchange',
  reading_not_used: 'control_reading',
}

/** The operation that a finding's code or a dispute's type asks for; undefined where it needs nobody on site. */
export function operationFor(reason: string): string | undefined {
  return Object.hasOwn(OPERATION_OF, reason) ? OPERATION_OF[reason] : undefined
}

/** A task with its id. */
export function taskOf(content: Omit<FieldTask, 'id'>): FieldTask {
  const id = [content.place, content.operation, content.reference]
    .map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F'))
    .join('/')
  return { id, ...content }
}

/**
 * The tasks that findings of a reading, disputes and chosen codes ask for; each
 * once, with the reason that came first.
 */
export function tasksFrom(input: {
  place: string
  on: CivilDate
  reasons: Iterable<{
    /** Of a finding or catalogue, or the type of a dispute. */
    readonly code: string
    /** The reading, dispute or visit that it is of. */
    readonly reference: string
    /** Where a catalogue says it; else by the code. */
    readonly operation?: string | undefined
  }>
}): readonly FieldTask[] {
  const { place, on: openedOn } = input
  const tasks = new Map<string, FieldTask>()
  for (const { code, reference, operation = operationFor(code) } of input.reasons) {
    if (operation === undefined) continue
    const task = taskOf({ place, operation, reason: code, reference, openedOn })
    if (!tasks.has(task.id)) tasks.set(task.id, task)
  }
  return [...tasks.values()]
}
