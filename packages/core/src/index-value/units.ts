/** The most units an index has: 15 digits, a safe integer with room to add. */
export const MAX_UNITS: bigint = 999_999_999_999_999n

/** 10^exponent, exactly. */
export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent)
}
