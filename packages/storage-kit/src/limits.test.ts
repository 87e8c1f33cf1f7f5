import { type Commit, createHeadSigner, rootOf, signHeads } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import {
  assertBlobSize,
  assertHeadNote,
  assertIdempotencyKey,
  assertLimit,
  assertPartitions,
  maxBlobBytes,
} from './limits.ts'

it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('a limit is a whole number from 1: not %d', (limit) => {
  expect(() => assertLimit(limit)).toThrow(RangeError)
  expect(() => assertLimit(1)).not.toThrow()
})

it.each([0, 1_025, 1.5, -1])('a journal has 1 to 1,024 logs: not %d', (partitions) => {
  expect(() => assertPartitions(partitions)).toThrow(RangeError)
  for (const good of [1, 16, 1_024]) expect(() => assertPartitions(good)).not.toThrow()
})

it('a blob has a largest size', () => {
  expect(() => assertBlobSize(new Uint8Array(10))).not.toThrow()
  expect(() => assertBlobSize(new Uint8Array(maxBlobBytes + 1))).toThrow(RangeError)
})

describe('an idempotency key', () => {
  const commit: Commit = {
    tenant: 'nord',
    recordedAt: '2026-11-22T08:00:00.000Z',
    actor: { kind: 'system', id: 'desk' },
    appends: [{ stream: 'place/1', expectedVersion: 0, facts: [{ type: 'a', data: 1 }] }],
  }
  it('has 1 to 200 characters, and a fact in the first append', () => {
    const keyed = (idempotencyKey: string) => () =>
      assertIdempotencyKey({ ...commit, idempotencyKey })
    expect(() => assertIdempotencyKey({ ...commit, appends: [] })).not.toThrow()
    expect(keyed('k'.repeat(200))).not.toThrow()
    expect(keyed('k'.repeat(201))).toThrow(RangeError)
    expect(keyed('')).toThrow(RangeError)
    const empty = { stream: 'place/1', expectedVersion: 0, facts: [] }
    for (const appends of [[], [empty], [empty, ...commit.appends]])
      expect(() => assertIdempotencyKey({ ...commit, appends, idempotencyKey: 'k' })).toThrow(
        TypeError,
      )
  })
})

describe('a note to be kept', () => {
  const signer = createHeadSigner({ name: 'a.example/b', secretKey: new Uint8Array(32).fill(9) })
  const head = (size: number) => ({ size, rootHash: rootOf([]) })
  const one = signHeads({ signer, heads: [head(5)] })
  const two = signHeads({ signer, heads: [head(5), head(2)] })

  it('is a head of this size and number of logs', () => {
    expect(() => assertHeadNote({ size: 5, note: one, partitions: 1 })).not.toThrow()
    expect(() => assertHeadNote({ size: 7, note: two, partitions: 2 })).not.toThrow()
    expect(() => assertHeadNote({ size: 4, note: one, partitions: 1 })).toThrow(/size 5, not 4/)
    expect(() => assertHeadNote({ size: 7, note: two, partitions: 3 })).toThrow(/2 logs.*has 3/)
    expect(() => assertHeadNote({ size: 5, note: 'a head', partitions: 1 })).toThrow(/signHeads/)
  })
})
