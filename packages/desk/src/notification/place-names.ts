import type { PlaceState } from '@selfread/core'

/** The number by which the customer knows a place: its POD where there is one. */
export function placeNumber({ place }: PlaceState): string {
  const known = place.identifiers.find(({ scheme }) => scheme === 'pod') ?? place.identifiers[0]
  return known?.value ?? place.id
}

/** A register as a customer can find it on the meter: its code and what it counts. */
export function registerName(
  { installations }: PlaceState,
  reading: { readonly meterSerial: string; readonly register: string },
): string {
  const register = installations
    .find(({ meter }) => meter.serialNumber === reading.meterSerial)
    ?.meter.registers.find(({ id }) => id === reading.register)
  return register?.touTier ? `${register.id} (${register.touTier})` : reading.register
}
