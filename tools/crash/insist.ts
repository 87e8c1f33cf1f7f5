import { setTimeout } from 'node:timers/promises'
import { StoreError } from '../../packages/core/src/index.ts'
import { StoreOpenError } from '../../packages/storage-kit/src/index.ts'

/** What a program says of an operating failure that it met, and that it tries again. */
export interface Failure {
  readonly says: 'failed'
  readonly code: string
  readonly message: string
}

const WAIT_MS = 20
const PATIENCE_MS = 30_000

/** Tries again whatever a store could not do, until it works or takes too long; each failure is said. */
export async function insist<Result>(
  work: () => Promise<Result>,
  say: (failure: Failure) => void,
): Promise<Result> {
  const startedMs = performance.now()
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!StoreError.is(error) && !StoreOpenError.is(error)) throw error
      say({ says: 'failed', code: error.code, message: error.message })
      if (performance.now() - startedMs > PATIENCE_MS) throw error
    }
    await setTimeout(WAIT_MS)
  }
}
