import type { Instant } from '../time/index.ts'

/** What a fact may hold: JSON without floating point. Indices and money travel as text or safe integers. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined }

/** Who caused a fact. */
export interface Actor {
  /** `system` for automatic decisions; a person or a party otherwise. */
  readonly kind: 'system' | 'employee' | 'customer' | 'operator'
  /** Stable id within the tenant; for `system` the component, `desk`. */
  readonly id: string
}

/** Personal data of a fact. The store seals it with the subject's own key, so that erasing the key erases the data and no proof breaks. */
export interface PersonalData {
  /** Whose key seals it: a customer id, or `submission:<id>` while the customer is unknown. */
  readonly subject: string
  readonly data: JsonValue
}

/** A fact as it is decided, before the store numbers it. */
export interface FactDraft<Type extends string = string, Data = unknown> {
  /** Past tense, snake_case, never renamed: `reading_accepted`. */
  readonly type: Type
  readonly data: Data
  readonly personal?: PersonalData
}

/** A fact as the store keeps it. Never changed, never deleted. */
export interface StoredFact<Type extends string = string, Data = unknown>
  extends FactDraft<Type, Data> {
  readonly tenant: string
  /** The stream it belongs to: `place/<id>`, `submission/<id>`, `transfer/<id>`, … */
  readonly stream: string
  /** 1 for the first fact of the stream. */
  readonly version: number
  /** The Merkle log that its leaf is in: `partitionOf` its stream, 0 in a journal of one log. */
  readonly partition: number
  /** Its leaf's index in that log, 0 for the first. */
  readonly position: number
  readonly recordedAt: Instant
  readonly actor: Actor
  /** True where the fact had personal data and its key has been destroyed. */
  readonly isErased?: true
}
