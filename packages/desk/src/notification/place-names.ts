import type { PlaceState, Register } from '@selfread/core'
import { letterTexts } from './letter-texts.ts'

interface RegisterKey {
  readonly meterSerial: string
  readonly register: string
}

/** The number by which the customer knows a place: its POD where there is one. */
export function placeNumber({ place }: PlaceState): string {
  const known = place.identifiers.find(({ scheme }) => scheme === 'pod') ?? place.identifiers[0]
  return known?.value ?? place.id
}

/** A register as a customer can find it on the meter: its code, and what it counts in their language. */
export function registerName(state: PlaceState, key: RegisterKey, language: string): string {
  const tier = registerAt(state, key)?.touTier
  if (tier === undefined) return key.register
  return `${key.register} (${letterTexts(language).tiers[tier.toLowerCase()] ?? tier})`
}

/** The unit of a register's index; empty where the register is not known. */
export function unitOf(state: PlaceState, key: RegisterKey): string {
  return registerAt(state, key)?.unit ?? ''
}

function registerAt({ installations }: PlaceState, key: RegisterKey): Register | undefined {
  return installations
    .find(({ meter }) => meter.serialNumber === key.meterSerial)
    ?.meter.registers.find(({ id }) => id === key.register)
}
