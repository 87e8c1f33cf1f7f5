import { type Store, StoreError, type StoreTransaction, VersionConflictError } from '@selfread/core'
import type { CallFault, Faults } from './faults.ts'
import type { Turns } from './turns.ts'

/**
 * A worker's connection to a store: every call waits for its turn, and may go
 * wrong. A transaction is one turn, for stores let nobody else write meanwhile.
 */
export function workerStore(
  store: Store,
  worker: {
    readonly name: string
    readonly turns: Turns
    readonly faults: Faults
    /** The process ends: nothing it waits for goes on. */
    readonly crash: () => void
  },
): Store {
  const { name, turns, faults, crash } = worker
  const call = (method: string, perform: () => Promise<unknown>): Promise<unknown> =>
    turns.ask(name, method, () => carryOut(faults.nextCall(), noting(faults, perform), crash))

  return wrapped(
    store,
    (method, perform) => {
      if (method === 'close') return perform()
      return call(method, perform)
    },
    {
      transaction: (tenant: string, work: (within: StoreTransaction) => Promise<unknown>) =>
        call('transaction', () => {
          const broken: Broken = {}
          return store
            .transaction(tenant, async (within) => {
              const result = await work(faultyTransaction(within, faults, broken))
              if (broken.error !== undefined) throw broken.error
              return result
            })
            .finally(() => broken.isCrash && crash())
        }),
    },
  )
}

/** The same calls, each made through `call`, or one of `others`. */
function wrapped<Calls extends object>(
  calls: Calls,
  call: (method: string, perform: () => Promise<unknown>) => Promise<unknown>,
  others: object = {},
): Calls {
  return new Proxy(calls, {
    get(target, name) {
      if (name in others) return Reflect.get(others, name)
      const method = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...input: unknown[]) => call(String(name), () => method.apply(target, input))
    },
  })
}

/** Why a transaction cannot be stored any more. */
interface Broken {
  error?: StoreError
  isCrash?: boolean
}

/** A connection that breaks within a transaction takes the whole of it along. */
function faultyTransaction(
  within: StoreTransaction,
  faults: Faults,
  broken: Broken,
): StoreTransaction {
  return wrapped(within, async (_method, perform) => {
    if (broken.error !== undefined) throw broken.error
    const fault = faults.nextCall()
    if (fault === 'locked') throw problem('locked')
    if (fault === undefined) return perform()
    broken.error = problem('connection_lost')
    broken.isCrash = fault === 'crash_before' || fault === 'crash_after'
    throw broken.error
  })
}

/** The same, with what a store refuses taken down. */
function noting(faults: Faults, perform: () => Promise<unknown>): () => Promise<unknown> {
  return async () => {
    try {
      return await perform()
    } catch (error) {
      if (VersionConflictError.is(error) || StoreError.is(error)) faults.note(error.code)
      throw error
    }
  }
}

async function carryOut(
  fault: CallFault | undefined,
  perform: () => Promise<unknown>,
  crash: () => void,
): Promise<unknown> {
  if (fault === 'locked') throw problem('locked')
  if (fault === 'lost') throw problem('connection_lost')
  // Nobody is left to hear of it.
  if (fault === 'crash_before') return crash()
  const result = await perform()
  if (fault === 'lost_answer') throw problem('connection_lost')
  if (fault === 'crash_after') crash()
  return result
}

function problem(code: 'locked' | 'connection_lost'): StoreError {
  return new StoreError({ code, message: `The simulation says ${code}.` })
}
