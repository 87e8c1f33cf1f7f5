import type { Meaning } from './lexicon.ts'
import type { ParsedNumber } from './parse-number.ts'
import type { Claim } from './recognise/claim.ts'

/** A piece of the text with what it can mean. `from` and `to` are token positions. */
export type Item =
  | {
      readonly kind: 'phrase'
      readonly from: number
      readonly to: number
      readonly meanings: readonly Meaning[]
      /** Utilities and labels named inside it: `gaz` in `index gaz`, `index` in `index vechi`. */
      readonly inner: readonly Meaning[]
    }
  | {
      readonly kind: 'number'
      readonly from: number
      readonly to: number
      readonly parsed: ParsedNumber
      /** All digits, for codes and lengths. */
      readonly digits: string
      /** Thousands were set apart by plain spaces, with nothing that confirms it. */
      readonly isLoose: boolean
      /** A word is written onto it without a space. */
      readonly isGluedToWord: boolean
      readonly unit?: string
    }
  | { readonly kind: 'claim'; readonly from: number; readonly to: number; readonly claim: Claim }
  | { readonly kind: 'mark'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly kind: 'line'; readonly from: number; readonly to: number }
  | { readonly kind: 'word'; readonly from: number; readonly to: number }
