import type { LogHead } from '../../packages/core/src/index.ts'
import type { Failure } from './insist.ts'

/** What a writer says, a line of JSON each: what it is about to do, and what came of it. */
export type Saying =
  | { readonly says: 'ready' }
  | { readonly says: 'sending'; readonly number: number; readonly tallyVersion: number }
  | {
      readonly says: 'stored'
      readonly number: number
      /** Partition and position of each fact. */
      readonly facts: readonly (readonly [number, number])[]
      readonly heads: readonly LogHead[]
      readonly isRepetition: boolean
    }
  | Failure

/** What the world outside knows of a writer: all that may be asked of a store after a crash. */
export interface Ledger {
  readonly writer: string
  /** The last step that was acknowledged, 0 for none. */
  readonly acknowledged: number
  /** The last step that was begun: it may be stored or not. */
  readonly sent: number
  /** What the tally's version was said to be in the last step that was begun. */
  readonly tallyVersion: number
  /** The last acknowledgement. */
  readonly receipt?: Extract<Saying, { says: 'stored' }>
  /** How often each code of failure came. */
  readonly failures: Readonly<Record<string, number>>
  /** How often a step that was sent again was found stored. */
  readonly repetitions: number
}

/** A writer that has done nothing yet. */
export function newLedger(writer: string): Ledger {
  return { writer, acknowledged: 0, sent: 0, tallyVersion: 0, failures: {}, repetitions: 0 }
}

/** The ledger after the writer has said something. */
export function record(ledger: Ledger, saying: Saying): Ledger {
  switch (saying.says) {
    case 'ready':
      return ledger
    case 'sending':
      return { ...ledger, sent: saying.number, tallyVersion: saying.tallyVersion }
    case 'stored':
      return {
        ...ledger,
        acknowledged: saying.number,
        receipt: saying,
        repetitions: ledger.repetitions + (saying.isRepetition ? 1 : 0),
      }
    case 'failed': {
      const count = (ledger.failures[saying.code] ?? 0) + 1
      return { ...ledger, failures: { ...ledger.failures, [saying.code]: count } }
    }
  }
}

/** Whole lines out of the pieces that a pipe gives; what has no end yet is kept for later. */
export function createLineReader(onLine: (line: string) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  }
}
