import { describe, expect, it } from 'vitest'
import type { StoredFact } from '../journal/index.ts'
import type { PlaceFact } from '../place-history/index.ts'
import type { Reading } from '../reading/index.ts'
import { createRuleBook, type RuleRow } from '../rules/index.ts'
import { INSTALLED, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { storedFacts, TOLD_FACTS } from '../testing/stored-facts.ts'
import {
  type Explanation,
  explainPeriod,
  explainPlace,
  explainReading,
  findingsOf,
} from './explanation.ts'

const row: RuleRow = {
  id: 'ro.supply',
  topic: 'legal_basis',
  scope: { jurisdiction: 'RO' },
  validFrom: '2023-02-06',
  parameters: { act: 'ANRE Order 5/2023', subject: 'supply' },
  source: { mark: 'V', title: 'ANRE Order 5/2023' },
  isEnabled: true,
}

const input = {
  facts: TOLD_FACTS,
  period: { from: '2026-01-01', to: '2026-03-31' },
  today: '2026-03-03',
  rules: createRuleBook([row]),
  scope: { jurisdiction: 'RO' },
}

describe('the explanation of a place', () => {
  it('is of a place that is known', () => {
    expect(explainPlace({ ...input, facts: [] })).toBeUndefined()
  })

  it('has no rules in force where no rule book was given', () => {
    const { rules: _, ...withoutRules } = input
    expect(explainPlace(withoutRules)?.rulesInForce).toEqual([])
  })
})

describe('the explanation of a reading', () => {
  it('names what took its place', () => {
    const explanation = explainReading({ ...input, readingId: 'estimate_1' })
    expect(explanation?.reading).toMatchObject({ status: 'superseded', supersededBy: 'self_1' })
    expect(explanation?.facts.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 7, 11])
  })

  it('is of a reading that is known', () => {
    expect(explainReading({ ...input, readingId: 'reading_9' })).toBeUndefined()
  })
})

describe('the explanation of a period', () => {
  it('is told by what bears on it and what was recorded in it', () => {
    const versionsIn = (from: string, to: string) =>
      explainPeriod({ ...input, period: { from, to } })?.facts.map(({ version }) => version)
    expect(versionsIn('2026-02-01', '2026-02-28')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    const near = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    expect(versionsIn('2026-03-11', '2026-03-11')).toEqual([...near, 12])
    expect(versionsIn('2026-03-10', '2026-03-10')).toEqual(near)
    expect(versionsIn('2026-03-12', '2026-03-12')).toEqual(near)
    expect(versionsIn('2025-12-01', '2025-12-20')).toEqual(near)
    // In May nothing is known yet: of the readings, only one after March could be the next index.
    // The dispute still waits.
    expect(versionsIn('2026-05-01', '2026-05-31')).toEqual([1, 2, 3, 10, 11])
  })

  it('has the months that it touches and the gaps within', () => {
    const explanation = explainPeriod({
      ...input,
      period: { from: '2026-02-28', to: '2026-03-01' },
    })
    expect(explanation?.series[0]?.months.map(({ month }) => month)).toEqual(['2026-02', '2026-03'])
    expect(explanation?.period).toEqual({ from: '2026-02-28', to: '2026-03-01' })
  })
})

describe('what a decision was made on', () => {
  const finding = (id: string, validFrom = '2026-01-01') => ({
    code: 'high' as const,
    severity: 'warn' as const,
    expected: '',
    actual: '',
    rule: { id, validFrom, more: 'is left out' },
  })
  const assessment = (id: string) => ({
    decision: 'accept' as const,
    findings: [finding(id)],
    skipped: [],
  })
  const check = { place: 'P1', meterSerial: 'M0', at: '2026-01-24T10:00:00.000Z', by: 'K7' }
  const facts = storedFacts([
    REGISTERED,
    INSTALLED,
    {
      type: 'meter_verified',
      data: {
        meterSerial: 'M0',
        verification: {
          validUntil: '2036-01-01',
          verifiedOn: '2026-01-01',
          rule: { id: 'ro.verification', validFrom: '2024-01-01' },
        },
      },
    },
    {
      type: 'reading_recorded',
      data: { reading: readingOf({ assessment: assessment('first') }) },
    },
    {
      type: 'reading_reassessed',
      data: {
        readingId: 'reading_1',
        cause: { kind: 'annex', reference: 'A', on: '2026-02-01' },
        before: assessment('never'),
        after: assessment('again'),
        appeared: [],
        gone: [],
        changed: [],
        consequence: 'none',
      },
    },
    {
      type: 'circuit_checked',
      data: {
        check: { ...check, items: [] },
        findings: [finding('first'), finding('first', '2027-01-01')],
        failed: [],
      },
    },
  ])
  const about = { facts, period: { from: '2026-01-01', to: '2026-01-31' }, today: '2026-02-01' }

  it('is named once for each row, in the order of the facts', () => {
    expect(explainPlace(about)?.rulesUsed).toEqual([
      { id: 'ro.verification', validFrom: '2024-01-01' },
      { id: 'first', validFrom: '2026-01-01' },
      { id: 'again', validFrom: '2026-01-01' },
      { id: 'first', validFrom: '2027-01-01' },
    ])
  })

  it('is found with the fact that says it', () => {
    const found = facts.map(({ data }) => findingsOf(data as never).map(({ rule }) => rule?.id))
    expect(found).toEqual([[], [], [], ['first'], ['again'], ['first', 'first']])
  })

  it('is told with the reading that a fact names, as it stands now', () => {
    const explained = explainPlace(about)?.facts ?? []
    expect(explained.map(({ reading }) => reading?.id)).toEqual([
      ...[undefined, undefined, undefined],
      ...['reading_1', 'reading_1', undefined],
    ])
    expect(explained[0]).toEqual({
      type: 'place_registered',
      version: 1,
      recordedAt: facts[0]?.recordedAt,
      actor: facts[0]?.actor,
      data: facts[0]?.data,
    })
  })
})

describe('what a result follows from', () => {
  const reading = (id: string, readOn: string, change: Partial<Reading> = {}): PlaceFact => ({
    type: 'reading_recorded',
    data: { reading: readingOf({ id, readOn, receivedAt: `${readOn}T10:00:00.000Z`, ...change }) },
  })
  const annex = (version: number): PlaceFact => ({
    type: 'annex_agreed',
    data: { annex: { id: 'A1', version, validFrom: '2026-01-01', lines: [] } },
  })
  const residents: PlaceFact = {
    type: 'residents_declared',
    data: { residents: 2, eventOn: '2025-12-15', declaredOn: '2025-12-15' },
  }
  const estimate = (method: string, inputs: Readonly<Record<string, string>>) =>
    reading('estimated', '2026-06-30', {
      source: 'estimate',
      estimate: { method, methodVersion: 1, inputs, reason: 'not_received', insteadOf: 'r4' },
    })
  // Recorded long after the periods that are asked for.
  const stored = (...facts: readonly PlaceFact[]) =>
    storedFacts([REGISTERED, INSTALLED, ...facts]).map((it) => ({
      ...it,
      recordedAt: '2027-01-01T10:00:00.000Z',
    }))
  const told = (explanation: Explanation | undefined) =>
    explanation?.facts.map(({ version }) => version)

  it('is told of an estimate: the readings that it names, and who lived there', () => {
    const months = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']
    const read = months.map((on, at) => reading(`r${at}`, on))
    const by = (method: string, inputs: Readonly<Record<string, string>>) =>
      told(
        explainReading({
          facts: stored(residents, ...read, estimate(method, inputs)),
          period: { from: '2026-06-01', to: '2026-06-30' },
          today: '2027-01-01',
          readingId: 'estimated',
        }),
      )
    expect(by('previous_period', {})).toEqual([1, 2, 8, 9])
    expect(by('previous_period', { referenceReading: 'r0', historyReadings: 'r1 r2' })).toEqual([
      1, 2, 4, 5, 6, 8, 9,
    ])
    expect(by('norm', { periodReading: 'r3' })).toEqual([1, 2, 3, 7, 8, 9])
  })

  it('is told of a period: its annex, and what an index of the contract lies between', () => {
    const registered = REGISTERED as Extract<PlaceFact, { type: 'place_registered' }>
    const contract = { customerId: 'C1', startsOn: '2025-12-15', endsOn: '2026-02-10' }
    const ended: PlaceFact = { ...registered, data: { ...registered.data, contract } }
    const facts = stored(
      annex(1),
      annex(2),
      ended,
      reading('r0', '2026-01-31'),
      reading('r1', '2026-02-28'),
      reading('r2', '2026-03-31'),
      reading('r3', '2026-04-30'),
      reading('r4', '2026-05-31'),
      reading('r5', '2026-06-30'),
    )
    const within = (from: string, to: string) =>
      told(explainPeriod({ facts, period: { from, to }, today: '2027-01-01' }))
    expect(within('2026-06-01', '2026-06-30')).toEqual([1, 2, 4, 5, 6, 7, 10, 11])
    expect(within('2025-12-20', '2025-12-31')).toEqual([1, 2, 5, 6, 7])
  })

  it('is told of a period: a dispute that waits for an answer', () => {
    const dispute = (state: string, owner: string): PlaceFact => ({
      type: 'dispute_advanced',
      data: {
        dispute: {
          ...{ id: 'D', type: 'reading_not_used', place: 'P1', register: '1.8.0' },
          ...{ proposedIndex: '1', eventOn: '2026-01-24', openedAt: '2026-01-25T10:00:00.000Z' },
          ...{ evidence: [], state, dueOn: '2026-02-25' },
          steps: [{ state, owner, at: '2026-01-25T10:00:00.000Z', dueOn: '2026-02-25' }],
        } as never,
      },
    })
    const within = (fact: PlaceFact) =>
      explainPeriod({
        facts: stored(fact),
        period: { from: '2026-06-01', to: '2026-06-30' },
        today: '2027-01-01',
      })
    const waits = within(dispute('sent', 'operator'))
    expect(waits?.missing.map(({ code }) => code)).toContain('answer_outstanding')
    expect(told(waits)).toEqual([1, 2, 3])
    const closed = within(dispute('closed', 'nobody'))
    expect(closed?.missing.map(({ code }) => code)).not.toContain('answer_outstanding')
    expect(told(closed)).toEqual([1, 2])
  })
})

describe('what is left out', () => {
  const readings = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']
  const read = readings.map(
    (readOn, at): PlaceFact => ({
      type: 'reading_recorded',
      data: {
        reading: readingOf({
          id: `r${at}`,
          readOn,
          receivedAt: `${readOn}T10:00:00.000Z`,
          value: { text: `${200 + at}`, units: 200 + at, decimals: 0 },
          ...(at === 3 ? { source: 'estimate' } : {}),
        }),
      },
    }),
  )
  // Recorded long after the periods that are asked for.
  const facts = storedFacts([REGISTERED, INSTALLED, ...read]).map((it) => ({
    ...it,
    recordedAt: '2027-01-01T10:00:00.000Z',
  }))
  const versions = (from: string, to: string, extra: readonly PlaceFact[] = []) =>
    explainPeriod({
      facts: [
        ...facts,
        ...storedFacts(extra).map((it, at) => ({
          ...it,
          version: 8 + at,
          recordedAt: '2027-01-01T10:00:00.000Z',
        })),
      ],
      period: { from, to },
      today: '2027-01-01',
    })?.facts.map(({ version }) => version)

  it('is every reading that no month of the period follows from', () => {
    expect(versions('2026-03-05', '2026-03-06')).toEqual([1, 2, 4, 5])
    expect(versions('2026-03-01', '2026-03-31')).toEqual([1, 2, 4, 5])
    expect(versions('2026-02-28', '2026-03-01')).toEqual([1, 2, 3, 4, 5])
    expect(versions('2026-01-01', '2026-01-01')).toEqual([1, 2, 3])
    expect(versions('2026-06-01', '2026-06-01')).toEqual([1, 2, 7])
  })

  it('but not what would be the next index after the last one', () => {
    const held: PlaceFact = {
      type: 'reading_recorded',
      data: { reading: readingOf({ id: 'held', readOn: '2026-09-01', status: 'held' }) },
    }
    expect(versions('2026-06-01', '2026-06-01', [held])).toEqual([1, 2, 7, 8])
    expect(versions('2026-05-01', '2026-05-31', [held])).toEqual([1, 2, 6, 7])
  })

  it('is what a settlement says of a reading that is not told', () => {
    const superseded: PlaceFact = {
      type: 'reading_superseded',
      data: { readingId: 'r3', supersededBy: 'r4', reason: 'self_reading_received' },
    }
    const settlements = (readingId: string) =>
      explainReading({
        facts: [...facts, { ...(storedFacts([superseded])[0] as StoredFact), version: 8 }],
        period: { from: '2026-01-01', to: '2026-12-31' },
        today: '2027-01-01',
        readingId,
      })
    expect(settlements('r4')?.settlements).toEqual([])
    expect(settlements('r0')?.facts.map(({ version }) => version)).toEqual([1, 2, 3])
    expect(settlements('r4')?.facts.map(({ version }) => version)).toEqual([1, 2, 6, 7, 8])
    expect(settlements('r3')?.facts.map(({ version }) => version)).toEqual([1, 2, 6, 7, 8])
  })

  it('is a dispute over another reading, but not one over this', () => {
    const dispute = (change: object): PlaceFact => ({
      type: 'dispute_advanced',
      data: {
        dispute: {
          ...{ id: 'D', type: 'reading_not_used', place: 'P1', register: '1.8.0' },
          ...{ proposedIndex: '1', eventOn: '2026-01-24', openedAt: '2026-01-25T10:00:00.000Z' },
          ...{ evidence: [], state: 'draft', steps: [{ state: 'draft', owner: 'supplier' }] },
          ...change,
        } as never,
      },
    })
    const told = (change: object) =>
      explainReading({
        facts: [...facts, { ...(storedFacts([dispute(change)])[0] as StoredFact), version: 8 }],
        period: { from: '2026-01-01', to: '2026-12-31' },
        today: '2027-01-01',
        readingId: 'r1',
      })?.facts.map(({ version }) => version)
    expect(told({ readingId: 'r1' })).toEqual([1, 2, 4, 8])
    expect(told({ disputedReadingId: 'r1' })).toEqual([1, 2, 4, 8])
    expect(told({ readingId: 'r2' })).toEqual([1, 2, 4])
    expect(told({})).toEqual([1, 2, 4])
  })
})
