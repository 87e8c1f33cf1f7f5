import { agreedMilliUnits } from './annex.ts'

/** The network operators of the demo: one writes CSV, one XML. */
export type OperatorId = 'rdn' | 'apa-gaz'

/** A customer of the invented supplier. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly language: string
}

/** A register with its last known index. */
export interface WorldRegister {
  readonly id: string
  readonly obis: string
  readonly touTier: string
  readonly unit: 'kWh' | 'm3'
  readonly integerDigits: number
  readonly decimalDigits: number
  /** In the register's smallest unit. */
  readonly lastUnits: number
  /** January to December, in whole units of consumption. */
  readonly annex: readonly number[]
}

/** A place of consumption as the supplier's list has it. */
export interface WorldPlace {
  /** Name in the story, for the letters; empty for the crowd. */
  readonly key: string
  readonly id: string
  readonly utility: 'electricity' | 'gas' | 'water'
  readonly operator: OperatorId
  readonly customerClass: 'household' | 'business'
  readonly pod: string
  readonly nlc: string
  readonly accountNumber: string
  readonly selfReadCode: string
  readonly person: Person
  readonly address: string
  readonly contractFrom: string
  readonly meterSerial: string
  readonly meterModel: string
  readonly installedOn: string
  readonly multiplier: number
  readonly verificationValidUntil: string
  readonly registers: readonly WorldRegister[]
  readonly lastReadOn: string
  readonly lastReadSource: 'operator' | 'customer'
  readonly annexId: string
  readonly annexVersion: number
  readonly annexFrom: string
  /** How much of the agreed quantity the place really uses, in percent. */
  readonly usePercent: number
}

/** What a register shows on a day, in its smallest unit. */
export function unitsOn(place: WorldPlace, register: WorldRegister, date: string): number {
  return register.lastUnits + advanceUnits(place, register, place.lastReadOn, date)
}

/** How far a register moves between two days, in its smallest unit. */
export function advanceUnits(
  place: Pick<WorldPlace, 'multiplier' | 'usePercent'>,
  register: Pick<WorldRegister, 'annex' | 'decimalDigits'>,
  from: string,
  to: string,
): number {
  const milliUnits = (agreedMilliUnits(register.annex, from, to) * place.usePercent) / 100
  return Math.round((milliUnits * 10 ** register.decimalDigits) / 1000 / place.multiplier)
}

/** An index as the register shows it, all wheels: `02946.202`. */
export function shown(register: WorldRegister, units: number): string {
  const { integerDigits, decimalDigits } = register
  const digits = String(units).padStart(integerDigits + decimalDigits, '0')
  if (decimalDigits === 0) return digits
  return `${digits.slice(0, -decimalDigits)}.${digits.slice(-decimalDigits)}`
}

/** The whole units alone, as most people read them off: `02946`. */
export function shownWhole(register: WorldRegister, units: number): string {
  return shown(register, units).split('.')[0] as string
}

/** The place's only register, or its first. */
export function firstRegister(place: WorldPlace): WorldRegister {
  return place.registers[0] as WorldRegister
}
