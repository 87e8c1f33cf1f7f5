import type { CivilDate, Instant, ReadingSubmission, YearMonth } from '@selfread/core'

/** What somebody truly meant by what they sent. */
export type Meaning =
  /** What the registers show, from a known sender. */
  | 'right'
  /** A little more than the registers show: a second opinion. */
  | 'further'
  /** Far more than the place uses. */
  | 'far'
  /** Less than the last known index. */
  | 'lower'
  /** More digits than the register has. */
  | 'overlong'
  /** The sender says that they are unsure. */
  | 'unsure'
  /** The photo beside the text shows another value. */
  | 'other_photo'
  /** From nobody we know, with one number of the place. */
  | 'stranger'
  /** One of two registers only. */
  | 'partial'
  /** From a customer of two places who names neither. */
  | 'ambiguous'
  /** No reading at all. */
  | 'noise'
  /** No mail at all. */
  | 'garbage'

/** An index as it was sent. */
export interface SentValue {
  readonly register: string
  readonly text: string
}

/** A submission with what the sender knows about it. */
export interface SimulatedSubmission {
  /** Equal for all that is the same message to the supplier: redeliveries included. */
  readonly name: string
  readonly place: string
  readonly customer: string
  readonly meaning: Meaning
  readonly values: readonly SentValue[]
  readonly readOn: CivilDate
  readonly content: ReadingSubmission
}

/** Something that happens to the supplier. */
export type SimulatedOccurrence =
  | { readonly kind: 'submit'; readonly submission: SimulatedSubmission }
  | { readonly kind: 'review' }
  | { readonly kind: 'prepare'; readonly day: CivilDate }
  | { readonly kind: 'deliver'; readonly failingShare: number }
  | { readonly kind: 'reconcile'; readonly operator: 'north' | 'south' }
  | { readonly kind: 'dispute' }
  | { readonly kind: 'erase'; readonly customer: string }
  | { readonly kind: 'publish' }
  | { readonly kind: 'state'; readonly month: YearMonth }
  | { readonly kind: 'import' }
  | { readonly kind: 'rebuild' }
  | { readonly kind: 'exchange'; readonly place: string }
  | { readonly kind: 'explain'; readonly place: string }

/** An occurrence with its moment. */
export interface SimulatedEvent {
  /** `e12`: stays when other events are left out. */
  readonly id: string
  /** When it reaches the supplier. */
  readonly at: Instant
  /** The event that this one only repeats: whatever came of that one is all that may come of both. */
  readonly repeats?: string
  readonly occurrence: SimulatedOccurrence
}
