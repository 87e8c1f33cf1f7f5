import type { RegisterDigits } from '../index-value/index.ts'
import { daysBetween } from '../time/index.ts'
import type { ExpectedAdvance, ExpectedBasis } from './assessment-context.ts'
import { decimalOf, tenTo } from './decimal.ts'
import type { HistoryIndex } from './register-history.ts'

/** A period of the past by the places of its indices in the history. */
export interface Period {
  readonly start: number
  readonly end: number
  readonly days: number
}

/** What a period of the past says of the advance to expect, exactly; in words why it says nothing. */
export function advanceOfPeriod(
  input: {
    readonly history: readonly HistoryIndex[]
    readonly digits: RegisterDigits
    readonly multiplier?: string
    readonly maximumEstimatedShare?: string
  },
  period: Period,
  basis: ExpectedBasis,
): ExpectedAdvance | string {
  const { history, digits, multiplier = '1' } = input
  const [from, to] = [history[period.start], history[period.end]]
  if (from === undefined || to === undefined || from.meterSerial !== to.meterSerial) {
    return 'the meter was exchanged in it'
  }
  const { multiplier: former = '1' } = from
  if (former !== (to.multiplier ?? '1')) return 'the multiplier changed in it'
  if ((from.isEstimated || to.isEstimated) && restsOnEstimates(input, period)) {
    return 'too much of it rests on estimates'
  }

  const decimals = Math.max(from.index.decimals, to.index.decimals, digits.decimalDigits)
  const unitsAt = ({ index }: HistoryIndex) => index.units * tenTo(decimals - index.decimals)
  const units = digits.countsDown ? unitsAt(from) - unitsAt(to) : unitsAt(to) - unitsAt(from)
  if (units < 0) return 'the index went back in it'
  // A register that stood still a year ago may be of a place for the season; one that stands still now may be stuck.
  if (units === 0 && basis === 'previous_period') return 'nothing was consumed in it'

  const days = period.days * tenTo(decimals - digits.decimalDigits)
  if (!isExact({ units, days })) return 'its indices do not compare'
  const unitsPerDay =
    former === multiplier ? { units, days } : converted(units, days, former, multiplier)
  if (unitsPerDay === undefined || !isExact(unitsPerDay)) return 'its multiplier does not convert'
  return { unitsPerDay, source: `readings of ${from.readOn} and ${to.readOn}` }
}

/** The part of a period that does not lie between two indices that were read. Source: Oracle (Scalar Estimation). */
function restsOnEstimates(
  { history, maximumEstimatedShare = '0' }: Parameters<typeof advanceOfPeriod>[0],
  { start, end, days }: Period,
): boolean {
  const read = history.slice(start, end + 1).filter((it) => !it.isEstimated)
  const [first, last] = [read[0], read.at(-1)]
  const covered =
    first === undefined || last === undefined ? 0 : daysBetween(first.readOn, last.readOn)
  const share = decimalOf(maximumEstimatedShare)
  // Text that is no date is no distance from anything.
  if (share === undefined || !(covered >= 0)) return true
  return BigInt(days - covered) * 10n ** BigInt(share.scale) > BigInt(share.digits) * BigInt(days)
}

/** The same consumption as an advance under another multiplier. */
function converted(
  units: number,
  days: number,
  former: string,
  multiplier: string,
): ExpectedAdvance['unitsPerDay'] | undefined {
  const [from, to] = [decimalOf(former), decimalOf(multiplier)]
  if (from === undefined || to === undefined || !/[1-9]/.test(to.digits)) return undefined
  const dividend = BigInt(units) * BigInt(from.digits) * 10n ** BigInt(to.scale)
  const divisor = BigInt(days) * BigInt(to.digits) * 10n ** BigInt(from.scale)
  const common = greatestCommonDivisor(dividend, divisor)
  return { units: Number(dividend / common), days: Number(divisor / common) }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}

function isExact({ units, days }: ExpectedAdvance['unitsPerDay']): boolean {
  return Number.isSafeInteger(units) && Number.isSafeInteger(days)
}
