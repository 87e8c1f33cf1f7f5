import { setImmediate } from 'node:timers/promises'

/** Work that waits for its turn. */
export interface Turn {
  /** Whose work it is. */
  readonly worker: string
  /** What is to be done, for a trace. */
  readonly name: string
  /** Does it, and hands its result to whoever asked. Never rejects. */
  readonly take: () => Promise<void>
}

/** Decides who goes on when: whatever may happen at once happens one after the other, in the seed's order. */
export interface Turns {
  /** Does work once its turn has come. The promise of a worker that is stopped never settles. */
  ask<Result>(worker: string, name: string, work: () => Promise<Result>): Promise<Result>
  /** Forgets all that a worker waits for, as when its process ends. */
  stop(worker: string): void
  /** Waits until every worker at work waits for a turn, or has come to an end. */
  settle(atWork: () => readonly string[]): Promise<void>
  /** What waits, in the order in which it was asked for. */
  readonly waiting: readonly Turn[]
  /** Takes one turn that waits: the given one. */
  take(turn: Turn): Promise<void>
}

// A worker that neither ends nor asks waits for something outside: the seed would not decide any more.
const ROUNDS_MAX = 1_000

/** Makes the turns of a run. */
export function createTurns(): Turns {
  const waiting: Turn[] = []
  const lives = new Map<string, number>()
  const lifeOf = (worker: string) => lives.get(worker) ?? 0
  return {
    waiting,
    ask(worker, name, work) {
      const life = lifeOf(worker)
      return new Promise((resolve, reject) => {
        waiting.push({
          worker,
          name,
          async take() {
            try {
              const result = await work()
              if (life === lifeOf(worker)) resolve(result)
            } catch (error) {
              if (life === lifeOf(worker)) reject(error)
            }
          },
        })
      })
    },
    stop(worker) {
      lives.set(worker, lifeOf(worker) + 1)
      const kept = waiting.filter((turn) => turn.worker !== worker)
      waiting.splice(0, waiting.length, ...kept)
    },
    async settle(atWork) {
      for (let round = 0; round < ROUNDS_MAX; round++) {
        await setImmediate()
        const isWaiting = (worker: string) => waiting.some((turn) => turn.worker === worker)
        if (atWork().every(isWaiting)) return
      }
      throw new Error(
        'A worker waits for something that is no turn: the seed does not decide any more.',
      )
    },
    async take(turn) {
      waiting.splice(waiting.indexOf(turn), 1)
      await turn.take()
    },
  }
}
