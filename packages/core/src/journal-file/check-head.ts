import { openNote, parseHeadNote, rootOf, type TreeHead } from '../journal/index.ts'
import type { JournalFault } from './journal-fault.ts'
import type { VerifierKey } from './verifier-key.ts'

/** A head with what is wrong with it; without heads where nothing can be compared with it. */
export interface CheckedHead {
  readonly heads?: readonly TreeHead[]
  readonly faults: readonly JournalFault[]
}

/** Reads a head and checks its signature and the number of its logs. */
export function checkHead(query: {
  readonly note: string
  readonly logs: number
  readonly keys: readonly VerifierKey[]
  /** Where the head stands. */
  readonly at: Pick<JournalFault, 'line' | 'kept'>
}): CheckedHead {
  const { note, logs, keys, at } = query
  const heads = parseHeadNote(note)
  if (heads === undefined)
    return { faults: [{ code: 'malformed', message: 'The note is no signed head.', ...at }] }
  if (heads.length !== logs) {
    const message = `The head names ${heads.length} logs; the journal has ${logs}.`
    return { faults: [{ code: 'logs_differ', message, ...at }] }
  }
  return { heads, faults: [...signatureFaults(note, keys, at), ...emptyLogFaults(heads, at)] }
}

function signatureFaults(
  note: string,
  keys: readonly VerifierKey[],
  at: Pick<JournalFault, 'line' | 'kept'>,
): readonly JournalFault[] {
  const opened = keys.map((key) => openNote({ note, ...key }))
  if (opened.some(({ isValid }) => isValid)) return []
  const isWrong = opened.some((it) => !it.isValid && it.code === 'wrong_signature')
  return isWrong
    ? [{ code: 'wrong_signature', message: 'The signature does not fit the head.', ...at }]
    : [{ code: 'unsigned_by_key', message: 'None of the keys signed the head.', ...at }]
}

/** Logs without facts have one root: no leaf will show it. */
function emptyLogFaults(
  heads: readonly TreeHead[],
  at: Pick<JournalFault, 'line' | 'kept'>,
): readonly JournalFault[] {
  const code = at.kept === undefined ? 'root_mismatch' : 'kept_head_mismatch'
  return heads.flatMap(({ size, rootHash }, partition) =>
    size === 0 && rootHash !== EMPTY_ROOT
      ? [{ code, message: 'A log without leaves has another root.', ...at, partition }]
      : [],
  )
}

const EMPTY_ROOT = rootOf([])
