import type { NamedUtility } from '@selfread/core'
import { z } from 'zod'

const namedUtility = z.enum(['electricity', 'gas', 'water', 'heat', 'cold_water', 'hot_water'])

const groupMeaning = z.discriminatedUnion('field', [
  z.strictObject({
    field: z.literal('value'),
    register: z.string().min(1).optional(),
    utility: namedUtility.optional(),
  }),
  z.strictObject({ field: z.literal('customer') }),
  z.strictObject({ field: z.literal('meter') }),
  z.strictObject({
    field: z.literal('date'),
    order: z.enum(['day_month_year', 'month_day_year', 'year_month_day']),
  }),
])

const grammar = z.strictObject({
  name: z.string().min(1),
  pattern: z.string().min(1).max(1000),
  means: z.enum(['reading', 'registration']).default('reading'),
  groups: z.record(z.string(), groupMeaning).default({}),
})

const textProfile = z.strictObject({
  id: z.string().min(1),
  source: z.string().optional(),
  grammars: z.array(grammar).max(200).default([]),
  identifiers: z
    .array(z.strictObject({ scheme: z.string().min(1), pattern: z.string().min(1).max(500) }))
    .max(50)
    .default([]),
  utility: namedUtility.optional(),
  registerOrder: z.array(z.string().min(1)).max(8).default([]),
  integerDigits: z.int().min(1).max(12).optional(),
})

/** What a named group of a pattern holds. */
export type GroupMeaning =
  | { readonly field: 'value'; readonly register?: string; readonly utility?: NamedUtility }
  | { readonly field: 'customer' }
  | { readonly field: 'meter' }
  | {
      readonly field: 'date'
      readonly order: 'day_month_year' | 'month_day_year' | 'year_month_day'
    }

/** One compact form. */
export interface TextGrammar {
  readonly name: string
  /**
   * RE2 syntax, matched against the whole text, upper and lower case alike. Named groups say what
   * is what: `customer`, `meter` and `value` by themselves, any other name through `groups`. A
   * group without a meaning is read and dropped.
   */
  readonly pattern: string
  /** `registration`: it binds a phone to an account and brings no index. */
  readonly means: 'reading' | 'registration'
  readonly groups: { readonly [group: string]: GroupMeaning }
}

/** How the senders of one tenant write: its published SMS and mail forms, and its defaults. */
export interface TextProfile {
  readonly id: string
  /** Where the forms are published. */
  readonly source?: string
  readonly grammars: readonly TextGrammar[]
  /** Numbers of a known shape, found anywhere in free text. */
  readonly identifiers: readonly { readonly scheme: string; readonly pattern: string }[]
  /** Where a text names none. */
  readonly utility?: NamedUtility
  /** Registers of values that follow a customer number without a label. */
  readonly registerOrder: readonly string[]
  /** Digits before the decimal mark; longer values go to review. */
  readonly integerDigits?: number
}

/**
 * Checks a profile, as it comes from a JSON file.
 *
 * @throws ZodError with the path of every field that is wrong; SyntaxError-like errors of RE2
 * surface when the extractor is created.
 */
export function parseTextProfile(input: unknown): TextProfile {
  return textProfile.parse(input) as TextProfile
}
