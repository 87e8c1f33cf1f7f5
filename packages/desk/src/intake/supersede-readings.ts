import type { PlaceFact, PlaceState, Reading } from '@selfread/core'
import { windowAt } from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { scopeOf } from '../rule-scope.ts'

/**
 * The facts by which an accepted self-reading takes the place of what stood for
 * the same register in the same window: an earlier self-reading (the last one
 * wins) and an index that was computed because none had come.
 */
export function supersededBy(
  context: DeskContext,
  state: PlaceState,
  reading: Reading,
): readonly PlaceFact[] {
  const window = windowAt({
    book: context.rules,
    scope: scopeOf(context, state.place),
    on: reading.readOn,
  })
  const earlier = state.readings.filter(
    (it) =>
      it.status === 'accepted' &&
      it.id !== reading.id &&
      it.receiptNumber !== undefined &&
      it.meterSerial === reading.meterSerial &&
      it.register === reading.register &&
      window !== undefined &&
      it.readOn >= window.opensOn &&
      it.readOn <= window.submitUntil,
  )
  return earlier.map((it) => ({
    type: 'reading_superseded',
    data: {
      readingId: it.id,
      supersededBy: reading.id,
      reason: it.source === 'estimate' ? 'self_reading_received' : 'last_submission_wins',
    },
  }))
}
