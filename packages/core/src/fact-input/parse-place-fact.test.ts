import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LaterPlaceFact } from '../place-history/index.ts'
import { tamperReportOf, visitOf } from '../testing/field-facts.ts'
import { INSTALLED, placeHistory, REGISTERED, readingOf } from '../testing/place-facts.ts'
import { parsePlaceFact } from './parse-place-fact.ts'

function problemsOf(input: unknown): readonly string[] {
  const parsed = parsePlaceFact(input)
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

const at = '2026-01-24T10:00:00.000Z'
const hash = 'a'.repeat(64)
const finding = {
  code: 'high',
  severity: 'warn',
  expected: 'at most 300',
  actual: '412',
  bound: '300',
  rule: { id: 'ro.tolerance', validFrom: '2023-01-01' },
  suggestions: [{ hypothesis: 'H1', text: 'decimals', value: '41' }],
} as const
const assessment = {
  decision: 'review',
  findings: [finding],
  skipped: [{ code: 'zero', reason: 'no history' }],
} as const

const recorded = (change: object = {}) => ({
  type: 'reading_recorded',
  data: { reading: { ...readingOf(), ...change } },
})

describe('a fact of a place', () => {
  it('law: is read as it was written', () => {
    fc.assert(
      fc.property(placeHistory, (facts) => {
        for (const fact of facts) {
          const written = JSON.parse(JSON.stringify(fact))
          expect(parsePlaceFact(written)).toEqual({ ok: true, value: written })
        }
      }),
    )
  })

  it('law: is never answered with an error', () => {
    const types = ['reading_recorded', 'visit_recorded', 'meter_installed', 'annex_agreed', 'other']
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...types), (data, type) => {
        expect(problemsOf(data).length).toBeGreaterThan(0)
        expect(problemsOf({ type, data }).length).toBeGreaterThan(0)
      }),
    )
  })

  it.each([
    recorded({
      status: 'held',
      receiptNumber: 'R-1',
      assessment: { ...assessment, value: { text: '412', units: 412, decimals: 0 } },
      override: { by: 'op-3', reasonCode: 'photo_checked', reason: 'photo checked', at },
    }),
    recorded({
      source: 'estimate',
      quality: 'estimated',
      estimate: {
        method: 'annex',
        methodVersion: 1,
        inputs: { annex: 'A1' },
        reason: 'no_self_reading_in_window',
        passedOver: [{ method: 'profile', problem: 'no_profile' }],
        periodInRow: 2,
        insteadOf: 'reading_0',
      },
      supersededBy: 'reading_2',
    }),
    {
      type: 'reading_reconciled',
      data: {
        readingId: 'reading_1',
        code: 'different_value',
        line: {
          place: { scheme: 'pod', value: 'RO005E512345678' },
          register: '1.8.0',
          index: { text: '120', units: 120, decimals: 0 },
          readOn: '2026-01-24',
          readAt: at,
          type: 'customer',
          note: '',
          isCancellation: false,
        },
        at: { file: 'in.csv', line: 3, field: 'index' },
        daysApart: 0,
        unitsApart: -3,
        fileSha256: hash,
        fileName: 'in.csv',
        reconciledAt: at,
      },
    },
    {
      type: 'dispute_advanced',
      data: {
        dispute: {
          id: 'D1',
          type: 'estimate_invoiced',
          place: 'P1',
          register: '1.8.0',
          proposedIndex: '123',
          eventOn: '2026-01-24',
          openedAt: at,
          evidence: [{ kind: 'invoice', reference: 'F-1', description: 'January' }],
          state: 'answered',
          steps: [
            { state: 'sent', at, on: '2026-01-24', owner: 'operator', dueOn: '2026-02-24' },
            {
              state: 'answered',
              at,
              owner: 'supplier',
              command: { action: 'answer', result: 'rejected' },
              by: 'deer',
            },
          ],
          round: 1,
          answer: { result: 'rejected', note: 'no' },
        },
      },
    },
    { type: 'visit_recorded', data: { visit: visitOf({ visitCode: '10', note: 'dog' }) } },
    {
      type: 'supply_reconnected',
      data: {
        execution: {
          orderId: 'o',
          on: '2026-01-24',
          meterSerial: 'M0',
          indices: [],
          seals: [],
          photos: [],
          by: 'K7',
        },
        findings: [finding],
      },
    },
    { ...REGISTERED, personal: { subject: 'C1', data: { ...customer(), address: 'x' } } },
    {
      type: 'tamper_report_issued',
      data: tamperReportOf('T1', at),
      personal: { subject: 'C1', data: { address: 'x', contacts: [], witnesses: [] } },
    },
  ])('is read whole: $type', (fact) => {
    expect(parsePlaceFact(fact)).toEqual({ ok: true, value: fact })
  })

  it.each([
    [{ type: 'reading_seen', data: {} }, /^type: expected one of .*reading_recorded/],
    [{ ...recorded(), more: 1 }, /^: expected no more$/],
    [{ type: 'reading_recorded', data: {} }, /^data\.reading: expected object$/],
    [recorded({ readOn: '2026-02-30' }), /^data\.reading\.readOn: expected a day such as/],
    [recorded({ status: 'unknown' }), /^data\.reading\.status: expected one of accepted, held/],
    [recorded({ channel: 'fax' }), /^data\.reading\.channel: expected one of email/],
    [
      recorded({ value: { text: '5', units: 4, decimals: 0 } }),
      /^data\.reading\.value\.text: expected the digits/,
    ],
    [
      recorded({ assessment: { ...assessment, findings: [{ ...finding, code: 'x' }] } }),
      /^data\.reading\.assessment\.findings\.0\.code: expected one of format/,
    ],
    [
      recorded({ submissions: Array(1_001).fill('s') }),
      /^data\.reading\.submissions: expected at most 1000 entries$/,
    ],
    [
      { type: 'absence_notified', data: { readingId: 'r', fileSha256: 'A', messageIds: [], at } },
      /^data\.fileSha256: expected a SHA-256 in lower-case hex$/,
    ],
    [
      { type: 'visit_recorded', data: { visit: { ...visitOf(), outcome: 'maybe', device: '' } } },
      /^data\.visit\.device: expected at least 1 characters$/,
    ],
    [
      { type: 'visit_recorded', data: { visit: { ...visitOf(), durationSeconds: -1 } } },
      /^data\.visit\.durationSeconds: expected at least 0$/,
    ],
    [{ type: 'visit_recorded', data: { visit: 7 } }, /^data\.visit\.id: expected string$/],
    [
      { ...INSTALLED, data: { installation: { installedOn: 'x' } } },
      /^data\.installation\.meter: expected object$/,
    ],
    [
      { ...REGISTERED, personal: { subject: 'C1', data: {} } },
      /^personal\.data\.id: expected string$/,
    ],
  ])('%# is refused with its path', (input, problem) => {
    expect(problemsOf(input)[0]).toMatch(problem)
  })

  it('has personal data that go round or too deep refused, not followed', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 'x' : [nested(levels - 1)])
    const round: { self?: unknown } = {}
    round.self = round
    const told = (data: unknown) => problemsOf({ ...recorded(), personal: { subject: 'C1', data } })
    expect(told(nested(32))).toEqual([])
    expect(told(nested(33))).toEqual(['personal.data: expected at most 32 levels'])
    expect(told(round)).toEqual(['personal.data: expected at most 32 levels'])
    expect(told(null)).toEqual([])
    expect(told(Number.NaN)).toHaveLength(1)
  })

  it('has a dispute without a step refused', () => {
    const dispute = { id: 'D', steps: [] }
    expect(problemsOf({ type: 'dispute_advanced', data: { dispute } })).toContain(
      'data.dispute.steps: expected at least 1 entries',
    )
  })

  it('names all that is wrong with what came in and with what was added', () => {
    const visit = { ...visitOf(), outcome: 'maybe', device: '' }
    expect(problemsOf({ type: 'visit_recorded', data: { visit } })).toEqual([
      'data.visit.device: expected at least 1 characters',
      'data.visit.outcome: expected one of done, no_access',
    ])
  })
})

function customer() {
  const { personal } = REGISTERED as Extract<typeof REGISTERED, { personal?: unknown }>
  return personal?.data as object
}

it('knows every type that there is', () => {
  // A type that is forgotten here does not compile.
  const types: { readonly [Type in LaterPlaceFact['type']]: true } = {
    meter_installed: true,
    meter_exchanged: true,
    meter_verified: true,
    technical_data_changed: true,
    residents_declared: true,
    annex_agreed: true,
    reading_recorded: true,
    reading_repeated: true,
    reading_reviewed: true,
    reading_reassessed: true,
    reading_superseded: true,
    reading_transferred: true,
    reading_reconciled: true,
    absence_notified: true,
    operation_counted: true,
    dispute_advanced: true,
    visit_recorded: true,
    field_task_opened: true,
    supply_ordered: true,
    supply_order_cancelled: true,
    supply_attempt_failed: true,
    supply_disconnected: true,
    supply_reconnected: true,
    notice_left: true,
    seal_event_recorded: true,
    circuit_checked: true,
    tamper_report_issued: true,
    service_request_advanced: true,
    technical_data_change_advanced: true,
    unknown_point_found: true,
  }
  const [problem = ''] = problemsOf({ type: 'other', data: {} })
  const known = problem.replace('type: expected one of ', '').split(', ')
  expect(known.toSorted()).toEqual([...Object.keys(types), 'place_registered'].toSorted())
})
