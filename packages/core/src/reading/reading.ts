import type { Assessment, OverrideReasonCode } from '../assessment/index.ts'
import type { IndexValue } from '../index-value/index.ts'
import type { CivilDate, Instant } from '../time/index.ts'
import type { Channel } from './channels.ts'

/** Who read the register. */
export type ReadingSource = 'customer' | 'operator' | 'estimate' | 'exchange' | 'control' | 'remote'

/** How far a value can be relied on. */
export type ReadingQuality =
  | 'actual'
  | 'customer'
  | 'estimated'
  | 'substituted'
  | 'calculated'
  | 'agreed'
  | 'preliminary'
  | 'unusable'

/** Where a reading stands. Only `accepted` readings count. */
export type ReadingStatus = 'accepted' | 'held' | 'refused' | 'superseded'

/** Why an index was computed rather than read: enough to compute it again. */
export interface EstimateBasis {
  /** `annex`, `norm`: see `estimationMethods`. */
  readonly method: string
  readonly methodVersion: number
  /** What went in: reading ids, annex id and version, quantities, factors. */
  readonly inputs: { readonly [name: string]: string }
  /** `no_access`: see `estimateReasons`. */
  readonly reason: string
  /** Methods that came first in the chain and gave no index, and why. */
  readonly passedOver?: readonly { readonly method: string; readonly problem: string }[]
  /** 1 for the first period after a reading, 2 for the next one without. */
  readonly periodInRow?: number
  /** The reading that was not believed. */
  readonly insteadOf?: string
}

/** One index of one register at one place, whoever read it. */
export interface Reading {
  /** Unique within the tenant, derived from what it says. */
  readonly id: string
  readonly place: string
  readonly meterSerial: string
  readonly register: string
  readonly value: IndexValue
  /** The civil day on which the register showed the value. */
  readonly readOn: CivilDate
  readonly source: ReadingSource
  readonly quality: ReadingQuality
  readonly status: ReadingStatus
  readonly channel: Channel
  readonly receivedAt: Instant
  /** What the customer quotes: given for each reading that was sent in. */
  readonly receiptNumber?: string
  /** The submissions that brought it, first one first: the same value of the same day folds into one reading. */
  readonly submissions: readonly string[]
  readonly assessment?: Assessment
  readonly estimate?: EstimateBasis
  /** The reading that took its place. */
  readonly supersededBy?: string
  /** A person's decision over the automatic one. */
  readonly override?: {
    readonly by: string
    /** Out of the catalogue of `overrideReasons`. */
    readonly reasonCode?: OverrideReasonCode
    /** In words. */
    readonly reason: string
    readonly at: Instant
  }
}
