import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { parseHeadNote, signHeads } from './head-note.ts'
import { openPartitionedHead, signPartitionedHead } from './partitioned-head.ts'
import { createHeadSigner } from './signed-note.ts'

const signer = createHeadSigner({
  name: 'selfread.example/journal',
  secretKey: new Uint8Array(32).fill(7),
})
const { name, publicKey } = signer

const head = fc.record({
  size: fc.nat(),
  rootHash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => bytesToHex(bytes)),
})

describe('signHeads', () => {
  it('signs a checkpoint for one log', () => {
    const only = { size: 3, rootHash: 'ab'.repeat(32) }
    const note = signHeads({ signer, heads: [only] })
    expect(note).toBe(signCheckpoint({ signer, head: only }))
    expect(openCheckpoint({ note, name, publicKey })).toMatchObject({ isValid: true, ...only })
  })

  it('signs a partitioned head for several', () => {
    const heads = [
      { size: 3, rootHash: 'ab'.repeat(32) },
      { size: 0, rootHash: 'cd'.repeat(32) },
    ]
    const note = signHeads({ signer, heads })
    expect(note).toBe(signPartitionedHead({ signer, heads }))
    expect(openPartitionedHead({ note, name, publicKey })).toEqual({ isValid: true, heads })
  })

  it('refuses a journal without a log', () => {
    expect(() => signHeads({ signer, heads: [] })).toThrow(RangeError)
  })
})

describe('parseHeadNote', () => {
  it('reads what signHeads wrote, of one log and of many', () => {
    fc.assert(
      fc.property(fc.array(head, { minLength: 1, maxLength: 20 }), (heads) => {
        expect(parseHeadNote(signHeads({ signer, heads }))).toEqual(heads)
      }),
      { numRuns: 20 },
    )
  })

  it('reads a partitioned head of one log', () => {
    const heads = [{ size: 3, rootHash: 'ab'.repeat(32) }]
    expect(parseHeadNote(signPartitionedHead({ signer, heads }))).toEqual(heads)
  })

  it.each([
    '',
    'no note',
    'selfread.example/journal\n3\n',
    signer.signNote('selfread.example/journal\n'),
    signer.signNote('selfread.example/journal\npartitions 2\n0 AA==\n'),
  ])('finds no head in %j', (note) => {
    expect(parseHeadNote(note)).toBeUndefined()
  })
})
