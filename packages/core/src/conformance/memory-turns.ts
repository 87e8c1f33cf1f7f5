import { AsyncLocalStorage } from 'node:async_hooks'
import type { MemoryStorage } from './memory-storage.ts'
import type { IsFlawed } from './store-flaws.ts'

/** Who may read and write when. Within a turn all is done in place, and undone where it fails. */
export interface Turns {
  /** What was stored, without what an open transaction did. */
  read<Result>(work: () => Result): Result
  /** Whole or not at all, after an open transaction. */
  write<Result>(work: () => Result): Promise<Result>
  /** Whole or not at all; `work` is given how to read and write within. */
  transact<Result>(work: (within: WithinTurn) => Promise<Result>): Promise<Result>
}

export interface WithinTurn {
  read<Result>(work: () => Result): Result
  write<Result>(work: () => Result): Result
}

interface OpenTransaction {
  readonly storage: MemoryStorage
  isOver: boolean
}

const surrounding = new AsyncLocalStorage<OpenTransaction>()

/** Turns of one who has the storage open. */
export function createTurns(storage: MemoryStorage, isFlawed: IsFlawed): Turns {
  const { changes } = storage

  function assertOutside(): void {
    const around = surrounding.getStore()
    if (around?.storage === storage && !around.isOver)
      throw new Error('Within a transaction use what it hands in: the store waits for its end.')
  }

  /** Starts in the same breath in which the turn is found free: of two who wait, one goes first. */
  async function inTurn<Result>(start: () => Result | Promise<Result>): Promise<Result> {
    assertOutside()
    if (!isFlawed('transactions do not take turns'))
      while (storage.turn !== undefined) await storage.turn
    return start()
  }

  function tell(): void {
    for (const listener of [...storage.listeners]) listener()
  }

  /** Undoes what `work` did where it throws. */
  function whole<Result>(work: () => Result): Result {
    const before = changes.count
    try {
      return work()
    } catch (error) {
      if (!isFlawed('stores half a commit')) changes.undo(before)
      throw error
    }
  }

  function within(transaction: OpenTransaction): WithinTurn {
    let isBroken = false
    const assertOpen = () => {
      if (transaction.isOver && !isFlawed('goes on with a transaction after its end'))
        throw new Error('The transaction is over: what it handed in works no more.')
      if (isBroken) throw new Error('An earlier call in the transaction failed.')
    }
    return {
      read(work) {
        assertOpen()
        return isFlawed('a transaction does not see its own writes')
          ? changes.without(work)
          : work()
      },
      write(work) {
        assertOpen()
        try {
          return whole(work)
        } catch (error) {
          isBroken = isFlawed('a rejected call ends the transaction')
          throw error
        }
      },
    }
  }

  return {
    read(work) {
      assertOutside()
      const isOpen = storage.turn !== undefined && !isFlawed('a transaction shows before its end')
      return isOpen ? changes.without(work) : work()
    },

    write(work) {
      return inTurn(() => {
        const result = whole(work)
        changes.keep()
        tell()
        return result
      })
    },

    async transact(work) {
      return inTurn(async () => {
        const transaction = { storage, isOver: false }
        let end = () => {}
        storage.turn = new Promise((resolve) => {
          end = resolve
        })
        try {
          const result = await surrounding.run(transaction, () => work(within(transaction)))
          if (isFlawed('forgets what a transaction did')) changes.undo(0)
          return result
        } catch (error) {
          if (!isFlawed('a rejected transaction is stored')) changes.undo(0)
          if (isFlawed('keeps quiet about a rejected transaction')) return undefined as never
          throw error
        } finally {
          changes.keep()
          transaction.isOver = true
          storage.turn = undefined
          end()
          tell()
        }
      })
    },
  }
}
