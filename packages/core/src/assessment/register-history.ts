import type { CivilDate } from '../time/index.ts'
import type { PreviousIndex, RegisterContext } from './assessment-context.ts'

/** A valid index of a register's past, whatever meter it was on then. */
export interface HistoryIndex extends PreviousIndex {
  /** The meter it was read on; the one that is assessed unless stated. */
  readonly meterSerial?: string
  /** The multiplier of that day, exact decimal text; `1` unless stated. */
  readonly multiplier?: string
}

/** What a register's past says of it before an index of `readOn` is assessed. */
export type KnownByHistory = Pick<
  RegisterContext,
  | 'previous'
  | 'lastActual'
  | 'lastRead'
  | 'subsequent'
  | 'selfReadsSinceActual'
  | 'zeroAdvances'
  | 'estimatedSince'
  | 'sameDay'
>

/**
 * Takes from a register's valid indices, earliest first, what its assessment
 * needs. Indices of other meters are passed over; those that the new one takes
 * the place of are not to be among them.
 */
export function knownByHistory(input: {
  readonly history: readonly HistoryIndex[]
  readonly readOn: CivilDate
  readonly meterSerial?: string
}): KnownByHistory {
  const { history, readOn, meterSerial } = input
  let previous: HistoryIndex | undefined
  let subsequent: HistoryIndex | undefined
  let lastActual: HistoryIndex | undefined
  let lastRead: HistoryIndex | undefined
  let selfReadsSinceActual = 0
  let zeroAdvances = 0
  let sameDay: { readonly index: HistoryIndex['index'] }[] = NONE
  for (const it of history) {
    if (it.meterSerial !== undefined && it.meterSerial !== meterSerial) continue
    if (it.readOn > readOn) {
      subsequent = it
      break
    }
    previous = it
    if (it.readOn === readOn) {
      if (it.isSelfRead && !it.isEstimated) sameDay = [...sameDay, { index: it.index }]
      continue
    }
    if (it.isEstimated) continue
    const isStandstill =
      lastRead !== undefined &&
      lastRead.index.units === it.index.units &&
      lastRead.index.decimals === it.index.decimals
    zeroAdvances = isStandstill ? zeroAdvances + 1 : 0
    lastRead = it
    if (it.isSelfRead) {
      selfReadsSinceActual += 1
    } else {
      lastActual = it
      selfReadsSinceActual = 0
    }
  }
  const known: { -readonly [Name in keyof KnownByHistory]: KnownByHistory[Name] } = {
    zeroAdvances,
    sameDay,
  }
  if (previous !== undefined) known.previous = previous
  if (subsequent !== undefined) known.subsequent = subsequent
  if (lastActual !== undefined) {
    known.lastActual = lastActual
    known.selfReadsSinceActual = selfReadsSinceActual
  }
  if (lastRead !== undefined && lastRead !== previous) {
    known.lastRead = lastRead
    if (previous?.isEstimated) known.estimatedSince = lastRead.readOn
  }
  return known
}

const NONE: { readonly index: HistoryIndex['index'] }[] = []
