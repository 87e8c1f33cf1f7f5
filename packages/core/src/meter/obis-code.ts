/** An OBIS code in its parts, A-B:C.D.E*F. Source: IEC 62056-6-1. */
export interface ObisCode {
  /** A: 1 electricity, 6 heat, 7 gas, 8 cold water, 9 hot water. Absent in a short form. */
  readonly medium?: number
  /** B: which of several meters behind one device, 0 where there is one. Absent in a short form. */
  readonly channel?: number
  /** C: what is counted, `1` for active energy towards the customer, `C` for service data. */
  readonly quantity: string
  /** D: how it is counted, `8` for an index since the meter was made. */
  readonly processing: string
  /** E: the tariff, `0` for the total of all. Absent in `C.1`. */
  readonly tariff?: string
  /** F: which stored billing period; `255` or absent for the index of now. */
  readonly period?: number
}

const OBIS =
  /^(?:(\d{1,3})-(\d{1,3}):)?([0-9A-Z]{1,3})\.([0-9A-Z]{1,3})(?:\.([0-9A-Z]{1,3}))?(?:[*&](\d{1,3}))?$/

/**
 * Takes an OBIS code apart, full (`1-0:1.8.1*255`) or short (`1.8.1`), whatever
 * the case and the blanks around it. Undefined for anything else.
 */
export function parseObisCode(text: string): ObisCode | undefined {
  const parts = OBIS.exec(text.trim().toUpperCase())
  if (parts === null) return undefined
  const [, medium, channel, quantity = '', processing = '', tariff, period] = parts
  return {
    ...(medium === undefined ? {} : { medium: Number(medium), channel: Number(channel) }),
    quantity,
    processing,
    ...(tariff === undefined ? {} : { tariff }),
    ...(period === undefined ? {} : { period: Number(period) }),
  }
}

/**
 * True where two texts are the same OBIS code. A short form, `1.8.1`, is the
 * same as any full one that ends in it, `1-0:1.8.1`; the billing period behind
 * `*` says when, not what.
 */
export function isSameObisCode(a: string, b: string): boolean {
  const [left, right] = [parseObisCode(a), parseObisCode(b)]
  if (left === undefined || right === undefined) return false
  const isShort = left.medium === undefined || right.medium === undefined
  return (
    left.quantity === right.quantity &&
    left.processing === right.processing &&
    left.tariff === right.tariff &&
    (isShort || (left.medium === right.medium && left.channel === right.channel))
  )
}
