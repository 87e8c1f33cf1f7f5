const marker = Symbol.for('@selfread/storage-kit/ArchiveError')

/**
 * Why an archive was not taken in.
 *
 * - `not_empty`: the store that it should go into holds something;
 * - `other_partitions`: that store has another number of logs;
 * - `malformed`: a record or line is none, or stands where it cannot;
 * - `wrong_archive_key`: its keys were sealed under another archive key;
 * - `cut_off`: its end is missing;
 * - `heads_differ`: its facts do not give the heads or counts that it states.
 */
export type ArchiveProblem =
  | 'not_empty'
  | 'other_partitions'
  | 'malformed'
  | 'wrong_archive_key'
  | 'cut_off'
  | 'heads_differ'

/** An archive was refused. Nothing of it was stored. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
  readonly isTransient = false
  readonly code: ArchiveProblem
  /** Of the archive's text, from 1; absent where records came without lines. */
  readonly line?: number

  constructor(problem: {
    code: ArchiveProblem
    message: string
    line?: number
    cause?: unknown
  }) {
    const { code, line, message, cause } = problem
    super(
      line === undefined ? message : `Line ${line}: ${message}`,
      cause === undefined ? {} : { cause },
    )
    this.code = code
    if (line !== undefined) this.line = line
    Object.defineProperty(this, marker, { value: true })
  }

  /** Unlike `instanceof`, holds across the ESM and CJS builds and across package versions. */
  static is(error: unknown): error is ArchiveError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
