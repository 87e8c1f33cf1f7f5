import { monthsAfter } from '../../meter/index.ts'
import type { RuleReference, VisitIntervalParameters } from '../../rules/index.ts'
import type { CivilDate } from '../../time/index.ts'
import { numberKey, sortedBy } from '../sorted-by.ts'
import { type DueReason, rowOf } from './due-reason.ts'
import type { FieldPlace, FieldRules, VisitRule } from './field-place.ts'
import { reasonsFor } from './reasons-for.ts'

/** A place that should be visited: each reason, what to do there, and how pressing it is. */
export interface DueStop {
  readonly place: FieldPlace
  /** In the order of `DueKind`. */
  readonly reasons: readonly DueReason[]
  /** Each once, in the order of the reasons. */
  readonly operations: readonly string[]
  /** The sum of the reasons' points. */
  readonly score: number
}

/** A control reading or inspection that the planner refuses, as there was one too lately. */
export interface RefusedVisit {
  readonly place: string
  readonly operation: 'control_reading' | 'inspection'
  /** First day on which it may be planned again. */
  readonly notBefore: CivilDate
  readonly rule?: RuleReference
}

/**
 * The first day on which the next control reading or inspection may be planned;
 * undefined where any day will do. Source: capability S4-11.
 */
export function earliestVisitOn(
  last: CivilDate | undefined,
  rule: VisitRule<VisitIntervalParameters> | undefined,
): CivilDate | undefined {
  const months = rule?.parameters.notWithinMonths
  return last === undefined || months === undefined ? undefined : monthsAfter(last, months)
}

/**
 * The places that are due on a day, the highest score first, then by id, and the
 * visits that are refused. A control reading is overdue from the day after the
 * rule's months have passed. A refused operation falls out of its reasons; a
 * reason without operation falls out of the stop, a stop without reason out of
 * the list. Source: capabilities S1-1, S1-9, S4-11.
 */
export function dueStops(input: {
  places: Iterable<FieldPlace>
  on: CivilDate
  /** The rules in force for a place on the day. */
  rulesOf: (place: FieldPlace) => FieldRules
}): { readonly due: readonly DueStop[]; readonly refused: readonly RefusedVisit[] } {
  const { on, rulesOf } = input
  const due: DueStop[] = []
  const refused: RefusedVisit[] = []
  for (const place of input.places) {
    const rules = rulesOf(place)
    const all = reasonsFor(place, rules, on)
    const tooSoon = refusedVisits(place, rules, on).filter(({ operation }) =>
      all.some((reason) => reason.operations.includes(operation)),
    )
    refused.push(...tooSoon)
    const reasons = all.flatMap((reason) => {
      const operations = reason.operations.filter(
        (it) => !tooSoon.some((no) => no.operation === it),
      )
      return operations.length > 0 ? [{ ...reason, operations }] : []
    })
    if (reasons.length === 0) continue
    const operations = [...new Set(reasons.flatMap((reason) => reason.operations))]
    due.push({ place, reasons, operations, score: reasons.reduce((sum, it) => sum + it.points, 0) })
  }
  return {
    due: sortedBy(due, ({ score, place }) => [numberKey(SCORE_MAX - score), place.id]),
    refused: sortedBy(refused, ({ place, operation }) => [place, operation]),
  }
}

/** Above every score: some thousand reasons of a million points, a thousand attempts each. */
const SCORE_MAX = 9_999_999_999_999

function refusedVisits(
  place: FieldPlace,
  rules: FieldRules,
  on: CivilDate,
): readonly RefusedVisit[] {
  const visits = [
    ['control_reading', place.lastControlOn, rules.controlReading],
    ['inspection', place.lastInspectionOn, rules.inspection],
  ] as const
  return visits.flatMap(([operation, last, rule]) => {
    const notBefore = earliestVisitOn(last, rule)
    return notBefore === undefined || notBefore <= on
      ? []
      : [{ place: place.id, operation, notBefore, ...rowOf(rule) }]
  })
}
