const marker = Symbol.for('@selfread/storage-sqlite/StoreOpenError')

/** Why a store could not be opened. */
export type StoreOpenProblem =
  | 'node_too_old'
  | 'cannot_open'
  | 'not_a_database'
  | 'not_a_selfread_store'
  | 'newer_schema'
  | 'wrong_master_key'
  | 'database_damaged'

/** The file cannot be used as a selfread store. The code says why, the message what to do. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError'
  readonly isTransient = false
  readonly code: StoreOpenProblem
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
