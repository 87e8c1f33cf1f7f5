import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import { migrations } from '../schema/index.ts'
import type { Connection } from './connection.ts'
import { closedError, isLocked, toStoreError, wrongSchema } from './store-errors.ts'

/** Runs what reads, and what writes whole or not at all. */
export interface CallRunner {
  read<Result>(work: () => Result): Promise<Result>
  write<Result>(work: () => Result): Promise<Result>
}

/** The calls of a store: one connection, so they take turns with its transactions. */
export interface CallQueue extends CallRunner {
  /** Keeps all other calls waiting until the work is done. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
  /** One transaction over several calls, each of which stands or falls by itself within it. */
  transaction<Result>(work: (within: CallRunner) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** Other programs hold the lock for milliseconds: look again soon, then less often. */
const firstWaitMs = 1
const longestWaitMs = 50

export function createCallQueue(
  database: Connection,
  settings: {
    readonly path: string
    readonly busyTimeoutMs: number
    /** What was remembered of rows that are not there now. */
    readonly onRollback: () => void
    readonly onCommit: () => void
  },
): CallQueue {
  const { path, busyTimeoutMs, onRollback, onCommit } = settings
  const begin = database.prepare('begin immediate')
  const commit = database.prepare('commit')
  const rollback = database.prepare('rollback')
  const selectVersion = database.prepare('pragma user_version').pluck()
  const running = new AsyncLocalStorage<{ isOver: boolean }>()
  /** Settles when all who came before are done; undefined while nobody holds the connection. */
  let turn: Promise<void> | undefined

  function assertUsable(): void {
    if (running.getStore()?.isOver === false)
      throw new Error(
        'The store was called inside its own transaction, which would wait for itself: use what is handed in to the work.',
      )
    if (!database.open) throw closedError(path)
  }

  function assertSchema(): void {
    const version = Number(selectVersion.get())
    if (version !== migrations.length) throw wrongSchema(path, version)
  }

  /** Errors in words; SQL that does not fit means that the schema has changed. */
  function explained(error: unknown): unknown {
    const code = (error as { code?: unknown } | undefined)?.code
    if (code === 'SQLITE_ERROR' && database.open && !database.inTransaction)
      try {
        assertSchema()
      } catch (other) {
        return other
      }
    return toStoreError(error, path)
  }

  async function alone<Result>(work: () => Promise<Result>): Promise<Result> {
    assertUsable()
    const before = turn
    const { promise, resolve } = Promise.withResolvers<void>()
    turn = promise
    try {
      await before
      if (!database.open) throw closedError(path)
      return await work()
    } finally {
      if (turn === promise) turn = undefined
      resolve()
    }
  }

  /** Tries again while another program holds the file; the event loop goes on meanwhile. */
  async function retrying<Result>(work: () => Result): Promise<Result> {
    const end = Date.now() + busyTimeoutMs
    for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      try {
        return work()
      } catch (error) {
        if (!isLocked(error) || Date.now() >= end) throw explained(error)
      }
      await setTimeout(waitMs)
    }
  }

  async function call<Result>(work: () => Result): Promise<Result> {
    assertUsable()
    if (turn === undefined)
      try {
        return work()
      } catch (error) {
        if (!isLocked(error) || busyTimeoutMs === 0) throw explained(error)
      }
    return alone(() => retrying(work))
  }

  function whole<Result>(work: () => Result): Result {
    begin.run()
    try {
      assertSchema()
      const result = work()
      commit.run()
      onCommit()
      return result
    } catch (error) {
      undo()
      throw error
    }
  }

  function undo(): void {
    // SQLite rolls back by itself where the disk is full or fails.
    if (database.inTransaction) rollback.run()
    onRollback()
  }

  function runnerWithin(state: { isOver: boolean }): CallRunner {
    const savepoint = database.transaction((work: () => unknown) => work())
    let failure: unknown
    async function attempt<Result>(work: () => Result): Promise<Result> {
      if (state.isOver)
        throw new Error('The transaction is over: wait for every call inside its work.')
      if (!database.inTransaction) throw failure
      try {
        return work()
      } catch (error) {
        onRollback()
        if (!database.inTransaction) failure = toStoreError(error, path)
        throw toStoreError(error, path)
      }
    }
    return {
      read: attempt,
      // A savepoint gives back what the work gives back, which better-sqlite3's types do not say.
      write: (work) => attempt(() => savepoint(work) as ReturnType<typeof work>),
    }
  }

  return {
    read: call,
    write: (work) => call(() => whole(work)),
    alone,
    transaction: (work) =>
      alone(async () => {
        await retrying(() => begin.run())
        const state = { isOver: false }
        try {
          assertSchema()
          const within = runnerWithin(state)
          const result = await running.run(state, () => work(within))
          // Throws what ended the transaction early, where something did.
          await within.read(() => undefined)
          state.isOver = true
          commit.run()
          onCommit()
          return result
        } catch (error) {
          state.isOver = true
          undo()
          throw explained(error)
        }
      }),
    async close() {
      if (!database.open) return
      await alone(async () => {
        database.close()
      })
    },
  }
}
