import type { TimeZone } from '../time/index.ts'
import { compareEvidence, type Evidence } from './evidence.ts'
import { unitsOf } from './exact-index.ts'
import { type ExpectedReading, expectReading, otherSerialsOf } from './expected-reading.ts'
import { judgeLine } from './judge-line.ts'
import { placeKey } from './line-keys.ts'
import { standingLines } from './merge-files.ts'
import type { ReconciliationOutcome, ReconciliationOutcomeCode } from './outcome.ts'
import type { PositionedLine, ReconciliationTolerance, SentReading } from './sent-reading.ts'

/** A reading that was in no file: enough of it to know its place. */
export type UnsentReading = Pick<SentReading, 'readingId' | 'placeIdentifiers'> &
  Partial<SentReading>

/** One outcome per self-reading, and the lines about places that no self-reading is of. */
export interface ReconciliationResult {
  /** Those of `sent`, then those of `notSent`, each in its order. */
  readonly outcomes: readonly ReconciliationOutcome[]
  /** In file order, without withdrawn lines and cancellations. */
  readonly unknownPlaces: readonly PositionedLine[]
}

/**
 * Checks that the operator used the self-readings: one outcome per reading, as
 * `ReconciliationOutcomeCode` explains them. Where several lines are about one
 * reading the strongest decides: by code, then days apart, then seconds, then
 * difference, then position in the file. The order of `lines` matters for nothing but
 * cancellations, each of which withdraws an identical line before it.
 */
export function reconcileReadings(input: {
  sent: readonly SentReading[]
  /** Accepted readings that were in no file to the operator. */
  notSent?: readonly UnsentReading[]
  /** In file order. */
  lines: Iterable<PositionedLine>
  tolerance: ReconciliationTolerance
  /**
   * Lines farther than this from a reading's date, either way, say nothing about it. Shorter
   * than the time between two readings, or the next one's line is taken for this one's.
   */
  windowDays: number
  /** The tenant's: the civil day of a moment is the day there. Without it days are as they were written. */
  zone?: TimeZone
}): ReconciliationResult {
  const { sent, notSent = [], tolerance, windowDays, zone } = input
  const settings = { windowDays, time: tolerance.time, zone }
  const serialsAt = serialsByPlace([...sent, ...notSent])
  const expected = sent.map((reading) => {
    const placeSerials = placeKeys(reading).flatMap((key) => [...(serialsAt.get(key) ?? [])])
    return expectReading(reading, placeSerials, tolerance)
  })
  const expectedAt = expectedByPlace(expected)
  const strongest = new Map<ExpectedReading, Evidence>()
  const unknownPlaces: PositionedLine[] = []

  for (const { line, at } of standingLines(input.lines)) {
    const key = placeKey(line.place)
    if (!serialsAt.has(key)) unknownPlaces.push({ line, at })
    for (const reading of expectedAt.get(key) ?? []) {
      const verdict = judgeLine(reading, line, settings)
      const known = strongest.get(reading)
      const evidence = verdict && { line, at, verdict }
      if (evidence && !(known && compareEvidence(known, evidence) <= 0)) {
        strongest.set(reading, evidence)
      }
    }
  }
  return {
    outcomes: [
      ...expected.map((it) => outcomeOf(it.reading, strongest.get(it))),
      ...notSent.map(({ readingId }) => ({ readingId, code: 'not_sent' as const })),
    ],
    unknownPlaces,
  }
}

function outcomeOf(reading: SentReading, evidence: Evidence | undefined): ReconciliationOutcome {
  const { readingId } = reading
  const found = evidence?.verdict.code ?? 'missing_place'
  const code = reading.isAfterCutoff && !WAS_USED.has(found) ? 'after_cutoff' : found
  if (evidence === undefined || found === 'missing_register') return { readingId, code }
  const { line, at, verdict } = evidence
  const { daysApart, difference, millisecondsApart } = verdict
  const unitsApart =
    difference === undefined ? undefined : unitsOf(difference, reading.index.decimals)
  return {
    readingId,
    code,
    line,
    at,
    daysApart,
    ...(millisecondsApart !== undefined && { secondsApart: secondsOf(millisecondsApart) }),
    ...(unitsApart !== undefined && { unitsApart }),
  }
}

/** Rounded away from zero, as differences are. */
function secondsOf(milliseconds: number): number {
  return Math.sign(milliseconds) * Math.ceil(Math.abs(milliseconds) / 1_000)
}

const WAS_USED: ReadonlySet<ReconciliationOutcomeCode> = new Set([
  'matched',
  'matched_within_tolerance',
  'other_date',
])

function placeKeys({ placeIdentifiers }: UnsentReading): readonly string[] {
  return [...new Set(placeIdentifiers.map(placeKey))]
}

function serialsByPlace(
  readings: readonly UnsentReading[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const serials = new Map<string, Set<string>>()
  for (const reading of readings) {
    for (const key of placeKeys(reading)) {
      const known = serials.get(key) ?? new Set()
      serials.set(key, known)
      if (reading.meterSerial !== undefined) known.add(reading.meterSerial)
      for (const serial of otherSerialsOf(reading)) known.add(serial)
    }
  }
  return serials
}

function expectedByPlace(
  expected: readonly ExpectedReading[],
): ReadonlyMap<string, readonly ExpectedReading[]> {
  const readings = new Map<string, ExpectedReading[]>()
  for (const it of expected) {
    for (const key of placeKeys(it.reading)) {
      const others = readings.get(key)
      if (others) others.push(it)
      else readings.set(key, [it])
    }
  }
  return readings
}
