const marker = Symbol.for('@selfread/cli/UsageError')

/** The command was called wrongly: exit code 2, and a message that says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
  readonly isTransient = false

  constructor(message: string) {
    super(message)
    Object.defineProperty(this, marker, { value: true })
  }

  /** Unlike `instanceof`, holds across the ESM and CJS builds and across package versions. */
  static is(error: unknown): error is UsageError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
