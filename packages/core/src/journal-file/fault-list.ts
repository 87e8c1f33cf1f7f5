import type { JournalFault } from './journal-fault.ts'

/** Collects faults: the first of them are kept, all are counted. */
export interface FaultList {
  readonly faults: readonly JournalFault[]
  readonly count: number
  add(...faults: readonly JournalFault[]): void
}

/** Most faults that are told one by one. */
const TOLD_MAX = 1_000

export function createFaultList(): FaultList {
  const faults: JournalFault[] = []
  let count = 0
  return {
    faults,
    get count() {
      return count
    },
    add(...found) {
      count += found.length
      faults.push(...found.slice(0, TOLD_MAX - faults.length))
    },
  }
}
