import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OPENING, opened } from '../testing/disputes.ts'
import type { DisputeEvidence } from './dispute-evidence.ts'
import { evidenceBundle } from './evidence-bundle.ts'

const piece: fc.Arbitrary<DisputeEvidence> = fc.record({
  kind: fc.constantFrom('reading', 'movement_slip', 'verification_bulletin', 'document'),
  reference: fc.constantFrom('a', 'b', 'ă'),
  description: fc.constantFrom('first', 'second'),
})
const withEvidence = (evidence: readonly DisputeEvidence[]) => ({ ...opened(), evidence })

describe('an evidence bundle', () => {
  it('lists each piece once, in the order of its text', () => {
    const evidence = [...OPENING.evidence, ...OPENING.evidence].toReversed()
    expect(evidenceBundle(withEvidence(evidence))).toEqual({
      dispute: 'dispute-1',
      type: 'reading_not_used',
      place: 'P1',
      evidence: [OPENING.evidence[1], OPENING.evidence[0]],
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('has a hash that anybody can compute', async () => {
    const bundle = evidenceBundle(opened())
    const text =
      '{"dispute":"dispute-1","evidence":[' +
      '{"description":"estimate of the operator","kind":"operator_line","reference":"data.csv:17"},' +
      '{"description":"self-reading of 22 November","kind":"reading","reference":"reading-1"}' +
      '],"place":"P1","type":"reading_not_used"}'
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
    expect(bundle.sha256).toBe(bytesToHex(new Uint8Array(digest)))
  })

  it('has one hash whatever the order and repetition of collecting', () => {
    const arranged = fc.array(piece, { maxLength: 8 }).chain((some) =>
      fc.record({
        some: fc.constant(some),
        arranged: fc.shuffledSubarray([...some, ...some], { minLength: some.length * 2 }),
      }),
    )
    fc.assert(
      fc.property(arranged, ({ some, arranged }) => {
        expect(evidenceBundle(withEvidence(arranged))).toEqual(evidenceBundle(withEvidence(some)))
      }),
    )
  })

  it('has another hash with every other piece, dispute, type or place', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), piece, (some, other) => {
        const isThere = some.some((it) => JSON.stringify(it) === JSON.stringify(other))
        const before = evidenceBundle(withEvidence(some)).sha256
        expect(evidenceBundle(withEvidence([...some, other])).sha256 === before).toBe(isThere)
      }),
    )
    const hashes = [{}, { id: 'd2' }, { place: 'P2' }, { type: 'contract_end' as const }].map(
      (change) => evidenceBundle(opened(change)).sha256,
    )
    expect(new Set(hashes).size).toBe(4)
  })
})
