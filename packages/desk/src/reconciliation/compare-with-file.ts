import {
  addDays,
  type CivilDate,
  civilDateAt,
  meterChanges,
  type PlaceState,
  type PositionedLine,
  type Reading,
  type RuleParameters,
  reconcileReadings,
  type SentReading,
} from '@selfread/core'
import type { DeskContext } from '../desk-context.ts'
import { windowOn } from '../intake/supersede-readings.ts'
import { type PlaceRecord, readPlace } from '../place-record.ts'
import { readAllDocuments } from '../read-all-documents.ts'
import { isTransferred } from '../reading-history.ts'
import { tenantScope } from '../rule-scope.ts'
import type { PlaceOutcome } from './reconciliation-report.ts'

/** A reading that may be in the file, with its place. */
export interface ExpectedReading {
  readonly record: PlaceRecord & { readonly state: PlaceState }
  readonly reading: Reading
}

/** What a file's lines say about the readings that it should hold. */
export interface FileComparison {
  /** Those that have an outcome. */
  readonly expected: readonly ExpectedReading[]
  readonly outcomes: readonly PlaceOutcome[]
  readonly rowsOfUnknownPlaces: number
}

// Without a rule: an index of another day than the customer's, within so many days, is still about
// the same reading; one day earlier or later, and one unit, is the operator's rounding.
const RULE_DEFAULT: RuleParameters['reconciliation'] = {
  windowDays: 7,
  value: { kind: 'absolute', units: '1' },
  time: { kind: 'days', days: 1 },
}

/** Looks for the readings of an operator's places in the lines of its file, by the rule in force on the file's last day. */
export async function compareWithFile(
  context: DeskContext,
  operator: string,
  lines: readonly PositionedLine[],
): Promise<FileComparison> {
  const days = lines.map(({ line }) => line.readOn).toSorted()
  const [from] = days
  const to = days.at(-1)
  if (from === undefined || to === undefined) {
    return { expected: [], outcomes: [], rowsOfUnknownPlaces: 0 }
  }
  const scope = { ...tenantScope(context), operator }
  const rule = context.rules.resolve({ topic: 'reconciliation', scope, on: to })
  const { windowDays, ...tolerance } = rule?.parameters ?? RULE_DEFAULT
  const around = { from: addDays(from, -windowDays), to: addDays(to, windowDays) }
  const candidates = await expectedReadings(context, operator, around)
  const result = reconcileReadings({
    sent: candidates.filter(isSent).map((it) => sentReading(context, it)),
    notSent: candidates.filter((it) => !isSent(it)).map((it) => sentReading(context, it)),
    lines,
    tolerance,
    windowDays,
    zone: context.timeZone,
  })
  const byId = new Map(candidates.map((it) => [it.reading.id, it]))
  const expected: ExpectedReading[] = []
  const outcomes: PlaceOutcome[] = []
  for (const outcome of result.outcomes) {
    const candidate = byId.get(outcome.readingId)
    if (candidate === undefined) {
      throw new Error(`An outcome names no reading: ${outcome.readingId}.`)
    }
    const { place, register, receiptNumber = '', readOn } = candidate.reading
    // A day outside the file's own counts only where the file has something of the reading's.
    if (outcome.line === undefined && !isWithin({ from, to }, readOn)) continue
    expected.push(candidate)
    outcomes.push({ ...outcome, place, register, receiptNumber })
  }
  return { expected, outcomes, rowsOfUnknownPlaces: result.unknownPlaces.length }
}

function isSent({ record, reading }: ExpectedReading): boolean {
  return isTransferred(record.state, reading)
}

/** The readings of an operator's places and of some days that went or should have gone out. */
async function expectedReadings(
  context: DeskContext,
  operator: string,
  period: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<readonly ExpectedReading[]> {
  const places = await readAllDocuments(context, {
    collection: 'place',
    where: { index: 'operator', equals: operator },
  })
  const expected: ExpectedReading[] = []
  for (const { key } of places) {
    const { id, version, state } = await readPlace(context, key)
    if (state === undefined) continue
    const record = { id, version, state }
    expected.push(
      ...state.readings
        .filter((reading) => wasTakenIn(reading) && isWithin(period, reading.readOn))
        .map((reading) => ({ record, reading })),
    )
  }
  return expected
}

function wasTakenIn({ status, receiptNumber }: Reading): boolean {
  return status === 'accepted' && receiptNumber !== undefined
}

function isWithin(
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  on: CivilDate,
): boolean {
  return from <= on && on <= to
}

function sentReading(context: DeskContext, { record, reading }: ExpectedReading): SentReading {
  const { place, installations } = record.state
  const register = installations
    .flatMap(({ meter }) => (meter.serialNumber === reading.meterSerial ? meter.registers : []))
    .find(({ id }) => id === reading.register)
  const aliases = [register?.obis, register?.touTier].filter((alias) => alias !== undefined)
  return {
    readingId: reading.id,
    placeIdentifiers: [{ scheme: 'place', value: place.id }, ...place.identifiers],
    meterSerial: reading.meterSerial,
    otherSerials: installations
      .map(({ meter }) => meter.serialNumber)
      .filter((serial) => serial !== reading.meterSerial),
    meterChanges: meterChanges(installations, reading.register),
    register: reading.register,
    registerAliases: aliases,
    index: reading.value,
    readOn: reading.readOn,
    isAfterCutoff: isSentLate(context, { record, reading }),
  }
}

/** Sent when the reading's window had closed: the operator owes nothing for it. */
function isSentLate(context: DeskContext, { record, reading }: ExpectedReading): boolean {
  const sentAt = record.state.transfers.findLast(({ readingId }) => readingId === reading.id)?.at
  const window = windowOn(context, record.state, reading.readOn)
  if (sentAt === undefined || window === undefined) return false
  return civilDateAt(sentAt, context.timeZone) > window.submitUntil
}
