import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signCheckpoint } from './checkpoint.ts'
import { leafHash } from './leaf.ts'
import { rootOf } from './merkle-log.ts'
import { consistencyProof } from './merkle-proof.ts'
import { partitionOf } from './partition.ts'
import {
  openPartitionedHead,
  partitionsNotContinued,
  signPartitionedHead,
} from './partitioned-head.ts'
import { createHeadSigner } from './signed-note.ts'

const signer = createHeadSigner({
  name: 'selfread.nord.example/journal',
  secretKey: new Uint8Array(32).fill(7),
})
const { name, publicKey } = signer
const leaves = Array.from({ length: 30 }, (_, index) => leafHash(Uint8Array.of(index)))
const headOf = (size: number) => ({ size, rootHash: rootOf(leaves.slice(0, size)) })

describe('the partition of a place', () => {
  it('is the same for ever, on any machine', () => {
    const of = (tenant: string, stream: string, partitions = 64) =>
      partitionOf({ tenant, stream, partitions })
    expect([of('nord', 'place/P1'), of('nord', 'place/P2'), of('sud', 'place/P1')]).toEqual([
      0, 29, 62,
    ])
    expect(of('nord', 'place/P1', 1)).toBe(0)
  })

  it('law: is one of those there are, whatever else is stored', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 1_024 }), (a, b, count) => {
        const query = { tenant: a.toWellFormed(), stream: b.toWellFormed(), partitions: count }
        const partition = partitionOf(query)
        expect(partition).toBe(partitionOf({ ...query }))
        expect(Number.isInteger(partition) && partition >= 0 && partition < count).toBe(true)
      }),
    )
  })

  it('spreads places evenly', () => {
    const counts = Array<number>(8).fill(0)
    for (let place = 0; place < 8_000; place += 1) {
      const at = partitionOf({ tenant: 'nord', stream: `place/LC-${place}`, partitions: 8 })
      counts[at] = (counts[at] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(850)
    expect(Math.max(...counts)).toBeLessThan(1_150)
  })

  it('needs at least one log', () => {
    for (const partitions of [0, -1, 1.5])
      expect(() => partitionOf({ tenant: 'a', stream: 'b', partitions })).toThrow(
        new RangeError(`A journal has at least one log, and a whole number: ${partitions}`),
      )
  })
})

describe('a partitioned head', () => {
  const heads = [headOf(3), headOf(0), headOf(30)]

  it('law: says what was signed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 20 }), (sizes) => {
        const signed = sizes.map(headOf)
        const note = signPartitionedHead({ signer, heads: signed })
        expect(openPartitionedHead({ note, name, publicKey })).toEqual({
          isValid: true,
          heads: signed,
        })
      }),
    )
  })

  it('is a note that a person can read', () => {
    const [text] = signPartitionedHead({ signer, heads: [headOf(1), headOf(0)] }).split('\n\n')
    expect(text?.split('\n')).toEqual([
      'selfread.nord.example/journal',
      'partitions 2',
      '1 lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=',
      '0 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    ])
  })

  it('law: in which one character is another is refused', () => {
    const note = signPartitionedHead({ signer, heads })
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.integer({ min: 1, max: 127 }), (at, shift) => {
        const other = String.fromCharCode((note.charCodeAt(at) + shift) % 128)
        const changed = `${note.slice(0, at)}${other}${note.slice(at + 1)}`
        fc.pre(changed !== note)
        expect(openPartitionedHead({ note: changed, name, publicKey }).isValid).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a checkpoint', signCheckpoint({ signer, head: headOf(3) })],
    ['a wrong number', signer.signNote(`${name}\npartitions 2\n`)],
    ['no log', signer.signNote(`${name}\npartitions 0\n`)],
    ['a leading zero', signer.signNote(`${name}\npartitions 1\n01 ${'A'.repeat(43)}=\n`)],
    ['too large a size', signer.signNote(`${name}\npartitions 1\n${2 ** 53} ${'A'.repeat(43)}=\n`)],
    ['a short root', signer.signNote(`${name}\npartitions 1\n1 AAAA\n`)],
    ['more than a head', signer.signNote(`${name}\npartitions 1\n1 ${'A'.repeat(43)}= 2\n`)],
    ['an empty line', signer.signNote(`${name}\npartitions 1\n\n`)],
  ])('is none where it is signed but holds %s', (_, note) => {
    expect(openPartitionedHead({ note, name, publicKey })).toEqual({
      isValid: false,
      code: 'malformed',
      message: 'The note is signed but no partitioned head.',
    })
  })

  it('is signed of heads only', () => {
    expect(() => signPartitionedHead({ signer, heads: [] })).toThrow(
      new RangeError('A journal has at least one log.'),
    )
    expect(() => signPartitionedHead({ signer, heads: [{ size: -1, rootHash: '' }] })).toThrow(
      new RangeError("A log's size is a whole number from 0: -1"),
    )
    expect(() => signPartitionedHead({ signer, heads: [{ size: 1, rootHash: 'A' }] })).toThrow(
      new TypeError('A root hash has 64 lower-case hex digits: A'),
    )
  })

  it('law: is continued where every log is, and names each that is not', () => {
    const step = fc.record({ old: fc.nat(15), more: fc.nat(15), isForged: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        const from = steps.map(({ old }) => headOf(old))
        const to = steps.map(({ old, more, isForged }) =>
          isForged
            ? { size: old + more, rootHash: rootOf(leaves.slice(0, old + more).toReversed()) }
            : headOf(old + more),
        )
        const proofs = steps.map(({ old, more }) =>
          consistencyProof({ leafHashes: leaves.slice(0, old + more), size: old }),
        )
        // Turning the leaves round changes the log where it has two; every log continues the empty one.
        const changed = steps.flatMap(({ old, more, isForged }, at) =>
          isForged && old > 0 && old + more > 1 ? [at] : [],
        )
        expect(partitionsNotContinued({ from, to, proofs })).toEqual(changed)
      }),
    )
  })

  it('is not continued by one of another number of logs', () => {
    const two = [headOf(1), headOf(2)]
    const same = [[], []]
    expect(partitionsNotContinued({ from: two, to: two, proofs: same })).toEqual([])
    expect(partitionsNotContinued({ from: two, to: [headOf(1)], proofs: same })).toEqual([0, 1])
    expect(
      partitionsNotContinued({ from: two, to: [...two, headOf(0)], proofs: [...same, []] }),
    ).toEqual([0, 1, 2])
    expect(partitionsNotContinued({ from: two, to: two, proofs: [[]] })).toEqual([0, 1])
  })
})
