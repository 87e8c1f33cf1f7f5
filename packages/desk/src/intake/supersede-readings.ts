import {
  type CivilDate,
  isInWindow,
  type PlaceFact,
  type PlaceState,
  type Reading,
  type ReadingWindow,
  windowAt,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { isSameReading, isTransferred } from '../reading-history.ts'
import { scopeOf } from '../rule-scope.ts'

/** A register on a day. */
export interface RegisterDay {
  readonly meterSerial: string
  readonly register: string
  readonly readOn: CivilDate
}

/**
 * What a further self-reading takes the place of: an earlier one of the same
 * window, and an index that was computed because none had come. A reading of
 * another day that has gone to the operator stays: both are true.
 */
export function replaceableReadings(
  context: DeskContext,
  state: PlaceState,
  { meterSerial, register, readOn }: RegisterDay,
): readonly Reading[] {
  const window = windowOn(context, state, readOn)
  // Of a day between two windows, a reading says nothing about the next one.
  if (window === undefined || !isInWindow(window, readOn)) return []
  return state.readings.filter(
    (it) =>
      it.status === 'accepted' &&
      it.receiptNumber !== undefined &&
      it.meterSerial === meterSerial &&
      it.register === register &&
      isInWindow(window, it.readOn) &&
      (it.source === 'estimate' || it.readOn === readOn || !isTransferred(state, it)),
  )
}

/** The window that a day lies in, or the next one to open. */
export function windowOn(
  context: DeskContext,
  { place }: PlaceState,
  on: CivilDate,
): ReadingWindow | undefined {
  return windowAt({ book: context.rules, scope: scopeOf(context, place), on })
}

/**
 * The facts by which an accepted self-reading takes the place of what stood
 * before. The last one sent wins, whatever order they are looked at in: one
 * that was sent later stays, and the reading yields to it at once. So it does,
 * outside of windows, to one that says the same.
 */
export function supersededBy(
  context: DeskContext,
  state: PlaceState,
  reading: Reading,
): readonly PlaceFact[] {
  const others = replaceableReadings(context, state, reading).filter(({ id }) => id !== reading.id)
  const isLater = (it: Reading) => it.source !== 'estimate' && it.receivedAt > reading.receivedAt
  const earlier = others.filter((it) => !isLater(it))
  const same = state.readings.find((it) => isSameReading(it, reading) && !earlier.includes(it))
  const staying = others.findLast(isLater) ?? same
  return [
    ...earlier.map((it) => superseded(it, reading)),
    ...(staying === undefined ? [] : [superseded(reading, staying)]),
  ]
}

function superseded(reading: Reading, by: Reading): PlaceFact {
  return {
    type: 'reading_superseded',
    data: { readingId: reading.id, supersededBy: by.id, reason: reasonOf(reading, by) },
  }
}

function reasonOf(reading: Reading, by: Reading): string {
  if (reading.source === 'estimate') return 'self_reading_received'
  return isSameReading(by, reading) ? 'same_reading' : 'last_submission_wins'
}
