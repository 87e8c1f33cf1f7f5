import type { DatePattern } from './date-pattern.ts'
import type { WrittenPlaces } from './number-notation.ts'
import type { OperatorReadingType } from './operator-line.ts'

/** What an {@link OperatorLine} says, name by name. */
export const lineFields = [
  'place',
  'meterSerial',
  'register',
  'index',
  'readOn',
  'type',
  'unit',
  'orderId',
  'reference',
  'channel',
  'note',
  'isCancellation',
] as const

/** One of {@link lineFields}. */
export type LineField = (typeof lineFields)[number]

/** The reading types, as a value-code map may name them. */
export const operatorReadingTypes: readonly OperatorReadingType[] = [
  'operator',
  'customer',
  'estimated',
  'calculated',
  'exchange',
]

/** Fills a value up to a width: account codes of 10 digits that an operator writes with 12. */
export interface Padding {
  readonly character: string
  readonly width: number
  /** Characters of the value itself: reading takes the padding off down to here. 1 unless stated. */
  readonly valueWidth?: number
  /** `start` unless stated. */
  readonly side?: 'start' | 'end'
}

/** How an operator writes one field. A mapping is made of these. */
export interface FieldRule {
  /**
   * The operator's codes and what they mean: `{ "02": "customer" }`. For `type`
   * the meanings are the reading types, for `isCancellation` `true` and `false`.
   */
  readonly codes?: { readonly [code: string]: string }
  /** The code to write where several mean the same. */
  readonly writeAs?: { readonly [meaning: string]: string }
  /** `readOn` only; `yyyy-MM-dd` unless stated. */
  readonly date?: DatePattern
  /** For an index: zeros before it, to a width of its whole part. */
  readonly padding?: Padding
  /** `index` only. */
  readonly places?: WrittenPlaces
  /** `index` only: a plain negative number means something here. */
  readonly allowsNegative?: boolean
  /** Place, register, index, date and type are, unless stated; the rest is not. */
  readonly isRequired?: boolean
  /** `no_line`: where this is empty the operator says nothing. `missing` unless stated. */
  readonly empty?: 'missing' | 'no_line'
}

/** A place identifier of one scheme, as the operator writes it. */
export interface PlaceRule extends FieldRule {
  /** `pod`, `clc`, `nlc`, `account`, `mpan`, … */
  readonly scheme: string
}

/** Values that hold for every line and stand in no column. */
export interface ConstantFields {
  readonly meterSerial?: string
  readonly register?: string
  readonly type?: OperatorReadingType
  readonly unit?: string
  readonly channel?: string
}
