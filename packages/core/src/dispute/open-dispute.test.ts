import { describe, expect, it } from 'vitest'
import { OPENING } from '../testing/disputes.ts'
import type { DisputeOpening, DisputeType } from './dispute.ts'
import type { DisputeEvidence } from './dispute-evidence.ts'
import { disputeGrounds } from './dispute-grounds.ts'
import { type DisputeLimits, openDispute } from './open-dispute.ts'

const evidence = (...kinds: readonly DisputeEvidence['kind'][]): readonly DisputeEvidence[] =>
  kinds.map((kind) => ({ kind, reference: `${kind}-1`, description: 'as it is' }))

function gapsOf(change: Partial<DisputeOpening>, limits?: DisputeLimits) {
  const result = openDispute({ ...OPENING, ...change }, limits)
  return result.ok ? [] : result.gaps
}

const codesOf = (...args: Parameters<typeof gapsOf>) => gapsOf(...args).map(({ code }) => code)

describe('a dispute', () => {
  it('opens as a draft against the supplier’s clock', () => {
    expect(openDispute(OPENING)).toEqual({
      ok: true,
      dispute: {
        ...OPENING,
        state: 'draft',
        steps: [{ state: 'draft', at: OPENING.openedAt, owner: 'supplier' }],
      },
    })
  })

  it.each<[DisputeType, readonly DisputeEvidence['kind'][]]>([
    ['contract_start', ['reading']],
    ['contract_end', ['reading']],
    ['recalculation_after_defect', ['reading', 'verification_bulletin']],
    ['recalculation_after_exchange', ['reading', 'movement_slip']],
    ['reading_not_used', ['reading', 'operator_line']],
    ['reading_altered', ['reading', 'operator_line']],
    ['estimate_invoiced', ['reading', 'invoice']],
  ])('over %s needs its evidence and no more', (type, needed) => {
    expect(disputeGrounds[type].code).toBe(type)
    expect(codesOf({ type, evidence: evidence(...needed) })).toEqual([])
    expect(gapsOf({ type, evidence: evidence('document') })).toEqual(
      needed.map((expected) => ({
        code: 'evidence_missing',
        path: 'evidence',
        expected,
        actual: 'document',
      })),
    )
    const [first] = needed
    const lacking = openDispute({ ...OPENING, type, evidence: evidence(...needed.slice(1)) })
    expect(lacking).toMatchObject({
      problem: 'evidence_missing',
      expected: needed.join(', '),
      actual: needed.slice(1).join(', ') || 'no evidence',
      gaps: [{ expected: first }],
    })
  })

  it('names each ground in a person’s words', () => {
    expect(
      Object.values(disputeGrounds).map(({ title, reading }) => `${title}: ${reading}`),
    ).toEqual([
      'Index at the start of the contract: opening',
      'Index at the end of the contract: closing',
      'Recalculation after a defect before the verification expires: exchange',
      'Recalculation after a meter exchange before the verification expires: exchange',
      'Self-reading absent from the measurement data: self_reading',
      'Self-reading with another value in the measurement data: self_reading',
      'Invoice over an estimate: self_reading',
    ])
  })

  it('lists everything that is missing at once', () => {
    const opening = { type: 'recalculation_after_exchange', evidence: [] } as const
    const result = openDispute({
      ...OPENING,
      ...opening,
      verificationValidUntil: '2026-11-21',
    })
    expect(result).toMatchObject({ problem: 'evidence_missing' })
    expect(result.ok ? [] : result.gaps.map(({ code }) => code)).toEqual([
      'evidence_missing',
      'evidence_missing',
      'verification_expired',
    ])
  })
})

describe('the operator’s index', () => {
  const altered = { type: 'reading_altered' } as const

  it('is named where it is what is wrong, and is another', () => {
    const { disputedIndex: _, ...unnamed } = { ...OPENING, ...altered }
    const missing = openDispute(unnamed)
    expect(missing).toEqual({
      ok: false,
      problem: 'not_admissible',
      expected: "disputedIndex: the operator's index",
      actual: 'disputedIndex: none',
      gaps: [
        {
          code: 'index_missing',
          path: 'disputedIndex',
          expected: "the operator's index",
          actual: 'none',
        },
      ],
    })
    expect(gapsOf({ ...altered, disputedIndex: '12345,0' })).toEqual([
      {
        code: 'same_index',
        path: 'disputedIndex',
        expected: 'another index than 12345',
        actual: '12345.0',
      },
    ])
    expect(codesOf({ ...altered, disputedIndex: '12345.1' })).toEqual([])
    const estimated = { ...unnamed, type: 'estimate_invoiced' } as const
    expect(openDispute({ ...estimated, evidence: evidence('reading', 'invoice') })).toMatchObject({
      gaps: [{ code: 'index_missing' }],
    })
    expect(openDispute({ ...unnamed, evidence: evidence('photo', 'document') })).toMatchObject({
      problem: 'invalid_input',
    })
    expect(openDispute({ ...unnamed, evidence: evidence('invoice', 'document') })).toMatchObject({
      actual: 'invoice, document',
      gaps: [{ code: 'evidence_missing' }, { code: 'evidence_missing' }, { code: 'index_missing' }],
    })
  })

  it('may be unknown or the same where the reading is absent', () => {
    const { disputedIndex: _, ...unnamed } = OPENING
    expect(openDispute(unnamed).ok).toBe(true)
    expect(codesOf({ disputedIndex: '12345' })).toEqual([])
  })
})

describe('what is admitted', () => {
  const threshold = { units: '250', unit: 'kWh' }

  it('is a difference above the threshold: 250 kWh in Great Britain', () => {
    const limits = { threshold, unit: 'kWh' }
    expect(gapsOf({ disputedIndex: '12595' }, limits)).toEqual([
      {
        code: 'below_threshold',
        path: 'proposedIndex',
        expected: 'a difference of more than 250 kWh',
        actual: '250 kWh',
      },
    ])
    expect(codesOf({ disputedIndex: '12595.1' }, limits)).toEqual([])
    expect(codesOf({ disputedIndex: '12094,9' }, limits)).toEqual([])
    expect(codesOf({ disputedIndex: '12095' }, limits)).toEqual(['below_threshold'])
  })

  it('is weighed with the multiplier, in the threshold’s own unit', () => {
    const limits = { threshold, unit: 'kWh', multiplier: '40' }
    expect(codesOf({ disputedIndex: '12352' }, limits)).toEqual([])
    expect(codesOf({ disputedIndex: '12351' }, limits)).toEqual(['below_threshold'])
    expect(codesOf({ disputedIndex: '12346' }, { threshold, unit: 'm3' })).toEqual([])
    expect(codesOf({ disputedIndex: '12346' }, { threshold })).toEqual([])
    const { disputedIndex: _, ...unnamed } = OPENING
    expect(openDispute(unnamed, { threshold, unit: 'kWh' }).ok).toBe(true)
  })

  it.each(['contract_start', 'contract_end'] as const)(
    'is a reading within five days of the %s in Great Britain',
    (type) => {
      const limits = { readingDays: 5 }
      for (const proposedReadOn of ['2026-11-17', '2026-11-22', '2026-11-27']) {
        expect(codesOf({ type, proposedReadOn }, limits)).toEqual([])
      }
      expect(gapsOf({ type, proposedReadOn: '2026-11-28' }, limits)).toEqual([
        {
          code: 'reading_too_far',
          path: 'proposedReadOn',
          expected: 'at most 5 days from 2026-11-22',
          actual: '2026-11-28',
        },
      ])
      expect(codesOf({ type, proposedReadOn: '2026-11-16' }, limits)).toEqual(['reading_too_far'])
      expect(codesOf({ type, proposedReadOn: '2026-01-16' })).toEqual([])
      expect(codesOf({ type }, { readingDays: 0 })).toEqual([])
    },
  )

  it('is a reading of any day on other grounds', () => {
    expect(codesOf({ proposedReadOn: '2026-01-16' }, { readingDays: 5 })).toEqual([])
  })

  it.each(['recalculation_after_defect', 'recalculation_after_exchange'] as const)(
    'is a %s up to the last day of the verification',
    (type) => {
      const given = {
        type,
        evidence: evidence('reading', 'movement_slip', 'verification_bulletin'),
      }
      expect(codesOf({ ...given, verificationValidUntil: '2026-11-22' })).toEqual([])
      expect(gapsOf({ ...given, verificationValidUntil: '2026-11-21' })).toEqual([
        {
          code: 'verification_expired',
          path: 'eventOn',
          expected: 'a day up to 2026-11-21',
          actual: '2026-11-22',
        },
      ])
      expect(codesOf({ type: 'reading_not_used', verificationValidUntil: '2026-11-21' })).toEqual(
        [],
      )
    },
  )
})

describe('an opening from outside', () => {
  it('is refused with the path of everything that is not what it should be', () => {
    const result = openDispute({
      ...OPENING,
      // As an untyped caller might.
      type: 'anything' as DisputeType,
      proposedIndex: '12 345',
      eventOn: '2026-02-30',
      openedAt: '2026-11-23',
      evidence: [{ kind: 'photo', reference: 'IMG_1.jpg', description: '' }],
    })
    expect(result).toMatchObject({ ok: false, problem: 'invalid_input' })
    if (result.ok) return
    expect(result.gaps.map(({ code, path, actual }) => [code, path, actual])).toEqual([
      ['invalid', 'type', '"anything"'],
      ['invalid', 'proposedIndex', '"12 345"'],
      ['invalid', 'eventOn', '"2026-02-30"'],
      ['invalid', 'openedAt', '"2026-11-23"'],
      ['invalid', 'evidence.0.description', '""'],
      ['invalid', 'evidence.0.reference', '"IMG_1.jpg"'],
    ])
    expect(result.gaps[1]?.expected).toBe('an index such as "12345.6"')
    expect(result.expected).toContain('eventOn: a day such as 2026-11-24; ')
    expect(result.actual).toContain('eventOn: "2026-02-30"; ')
  })

  it.each([
    [1n, '1'],
    [null, 'null'],
    [undefined, 'nothing'],
    ['x'.repeat(300), `"${'x'.repeat(39)}`],
    [[1n], 'a list'],
    [{ of: 1n }, 'an object'],
  ])('shows %s where a name should be, and never fails over it', (place, actual) => {
    // As an untyped caller might.
    expect(gapsOf({ place: place as string })).toMatchObject([{ path: 'place', actual }])
  })

  it('brings no state, round or answer of its own', () => {
    expect(gapsOf({ round: 7 } as object)).toMatchObject([
      { code: 'invalid', path: '', expected: 'no round' },
    ])
  })

  it('names a photo by its hash', () => {
    const photo = (reference: string) => ({ kind: 'photo', reference, description: 'd' }) as const
    const added = (reference: string) => ({ evidence: [...OPENING.evidence, photo(reference)] })
    expect(gapsOf(added('a'.repeat(63)))).toEqual([
      {
        code: 'invalid',
        path: 'evidence.2.reference',
        expected: 'the SHA-256 of the photo in hex',
        actual: `"${'a'.repeat(39)}`,
      },
    ])
    expect(codesOf(added(`${'a'.repeat(64)}\n`))).toEqual(['invalid'])
    expect(codesOf(added('a'.repeat(65)))).toEqual(['invalid'])
    expect(codesOf(added(`a${'0'.repeat(63)}`))).toEqual([])
  })

  it('says where something is missing', () => {
    const { proposedIndex: _, ...rest } = OPENING
    const result = openDispute(rest as DisputeOpening)
    expect(result).toMatchObject({ gaps: [{ path: 'proposedIndex', actual: 'nothing' }] })
    expect(openDispute('x' as unknown as DisputeOpening)).toMatchObject({ gaps: [{ path: '' }] })
  })
})
