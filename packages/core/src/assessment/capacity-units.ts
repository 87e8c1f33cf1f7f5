import type { Capacity } from './assessment-context.ts'
import { type Decimal, decimalOf, tenTo } from './decimal.ts'
import type { RegisterShape } from './register-shape.ts'

const SAFETY: Decimal = { units: 11, digits: '11', scale: 1 }

/**
 * What can flow in so many days, in the register's smallest unit, at most one
 * turn of it: P·24·n·s / k for power, Qmax·24·n for flow, in whole units rounded
 * up, the smaller where both are known. In words why there is none.
 * Source: DOMAIN.md 1.2 (cap).
 */
export function capacityUnits(load: {
  readonly capacity: Capacity | undefined
  readonly days: number
  /** Exact decimal text; undefined where no meter is known. */
  readonly multiplier: string | undefined
  /** `1.1` where undefined. */
  readonly factor: string | undefined
  readonly shape: RegisterShape
}): number | string {
  const { capacity, days, shape } = load
  if (capacity === undefined) return 'no capacity known'
  const flow = capacity.qmax === undefined ? undefined : decimalOf(capacity.qmax)
  const power = capacity.kilowatts === undefined ? undefined : decimalOf(capacity.kilowatts)
  if (flow === undefined && power === undefined) return 'no capacity known'

  const byFlow = flow === undefined ? Infinity : quotientUp([flow], days, undefined)
  const multiplier = load.multiplier === undefined ? undefined : decimalOf(load.multiplier)
  if (power === undefined || multiplier === undefined || !/[1-9]/.test(multiplier.digits)) {
    if (flow === undefined) return 'no multiplier known for the capacity'
    return Math.min(byFlow * shape.scale, shape.turn)
  }
  const factor = load.factor === undefined ? SAFETY : (decimalOf(load.factor) ?? SAFETY)
  const byPower = quotientUp([power, factor], days, multiplier)
  return Math.min(Math.min(byFlow, byPower) * shape.scale, shape.turn)
}

/** The product of factors, hours and days over a divisor, rounded up. */
function quotientUp(
  [first, second]: readonly [Decimal, Decimal?],
  days: number,
  divisor: Decimal | undefined,
): number {
  const places = first.scale + (second?.scale ?? 0)
  const dividend = first.units * (second?.units ?? 1) * 24 * days * tenTo(divisor?.scale ?? 0)
  const by = (divisor?.units ?? 1) * tenTo(places)
  if (Number.isSafeInteger(dividend) && Number.isSafeInteger(by)) {
    const rest = dividend % by
    return (dividend - rest) / by + (rest === 0 ? 0 : 1)
  }
  const exactDividend =
    BigInt(first.digits) *
    BigInt(second?.digits ?? 1) *
    BigInt(24 * days) *
    10n ** BigInt(divisor?.scale ?? 0)
  const exactBy = BigInt(divisor?.digits ?? 1) * 10n ** BigInt(places)
  return Number((exactDividend + exactBy - 1n) / exactBy)
}
