/** A reading that a person takes out of a submission. */
export interface ReviewedReading {
  readonly place: string
  readonly register?: string
  readonly value: string
  readonly readOn?: string
}

/** What a person makes of a submission. */
export type ReviewDecision =
  /** Its held readings stand as they are. */
  | { readonly decision: 'accept_held'; readonly reason: string }
  /** These readings stand instead of what was read automatically. */
  | {
      readonly decision: 'accept_readings'
      readonly readings: readonly ReviewedReading[]
      readonly reason: string
    }
  | { readonly decision: 'refuse'; readonly reason: string }

/** A decision, by whom and on what. */
export type Review = ReviewDecision & { readonly submissionId: string; readonly by: string }

/** Why a decision cannot be carried out. Nothing was changed. */
export interface ReviewRefusal {
  readonly ok: false
  readonly problem:
    | 'not_open'
    | 'nothing_held'
    | 'place_unknown'
    | 'register_unclear'
    | 'register_repeated'
    | 'not_an_index'
  readonly detail: string
}

/** The outcome of a review: the ids of the readings that stand by it, or why it cannot be done. */
export type ReviewResult =
  | { readonly ok: true; readonly readings: readonly string[] }
  | ReviewRefusal
