import Big from 'big.js'
import * as z from 'zod/mini'
import { compareIndices, formatIndex, parseDecimalIndex } from '../index-value/index.ts'
import { civilDate, indexText, instant, nameText, parseInput } from '../parsing/index.ts'
import { daysBetween } from '../time/index.ts'
import type { Dispute, DisputeOpening, DisputeType } from './dispute.ts'
import { disputeEvidence } from './dispute-evidence.ts'
import { disputeGrounds } from './dispute-grounds.ts'
import { clockOwners } from './dispute-transitions.ts'

/**
 * Something that a dispute lacks:
 * - `invalid`: a field that is not what it should be, or is missing;
 * - `evidence_missing`: no evidence of a kind that its ground needs;
 * - `index_missing`: the operator's index is not named, and its ground is about it;
 * - `same_index`: the operator's index is the proposed one;
 * - `reading_too_far`: the reading is further from the event than is admitted;
 * - `verification_expired`: the event is after the end of the meter's verification;
 * - `below_threshold`: the two indices are too near each other for a dispute.
 */
export interface DisputeGap {
  readonly code:
    | 'invalid'
    | 'evidence_missing'
    | 'index_missing'
    | 'same_index'
    | 'reading_too_far'
    | 'verification_expired'
    | 'below_threshold'
  /** Field of the opening: `evidence`, `evidence.0.reference`. */
  readonly path: string
  readonly expected: string
  readonly actual: string
}

/** What rules and the register say of which disputes are admitted. */
export interface DisputeLimits {
  /**
   * Rule topic `dispute_threshold`: a difference of so much or less is not disputed. Great Britain:
   * 250 kWh for electricity. Applied where the register's unit is the threshold's.
   */
  readonly threshold?: { readonly units: string; readonly unit: string }
  /** The register's unit, `kWh`, and its multiplier: `1` unless stated. */
  readonly unit?: string
  readonly multiplier?: string
  /** How many days a reading may be before or after the start or end of a contract. Great Britain: 5. */
  readonly readingDays?: number
}

/**
 * A dispute that cannot be opened: what must be mended first, and all that it
 * lacks. The problem is the first that holds, in this order:
 * - `invalid_input`: a gap is `invalid`; nothing else was looked at;
 * - `evidence_missing`: evidence is missing, and there may be other gaps;
 * - `not_admissible`: there are gaps of other kinds.
 */
export interface OpeningRefusal {
  readonly ok: false
  readonly problem: 'invalid_input' | 'evidence_missing' | 'not_admissible'
  readonly expected: string
  readonly actual: string
  readonly gaps: readonly DisputeGap[]
}

/**
 * Opens a dispute as a draft, or says precisely what it lacks.
 * Source: seed S0-11; DOMAIN.md 4 (threshold, days around a change of supplier).
 */
export function openDispute(
  opening: DisputeOpening,
  limits: DisputeLimits = {},
): { readonly ok: true; readonly dispute: Dispute } | OpeningRefusal {
  const parsed = parseInput(schema, opening)
  if (!parsed.ok) {
    return refused(
      'invalid_input',
      parsed.problems.map(({ path, message }) => ({
        code: 'invalid',
        path,
        expected: message.replace(/^expected /, ''),
        actual: shown(valueAt(opening, path)),
      })),
    )
  }
  const missing = evidenceGaps(opening)
  const gaps = [...missing, ...admissionGaps(opening, limits)]
  if (missing.length > 0) {
    const expected = disputeGrounds[opening.type].evidence.join(', ')
    const actual = kindsOf(opening)
    return { ok: false, problem: 'evidence_missing', expected, actual, gaps }
  }
  if (gaps.length > 0) return refused('not_admissible', gaps)
  const steps = [{ state: 'draft', at: opening.openedAt, owner: clockOwners.draft }] as const
  return { ok: true, dispute: { ...opening, state: 'draft', steps } }
}

const types = Object.keys(disputeGrounds) as DisputeType[] // the table's own keys

const schema: z.ZodMiniType<DisputeOpening> = z.strictObject({
  id: nameText,
  type: z.enum(types),
  place: nameText,
  register: nameText,
  meterSerial: z.exactOptional(nameText),
  readingId: z.exactOptional(nameText),
  disputedReadingId: z.exactOptional(nameText),
  disputedIndex: z.exactOptional(indexText),
  proposedIndex: indexText,
  eventOn: civilDate,
  proposedReadOn: z.exactOptional(civilDate),
  verificationValidUntil: z.exactOptional(civilDate),
  openedAt: instant,
  evidence: z.array(disputeEvidence).check(z.maxLength(1_000)),
})

function kindsOf({ evidence }: DisputeOpening): string {
  return evidence.map(({ kind }) => kind).join(', ') || 'no evidence'
}

function evidenceGaps(opening: DisputeOpening): readonly DisputeGap[] {
  return disputeGrounds[opening.type].evidence
    .filter((kind) => !opening.evidence.some((evidence) => evidence.kind === kind))
    .map((kind) => ({
      code: 'evidence_missing',
      path: 'evidence',
      expected: kind,
      actual: kindsOf(opening),
    }))
}

function admissionGaps(opening: DisputeOpening, limits: DisputeLimits): readonly DisputeGap[] {
  const ground = disputeGrounds[opening.type]
  const { eventOn, proposedReadOn = eventOn, verificationValidUntil } = opening
  const gaps: DisputeGap[] = []
  const add = (code: DisputeGap['code'], path: string, expected: string, actual: string) =>
    gaps.push({ code, path, expected, actual })

  const disputed = parseDecimalIndex(opening.disputedIndex ?? '')
  const proposed = parseDecimalIndex(opening.proposedIndex)
  if (ground.needsDisputedIndex && disputed === undefined) {
    add('index_missing', 'disputedIndex', "the operator's index", 'none')
  }
  if (
    ground.needsDisputedIndex &&
    disputed &&
    proposed &&
    compareIndices(disputed, proposed) === 0
  ) {
    add(
      'same_index',
      'disputedIndex',
      `another index than ${opening.proposedIndex}`,
      formatIndex(disputed),
    )
  }
  const { readingDays } = limits
  const apart = daysBetween(eventOn, proposedReadOn)
  if (ground.isNearEvent && readingDays !== undefined && Math.abs(apart) > readingDays) {
    add(
      'reading_too_far',
      'proposedReadOn',
      `at most ${readingDays} days from ${eventOn}`,
      proposedReadOn,
    )
  }
  if (
    ground.isBeforeExpiry &&
    verificationValidUntil !== undefined &&
    eventOn > verificationValidUntil
  ) {
    add('verification_expired', 'eventOn', `a day up to ${verificationValidUntil}`, eventOn)
  }
  const { threshold, unit, multiplier = '1' } = limits
  if (threshold && threshold.unit === unit && disputed && proposed) {
    const difference = Big(formatIndex(disputed))
      .minus(formatIndex(proposed))
      .times(multiplier)
      .abs()
    if (difference.lte(threshold.units)) {
      add(
        'below_threshold',
        'proposedIndex',
        `a difference of more than ${threshold.units} ${unit}`,
        `${difference.toFixed()} ${unit}`,
      )
    }
  }
  return gaps
}

function refused(
  problem: 'invalid_input' | 'not_admissible',
  gaps: readonly DisputeGap[],
): OpeningRefusal {
  return {
    ok: false,
    problem,
    expected: gaps.map(({ path, expected }) => `${path}: ${expected}`).join('; '),
    actual: gaps.map(({ path, actual }) => `${path}: ${actual}`).join('; '),
    gaps,
  }
}

function valueAt(input: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  }, input)
}

const ACTUAL_LENGTH_MAX = 40

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'an object'
  return (typeof value === 'string' ? `"${value}"` : String(value)).slice(0, ACTUAL_LENGTH_MAX)
}
