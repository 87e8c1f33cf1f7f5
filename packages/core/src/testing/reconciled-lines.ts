import { type IndexValue, parseDecimalIndex } from '../index-value/index.ts'
import type { OperatorLine } from '../measurement/index.ts'
import {
  type PositionedLine,
  type ReconciliationOutcome,
  type ReconciliationOutcomeCode,
  type ReconciliationResult,
  type ReconciliationTolerance,
  reconcileReadings,
  type SentReading,
} from '../reconciliation/index.ts'

const EXACT: ReconciliationTolerance = {
  value: { kind: 'exact' },
  time: { kind: 'days', days: 0 },
}
/** The place of the reading, by one of its numbers. */
export const POD = { scheme: 'pod', value: 'RO001E100000001' }

/** A reading that was sent. */
export const reading: SentReading = {
  readingId: 'reading-1',
  placeIdentifiers: [{ scheme: 'account', value: '7003720835' }, POD],
  meterSerial: '00123',
  register: '1.8.0',
  index: index('12345'),
  readOn: '2026-11-22',
}

/** An index by its characters. */
export function index(text: string): IndexValue {
  const value = parseDecimalIndex(text)
  if (value === undefined) throw new Error(text)
  return value
}

/** A line that matches the reading, but for what is said. */
export function line({ index: text = '12345', ...change }: LineChange = {}): OperatorLine {
  return {
    place: POD,
    meterSerial: '00123',
    register: '1.8.0',
    readOn: '2026-11-22',
    type: 'customer',
    ...change,
    index: index(text),
  }
}

/** What is other about a line. */
export type LineChange = Partial<Omit<OperatorLine, 'index'>> & { readonly index?: string }

/** Lines as they stand in a file. */
export function inFile(...lines: readonly OperatorLine[]): readonly PositionedLine[] {
  return lines.map((line, place) => ({ line, at: { file: 'november.csv', line: place + 2 } }))
}

/** What reconciliation finds for the reading, or for others. */
export function reconcile(
  lines: readonly OperatorLine[],
  change: Partial<Parameters<typeof reconcileReadings>[0]> = {},
): ReconciliationResult {
  return reconcileReadings({
    sent: [reading],
    lines: inFile(...lines),
    tolerance: EXACT,
    windowDays: 7,
    ...change,
  })
}

/** The first outcome. */
export function outcomeOf(...args: Parameters<typeof reconcile>): ReconciliationOutcome {
  const [outcome] = reconcile(...args).outcomes
  if (outcome === undefined) throw new Error('no outcome')
  return outcome
}

/** Its code. */
export function codeOf(...args: Parameters<typeof reconcile>): ReconciliationOutcomeCode {
  return outcomeOf(...args).code
}
