import type { PlaceItems, PlaceListName } from './place-state.ts'

/** Negative where the first stands before the second, 0 where their own order is kept. */
type Compare<Item> = (a: Item, b: Item) => number

/**
 * In which order the lists of a place's state stand. Meters have none of their own: their facts
 * depend on each other and have one legal order.
 */
export const LIST_ORDER: { readonly [Name in PlaceListName]: Compare<PlaceItems[Name]> } = {
  installations: () => 0,
  annexes: by(
    ({ validFrom }) => validFrom,
    ({ id }) => id,
  ),
  readings: by(
    ({ receivedAt }) => receivedAt,
    ({ readOn }) => readOn,
    ({ register }) => register,
    ({ id }) => id,
  ),
  repetitions: by(
    ({ receivedAt }) => receivedAt,
    ({ readingId }) => readingId,
  ),
  transfers: by(
    ({ at }) => at,
    ({ readingId }) => readingId,
  ),
  reconciliations: by(
    ({ reconciledAt }) => reconciledAt,
    ({ readingId }) => readingId,
  ),
  absenceNotices: by(
    ({ at }) => at,
    ({ readingId }) => readingId,
  ),
  operations: by(
    ({ day }) => day,
    ({ id }) => id,
  ),
  disputes: by(
    ({ openedAt }) => openedAt,
    ({ id }) => id,
  ),
}

/** By the first text in which two differ. Dates and instants as text sort by time. */
function by<Item>(...keys: readonly ((item: Item) => string)[]): Compare<Item> {
  return (a, b) => {
    for (const keyOf of keys) {
      const [first, second] = [keyOf(a), keyOf(b)]
      if (first !== second) return first < second ? -1 : 1
    }
    return 0
  }
}
