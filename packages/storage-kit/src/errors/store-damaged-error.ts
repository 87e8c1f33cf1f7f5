const marker = Symbol.for('@selfread/storage-kit/StoreDamagedError')

/** Something read from the store is not as it was written. `verify()` names all that is wrong. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError'
  readonly code = 'store_damaged'
  readonly isTransient = false

  constructor(what: string, cause?: unknown) {
    super(
      `${what} cannot be opened: its bytes or its key are not as they were written. Run verify() and restore from a backup.`,
      cause === undefined ? {} : { cause },
    )
    Object.defineProperty(this, marker, { value: true })
  }

  /** Unlike `instanceof`, holds across the ESM and CJS builds and across package versions. */
  static is(error: unknown): error is StoreDamagedError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
