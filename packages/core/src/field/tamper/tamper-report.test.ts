import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexFromUnits } from '../../index-value/index.ts'
import { addDays } from '../../time/index.ts'
import type { FieldPhoto } from '../visit/photo.ts'
import { isReportUnchanged, issueTamperReport } from './issue-tamper-report.ts'
import { tamperCodes, tamperSources } from './tamper-codes.ts'
import { tamperDeadlines } from './tamper-deadlines.ts'
import type {
  IssuedTamperReport,
  TamperReading,
  TamperReportDraft,
  TamperReportPeople,
} from './tamper-report.ts'

function photoOf(kind: FieldPhoto['kind']): FieldPhoto {
  return {
    sha256: 'a'.repeat(64),
    kind,
    capturedAt: '2026-11-24T08:00:00.000Z',
    deviceOffsetSeconds: 0,
    by: 'ana',
  }
}

function readingOf(readOn: string, register = '1.8.0', source = 'operator'): TamperReading {
  return { register, index: indexFromUnits({ units: 1, decimals: 0 }), readOn, source }
}

const PEOPLE: TamperReportPeople = {
  address: 'Str. Lungă 1',
  contacts: [],
  witnesses: [],
  signedBy: 'Ana Pop',
}
const { signedBy, ...UNSIGNED } = PEOPLE
const DRAFT: TamperReportDraft = {
  place: 'P1',
  priority: 'A',
  tamperCode: '08',
  source: '04',
  foundOn: '2026-11-24',
  associatedPlaces: [],
  isEnergised: true,
  isDisconnectedForDebt: false,
  photos: [photoOf('overview'), photoOf('detail')],
  sealsBefore: ['S1'],
  sealsAfter: ['S2'],
  signature: 'signed',
}
const REFUSED = { refusedBecause: 'Did not want to' }

function issue(
  change: Partial<TamperReportDraft> = {},
  options: {
    people?: TamperReportPeople
    number?: string
    issued?: readonly IssuedTamperReport[]
    history?: readonly TamperReading[]
  } = {},
) {
  return issueTamperReport({
    draft: { ...DRAFT, ...change },
    people: options.people ?? PEOPLE,
    number: options.number ?? 'T-1',
    at: '2026-11-24T09:00:00.000Z',
    by: 'ana',
    issued: options.issued ?? [],
    history: options.history ?? [],
    catalogues: { tamper: tamperCodes, source: tamperSources },
  })
}

function issued(): IssuedTamperReport {
  const { report, sha256 } = issue() as Extract<ReturnType<typeof issue>, { ok: true }>
  return { report, sha256 }
}

describe('a tamper report', () => {
  it('is issued with its number, who, when and the hash of its content', () => {
    const report = {
      ...DRAFT,
      number: 'T-1',
      issuedAt: '2026-11-24T09:00:00.000Z',
      issuedBy: 'ana',
      readings: [],
    }
    expect(issue()).toStrictEqual({
      ok: true,
      report,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(signedBy).toBe('Ana Pop')
  })

  it('has the readings of the two years up to the finding', () => {
    const history = [
      readingOf('2026-11-25'),
      readingOf('2026-11-24', '1.8.2'),
      readingOf('2026-11-24', '1.8.1', 'operator'),
      readingOf('2026-11-24', '1.8.1', 'customer'),
      readingOf('2024-11-24'),
      readingOf('2024-11-23'),
    ]
    const result = issue({}, { history })
    expect(result.ok && result.report.readings).toEqual([
      readingOf('2024-11-24'),
      readingOf('2026-11-24', '1.8.1', 'customer'),
      readingOf('2026-11-24', '1.8.1', 'operator'),
      readingOf('2026-11-24', '1.8.2'),
    ])
  })

  it('is locked: its number is never issued again', () => {
    expect(issue({ remarks: 'Other words' }, { issued: [issued()] })).toEqual({
      ok: false,
      problem: 'number_taken',
      expected: 'a number of its own',
      actual: 'T-1',
    })
  })

  it('is put right by another that names it, of the same place', () => {
    const options = { issued: [issued()], number: 'T-2' }
    expect(issue({ corrects: 'T-1' }, options)).toMatchObject({
      ok: true,
      report: { number: 'T-2', corrects: 'T-1' },
    })
    const other = { report: { ...issued().report, number: 'T-0', place: 'P2' }, sha256: '' }
    expect(issue({ corrects: 'T-1' }, { issued: [other, issued()], number: 'T-2' }).ok).toBe(true)
    for (const change of [{ corrects: 'T-9' }, { corrects: 'T-1', place: 'P2' }]) {
      expect(issue(change, options)).toEqual({
        ok: false,
        problem: 'unknown_report',
        expected: `a report of ${change.place ?? 'P1'}`,
        actual: change.corrects,
      })
    }
  })

  it('is refused with the first thing that is missing', () => {
    const nobody = { ...UNSIGNED, witnesses: [] }
    const refusals = [
      [{ tamperCode: '18', photos: [] }, PEOPLE, 'unknown_code', undefined, '18'],
      [{ source: '09', photos: [] }, PEOPLE, 'unknown_code', undefined, '09'],
      [{ photos: [] }, nobody, 'photos_missing', 'overview', 'none'],
      [
        { photos: [photoOf('detail'), photoOf('index')] },
        PEOPLE,
        'photos_missing',
        'overview',
        'detail, index',
      ],
      [{ photos: [photoOf('overview')] }, PEOPLE, 'photos_missing', 'detail', 'overview'],
      [{}, nobody, 'signature_missing', 'a signature or its refusal', 'nobody'],
      [
        { signature: REFUSED },
        PEOPLE,
        'signature_missing',
        'a signature or its refusal',
        'Ana Pop',
      ],
      [{ signature: REFUSED }, nobody, 'witness_missing', 'a witness of the refusal', 'nobody'],
    ] as const
    for (const [change, people, problem, expected, actual] of refusals) {
      expect(issue(change, { people })).toMatchObject({
        ok: false,
        problem,
        actual,
        ...(expected === undefined ? {} : { expected }),
      })
    }
    expect(issue({ signature: REFUSED }, { people: { ...UNSIGNED, witnesses: ['Ion'] } }).ok).toBe(
      true,
    )
  })

  it('law: no change of an issued report goes unnoticed', () => {
    expect(isReportUnchanged(issued())).toBe(true)
    const { report, sha256 } = issued()
    fc.assert(
      fc.property(
        fc.record(
          {
            remarks: fc.string(),
            tamperCode: fc.constantFrom('01', '02'),
            isEnergised: fc.constant(false),
            sealsAfter: fc.array(fc.string(), { minLength: 2 }),
            issuedBy: fc.constant('vlad'),
          },
          { requiredKeys: [] },
        ),
        (change) => {
          const changed = isReportUnchanged({ report: { ...report, ...change }, sha256 })
          expect(changed).toBe(Object.keys(change).length === 0)
        },
      ),
    )
  })

  it('law: gives the same hash whatever the order of the readings that are known', () => {
    const history = fc.array(
      fc.integer({ min: -10, max: 800 }).map((days) => readingOf(addDays('2026-11-24', -days))),
    )
    fc.assert(
      fc.property(history, (readings) => {
        expect(issue({}, { history: readings.toReversed() })).toEqual(
          issue({}, { history: readings }),
        )
      }),
    )
  })
})

describe('the deadlines of a tamper report', () => {
  const calendar = { weekendDays: [0, 6], holidays: ['2026-11-30', '2026-12-01'] }
  const at = (priority: 'A' | 'B' | 'C') =>
    tamperDeadlines({
      priority,
      reportedAt: '2026-11-24T15:30:00.000Z',
      zone: 'Europe/Bucharest',
      calendar,
    })

  it('are 8 hours and 20 working days, 21 and 40 working days, 90 days', () => {
    expect(at('A')).toEqual({
      visitBefore: '2026-11-24T23:30:00.000Z',
      visitOn: '2026-11-25',
      resolveOn: '2026-12-24',
    })
    expect(at('B')).toEqual({ visitOn: '2026-12-25', resolveOn: '2027-01-21' })
    expect(at('C')).toEqual({ visitOn: '2027-02-22', resolveOn: '2027-02-22' })
  })
})
