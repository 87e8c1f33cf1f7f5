import type { IndexValue } from '../index-value/index.ts'
import { carriedDifferences } from './carried-index.ts'
import { allowedDifference, exactIndex } from './exact-index.ts'
import { folded, withoutLeadingZeros } from './line-keys.ts'
import type { ReconciliationTolerance, SentReading } from './sent-reading.ts'

/** A meter that a serial number names, as seen from a reading. */
interface NamedMeter {
  /**
   * The reading's own, one exchanged for it, another that the place has at the
   * same time, or one that never hung there.
   */
  readonly relation: 'own' | 'exchanged' | 'neighbour' | 'unknown'
  /**
   * An index of the meter less the reading's, a count of 10^-15 units of the reading's register;
   * undefined where no exchange leads from one meter to the other.
   */
  readonly differenceOf: (index: IndexValue) => bigint | undefined
}

/** A reading with all that is asked of each line about it. */
export interface ExpectedReading {
  readonly reading: SentReading
  readonly allowedDifference: bigint
  readonly hasRegister: (code: string) => boolean
  readonly meterOf: (meterSerial: string | undefined) => NamedMeter
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
    allowedDifference: allowedDifference(tolerance.value, reading.index),
    hasRegister: (code) => registers.has(folded(code)),
    meterOf: metersOf(reading, placeSerials),
  }
}

/** The meters other than its own that a reading tells of. */
export function otherSerialsOf(
  reading: Pick<SentReading, 'otherSerials' | 'meterChanges'>,
): readonly string[] {
  const changed = (reading.meterChanges ?? []).flatMap(({ removed, fitted }) => [
    removed.meterSerial,
    fitted.meterSerial,
  ])
  return [...(reading.otherSerials ?? []), ...changed]
}

function metersOf(
  reading: SentReading,
  placeSerials: Iterable<string>,
): ExpectedReading['meterOf'] {
  const exact = new Map<string, NamedMeter>()
  const stripped = new Map<string, NamedMeter>()
  const learn = (serial: string, meter: NamedMeter) => {
    exact.set(folded(serial), meter)
    stripped.set(withoutLeadingZeros(folded(serial)), meter)
  }
  const ownIndex = exactIndex(reading.index)
  const own: NamedMeter = {
    relation: 'own',
    differenceOf: (index) => exactIndex(index) - ownIndex,
  }
  const carried = carriedDifferences(reading, reading.meterChanges ?? [])
  for (const serial of placeSerials) learn(serial, NEIGHBOUR)
  for (const serial of otherSerialsOf(reading)) {
    const differenceOf = carried.get(folded(serial)) ?? unknownDifference
    learn(serial, { relation: 'exchanged', differenceOf })
  }
  learn(reading.meterSerial, own)

  return (meterSerial) => {
    const serial = folded(meterSerial ?? '')
    if (serial === '') return own // a file without serial numbers names places and registers only
    return exact.get(serial) ?? stripped.get(withoutLeadingZeros(serial)) ?? UNKNOWN
  }
}

const unknownDifference = () => undefined
const NEIGHBOUR: NamedMeter = { relation: 'neighbour', differenceOf: unknownDifference }
const UNKNOWN: NamedMeter = { relation: 'unknown', differenceOf: unknownDifference }
