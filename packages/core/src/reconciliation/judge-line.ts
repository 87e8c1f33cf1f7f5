import type { OperatorLine } from '../measurement/index.ts'
import { civilDateAt, daysBetween, type Instant, type TimeZone } from '../time/index.ts'
import { magnitude } from './exact-index.ts'
import type { ExpectedReading } from './expected-reading.ts'
import type { ReconciliationOutcomeCode } from './outcome.ts'
import type { ReconciliationTolerance, SentReading } from './sent-reading.ts'

/** What one line says about one reading. */
export interface LineVerdict {
  readonly code: ReconciliationOutcomeCode
  readonly daysApart: number
  /** From the reading's moment to the line's; absent where one of them is a day only. */
  readonly millisecondsApart?: number
  /** The line's index less the reading's, a count of 10^-15 units; absent where the two do not compare. */
  readonly difference?: bigint
}

/** What is asked of every line. */
export interface LineSettings {
  readonly windowDays: number
  readonly time: ReconciliationTolerance['time']
  readonly zone: TimeZone | undefined
}

/**
 * What a line of the reading's place says about the reading; undefined outside
 * the window. The codes are explained at `ReconciliationOutcomeCode`.
 */
export function judgeLine(
  expected: ExpectedReading,
  line: OperatorLine,
  settings: LineSettings,
): LineVerdict | undefined {
  const apart = timeApart(expected.reading, line, settings.zone)
  if (Math.abs(apart.daysApart) > settings.windowDays) return undefined

  const { relation, differenceOf } = expected.meterOf(line.meterSerial)
  if (relation === 'neighbour' || !expected.hasRegister(line.register)) {
    return { code: 'missing_register', ...apart }
  }
  if (relation === 'unknown') return { code: 'unknown_meter', ...apart }

  const difference = differenceOf(line.index)
  const code =
    difference !== undefined && magnitude(difference) <= expected.allowedDifference
      ? codeOfSameValue(line, { isExact: difference === 0n, apart, time: settings.time })
      : codeOfOtherValue(line, relation)
  return { code, ...apart, ...(difference !== undefined && { difference }) }
}

interface TimeApart {
  readonly daysApart: number
  readonly millisecondsApart?: number
}

/** The day of a moment is that of the zone; without a zone, and without a moment, the day as it was written. */
function timeApart(
  reading: SentReading,
  line: OperatorLine,
  zone: TimeZone | undefined,
): TimeApart {
  const daysApart = daysBetween(dayOf(reading, zone), dayOf(line, zone))
  if (reading.readAt === undefined || line.readAt === undefined) return { daysApart }
  return { daysApart, millisecondsApart: Date.parse(line.readAt) - Date.parse(reading.readAt) }
}

function dayOf(
  { readOn, readAt }: { readonly readOn: string; readonly readAt?: Instant },
  zone: TimeZone | undefined,
): string {
  return readAt === undefined || zone === undefined ? readOn : civilDateAt(readAt, zone)
}

function codeOfSameValue(
  { type }: OperatorLine,
  found: { isExact: boolean; apart: TimeApart; time: LineSettings['time'] },
): ReconciliationOutcomeCode {
  if (type === 'estimated' || type === 'calculated') return 'replaced_by_estimate'
  const { time } = found
  const { daysApart, millisecondsApart } = found.apart
  const isByMoment = time.kind === 'seconds' && millisecondsApart !== undefined
  const apart = Math.abs(isByMoment ? millisecondsApart : daysApart)
  const allowed = isByMoment ? time.seconds * 1_000 : time.kind === 'days' ? time.days : 0
  if (apart > allowed) return 'other_date'
  return found.isExact && apart === 0 ? 'matched' : 'matched_within_tolerance'
}

function codeOfOtherValue(
  { type }: OperatorLine,
  relation: 'own' | 'exchanged',
): ReconciliationOutcomeCode {
  switch (type) {
    case 'operator':
    case 'exchange':
      return 'replaced_by_operator_read'
    case 'estimated':
    case 'calculated':
      return 'replaced_by_estimate'
    case 'customer':
      // Of another meter: another reading of the customer's, with an outcome of its own.
      return relation === 'own' ? 'different_value' : 'missing_register'
  }
}
