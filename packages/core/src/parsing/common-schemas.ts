import * as z from 'zod/mini'
import { type IndexValue, parseDecimalIndex } from '../index-value/index.ts'

/** A day that exists: `2026-11-24`. */
export const civilDate: z.ZodMiniType<string> = z.iso.date()

/** A moment in UTC with milliseconds: `2026-11-24T09:12:00.000Z`. */
export const instant: z.ZodMiniType<string> = z.iso.datetime({ precision: 3 })

/** A month: `2026-11`. */
export const yearMonth: z.ZodMiniType<string> = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as 2026-11'))

/** Exact decimal text of zero and above: `2.5`. At most 12 digits before the point and 6 behind it. */
export const decimalText: z.ZodMiniType<string> = z.string().check(
  z.regex(/^\d{1,12}(\.\d{1,6})?$/, {
    error: 'expected decimal text such as "2.5"',
    abort: true, // so that what is no number is never compared
  }),
)

/**
 * A whole number from one to another, both included. One beyond them ends the
 * checks of what holds it: nothing is counted, padded or raised with it.
 */
export const wholeNumber = (minimum: number, maximum: number): z.ZodMiniType<number> =>
  z.int().check(z.minimum(minimum, { abort: true }), z.maximum(maximum, { abort: true }))

/** Half of a character that takes two has no form in bytes: a fact that held it could not be stored. */
export const wholeCharacters: z.core.$ZodCheck<string> = z.refine(
  (text: string) => text.isWellFormed(),
  'expected whole characters',
)

/** A name, code or id: 1 to 200 characters. */
export const nameText: z.ZodMiniType<string> = z
  .string()
  .check(z.minLength(1), z.maxLength(200), wholeCharacters)

/** What somebody wrote: 1 to 2,000 characters. */
export const noteText: z.ZodMiniType<string> = z
  .string()
  .check(z.minLength(1), z.maxLength(2_000), wholeCharacters)

/** An index in digits with at most one decimal mark. */
export const indexText: z.ZodMiniType<string> = z
  .string()
  .check(
    z.refine(
      (text) => parseDecimalIndex(text) !== undefined,
      'expected an index such as "12345.6"',
    ),
  )

/** An index that is what its characters say. */
export const indexValue: z.ZodMiniType<IndexValue> = z
  .strictObject({
    text: z.string().check(z.minLength(1), z.maxLength(64, { abort: true })),
    units: wholeNumber(0, 999_999_999_999_999),
    decimals: wholeNumber(0, 15),
  })
  .check(
    z.refine(saysItsUnits, {
      path: ['text'],
      error: 'expected the digits that units and decimals say',
    }),
  )

/** Characters may hold decimals that the register does not have: `12,50` is 1250, 125 or 12 by its decimals. */
function saysItsUnits({ text, units, decimals }: IndexValue): boolean {
  const shape = /^(\d+)(?:[.,](\d+))?$/.exec(text)
  if (shape === null) return false
  const [, whole = '', fraction = ''] = shape
  return BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals)) === BigInt(units)
}
