import type { Utility } from '../meter/index.ts'
import type { Channel } from '../reading/index.ts'
import type { CivilDate } from '../time/index.ts'

/** A stretch of the text: UTF-16 offsets into the text that was given, `end` excluded. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** A utility as a text names it; water may say which pipe. */
export type NamedUtility = Utility | 'cold_water' | 'hot_water'

/** An index found in a text. */
export interface TextReading {
  /** The characters as written, leading zeros included, grouping marks removed. */
  readonly value: string
  /** As the language rules name it: `day`, `night`, `T1`, `F2`, `1.8.1`, `total`. */
  readonly register?: string
  readonly utility?: NamedUtility
  /** Serial number of the meter. */
  readonly meter?: string
  /** Number of the place or customer that this reading is about, where the text names several. */
  readonly customer?: string
  readonly date?: CivilDate
  /** Where the text shows it; empty (`start` 0, `end` 0) where only the subject does. */
  readonly span: TextSpan
}

/** A number that may name a place, an account or a meter. */
export interface TextIdentifier {
  /** `customer` for any account or place number, `meter` for a serial, `phone`, or a scheme of the profile. */
  readonly kind: string
  readonly value: string
  readonly span: TextSpan
}

/** What a text says. */
export interface TextExtraction {
  /** `accept`: one clear meaning. `review`: a person must look. `not_reading`: nothing is being sent in. */
  readonly decision: 'accept' | 'review' | 'not_reading'
  readonly readings: readonly TextReading[]
  /** The one customer, account or place number of the text. */
  readonly customer?: string
  readonly identifiers: readonly TextIdentifier[]
  /** Best guess of the language, BCP 47. */
  readonly language?: string
  /** Why, in words; for `review` what is unsure. */
  readonly reasons: readonly string[]
}

/** What is known around a text. */
export interface TextContext {
  readonly subject?: string
  readonly channel?: Channel
  /** The day it was sent, to tell dates from sums and to refuse future ones. */
  readonly sentOn?: CivilDate
  /** True where photos came with it. */
  readonly hasPhoto?: boolean
  /** Numbers known to be serials or identifiers of the sender's places: they outrank free reading. */
  readonly knownMeters?: readonly string[]
  readonly knownCustomers?: readonly string[]
}

/** Finds readings in free text. Never throws; bounded time for any input. */
export interface TextExtractor {
  readonly specificationVersion: 1
  extract(text: string, context?: TextContext): TextExtraction
}
