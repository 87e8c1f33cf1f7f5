const marker = Symbol.for('@selfread/storage-kit/StoreOpenError')

/**
 * Why a store could not be opened.
 *
 * - `node_too_old`, `server_too_old`: Node or the database server is older than is needed;
 * - `cannot_open`, `cannot_connect`: no such file or server, or no permission;
 * - `not_a_database`, `not_a_selfread_store`: something else lies there, and was left alone;
 * - `newer_schema`: a newer version of the package made it;
 * - `older_schema`: an older version made it, and it could not be brought up to date here;
 * - `wrong_master_key`: its keys lie under another key;
 * - `other_partitions`: it was made with another number of logs than asked for;
 * - `database_damaged`: it cannot be read.
 */
export type StoreOpenProblem =
  | 'node_too_old'
  | 'server_too_old'
  | 'cannot_open'
  | 'cannot_connect'
  | 'not_a_database'
  | 'not_a_selfread_store'
  | 'newer_schema'
  | 'older_schema'
  | 'wrong_master_key'
  | 'other_partitions'
  | 'database_damaged'

/** What was named cannot be used as a selfread store. The code says why, the message what to do. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError'
  readonly isTransient = false
  readonly code: StoreOpenProblem
  /** The file, or the server's database without its password. */
  readonly path: string

  constructor(problem: {
    code: StoreOpenProblem
    path: string
    message: string
    cause?: unknown
  }) {
    super(problem.message, problem.cause === undefined ? {} : { cause: problem.cause })
    this.code = problem.code
    this.path = problem.path
    Object.defineProperty(this, marker, { value: true })
  }

  /** Unlike `instanceof`, holds across the ESM and CJS builds and across package versions. */
  static is(error: unknown): error is StoreOpenError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
