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

/** True for an accepted self-reading that says the same as another one: value, register and day. */
export function isSameReading(known: Reading, other: Reading): boolean {
  return (
    known.id !== other.id &&
    known.status === 'accepted' &&
    known.source === 'customer' &&
    known.receiptNumber !== undefined &&
    known.meterSerial === other.meterSerial &&
    known.register === other.register &&
    known.readOn === other.readOn &&
    known.value.units === other.value.units
  )
}
