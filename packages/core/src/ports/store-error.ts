const marker = Symbol.for('@selfread/core/StoreError')

/**
 * Why a store could not do what it was asked. Transient, so that the same call may work when it is
 * tried again: `locked`, `connection_lost`, `clock_went_back`.
 *
 * - `disk_full`: no room for what is to be written;
 * - `read_only`: the file or the server takes no writes;
 * - `locked`: somebody else held what was needed for too long;
 * - `connection_lost`: the server went away. Whether the last commit was stored is not known: send
 *   it again under its idempotency key, or read its streams;
 * - `clock_went_back`: the commit's time lies before the last fact of a stream;
 * - `wrong_schema`: somebody brought the store to another schema since it was opened;
 * - `closed`: the store was closed;
 * - `io_failed`: the disk or the server failed in another way, see `cause`.
 */
export type StoreProblem =
  | 'disk_full'
  | 'read_only'
  | 'locked'
  | 'connection_lost'
  | 'clock_went_back'
  | 'wrong_schema'
  | 'closed'
  | 'io_failed'

const TRANSIENT: readonly StoreProblem[] = ['locked', 'connection_lost', 'clock_went_back']

/** A store failed to operate. Nothing of the call was stored, but for `connection_lost`: see there. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreProblem
  /** The same call may work when it is tried again. */
  readonly isTransient: boolean

  constructor(problem: { code: StoreProblem; message: string; cause?: unknown }) {
    super(problem.message, problem.cause === undefined ? {} : { cause: problem.cause })
    this.code = problem.code
    this.isTransient = TRANSIENT.includes(problem.code)
    Object.defineProperty(this, marker, { value: true })
  }

  /** Unlike `instanceof`, holds across the ESM and CJS builds and across package versions. */
  static is(error: unknown): error is StoreError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
