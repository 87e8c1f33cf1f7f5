import { allowedDifference, exactIndex } from './exact-index.ts'
import { folded, withoutLeadingZeros } from './line-keys.ts'
import type { ReconciliationTolerance, SentReading } from './sent-reading.ts'

/**
 * Whose meter a serial number names, as seen from a reading: its own, one
 * exchanged for it, another that the place has at the same time, or one that
 * never hung there.
 */
type MeterRelation = 'own' | 'exchanged' | 'neighbour' | 'unknown'

/** A reading with all that is asked of each line about it. */
export interface ExpectedReading {
  readonly reading: SentReading
  readonly exactIndex: bigint
  readonly allowedDifference: bigint
  readonly hasRegister: (code: string) => boolean
  readonly relationOf: (meterSerial: string | undefined) => MeterRelation
}

/** Prepares a reading. `placeSerials` are the meters of all readings of its place. */
export function expectReading(
  reading: SentReading,
  placeSerials: Iterable<string>,
  tolerance: ReconciliationTolerance,
): ExpectedReading {
  const registers = new Set([reading.register, ...(reading.registerAliases ?? [])].map(folded))
  return {
    reading,
    exactIndex: exactIndex(reading.index),
    allowedDifference: allowedDifference(tolerance.value, reading.index),
    hasRegister: (code) => registers.has(folded(code)),
    relationOf: relationsOf(reading, placeSerials),
  }
}

function relationsOf(
  reading: SentReading,
  placeSerials: Iterable<string>,
): ExpectedReading['relationOf'] {
  const exact = new Map<string, MeterRelation>()
  const stripped = new Map<string, MeterRelation>()
  const learn = (serials: Iterable<string>, relation: MeterRelation) => {
    for (const serial of serials) {
      exact.set(folded(serial), relation)
      stripped.set(withoutLeadingZeros(folded(serial)), relation)
    }
  }
  learn(placeSerials, 'neighbour')
  learn(reading.otherSerials ?? [], 'exchanged')
  learn([reading.meterSerial], 'own')

  return (meterSerial) => {
    const serial = folded(meterSerial ?? '')
    if (serial === '') return 'own' // a file without serial numbers names places and registers only
    return exact.get(serial) ?? stripped.get(withoutLeadingZeros(serial)) ?? 'unknown'
  }
}
