/** A way of changing a record that verification does not find. */
interface Uncovered {
  /** Why it cannot be found, or need not. */
  readonly why: string
  /** What the record looks like, where only some are meant. */
  readonly only?: RegExp
}

const erased = /"state":"erased"/

/** By table and kind. */
export const NOT_COVERED: Readonly<Record<string, Uncovered>> = {
  'blob swap': {
    why: 'Exchanges the numbers of two rows: only the order of listing hangs on them.',
  },
  'message swap': {
    why: 'Exchanges the numbers of two rows: only the order of sending hangs on them.',
  },
  'message change transport': { why: 'Operating state: no fact says by what a letter goes.' },
  'message change attempts': { why: 'Operating state: counts tries, and every try changes it.' },
  'message change enqueued_at': { why: 'Operating state: another moment is as good a moment.' },
  'message change settled_at': { why: 'Operating state: another moment is as good a moment.' },
  'message change lease_until': { why: 'Operating state: another moment is as good a moment.' },
  'message clear lease_until': { why: 'Operating state: as if the lease had ended.' },
  'message clear settled_at': {
    why: 'Operating state: as if a letter that failed had not been tried.',
  },
  'message clear detail': { why: 'What a transport said last may be nothing.' },
  'message change message_id': { why: 'Nothing is sealed any more that names it.', only: erased },
  'message change key_id': { why: 'One destroyed key is as good as another.', only: erased },
  'commit_key change key': { why: 'The key of a request is no part of a fact.' },
  'commit_key change fingerprint': {
    why: 'Documents and letters of a commit are no part of its facts: it cannot be hashed again.',
  },
}

/** Whether it is declared that this is not found. */
export function isDeclared(name: string, record = ''): boolean {
  const uncovered = NOT_COVERED[name]
  return uncovered !== undefined && (uncovered.only?.test(record) ?? true)
}
