import { partitionOf } from '@selfread/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logOfDocument, shardOfDocument, shardOfStream } from './shard.ts'

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const partitions = fc.integer({ min: 1, max: 1_024 })

describe('the log of a stream', () => {
  it('is that of the core', () => {
    fc.assert(
      fc.property(partitions, name, name, (count, tenant, stream) => {
        const expected = partitionOf({ tenant, stream, partitions: count })
        expect(shardOfStream(count, tenant, stream).log).toBe(expected)
      }),
    )
  })
})

describe('a place', () => {
  it('has its facts and its documents in one log', () => {
    fc.assert(
      fc.property(partitions, name, name, name, (count, tenant, place, key) => {
        const facts = shardOfStream(count, tenant, `place/${place}`)
        expect(facts.place).toBe(place)
        const document = { tenant, collection: 'reading', key, place }
        expect(shardOfDocument(count, document)).toEqual(facts)
      }),
    )
  })
})

describe('a document about no place', () => {
  it('is where its key is noted', () => {
    const document = { tenant: 'nord', collection: 'batch', key: 'b1' }
    const shard = shardOfDocument(16, document)
    expect(shard).toEqual({ log: logOfDocument(16, document), place: 'batch/b1' })
  })
})
