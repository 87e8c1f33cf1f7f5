import { createHeadSigner, leafHash, rootOf, signHeads } from '@selfread/core'
import { describe, expect, it } from 'vitest'
import { checkpointFaults, checkpointSizes } from './checkpoint-faults.ts'

const signer = createHeadSigner({ name: 'a.example/b', secretKey: new Uint8Array(32).fill(9) })
const leaves = Array.from({ length: 9 }, (_, at) => leafHash(Uint8Array.of(at)))
const headOf = (size: number) => ({ size, rootHash: rootOf(leaves.slice(0, size)) })
const logOf = (size: number) => ({
  head: headOf(size),
  rootAt: new Map(Array.from({ length: size + 1 }, (_, at) => [at, headOf(at).rootHash])),
})
const keep = (...heads: { size: number; rootHash: string }[]) => ({
  size: heads.reduce((sum, { size }) => sum + size, 0),
  note: signHeads({ signer, heads }),
})
const messageOf = (kept: { size: number; note: string }, ...sizes: number[]) => {
  const faults = checkpointFaults([kept], sizes.map(logOf))
  expect(faults.length).toBeLessThan(2)
  return faults[0]?.message
}

describe('a kept head', () => {
  it('has no fault where every log goes on from it', () => {
    expect(messageOf(keep(headOf(5)), 9)).toBeUndefined()
    expect(messageOf(keep(headOf(0), headOf(3)), 2, 9)).toBeUndefined()
  })

  it('names what is wrong, of which log', () => {
    const forged = { size: 3, rootHash: headOf(4).rootHash }
    expect(messageOf(keep(forged), 9)).toMatch(/^The head kept for size 3 has root .*; the log has/)
    expect(messageOf(keep(headOf(1), forged), 2, 9)).toMatch(/has root .* of log 1; the log has/)
    expect(messageOf(keep(headOf(9)), 4)).toMatch(/covers more facts than the 4 that are there/)
    expect(messageOf(keep(headOf(1), headOf(3)), 2, 2)).toMatch(/more facts of log 1 than the 2/)
    expect(messageOf(keep(headOf(1)), 2, 2)).toMatch(/speaks of 1 logs; the journal has 2/)
    expect(messageOf({ ...keep(headOf(1)), size: 2 }, 2)).toMatch(/speaks of size 1/)
    expect(messageOf({ size: 2, note: 'note' }, 2)).toMatch(/is no checkpoint note any more/)
  })

  it('says at which sizes the roots of a log are needed', () => {
    const kept = [keep(headOf(1), headOf(4)), keep(headOf(2), headOf(4)), { size: 1, note: '' }]
    expect([...checkpointSizes(kept, 0)]).toEqual([1, 2])
    expect([...checkpointSizes(kept, 1)]).toEqual([4])
  })
})
