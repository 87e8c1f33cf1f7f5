import { indexFromUnits } from '../index-value/index.ts'
import type { Actor, StoredFact } from '../journal/index.ts'
import type { LaterPlaceFact, PlaceFact } from '../place-history/index.ts'
import { addDays } from '../time/index.ts'
import { visitOf } from './field-facts.ts'
import { INSTALLED, meterOf, REGISTERED, readingOf } from './place-facts.ts'

const ACTORS: readonly Actor[] = [
  { kind: 'system', id: 'desk' },
  { kind: 'employee', id: 'op-3' },
  { kind: 'customer', id: 'C1' },
]

/** Facts as a store has them, recorded one a day just before midnight in UTC. */
export function storedFacts(facts: readonly PlaceFact[]): readonly StoredFact[] {
  return facts.map((fact, at) => ({
    ...fact,
    tenant: 'nord',
    stream: 'place/P1',
    version: at + 1,
    partition: 0,
    position: at * 7,
    recordedAt: `${addDays('2026-01-01', at)}T23:30:00.000Z`,
    actor: ACTORS[at % ACTORS.length] as Actor,
  }))
}

const DESK: Actor = { kind: 'system', id: 'desk' }
const index = (units: number) => indexFromUnits({ units, decimals: 0 })

const told: readonly (readonly [at: string, actor: Actor, fact: PlaceFact])[] = [
  ['2025-12-10', { kind: 'employee', id: 'op-1' }, REGISTERED],
  ['2025-12-10', { kind: 'employee', id: 'op-1' }, INSTALLED],
  [
    '2025-12-11',
    DESK,
    {
      type: 'annex_agreed',
      data: {
        annex: {
          id: 'A1',
          version: 1,
          validFrom: '2026-01-01',
          lines: [{ register: '1.8.0', monthlyQuantities: Array(12).fill('31'), unit: 'kWh' }],
        },
      },
    },
  ],
  [
    '2026-01-31',
    DESK,
    recorded('estimate_1', '2026-01-31', 160, {
      source: 'estimate',
      quality: 'estimated',
      channel: 'other',
      submissions: [],
      receiptNumber: 'E-1',
      estimate: {
        method: 'annex',
        methodVersion: 1,
        inputs: { annex: 'A1', referenceIndex: '129' },
        reason: 'no_self_reading_in_window',
      },
    }),
  ],
  [
    '2026-02-01',
    { kind: 'customer', id: 'C1' },
    recorded('self_1', '2026-01-31', 151, {
      status: 'held',
      receiptNumber: 'R-7',
      assessment: {
        decision: 'review',
        findings: [
          {
            code: 'assessing',
            severity: 'lock',
            expected: 'at least 160',
            actual: '151',
            rule: { id: 'ro.tolerance', validFrom: '2023-01-01' },
          },
        ],
        skipped: [],
      },
    }),
  ],
  [
    '2026-02-02',
    { kind: 'employee', id: 'op-3' },
    {
      type: 'reading_reviewed',
      data: {
        readingId: 'self_1',
        decision: 'accepted',
        by: 'op-3',
        reasonCode: 'photo_checked',
        reason: 'photo checked',
        at: '2026-02-02T10:00:00.000Z',
      },
    },
  ],
  [
    '2026-02-02',
    { kind: 'employee', id: 'op-3' },
    {
      type: 'reading_superseded',
      data: { readingId: 'estimate_1', supersededBy: 'self_1', reason: 'self_reading_received' },
    },
  ],
  [
    '2026-02-03',
    DESK,
    {
      type: 'reading_transferred',
      data: {
        readingId: 'self_1',
        batchId: 'B1',
        fileName: 'deer_0203.csv',
        lineNumber: 12,
        at: '2026-02-03T18:00:00.000Z',
      },
    },
  ],
  [
    '2026-02-20',
    DESK,
    {
      type: 'reading_reconciled',
      data: {
        readingId: 'self_1',
        code: 'replaced_by_estimate',
        line: {
          place: { scheme: 'pod', value: 'RO005E512345678' },
          register: '1.8.0',
          readOn: '2026-01-31',
          index: index(160),
          type: 'estimated',
        },
        fileSha256: 'f'.repeat(64),
        fileName: 'deer_feb.csv',
        reconciledAt: '2026-02-20T08:00:00.000Z',
      },
    },
  ],
  [
    '2026-02-21',
    { kind: 'employee', id: 'op-3' },
    {
      type: 'dispute_advanced',
      data: {
        dispute: {
          id: 'D1',
          number: 'RC-12',
          type: 'reading_not_used',
          place: 'P1',
          register: '1.8.0',
          readingId: 'self_1',
          disputedIndex: '160',
          proposedIndex: '151',
          eventOn: '2026-01-31',
          openedAt: '2026-02-21T09:00:00.000Z',
          evidence: [],
          state: 'sent',
          steps: [
            {
              state: 'sent',
              at: '2026-02-21T09:00:00.000Z',
              owner: 'operator',
              dueOn: '2026-03-02',
            },
          ],
        },
      },
    },
  ],
  [
    '2026-03-10',
    { kind: 'operator', id: 'deer' },
    {
      type: 'meter_exchanged',
      data: {
        exchange: {
          slipNumber: 'BM-17',
          exchangedOn: '2026-03-10',
          removed: { serialNumber: 'M0', exitIndices: [{ register: '1.8.0', index: index(189) }] },
          fitted: {
            meter: meterOf('M1'),
            entryIndices: [{ register: '1.8.0', index: index(3) }],
            multipliers: [],
          },
        },
      },
    },
  ],
  [
    '2026-03-11',
    { kind: 'employee', id: 'K7' },
    {
      type: 'visit_recorded',
      data: { visit: visitOf({ endedAt: '2026-03-10T22:30:00.000Z', visitCode: '10' }) },
    },
  ],
]

function recorded(
  id: string,
  readOn: string,
  units: number,
  change: Parameters<typeof readingOf>[0],
): LaterPlaceFact {
  const receivedAt = `${readOn}T10:00:00.000Z`
  return {
    type: 'reading_recorded',
    data: { reading: readingOf({ id, readOn, receivedAt, value: index(units), ...change }) },
  }
}

/** The facts of a household over a winter: an estimate, a self-reading below it, a dispute, an exchange. */
export const TOLD_FACTS: readonly StoredFact[] = told.map(([on, actor, fact], at) => ({
  ...fact,
  tenant: 'nord',
  stream: 'place/P1',
  version: at + 1,
  partition: 0,
  position: at,
  recordedAt: `${on}T09:00:00.000Z`,
  actor,
}))
