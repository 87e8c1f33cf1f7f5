/**
 * What is wrong with a journal file. Behind the first three nothing is checked.
 * - `malformed`: a line is not canonical JSON, no record, or its note no head;
 * - `out_of_order`: a record stands where another has to be, or behind the end;
 * - `incomplete`: the file ends early, or within a line;
 * - `logs_differ`: a head names another number of logs;
 * - `unsigned_by_key`, `wrong_signature`: none of the given keys signed a head;
 * - `went_back`: a log is shorter in a head than in the head before;
 * - `not_continued`: the proof does not show that a log begins with that of the head before;
 * - `leaf_changed`: a leaf is not what its hash says;
 * - `wrong_partition`: a leaf's stream belongs to another log;
 * - `root_mismatch`: the leaves do not give the root of a head: what lies between it and the head
 *   before is not what was signed;
 * - `kept_head_ahead`: the journal is shorter than a head that was kept outside;
 * - `kept_head_mismatch`: it tells another history than a head that was kept outside;
 * - `kept_head_not_shown`: a file of proofs says nothing about a head that was kept outside.
 */
export type JournalFaultCode =
  | 'malformed'
  | 'out_of_order'
  | 'incomplete'
  | 'logs_differ'
  | 'unsigned_by_key'
  | 'wrong_signature'
  | 'went_back'
  | 'not_continued'
  | 'leaf_changed'
  | 'wrong_partition'
  | 'root_mismatch'
  | 'kept_head_ahead'
  | 'kept_head_mismatch'
  | 'kept_head_not_shown'

/** Something in a journal file that does not hold. */
export interface JournalFault {
  readonly code: JournalFaultCode
  /** In words, for people. */
  readonly message: string
  /** Line of the file, from 1; absent where a head kept outside is at fault. */
  readonly line?: number
  /** Which of the heads kept outside, from 1. */
  readonly kept?: number
  readonly partition?: number
  readonly position?: number
}
