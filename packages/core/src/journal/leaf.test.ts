import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { type LeafContent, leafBytes, leafHash } from './leaf.ts'

const fact: LeafContent = {
  tenant: 'nord',
  stream: 'place/1',
  version: 1,
  type: 'reading_accepted',
  recordedAt: '2026-11-22T05:46:00.000Z',
  actor: { kind: 'system', id: 'desk' },
  data: { index: '00123', about: 'Țuică €' },
  sealed: { subject: 'customer/7', ciphertext: Uint8Array.of(1, 2, 255) },
}

describe('a leaf', () => {
  it('is canonical JSON of all that the store keeps, the ciphertext in base64', () => {
    expect(new TextDecoder().decode(leafBytes(fact))).toBe(
      '{"actor":{"id":"desk","kind":"system"},"data":{"about":"Țuică €","index":"00123"},' +
        '"recordedAt":"2026-11-22T05:46:00.000Z",' +
        '"sealed":{"ciphertext":"AQL/","subject":"customer/7"},"stream":"place/1",' +
        '"tenant":"nord","type":"reading_accepted","version":1}',
    )
  })

  it('does not depend on the order of keys or on what else an object holds', () => {
    const shuffled = { ...fact, data: { about: 'Țuică €', index: '00123' }, position: 9 }
    expect(leafHash(leafBytes(shuffled))).toBe(leafHash(leafBytes(fact)))
  })

  const changes: readonly Partial<LeafContent>[] = [
    { tenant: 'sud' },
    { stream: 'place/2' },
    { version: 2 },
    { type: 'reading_rejected' },
    { recordedAt: '2026-11-22T05:46:00.001Z' },
    { actor: { kind: 'employee', id: 'desk' } },
    { actor: { kind: 'system', id: 'desk2' } },
    { data: { index: '0123', about: 'Țuică €' } },
    { sealed: { subject: 'customer/8', ciphertext: Uint8Array.of(1, 2, 255) } },
    { sealed: { subject: 'customer/7', ciphertext: Uint8Array.of(1, 2, 254) } },
  ]
  it.each(changes)('has another hash with %j', (change) => {
    expect(leafHash(leafBytes({ ...fact, ...change }))).not.toBe(leafHash(leafBytes(fact)))
  })

  it('refuses what JSON cannot say exactly', () => {
    expect(() => canonicalJson({ value: Number.NaN })).toThrow()
    expect(() => canonicalJson('\uD800')).toThrow()
    expect(() => canonicalJson(undefined as never)).toThrow(TypeError)
  })
})
