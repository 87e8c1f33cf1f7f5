/** A decimal number of zero and above as a whole number of 10^-scale. */
export interface Decimal {
  /** Exact, or `Infinity` where it is no safe integer. */
  readonly units: number
  readonly digits: string
  readonly scale: number
}

const SHAPE = /^(\d{1,400})(?:\.(\d{1,400}))?$/

/** Takes exact decimal text apart; undefined for anything else. */
export function decimalOf(text: string): Decimal | undefined {
  const shape = SHAPE.exec(text)
  if (shape === null) return undefined
  const [, whole = '', fraction = ''] = shape
  return decimal(whole + fraction, fraction.length)
}

/** The same number with more places. */
export function atScale(number: Decimal, scale: number): Decimal {
  return decimal(number.digits + '0'.repeat(scale - number.scale), scale)
}

function decimal(digits: string, scale: number): Decimal {
  const units = Number(digits)
  return { units: Number.isSafeInteger(units) ? units : Infinity, digits, scale }
}

const POWERS = Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`))

/** 10^exponent; `Infinity` beyond 15. */
export function tenTo(exponent: number): number {
  return POWERS[exponent] ?? Infinity
}
