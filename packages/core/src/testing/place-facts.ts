import fc from 'fast-check'
import type { Dispute, DisputeState } from '../dispute/index.ts'
import { indexFromUnits } from '../index-value/index.ts'
import type { Meter } from '../meter/index.ts'
import {
  checkFact,
  evolvePlace,
  type LaterPlaceFact,
  type PlaceFact,
  type PlaceState,
} from '../place-history/index.ts'
import type { Reading } from '../reading/index.ts'
import { addDays } from '../time/index.ts'
import { fieldFactOf } from './field-facts.ts'

/** The first fact of the place that the arbitraries are about: a household's electricity. */
export const REGISTERED: PlaceFact = {
  type: 'place_registered',
  data: {
    place: {
      id: 'P1',
      utility: 'electricity',
      operator: 'deer',
      identifiers: [{ scheme: 'pod', value: 'RO005E512345678' }],
      customerClass: 'household',
      timeZone: 'Europe/Bucharest',
    },
    contract: { customerId: 'C1', startsOn: '2025-12-15' },
  },
  personal: {
    subject: 'C1',
    data: { id: 'C1', name: 'Ana Pop', emails: [], phones: [], language: 'ro' },
  },
}

/** A meter with one register. */
export function meterOf(serialNumber: string): Meter {
  return {
    serialNumber,
    registers: [
      { id: '1.8.0', direction: 'import', unit: 'kWh', integerDigits: 6, decimalDigits: 0 },
    ],
  }
}

/** Its first meter. */
export const INSTALLED: LaterPlaceFact = {
  type: 'meter_installed',
  data: {
    installation: {
      meter: meterOf('M0'),
      installedOn: '2025-12-15',
      entryIndices: [{ register: '1.8.0', index: indexFromUnits({ units: 100, decimals: 0 }) }],
      multipliers: [{ validFrom: '2025-12-15', factor: '1' }],
    },
  },
}

/** A reading of the first meter, accepted unless told otherwise. */
export function readingOf(change: Partial<Reading> = {}): Reading {
  return {
    id: 'reading_1',
    place: 'P1',
    meterSerial: 'M0',
    register: '1.8.0',
    value: indexFromUnits({ units: 123, decimals: 0 }),
    readOn: '2026-01-24',
    source: 'customer',
    quality: 'customer',
    status: 'accepted',
    channel: 'email',
    receivedAt: '2026-01-24T10:00:00.000Z',
    submissions: ['submission_1'],
    ...change,
  }
}

/** An instant so many days after 2026-01-01. */
function instantOf(day: number): string {
  return `${addDays('2026-01-01', day)}T10:00:00.000Z`
}

/** Three numbers from which the next fact of a history is made. */
interface Intent {
  readonly kind: number
  readonly pick: number
  readonly day: number
}

/** What may happen next, from three numbers; it need not be legal. */
function factOf(state: PlaceState, { kind, pick, day }: Intent, serial: number): LaterPlaceFact {
  const place = state.place.id
  const at = instantOf(day)
  const readOn = at.slice(0, 10)
  const readingId = state.readings[pick % (state.readings.length || 1)]?.id ?? 'reading_none'
  const lastMeter = state.installations.at(-1)?.meter.serialNumber ?? 'M0'
  switch (kind) {
    case 0:
    case 1:
    case 2:
      return {
        type: 'reading_recorded',
        data: {
          reading: readingOf({
            id: `reading_${serial}`,
            meterSerial: lastMeter,
            value: indexFromUnits({ units: 100 + day * 3, decimals: 0 }),
            readOn,
            receivedAt: at,
            submissions: [`submission_${serial}`],
            ...(kind === 1 ? { status: 'held' } : {}),
            ...(kind === 2 ? { source: 'estimate', quality: 'estimated' } : {}),
          }),
        },
      }
    case 3:
      return {
        type: 'reading_repeated',
        data: { readingId, submissionId: `repeat_${serial}`, channel: 'sms', receivedAt: at },
      }
    case 4:
      return {
        type: 'reading_reviewed',
        data: {
          readingId: state.readings.find(({ status }) => status === 'held')?.id ?? readingId,
          decision: pick % 2 === 0 ? 'accepted' : 'refused',
          by: 'op-3',
          reason: `looked at the photo ${serial}`,
          at,
        },
      }
    case 5:
      return {
        type: 'reading_superseded',
        data: {
          readingId,
          supersededBy: state.readings.at(-1)?.id ?? 'reading_none',
          reason: 'last_submission_wins',
        },
      }
    case 6:
      return {
        type: 'reading_transferred',
        data: { readingId, batchId: `B${day}`, fileName: `out_${day}.csv`, lineNumber: 1, at },
      }
    case 7:
      return {
        type: 'reading_reconciled',
        data: {
          readingId,
          code: pick % 2 === 0 ? 'matched' : 'missing_place',
          fileSha256: `${serial}`.padStart(64, 'a'),
          fileName: `in_${day}.csv`,
          reconciledAt: at,
        },
      }
    case 8:
      return {
        type: 'absence_notified',
        data: { readingId, fileSha256: `${day}`.padStart(64, 'a'), messageIds: [`m${serial}`], at },
      }
    case 9:
      return {
        type: 'operation_counted',
        data: { id: `op_${serial}`, kind: 'take', place, day: readOn, reference: 's' },
      }
    case 10:
      return {
        type: 'annex_agreed',
        data: {
          annex: {
            id: `A${pick % 3}`,
            version: serial + 1,
            validFrom: readOn,
            lines: [{ register: '1.8.0', monthlyQuantities: Array(12).fill('31'), unit: 'kWh' }],
          },
        },
      }
    case 11:
      return {
        type: 'meter_exchanged',
        data: {
          exchange: {
            slipNumber: `BM-${serial}`,
            exchangedOn: readOn,
            removed: {
              serialNumber: lastMeter,
              exitIndices: [
                { register: '1.8.0', index: indexFromUnits({ units: 100 + day * 3, decimals: 0 }) },
              ],
            },
            fitted: {
              meter: meterOf(`M${serial}`),
              entryIndices: [
                { register: '1.8.0', index: indexFromUnits({ units: 0, decimals: 0 }) },
              ],
              multipliers: [],
            },
          },
        },
      }
    case 12:
      return { type: 'dispute_advanced', data: { dispute: advanced(state, pick, { at, serial }) } }
    case 13:
      return {
        type: 'meter_verified',
        data: {
          meterSerial: lastMeter,
          verification: { validUntil: addDays(readOn, 3_650), verifiedOn: readOn },
        },
      }
    case 14:
      return {
        type: 'technical_data_changed',
        data: { validFrom: readOn, version: serial + 1, connectionPower: String(pick) },
      }
    case 15:
      return {
        type: 'residents_declared',
        data: { eventOn: readOn, declaredOn: readOn, residents: pick },
      }
    case 16: {
      const assessment = { decision: 'accept', findings: [], skipped: [] } as const
      const cause = { kind: 'annex', reference: `A${serial}`, on: readOn } as const
      const differences = { appeared: [], gone: [], changed: [], consequence: 'none' } as const
      return {
        type: 'reading_reassessed',
        data: { readingId, cause, before: assessment, after: assessment, ...differences },
      }
    }
    default:
      return fieldFactOf(state, kind - 17, { at, pick, serial })
  }
}

const STATES: readonly DisputeState[] = ['registered', 'sent', 'answered', 'closed']

function advanced(
  { place, disputes }: PlaceState,
  pick: number,
  { at, serial }: { readonly at: string; readonly serial: number },
): Dispute {
  const known = pick % 2 === 0 ? disputes.at(-1) : undefined
  const state = STATES[known?.steps.length ?? 0] ?? 'closed'
  const step = { state, at, owner: 'operator' } as const
  if (known !== undefined) return { ...known, state, steps: [...known.steps, step] }
  return {
    id: `dispute_${serial}`,
    type: 'reading_not_used',
    place: place.id,
    register: '1.8.0',
    proposedIndex: '123',
    eventOn: '2026-01-24',
    openedAt: at,
    evidence: [],
    state,
    steps: [step],
  }
}

const intent: fc.Arbitrary<Intent> = fc.record({
  // Readings are half of what happens.
  kind: fc.oneof(fc.nat(8), fc.nat(28)),
  pick: fc.nat(99),
  day: fc.nat(300),
})

/** The facts of a place in the order in which they were stored; each legal on those before it. */
export const placeHistory: fc.Arbitrary<readonly PlaceFact[]> = fc
  // Long ones: short histories hardly ever have two facts about the same thing.
  .array(intent, { maxLength: 40, size: 'max' })
  .map((intents) => {
    const facts: PlaceFact[] = [REGISTERED, INSTALLED]
    let state = facts.reduce<PlaceState | undefined>(evolvePlace, undefined) as PlaceState
    intents.forEach((it, serial) => {
      const fact = factOf(state, it, serial)
      if (!checkFact(state, fact).ok) return
      facts.push(fact)
      state = evolvePlace(state, fact)
    })
    return facts
  })

/** What `legalOrder` chooses by: as many numbers as a history can have facts. */
export const orderChoices: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(), {
  minLength: 42,
  maxLength: 42,
})

/**
 * The same facts in another legal order: each is accepted by `checkFact` where it stands, and facts
 * about the same thing (registration, meters, one reading, one annex, one dispute) keep their order.
 */
export function legalOrder(
  facts: readonly PlaceFact[],
  choices: readonly number[],
): readonly PlaceFact[] {
  const left = [...facts]
  const ordered: PlaceFact[] = []
  let state: PlaceState | undefined
  while (left.length > 0) {
    const open = left.filter(
      (fact, at) =>
        left.findIndex((it) => subjectOf(it) === subjectOf(fact)) === at &&
        checkFact(state, fact).ok,
    )
    const next = open[(choices[ordered.length] ?? 0) % open.length]
    if (next === undefined) throw new Error('The facts were in no legal order')
    left.splice(left.indexOf(next), 1)
    ordered.push(next)
    state = evolvePlace(state, next)
  }
  return ordered
}

/** What a fact is about: facts about the same keep their order. */
function subjectOf({ type, data }: PlaceFact): string {
  if (type.startsWith('supply_')) return 'supply'
  if ('readingId' in data) return data.readingId
  if ('eventOn' in data) return `${data.eventOn} ${data.declaredOn}`
  if ('report' in data) return data.report.number
  if ('event' in data) return data.event.seal
  if ('check' in data) return `${data.check.at} ${data.check.meterSerial}`
  if ('validFrom' in data) return `${data.validFrom} ${data.version}`
  if ('annex' in data) return data.annex.id
  if ('id' in data) return data.id
  const [part] = Object.values(data)
  const id = part && typeof part === 'object' && 'id' in part ? part.id : undefined
  if (type === 'place_registered' || id === undefined) return type.split('_')[0] ?? ''
  return String(id)
}
