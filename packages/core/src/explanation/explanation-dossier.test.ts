import { describe, expect, it } from 'vitest'
import type { PlaceFact, PlaceState } from '../place-history/index.ts'
import { placeStateOf } from '../place-history/index.ts'
import { createRuleBook } from '../rules/index.ts'
import { REGISTERED } from '../testing/place-facts.ts'
import { TOLD_FACTS } from '../testing/stored-facts.ts'
import { explainPlaceState } from './explanation-dossier.ts'
import { overviewOf } from './overview.ts'

const facts = TOLD_FACTS as unknown as readonly PlaceFact[]
const state = placeStateOf(facts) as PlaceState
const submission = {
  id: 'submission_1',
  channel: 'email',
  receivedAt: '2026-02-01T09:00:00.000Z',
  outcome: 'accepted',
  findings: [],
  rawSha256: 'f'.repeat(64),
} as const
const rules = createRuleBook([
  {
    id: 'ro.supply',
    topic: 'legal_basis',
    scope: { jurisdiction: 'RO' },
    validFrom: '2026-03-31',
    parameters: { act: 'ANRE Order 5/2023', subject: 'supply' },
    source: { mark: 'V', title: 'ANRE Order 5/2023' },
    isEnabled: true,
  },
])
const input = {
  tenant: 'nord',
  names: { supplier: 'Lumina', operator: 'DEER' },
  period: { from: '2026-02-01', to: '2026-03-31' },
  preparedAt: '2026-03-03T09:00:00.000Z',
  today: '2026-03-03',
  state,
  facts: TOLD_FACTS,
  head: { size: 99, rootHash: 'e'.repeat(64) },
  submissions: [submission, { ...submission, id: 'submission_9' }],
  rules,
  scope: { jurisdiction: 'RO' },
} as const

const dossierOf = (change: Partial<Parameters<typeof explainPlaceState>[0]> = {}) =>
  explainPlaceState({ ...input, ...change })

describe('a dossier', () => {
  it('has the place, its customer and its technical data', () => {
    expect(dossierOf()).toMatchObject({
      tenant: 'nord',
      names: input.names,
      period: input.period,
      preparedAt: input.preparedAt,
      place: { id: 'P1' },
      contract: { customerId: 'C1' },
      customer: { name: 'Ana Pop' },
      installations: [{ removedOn: '2026-03-10' }, { installedOn: '2026-03-10' }],
      annex: { id: 'A1' },
    })
  })

  it('has the last readings before the period and all of it, each with what became of it', () => {
    const [self, ...others] = dossierOf().readings
    expect(others).toEqual([])
    expect(self?.reading.id).toBe('self_1')
    expect(self?.submissions).toEqual([submission])
    expect(self?.transfers.map(({ lineNumber }) => lineNumber)).toEqual([12])
    expect(self?.outcomes.map(({ code }) => code)).toEqual(['replaced_by_estimate'])
    expect(self?.notices).toEqual([])
  })

  it('tells the readings of a period by the day they were read', () => {
    const readings = (from: string, to: string) =>
      dossierOf({ period: { from, to } }).readings.map((it) => it.reading.id)
    expect(readings('2026-01-31', '2026-01-31')).toEqual(['estimate_1', 'self_1'])
    expect(readings('2026-01-01', '2026-01-30')).toEqual([])
    expect(readings('2026-01-01', '2026-12-31')).toEqual(['estimate_1', 'self_1'])
    const earlier = state.readings.map((it) => ({
      ...it,
      id: `${it.id}_old`,
      readOn: '2026-01-30',
    }))
    const later = state.readings.map((it) => ({ ...it, id: `${it.id}_new`, readOn: '2026-02-01' }))
    const mixed = { ...state, readings: [...later, ...state.readings, ...earlier] }
    expect(dossierOf({ state: mixed }).readings.map((it) => it.reading.id)).toEqual([
      'self_1',
      'estimate_1_new',
      'self_1_new',
    ])
  })

  it('has the disputes with their clocks and the rules of the last day', () => {
    expect(dossierOf().disputes).toMatchObject([
      { dispute: { id: 'D1' }, clock: { owner: 'operator', isOverdue: true } },
    ])
    expect(dossierOf().rules.map(({ id }) => id)).toEqual(['ro.supply'])
    const earlier = { from: '2026-02-01', to: '2026-03-30' }
    expect(dossierOf({ period: earlier }).rules).toEqual([])
  })

  it('has every fact with its position and who caused it', () => {
    expect(dossierOf().journal.head).toEqual(input.head)
    expect(dossierOf().journal.entries).toHaveLength(TOLD_FACTS.length)
    expect(dossierOf().journal.entries[0]).toEqual({
      position: 0,
      version: 1,
      type: 'place_registered',
      recordedAt: '2025-12-10T09:00:00.000Z',
      actor: 'employee op-1',
    })
  })

  it('looks over the place', () => {
    expect(dossierOf()).toMatchObject({
      ...overviewOf(state, { ...input.period, today: input.today }),
    })
  })

  it('goes without what there is not', () => {
    const { personal: _, ...registered } = REGISTERED as Extract<
      PlaceFact,
      { type: 'place_registered' }
    >
    const bare = dossierOf({ state: placeStateOf([registered]) as PlaceState })
    expect('customer' in bare).toBe(false)
    expect('annex' in bare).toBe(false)
  })
})
