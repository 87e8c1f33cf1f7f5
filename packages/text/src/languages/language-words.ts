import type { NamedUtility } from '@selfread/core'

/** What a phrase says about the number beside it. */
export type NumberLabel =
  /** An index is being given. */
  | 'reading'
  /** New, now, shows: an index where the text is about meters at all. */
  | 'current'
  /** An index of an earlier time. */
  | 'previous'
  /** An index from a bill, not from the meter. */
  | 'billed'
  | 'consumption'
  /** Serial number of a meter. */
  | 'meter'
  /** The word meter alone: a serial may follow, or an index. */
  | 'meter_word'
  | 'client'
  | 'subscriber'
  | 'place'
  | 'phone'
  | 'date'
  | 'sum'
  | 'national_id'
  | 'secret'
  /** A street: a house number may follow some words later. */
  | 'street'
  /** A flat, a floor, a house, a post code: the number right after it. */
  | 'address_part'
  /** A number of something else: an invoice, a contract, a seal. */
  | 'other_number'
  /** The word bill alone: its number may follow, or what it says the meter shows. */
  | 'bill'

/** What a phrase says about the whole text. */
export type TextSign =
  | 'negation'
  | 'correction'
  | 'same'
  | 'approximate'
  /** Over, under: an estimate only right before the number. */
  | 'beyond'
  /** The writer is not sure, wherever it stands. */
  | 'unsure'
  /** A confirmation sent back, as operators write it. */
  | 'echo'
  | 'alternative'
  | 'contract_end'
  | 'photo'
  | 'question'
  | 'thanks'
  | 'closing'
  | 'out_of_office'
  | 'transliterated'
  | 'registration'
  /** The meter is broken. */
  | 'defect'
  /** The reader is asked to send a reading in. */
  | 'request'
  /** A reading will be sent later. */
  | 'promise'

/** What a phrase is in between: it labels nothing. */
export type Filler =
  | 'greeting'
  | 'connector'
  | 'currency'
  | 'duration'
  /** Today: a day and month may stand beside it. */
  | 'today'
  /** Number, no.: behind the word meter it makes the next number a serial. */
  | 'numbering'
  /** To, at a number: right before a number it makes that a destination. */
  | 'towards'
  /** From, between: two days that follow are a window. */
  | 'from'
  /** Until: a day that follows is a deadline. */
  | 'until'
  /** Until, in languages that say it behind the day. */
  | 'until_behind'

/**
 * How one language writes about readings. Phrases are separated by commas; a star ends a stem
 * (`contor*`). Case and accents do not matter.
 */
export interface LanguageWords {
  /** BCP 47. */
  readonly code: string
  /** The mark before decimals; the other one groups thousands. */
  readonly decimalMark: ',' | '.'
  /** `day_first`, or `unclear` where both orders are written with slashes. */
  readonly slashDates: 'day_first' | 'unclear'
  /** True where thousands are commonly written with the grouping mark. */
  readonly groupsThousands: boolean
  /** Common words that give the language away. */
  readonly common: string
  readonly labels: { readonly [Label in NumberLabel]?: string }
  readonly signs: { readonly [Sign in TextSign]?: string }
  readonly fillers: { readonly [Kind in Filler]?: string }
  readonly registers: { readonly [register: string]: string }
  readonly utilities: { readonly [Name in NamedUtility]?: string }
  /** January to December, stems. */
  readonly months: readonly string[]
}
