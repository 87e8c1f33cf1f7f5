const marker = Symbol.for('@selfread/core/VersionConflictError')

/** A stream has moved on since it was read. Read it again and decide anew. */
export class VersionConflictError extends Error {
  override readonly name = 'VersionConflictError'
  readonly code = 'version_conflict'
  readonly isTransient = true
  readonly stream: string
  readonly expectedVersion: number
  readonly actualVersion: number

  constructor(conflict: { stream: string; expectedVersion: number; actualVersion: number }) {
    super(
      `Stream ${conflict.stream} is at version ${conflict.actualVersion}, not ${conflict.expectedVersion}: read it again and decide anew.`,
    )
    this.stream = conflict.stream
    this.expectedVersion = conflict.expectedVersion
    this.actualVersion = conflict.actualVersion
    Object.defineProperty(this, marker, { value: true })
  }

  /** Unlike `instanceof`, holds across the ESM and CJS builds and across package versions. */
  static is(error: unknown): error is VersionConflictError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
