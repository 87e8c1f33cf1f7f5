import { describe, expect, it } from 'vitest'
import type { Dispute } from '../dispute/index.ts'
import { indexFromUnits } from '../index-value/index.ts'
import type { MeterInstallation } from '../meter/index.ts'
import { type PlaceFact, type PlaceState, placeStateOf } from '../place-history/index.ts'
import type { Reading } from '../reading/index.ts'
import { meterOf, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { type MissingCode, missingIn } from './missing.ts'

const index = (units: number) => ({
  register: '1.8.0',
  index: indexFromUnits({ units, decimals: 0 }),
})

function installed(change: Partial<MeterInstallation> = {}): PlaceFact {
  return {
    type: 'meter_installed',
    data: {
      installation: {
        meter: meterOf('M0'),
        installedOn: '2025-12-15',
        entryIndices: [index(100)],
        multipliers: [],
        ...change,
      },
    },
  }
}

function read(change: Partial<Reading>): PlaceFact {
  return { type: 'reading_recorded', data: { reading: readingOf(change) } }
}

const annex: PlaceFact = {
  type: 'annex_agreed',
  data: { annex: { id: 'A', version: 1, validFrom: '2026-01-01', lines: [] } },
}

const period = { from: '2026-01-10', to: '2026-02-10', today: '2026-02-11' }

function missing(facts: readonly PlaceFact[], about: Partial<typeof period> = {}) {
  const state = placeStateOf([REGISTERED, ...facts]) as PlaceState
  return missingIn(state, { ...period, ...about })
}

function only(code: MissingCode, ...args: Parameters<typeof missing>) {
  return missing(...args).filter((it) => it.code === code)
}

const complete = [
  installed(),
  annex,
  read({ id: 'a', readOn: '2026-01-20' }),
  read({ id: 'b', readOn: '2026-02-20' }),
]

describe('what is missing', () => {
  it('is nothing where all is there', () => {
    expect(missing(complete)).toEqual([])
  })

  it('is told in the documented order', () => {
    expect(
      missing([
        installed({ installedOn: '2025-12-16', entryIndices: [] }),
        read({ id: 'a', readOn: '2026-01-20', status: 'held' }),
      ]).map(({ code }) => code),
    ).toEqual([
      'contract_start_unread',
      'entry_index_missing',
      'month_unread',
      'month_unread',
      'review_outstanding',
      'annex_missing',
    ])
  })

  it('is the index of the contract’s ends', () => {
    const withContract = (startsOn: string, endsOn?: string) => {
      const { data } = REGISTERED as Extract<PlaceFact, { type: 'place_registered' }>
      const contract = { customerId: 'C1', startsOn, ...(endsOn === undefined ? {} : { endsOn }) }
      const registered: PlaceFact = { type: 'place_registered', data: { ...data, contract } }
      return missing([...complete, registered])
    }
    expect(withContract('2026-01-20')).toEqual([])
    expect(withContract('2026-01-21')).toEqual([
      { code: 'contract_start_unread', on: '2026-01-21', register: '1.8.0' },
    ])
    expect(withContract('2026-01-20', '2026-02-11')).toEqual([
      { code: 'contract_end_unread', on: '2026-02-11', register: '1.8.0' },
    ])
    expect(withContract('2026-01-20', '2026-02-12')).toEqual([])
    expect(withContract('2026-01-20', '2026-01-20')).toEqual([])
  })

  it('is the index of an exchange', () => {
    const removed = (exitIndices: MeterInstallation['exitIndices']): PlaceFact => ({
      type: 'meter_exchanged',
      data: {
        exchange: {
          slipNumber: 'BM-1',
          exchangedOn: '2026-01-31',
          removed: { serialNumber: 'M0', exitIndices: exitIndices ?? [] },
        },
      },
    })
    expect(only('entry_index_missing', [installed({ entryIndices: [] })])).toEqual([
      { code: 'entry_index_missing', on: '2025-12-15', meterSerial: 'M0', register: '1.8.0' },
    ])
    expect(only('exit_index_missing', [installed(), removed([])])).toEqual([
      { code: 'exit_index_missing', on: '2026-01-31', meterSerial: 'M0', register: '1.8.0' },
    ])
    expect(only('exit_index_missing', [installed(), removed([index(200)])])).toEqual([])
    expect(only('exit_index_missing', [installed()])).toEqual([])
  })

  it('is a month in which nobody read', () => {
    const estimate = { source: 'estimate', quality: 'estimated' } as const
    const months = (...facts: readonly PlaceFact[]) =>
      only('month_unread', [installed(), ...facts], { to: '2026-03-31', today: '2026-04-01' }).map(
        ({ on }) => on,
      )
    expect(months()).toEqual(['2026-01', '2026-02', '2026-03'])
    expect(months(read({ readOn: '2026-02-01' }))).toEqual(['2026-01', '2026-03'])
    expect(months(read({ readOn: '2026-02-01', ...estimate }))).toHaveLength(3)
    expect(months(read({ readOn: '2026-02-01', status: 'held' }))).toHaveLength(3)
    expect(only('month_unread', [installed()])[0]).toEqual({
      code: 'month_unread',
      on: '2026-01',
      register: '1.8.0',
    })
  })

  it('is no month before the contract, after it, or still to come', () => {
    const months = (from: string, to: string, today: string, endsOn?: string) => {
      const { data } = REGISTERED as Extract<PlaceFact, { type: 'place_registered' }>
      const contract = { ...data.contract, ...(endsOn === undefined ? {} : { endsOn }) }
      const registered: PlaceFact = { type: 'place_registered', data: { ...data, contract } }
      const about = { from, to, today }
      return only('month_unread', [installed(), registered], about).map(({ on }) => on)
    }
    expect(months('2025-10-01', '2026-01-31', '2026-06-01')).toEqual(['2025-12', '2026-01'])
    expect(months('2026-01-31', '2026-12-31', '2026-02-01')).toEqual(['2026-01', '2026-02'])
    expect(months('2026-01-01', '2026-12-31', '2026-06-01', '2026-02-28')).toEqual([
      '2026-01',
      '2026-02',
    ])
    expect(months('2026-03-01', '2026-03-31', '2026-02-01')).toEqual([])
  })

  it('is a decision on a reading of the period', () => {
    const held = (readOn: string) => read({ readOn, status: 'held' })
    expect(only('review_outstanding', [installed(), held('2026-01-10')])).toEqual([
      {
        code: 'review_outstanding',
        on: '2026-01-10',
        register: '1.8.0',
        readingId: 'reading_1',
      },
    ])
    expect(only('review_outstanding', [installed(), held('2026-02-10')])).toHaveLength(1)
    expect(only('review_outstanding', [installed(), held('2026-01-09')])).toEqual([])
    expect(only('review_outstanding', [installed(), held('2026-02-11')])).toEqual([])
  })

  it('is the way of a reading to the operator and back', () => {
    const sent: PlaceFact = {
      type: 'reading_transferred',
      data: {
        readingId: 'reading_1',
        batchId: 'B',
        fileName: 'out.csv',
        lineNumber: 1,
        at: '2026-01-25T10:00:00.000Z',
      },
    }
    const found: PlaceFact = {
      type: 'reading_reconciled',
      data: {
        readingId: 'reading_1',
        code: 'matched',
        fileSha256: 'f',
        fileName: 'in.csv',
        reconciledAt: '2026-02-01T10:00:00.000Z',
      },
    }
    const codes = (change: Partial<Reading>, ...facts: readonly PlaceFact[]) =>
      missing([installed(), annex, read({ receiptNumber: 'R-1', ...change }), ...facts])
        .map(({ code }) => code)
        .filter((code) => code !== 'month_unread')
    expect(codes({})).toEqual(['transfer_outstanding'])
    expect(codes({ source: 'estimate' })).toEqual(['transfer_outstanding'])
    expect(codes({ source: 'operator' })).toEqual([])
    expect(codes({ status: 'refused' })).toEqual([])
    expect(missing([installed(), annex, read({})]).map(({ code }) => code)).toEqual([
      'month_unread',
    ])
    expect(codes({}, sent)).toEqual(['outcome_outstanding'])
    expect(codes({}, sent, found)).toEqual([])
  })

  it('is an answer, with the day on which it is due', () => {
    const dispute = (step: Partial<Dispute['steps'][number]>): PlaceFact => ({
      type: 'dispute_advanced',
      data: {
        dispute: {
          id: 'D1',
          type: 'reading_not_used',
          place: 'P1',
          register: '1.8.0',
          proposedIndex: '123',
          eventOn: '2026-01-24',
          openedAt: '2026-01-25T10:00:00.000Z',
          evidence: [],
          state: 'sent',
          steps: [
            {
              state: 'sent',
              at: '2026-01-25T10:00:00.000Z',
              owner: 'operator',
              dueOn: '2026-02-11',
              ...step,
            },
          ],
        },
      },
    })
    const answer = { code: 'answer_outstanding', disputeId: 'D1', owner: 'operator' }
    expect(missing([...complete, dispute({})])).toEqual([
      { ...answer, on: '2026-02-11', isOverdue: false },
    ])
    expect(missing([...complete, dispute({ dueOn: '2026-02-10' })])).toEqual([
      { ...answer, on: '2026-02-10', isOverdue: true },
    ])
    expect(missing([...complete, dispute({ owner: 'nobody' })])).toEqual([])
  })

  it('is a verification that holds on the last day', () => {
    const verified = (validUntil: string, change: Partial<MeterInstallation> = {}) =>
      only('verification_expired', [
        installed({ meter: { ...meterOf('M0'), verification: { validUntil } }, ...change }),
      ])
    expect(verified('2026-02-10')).toEqual([])
    expect(verified('2026-02-09')).toEqual([
      { code: 'verification_expired', on: '2026-02-09', meterSerial: 'M0' },
    ])
    expect(verified('2026-02-09', { removedOn: '2026-02-10' })).toEqual([])
    expect(verified('2026-02-09', { removedOn: '2026-02-11' })).toHaveLength(1)
    expect(verified('2026-02-09', { installedOn: '2026-02-10' })).toHaveLength(1)
    expect(verified('2026-02-09', { installedOn: '2026-02-11' })).toEqual([])
  })

  it('is an annex in force on the last day', () => {
    expect(only('annex_missing', [installed()])).toEqual([
      { code: 'annex_missing', on: '2026-02-10' },
    ])
    expect(only('annex_missing', [installed(), annex], { to: '2025-12-31' })).toHaveLength(1)
    expect(only('annex_missing', [installed(), annex])).toEqual([])
  })
})
