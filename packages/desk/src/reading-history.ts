import type { CivilDate, PlaceState, Reading } from '@selfread/core'
import { compareText } from './compare-text.ts'

/** The accepted readings of a register up to a day, earliest first; of one day in the order in which they came. */
export function acceptedReadings(
  state: PlaceState,
  query: { readonly meterSerial: string; readonly register: string; readonly until?: CivilDate },
): readonly Reading[] {
  return state.readings
    .filter(
      (reading) =>
        reading.status === 'accepted' &&
        reading.meterSerial === query.meterSerial &&
        reading.register === query.register &&
        (query.until === undefined || reading.readOn <= query.until),
    )
    .toSorted((a, b) => compareText(a.readOn, b.readOn))
}

/** True for a reading that went to the operator in a file. */
export function isTransferred({ transfers }: PlaceState, { id }: Reading): boolean {
  return transfers.some(({ readingId }) => readingId === id)
}
