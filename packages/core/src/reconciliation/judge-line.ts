import type { OperatorLine } from '../measurement/index.ts'
import { daysBetween } from '../time/index.ts'
import { exactIndex, magnitude } from './exact-index.ts'
import type { ExpectedReading } from './expected-reading.ts'
import type { ReconciliationOutcomeCode } from './outcome.ts'

/** What one line says about one reading. */
export interface LineVerdict {
  readonly code: ReconciliationOutcomeCode
  readonly daysApart: number
  /** The line's index less the reading's, a count of 10^-15 units; absent where the two are not of one register. */
  readonly difference?: bigint
}

/**
 * What a line of the reading's place says about the reading; undefined outside
 * the window. The codes are explained at `ReconciliationOutcomeCode`.
 */
export function judgeLine(
  expected: ExpectedReading,
  line: OperatorLine,
  settings: { readonly windowDays: number; readonly toleratedDays: number },
): LineVerdict | undefined {
  const daysApart = daysBetween(expected.reading.readOn, line.readOn)
  if (Math.abs(daysApart) > settings.windowDays) return undefined

  const meter = expected.relationOf(line.meterSerial)
  if (meter === 'neighbour' || !expected.hasRegister(line.register)) {
    return { code: 'missing_register', daysApart }
  }
  if (meter === 'unknown') return { code: 'unknown_meter', daysApart }
  if (meter === 'exchanged') return { code: codeOfExchangedMeter(line), daysApart }

  const difference = exactIndex(line.index) - expected.exactIndex
  const code = codeOfOwnRegister({
    type: line.type,
    isSameDay: daysApart === 0,
    isDayTolerated: Math.abs(daysApart) <= settings.toleratedDays,
    isSameValue: difference === 0n,
    isValueTolerated: magnitude(difference) <= expected.allowedDifference,
  })
  return { code, daysApart, difference }
}

function codeOfOwnRegister(found: {
  type: OperatorLine['type']
  isSameDay: boolean
  isDayTolerated: boolean
  isSameValue: boolean
  isValueTolerated: boolean
}): ReconciliationOutcomeCode {
  const { type } = found
  if (type === 'estimated' || type === 'calculated') return 'replaced_by_estimate'
  if (!found.isValueTolerated) {
    return type === 'customer' ? 'different_value' : 'replaced_by_operator_read'
  }
  if (found.isSameValue && found.isSameDay) return 'matched'
  return found.isDayTolerated ? 'matched_within_tolerance' : 'other_date'
}

function codeOfExchangedMeter({ type }: OperatorLine): ReconciliationOutcomeCode {
  switch (type) {
    case 'operator':
    case 'exchange':
      return 'replaced_by_operator_read'
    case 'estimated':
    case 'calculated':
      return 'replaced_by_estimate'
    case 'customer':
      return 'missing_register' // another reading of the customer's, with an outcome of its own
  }
}
