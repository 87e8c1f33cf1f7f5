/** The key of one customer at one tenant. A row stays when its key is destroyed: what it sealed is erased, not lost. */
export interface SubjectKey {
  readonly tenant: string
  readonly subject: string
  /** Absent once destroyed. */
  readonly key?: Uint8Array
}

/** Whose key. */
export type KeyOwner = Pick<SubjectKey, 'tenant' | 'subject'>

/** The live key of a subject; undefined where it has none. */
export function subjectKey(keys: readonly SubjectKey[], owner: KeyOwner): Uint8Array | undefined {
  return keys.find((it) => isOf(it, owner) && it.key !== undefined)?.key
}

/**
 * The keys with a live one for a subject. Where it has none, `fresh` becomes its key: random bytes
 * that were never a key before.
 */
export function withSubjectKey(
  keys: readonly SubjectKey[],
  { fresh, ...owner }: KeyOwner & { readonly fresh: Uint8Array },
): readonly SubjectKey[] {
  return subjectKey(keys, owner) === undefined ? [...keys, { ...owner, key: fresh }] : keys
}

/**
 * The keys without the one of an erased subject: all its personal data is unreadable from now on,
 * everywhere. Nothing else changes, and what is stored for the subject later gets another key.
 */
export function eraseSubjectKey(
  keys: readonly SubjectKey[],
  { tenant, subject }: KeyOwner,
): readonly SubjectKey[] {
  return keys.map((it) => (isOf(it, { tenant, subject }) ? { tenant, subject } : it))
}

function isOf(key: KeyOwner, { tenant, subject }: KeyOwner): boolean {
  return key.tenant === tenant && key.subject === subject
}
