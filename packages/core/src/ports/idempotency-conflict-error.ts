const marker = Symbol.for('@selfread/core/IdempotencyConflictError')

/** An idempotency key came with another commit than the one that was stored under it. Nothing was stored. */
export class IdempotencyConflictError extends Error {
  override readonly name = 'IdempotencyConflictError'
  readonly code = 'idempotency_conflict'
  readonly isTransient = false
  readonly stream: string
  readonly idempotencyKey: string

  constructor(conflict: { stream: string; idempotencyKey: string }) {
    super(
      `The idempotency key ${conflict.idempotencyKey} was used in stream ${conflict.stream} for another commit: use one key for one decision.`,
    )
    this.stream = conflict.stream
    this.idempotencyKey = conflict.idempotencyKey
    Object.defineProperty(this, marker, { value: true })
  }

  /** Unlike `instanceof`, holds across the ESM and CJS builds and across package versions. */
  static is(error: unknown): error is IdempotencyConflictError {
    return typeof error === 'object' && error !== null && marker in error
  }
}
