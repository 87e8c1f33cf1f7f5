import { describe, expect, it } from 'vitest'
import { INSTALLED, meterOf, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { checkFact } from './check-fact.ts'
import { placeStateOf } from './evolve-place.ts'
import type { LaterPlaceFact, PlaceFact } from './place-fact.ts'

function problemAfter(facts: readonly PlaceFact[], fact: PlaceFact) {
  const checked = checkFact(placeStateOf(facts), fact)
  return checked.ok ? undefined : checked.problem
}

const recorded = (change: Parameters<typeof readingOf>[0] = {}): LaterPlaceFact => ({
  type: 'reading_recorded',
  data: { reading: readingOf(change) },
})
const known = [REGISTERED, INSTALLED, recorded(), recorded({ id: 'held_1', status: 'held' })]
const at = '2026-01-25T10:00:00.000Z'

describe('a registration', () => {
  it('may come first and again, for the same place', () => {
    expect(problemAfter([], REGISTERED)).toBeUndefined()
    expect(problemAfter(known, REGISTERED)).toBeUndefined()
    const { place, contract } = (REGISTERED as Extract<PlaceFact, { type: 'place_registered' }>)
      .data
    const other: PlaceFact = {
      type: 'place_registered',
      data: { place: { ...place, id: 'P2' }, contract },
    }
    expect(problemAfter([], other)).toBeUndefined()
    expect(problemAfter(known, other)).toBe('other_place')
  })

  it('comes before everything else', () => {
    expect(problemAfter([], INSTALLED)).toBe('not_registered')
    expect(problemAfter([REGISTERED], INSTALLED)).toBeUndefined()
  })
})

describe('a meter', () => {
  const installed = (serialNumber: string, installedOn: string): LaterPlaceFact => ({
    type: 'meter_installed',
    data: {
      installation: {
        meter: meterOf(serialNumber),
        installedOn,
        entryIndices: [],
        multipliers: [],
      },
    },
  })
  const exchanged = (serialNumber: string): LaterPlaceFact => ({
    type: 'meter_exchanged',
    data: {
      exchange: {
        slipNumber: 'BM-1',
        exchangedOn: '2026-02-01',
        removed: { serialNumber, exitIndices: [] },
      },
    },
  })

  it('is fitted where it does not hang already', () => {
    expect(problemAfter(known, installed('M0', '2026-01-01'))).toBe('already_known')
    expect(problemAfter(known, installed('M9', '2026-01-01'))).toBeUndefined()
    const removed = [...known, exchanged('M0')]
    expect(problemAfter(removed, installed('M0', '2026-01-31'))).toBe('already_known')
    expect(problemAfter(removed, installed('M0', '2026-02-01'))).toBeUndefined()
  })

  it('is exchanged by a slip that applies', () => {
    expect(problemAfter(known, exchanged('M0'))).toBeUndefined()
    expect(problemAfter(known, exchanged('M9'))).toBe('wrong_serial')
  })
})

it('an annex version is agreed once', () => {
  const agreed = (id: string, version: number): LaterPlaceFact => ({
    type: 'annex_agreed',
    data: { annex: { id, version, validFrom: '2026-01-01', lines: [] } },
  })
  const after = [...known, agreed('A', 1)]
  expect(problemAfter(known, agreed('A', 1))).toBeUndefined()
  expect(problemAfter(after, agreed('A', 1))).toBe('already_known')
  expect(problemAfter(after, agreed('A', 2))).toBeUndefined()
  expect(problemAfter(after, agreed('B', 1))).toBeUndefined()
})

describe('a reading', () => {
  it.each([
    ['of another place', { place: 'P2', id: 'reading_1' }, 'other_place'],
    ['that is there', { id: 'reading_1', meterSerial: 'M9' }, 'already_known'],
    ['of a meter that never hung there', { id: 'r', meterSerial: 'M9' }, 'unknown_meter'],
    ['of a register the meter lacks', { id: 'r', register: '2.8.0' }, 'unknown_register'],
    [
      'that its register cannot show',
      { id: 'r', value: { text: '1000000', units: 1_000_000, decimals: 0 } },
      'index_beyond_digits',
    ],
    [
      'finer than its register',
      { id: 'r', value: { text: '150.5', units: 1505, decimals: 1 } },
      'index_beyond_digits',
    ],
    [
      'that its register cannot show, held for a person',
      { id: 'r', status: 'held', value: { text: '1000000', units: 1_000_000, decimals: 0 } },
      undefined,
    ],
    [
      'of the highest index of its register',
      { id: 'r', value: { text: '999999.0', units: 9_999_990, decimals: 1 } },
      undefined,
    ],
    ['that is new', { id: 'r' }, undefined],
  ] as const)('%s: %o', (_, change, problem) => {
    expect(problemAfter(known, recorded(change))).toBe(problem)
  })

  it('is of a register that its meter had at any time', () => {
    const twoRegisters = {
      ...meterOf('M0'),
      registers: ['1.8.0', '2.8.0'].map((id) => ({
        ...{ id, direction: 'import', unit: 'kWh', integerDigits: 6, decimalDigits: 0 },
      })) as never,
    }
    const slip = { slipNumber: 'BM-1', exchangedOn: '2026-02-01' }
    const exchanged: LaterPlaceFact = {
      type: 'meter_exchanged',
      data: {
        exchange: {
          ...slip,
          removed: { serialNumber: 'M0', exitIndices: [] },
          fitted: { meter: twoRegisters, entryIndices: [], multipliers: [] },
        },
      },
    }
    const reading = recorded({ id: 'r', register: '2.8.0' })
    expect(problemAfter(known, reading)).toBe('unknown_register')
    expect(problemAfter([...known, exchanged], reading)).toBeUndefined()
  })

  it('is said again by a submission that has not said it', () => {
    const repeated = (readingId: string, submissionId: string): LaterPlaceFact => ({
      type: 'reading_repeated',
      data: { readingId, submissionId, channel: 'sms', receivedAt: at },
    })
    expect(problemAfter(known, repeated('reading_1', 'submission_2'))).toBeUndefined()
    expect(problemAfter(known, repeated('reading_1', 'submission_1'))).toBe('already_known')
    expect(problemAfter(known, repeated('reading_9', 'submission_2'))).toBe('unknown_reading')
  })

  it('is reviewed until another takes its place, and never backwards in time', () => {
    const reviewed = (readingId: string, when = at): LaterPlaceFact => ({
      type: 'reading_reviewed',
      data: { readingId, decision: 'accepted', by: 'op-3', reason: 'photo', at: when },
    })
    expect(problemAfter(known, reviewed('held_1'))).toBeUndefined()
    expect(problemAfter(known, reviewed('reading_1'))).toBeUndefined()
    expect(problemAfter(known, reviewed('reading_9'))).toBe('unknown_reading')
    const once = [...known, reviewed('held_1')]
    expect(problemAfter(once, reviewed('held_1'))).toBeUndefined()
    expect(problemAfter(once, reviewed('held_1', '2026-01-25T09:59:59.999Z'))).toBe(
      'before_last_review',
    )
    const gone: LaterPlaceFact = {
      type: 'reading_superseded',
      data: { readingId: 'held_1', supersededBy: 'reading_1', reason: 'x' },
    }
    expect(problemAfter([...known, gone], reviewed('held_1'))).toBe('already_superseded')
  })

  it('is not accepted by a person where its register cannot show it', () => {
    const value = { text: '1000000', units: 1_000_000, decimals: 0 }
    const facts = [...known, recorded({ id: 'wide', status: 'held', value })]
    const decided = (decision: 'accepted' | 'refused'): LaterPlaceFact => ({
      type: 'reading_reviewed',
      data: { readingId: 'wide', decision, by: 'op-3', reason: 'photo', at },
    })
    expect(problemAfter(facts, decided('accepted'))).toBe('index_beyond_digits')
    expect(problemAfter(facts, decided('refused'))).toBeUndefined()
  })

  it('is looked at again as often as something later bears on it', () => {
    const assessment = { decision: 'accept', findings: [], skipped: [] } as const
    const reassessed = (readingId: string): LaterPlaceFact => ({
      type: 'reading_reassessed',
      data: {
        readingId,
        cause: { kind: 'control_reading', reference: 'r', on: '2026-01-25' },
        before: assessment,
        after: assessment,
        appeared: [],
        gone: [],
        changed: [],
        consequence: 'none',
      },
    })
    expect(problemAfter(known, reassessed('reading_9'))).toBe('unknown_reading')
    const once = [...known, reassessed('reading_1')]
    expect(problemAfter(once, reassessed('reading_1'))).toBeUndefined()
    expect(placeStateOf(once)?.reassessments.map(({ readingId }) => readingId)).toEqual([
      'reading_1',
    ])
    expect(placeStateOf(once)?.readings).toEqual(placeStateOf(known)?.readings)
  })

  it('yields once, to another reading of the place', () => {
    const superseded = (readingId: string, supersededBy: string): LaterPlaceFact => ({
      type: 'reading_superseded',
      data: { readingId, supersededBy, reason: 'last_submission_wins' },
    })
    const once = superseded('reading_1', 'held_1')
    expect(problemAfter(known, once)).toBeUndefined()
    expect(problemAfter([...known, once], once)).toBe('already_superseded')
    expect(problemAfter(known, superseded('reading_9', 'held_1'))).toBe('unknown_reading')
    expect(problemAfter(known, superseded('held_1', 'reading_9'))).toBe('unknown_reading')
    expect(problemAfter(known, superseded('held_1', 'held_1'))).toBe('supersedes_itself')
    expect(problemAfter([...known, once], superseded('held_1', 'reading_1'))).toBe(
      'supersedes_itself',
    )
    const third = recorded({ id: 'third' })
    const after = [...known, third, once, superseded('held_1', 'third')]
    expect(problemAfter(after, superseded('third', 'reading_1'))).toBe('supersedes_itself')
    expect(problemAfter([...known, third, once], superseded('third', 'reading_1'))).toBeUndefined()
  })
})

describe('what went to the operator and came back', () => {
  const transferred = (readingId: string, batchId = 'B1'): LaterPlaceFact => ({
    type: 'reading_transferred',
    data: { readingId, batchId, fileName: 'out.csv', lineNumber: 1, at },
  })
  const reconciled = (readingId: string): LaterPlaceFact => ({
    type: 'reading_reconciled',
    data: { readingId, code: 'matched', fileSha256: 'f', fileName: 'in.csv', reconciledAt: at },
  })
  const notified = (readingId: string, fileSha256 = 'f'): LaterPlaceFact => ({
    type: 'absence_notified',
    data: { readingId, fileSha256, messageIds: [], at },
  })

  it('a reading that counts goes out, once in a batch', () => {
    const after = [...known, transferred('reading_1')]
    expect(problemAfter(known, transferred('reading_1'))).toBeUndefined()
    expect(problemAfter(after, transferred('reading_1'))).toBe('already_known')
    expect(problemAfter(after, transferred('reading_1', 'B2'))).toBeUndefined()
    expect(problemAfter(known, transferred('held_1'))).toBe('not_accepted')
    expect(problemAfter(after, transferred('held_1'))).toBe('not_accepted')
    expect(problemAfter(known, transferred('reading_9'))).toBe('unknown_reading')
  })

  it('a file is searched for a reading that is known, again where it is loaded again', () => {
    expect(problemAfter(known, reconciled('reading_9'))).toBe('unknown_reading')
    expect(problemAfter([...known, reconciled('reading_1')], reconciled('reading_1'))).toBe(
      undefined,
    )
  })

  it('a notice is given once for a file', () => {
    const after = [...known, notified('reading_1')]
    expect(problemAfter(known, notified('reading_1'))).toBeUndefined()
    expect(problemAfter(after, notified('reading_1'))).toBe('already_known')
    expect(problemAfter(after, notified('reading_1', 'g'))).toBeUndefined()
    expect(problemAfter(after, notified('held_1'))).toBeUndefined()
    expect(problemAfter(known, notified('reading_9'))).toBe('unknown_reading')
  })

  it('an operation is counted once, for its place', () => {
    const counted = (id: string, place = 'P1'): LaterPlaceFact => ({
      type: 'operation_counted',
      data: { id, kind: 'take', place, day: '2026-01-24', reference: 's' },
    })
    expect(problemAfter(known, counted('a'))).toBeUndefined()
    expect(problemAfter([...known, counted('a')], counted('a'))).toBe('already_known')
    expect(problemAfter([...known, counted('a')], counted('b'))).toBeUndefined()
    expect(problemAfter(known, counted('a', 'P2'))).toBe('other_place')
  })
})

describe('a dispute', () => {
  const first = { state: 'registered', at, owner: 'operator' } as const
  const advanced = (change: object = {}): LaterPlaceFact => ({
    type: 'dispute_advanced',
    data: {
      dispute: {
        id: 'D1',
        type: 'reading_not_used',
        place: 'P1',
        register: '1.8.0',
        proposedIndex: '123',
        eventOn: '2026-01-24',
        openedAt: at,
        evidence: [],
        state: 'registered',
        steps: [first],
        ...change,
      },
    },
  })
  const after = [...known, advanced()]

  it('goes on from what is known of it', () => {
    expect(problemAfter(known, advanced())).toBeUndefined()
    expect(problemAfter(known, advanced({ place: 'P2' }))).toBe('other_place')
    expect(problemAfter(after, advanced({ steps: [first, { ...first, state: 'sent' }] }))).toBe(
      undefined,
    )
    expect(problemAfter(after, advanced())).toBeUndefined()
    expect(problemAfter(after, advanced({ steps: [] }))).toBe('history_rewritten')
    expect(problemAfter(after, advanced({ openedAt: '2026-01-26T10:00:00.000Z' }))).toBe(
      'history_rewritten',
    )
    for (const changed of [
      { ...first, state: 'sent' },
      { ...first, at: '2026-01-26T10:00:00.000Z' },
    ])
      expect(problemAfter(after, advanced({ steps: [changed, first] }))).toBe('history_rewritten')
    expect(problemAfter(after, advanced({ id: 'D2', steps: [] }))).toBeUndefined()
  })
})
