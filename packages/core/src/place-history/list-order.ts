import type { PlaceItems, PlaceListName } from './place-state.ts'

/** Negative where the first stands before the second, 0 where their own order is kept. */
type Compare<Item> = (a: Item, b: Item) => number

/**
 * In which order the lists of a place's state stand. Meters have none of their own: their facts
 * depend on each other and have one legal order.
 */
export const LIST_ORDER: { readonly [Name in PlaceListName]: Compare<PlaceItems[Name]> } = {
  installations: () => 0,
  technicalData: by(
    ({ validFrom }) => validFrom,
    ({ version }) => version,
  ),
  residentsDeclarations: by(
    ({ eventOn }) => eventOn,
    ({ declaredOn }) => declaredOn,
  ),
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
  reassessments: by(
    ({ cause }) => cause.on,
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
  visits: by(
    ({ endedAt }) => endedAt,
    ({ id }) => id,
  ),
  fieldTasks: by(
    ({ openedOn }) => openedOn,
    ({ id }) => id,
  ),
  fieldNotices: by(
    ({ leftAt }) => leftAt,
    ({ number }) => number,
  ),
  sealEvents: by(
    ({ at }) => at,
    ({ seal }) => seal,
  ),
  circuitChecks: by(
    ({ check }) => check.at,
    ({ check }) => check.meterSerial,
  ),
  tamperReports: by(
    ({ report }) => report.issuedAt,
    ({ report }) => report.number,
  ),
  serviceRequests: by(
    ({ requestedAt }) => requestedAt,
    ({ id }) => id,
  ),
  technicalDataChanges: by(
    ({ requestedAt }) => requestedAt,
    ({ id }) => id,
  ),
  unknownPoints: by(
    ({ foundOn }) => foundOn,
    ({ id }) => id,
  ),
}

/** By the first key in which two differ. Dates and instants as text sort by time. */
function by<Item>(...keys: readonly ((item: Item) => string | number)[]): Compare<Item> {
  return (a, b) => {
    for (const keyOf of keys) {
      const [first, second] = [keyOf(a), keyOf(b)]
      if (first !== second) return first < second ? -1 : 1
    }
    return 0
  }
}
