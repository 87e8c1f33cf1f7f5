import { monthsAfter } from '../../meter/index.ts'
import type { MeterDataNoticeParameters, RuleReference } from '../../rules/index.ts'
import type { CivilDate } from '../../time/index.ts'
import { sortedBy } from '../sorted-by.ts'
import { rowOf } from './due-reason.ts'
import type { VisitRule } from './field-place.ts'

/** A reading as a letter quotes it. */
export interface QuotedReading {
  readonly register: string
  /** The characters of the index. */
  readonly index: string
  readonly unit?: string
  readonly readOn: CivilDate
}

/** A letter that is due: the meter and its last readings. */
export interface DueMeterDataNotice {
  readonly place: string
  readonly meterSerial: string
  readonly readings: readonly QuotedReading[]
  readonly dueOn: CivilDate
  readonly rule?: RuleReference
}

/**
 * The letters with meter data that are due on a day, the oldest first: the rule's
 * months after the last one, or after the start of supply. Source: capability S4-4.
 */
export function dueMeterDataNotices(input: {
  places: Iterable<{
    readonly id: string
    readonly suppliedSince: CivilDate
    readonly lastNoticeOn?: CivilDate
    readonly meterSerial: string
    readonly readings: readonly QuotedReading[]
  }>
  on: CivilDate
  rule: VisitRule<MeterDataNoticeParameters>
}): readonly DueMeterDataNotice[] {
  const { everyMonths } = input.rule.parameters
  const notices = [...input.places].flatMap((place) => {
    const { id, suppliedSince, lastNoticeOn = suppliedSince, meterSerial, readings } = place
    const dueOn = monthsAfter(lastNoticeOn, everyMonths)
    if (input.on < dueOn) return []
    return [{ place: id, meterSerial, readings, dueOn, ...rowOf(input.rule) }]
  })
  return sortedBy(notices, ({ dueOn, place }) => [dueOn, place])
}
