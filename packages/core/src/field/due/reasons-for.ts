import { monthsAfter } from '../../meter/index.ts'
import type { FieldDayParameters } from '../../rules/index.ts'
import { type CivilDate, daysBetween } from '../../time/index.ts'
import { operationFor } from '../field-task.ts'
import { type DueKind, type DueReason, rowOf } from './due-reason.ts'
import type { FieldPlace, FieldRules, VisitRule } from './field-place.ts'

/** What every reason of a kind has in common, and what it weighs. */
type Common = readonly [kind: DueKind, weight: keyof FieldDayParameters['weights']]

/** All reasons to visit a place on a day, in the order of `DueKind`. Source: capabilities S1-1, S1-9, S2-11. */
export function reasonsFor(
  place: FieldPlace,
  rules: FieldRules,
  on: CivilDate,
): readonly DueReason[] {
  const { fieldDay, controlReading, inspection, selfReadStreak } = rules
  const { suppliedSince, verificationValidUntil, selfReadSince, debt, attempts } = place
  const { weights } = fieldDay.parameters

  /** Begins on the day after the months have passed; at once where it is not known what to count from. */
  function overdue(
    [kind, weight]: Common,
    operation: string,
    rule: VisitRule<unknown> | undefined,
    since: CivilDate | undefined,
    months: number | undefined,
  ): readonly DueReason[] {
    if (months === undefined) return []
    const reason = { kind, operations: [operation], points: weights[weight], ...rowOf(rule) }
    if (since === undefined) return [reason]
    const dueOn = monthsAfter(since, months)
    const daysOverdue = daysBetween(dueOn, on)
    return daysOverdue > 0 ? [{ ...reason, since, dueOn, daysOverdue }] : []
  }

  function asked(
    [kind, weight]: Common,
    operations: readonly string[],
    since: CivilDate | undefined,
    detail: string,
    times = 1,
  ): DueReason {
    const points = weights[weight] * times
    return { kind, operations, points, ...(since && { since }), detail, ...rowOf(fieldDay) }
  }

  return [
    ...overdue(
      ['control_overdue', 'controlOverdue'],
      'control_reading',
      controlReading,
      place.lastControlOn ?? suppliedSince,
      controlReading?.parameters.dueAfterMonths,
    ),
    ...overdue(
      ['inspection_overdue', 'controlOverdue'],
      'inspection',
      inspection,
      place.lastInspectionOn ?? suppliedSince,
      inspection?.parameters.dueAfterMonths,
    ),
    ...overdue(
      ['verification_expired', 'verificationExpired'],
      'meter_exchange',
      fieldDay,
      verificationValidUntil,
      verificationValidUntil === undefined ? undefined : 0,
    ),
    ...overdue(
      ['self_read_streak', 'selfReadStreak'],
      'control_reading',
      selfReadStreak,
      selfReadSince,
      selfReadSince === undefined ? undefined : selfReadStreak?.parameters.selfReadMonths,
    ),
    ...(place.requests ?? []).map(({ id, operation, since }) =>
      asked(['request', 'request'], [operation], since, id),
    ),
    ...(debt
      ? [asked(['debt', 'debt'], ['notice'], debt.since, `${debt.amount} ${debt.currency}`)]
      : []),
    ...(place.surveys ?? []).map(({ id, since }) =>
      asked(['survey', 'survey'], ['survey'], since, id),
    ),
    ...(place.findings ?? []).map(({ code, since }) =>
      asked(['finding', 'finding'], [operationFor(code) ?? 'inspection'], since, code),
    ),
    ...(attempts?.count
      ? [
          asked(
            ['earlier_attempt', 'earlierAttempt'],
            attempts.operations,
            undefined,
            String(attempts.count),
            attempts.count,
          ),
        ]
      : []),
  ]
}
