import type { IndexValue } from '../index-value/index.ts'
import {
  installationOn,
  type MeterInstallation,
  type Register,
  registerOf,
} from '../meter/index.ts'
import type { PlaceState } from '../place-history/index.ts'
import type { Reading, ReadingSource } from '../reading/index.ts'
import type { CivilDate } from '../time/index.ts'

/** An index that counts, and how it is known. */
export interface SourcedIndex {
  readonly on: CivilDate
  readonly meterSerial: string
  readonly index: IndexValue
  /** `exchange` for the index of a fitting or removal too. */
  readonly source: ReadingSource
  /** Absent for the index of a fitting or removal. */
  readonly readingId?: string
}

/** The registers that a place has had, by OBIS code or id, the present meter's first. */
export function registersOf({ installations }: PlaceState): readonly string[] {
  const named = installations.toReversed().flatMap((it) => it.meter.registers.map(nameOf))
  return [...new Set(named)]
}

/** The unit that a register counts in, on the present meter or the last one that had it. */
export function unitOf({ installations }: PlaceState, register: string): string {
  const owner = installations.findLast((it) => registerOf(it, register) !== undefined)
  return (owner && registerOf(owner, register)?.unit) ?? ''
}

/** What a register is called at a place, whatever the meter calls it. */
export function nameOf({ id, obis }: Register): string {
  return obis ?? id
}

/**
 * The readings of a register that count, in time: one for each meter and day. Somebody who was there
 * goes before the customer, the customer before an estimate, and of two alike the later one counts.
 */
export function countedReadings(state: PlaceState, register: string): readonly Reading[] {
  const best = new Map<string, Reading>()
  for (const reading of state.readings) {
    if (reading.status !== 'accepted' || !isOf(state, reading, register)) continue
    const key = `${reading.readOn} ${reading.meterSerial}`
    const known = best.get(key)
    if (known === undefined || rankOf(reading) >= rankOf(known)) best.set(key, reading)
  }
  return [...best.values()].toSorted((a, b) =>
    a.readOn < b.readOn ? -1 : Number(a.readOn > b.readOn),
  )
}

/** True for a reading of a register, as its meter calls it. */
function isOf(state: PlaceState, reading: Reading, register: string): boolean {
  const installation = installationOf(state, reading)
  return installation !== undefined && registerOf(installation, register)?.id === reading.register
}

/** The meter that a reading was taken from, where it hung then. */
export function installationOf(
  { installations }: PlaceState,
  { meterSerial, readOn }: Pick<Reading, 'meterSerial' | 'readOn'>,
): MeterInstallation | undefined {
  const own = installations.filter(({ meter }) => meter.serialNumber === meterSerial)
  return installationOn(own, readOn)
}

/** A reading as an index that counts. */
export function sourcedIndex({ id, readOn, meterSerial, value, source }: Reading): SourcedIndex {
  return { on: readOn, meterSerial, index: value, source, readingId: id }
}

const RANKS: { readonly [Source in ReadingSource]: number } = {
  estimate: 0,
  customer: 1,
  remote: 2,
  operator: 2,
  exchange: 2,
  control: 3,
}

function rankOf({ source }: Reading): number {
  return RANKS[source]
}
