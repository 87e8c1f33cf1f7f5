import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { signCheckpoint } from './checkpoint.ts'
import { leafBytes, leafHash } from './leaf.ts'
import { rootOf } from './merkle-log.ts'
import { inclusionProof } from './merkle-proof.ts'
import { partitionOf } from './partition.ts'
import { signPartitionedHead } from './partitioned-head.ts'
import { makeReceipt, parseReceipt, type Receipt, verifyReceipt } from './receipt.ts'
import { formatReceipt, parseReceiptText } from './receipt-text.ts'
import { createHeadSigner } from './signed-note.ts'

const signer = createHeadSigner({
  name: 'selfread.nord.example/journal',
  secretKey: new Uint8Array(32).fill(7),
})
const { name, publicKey } = signer

function leafOf(version: number): Uint8Array {
  return leafBytes({
    tenant: 'nord',
    stream: 'place/P1',
    version,
    type: 'reading_recorded',
    recordedAt: '2026-11-24T10:00:00.000Z',
    actor: { kind: 'system', id: 'desk' },
    data: { reading: { id: `reading_${version}`, value: { text: '00123' } } },
    sealed: { subject: 'C1', ciphertext: Uint8Array.of(1, 2, 3) },
  })
}

const leaves = Array.from({ length: 13 }, (_, index) => leafOf(index + 1))
const leafHashes = leaves.map(leafHash)
const head = { size: leaves.length, rootHash: rootOf(leafHashes) }
const checkpoint = signCheckpoint({ signer, head })

function receiptOf(index: number): Receipt {
  const leaf = leaves[index] ?? new Uint8Array()
  return makeReceipt({ leaf, index, proof: inclusionProof({ leafHashes, index }), checkpoint })
}

const codeOf = (receipt: Receipt) => {
  const verified = verifyReceipt({ receipt, name, publicKey })
  return verified.isValid ? undefined : verified.code
}

describe('a receipt', () => {
  it('law: verifies offline, as data and as text, and says what was recorded', () => {
    fc.assert(
      fc.property(fc.nat(leaves.length - 1), (index) => {
        const receipt = receiptOf(index)
        const read = parseReceiptText(formatReceipt(receipt))
        expect(read).toEqual({ ok: true, value: receipt })
        expect(parseReceipt(JSON.parse(JSON.stringify(receipt)))).toEqual(read)
        expect(verifyReceipt({ receipt, name, publicKey })).toMatchObject({
          isValid: true,
          head,
          fact: {
            tenant: 'nord',
            stream: 'place/P1',
            version: index + 1,
            type: 'reading_recorded',
            recordedAt: '2026-11-24T10:00:00.000Z',
            actor: { kind: 'system', id: 'desk' },
            data: { reading: { id: `reading_${index + 1}`, value: { text: '00123' } } },
            sealed: { subject: 'C1', ciphertext: 'AQID' },
          },
        })
      }),
    )
  })

  it('law: in which one character is another is refused', () => {
    fc.assert(
      fc.property(
        fc.nat(leaves.length - 1),
        fc.nat(),
        fc.integer({ min: 1, max: 127 }),
        (index, anywhere, shift) => {
          const text = formatReceipt(receiptOf(index))
          const at = anywhere % text.length
          const other = String.fromCharCode((text.charCodeAt(at) + shift) % 128)
          const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`
          fc.pre(changed !== text)
          const read = parseReceiptText(changed)
          const isRefused = !read.ok || codeOf(read.value) !== undefined
          expect(isRefused).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('law: that is cut short or goes on is refused', () => {
    fc.assert(
      fc.property(fc.nat(leaves.length - 1), fc.nat(), (index, anywhere) => {
        const text = formatReceipt(receiptOf(index))
        const isRefused = (changed: string) => {
          const read = parseReceiptText(changed)
          return !read.ok || codeOf(read.value) !== undefined
        }
        const at = anywhere % text.length
        expect(isRefused(text.slice(0, at))).toBe(true)
        expect(isRefused(`${text.slice(0, at)}${text.slice(at + 1)}`)).toBe(true)
        expect(isRefused(`${text}x`)).toBe(true)
      }),
    )
  })

  it('law: with any byte of its leaf, its hashes or its position changed is refused', () => {
    fc.assert(
      fc.property(fc.nat(leaves.length - 1), fc.nat(), fc.nat(7), (index, anywhere, bit) => {
        const receipt = receiptOf(index)
        const leaf = fromBase64(receipt.leaf) ?? new Uint8Array()
        const at = anywhere % leaf.length
        leaf[at] = (leaf[at] ?? 0) ^ (1 << bit)
        expect(codeOf({ ...receipt, leaf: toBase64(leaf) })).toMatch(/^(malformed|not_in_log)$/)
        const { proof } = receipt
        const hash = anywhere % proof.length
        for (const wrong of [
          proof.toSpliced(hash, 1),
          proof.toSpliced(hash, 0, proof[hash] ?? ''),
          proof.toReversed().map((it, place) => (place === hash ? it.replace(/^./, 'g') : it)),
        ])
          expect(codeOf({ ...receipt, proof: wrong })).toMatch(/^(malformed|not_in_log)$/)
        expect(codeOf({ ...receipt, index: (index + 1) % leaves.length })).toBe('not_in_log')
      }),
    )
  })

  it('is refused for the first reason that holds', () => {
    const receipt = receiptOf(4)
    const other = createHeadSigner({ name, secretKey: new Uint8Array(32).fill(8) })
    const note = signCheckpoint({ signer: other, head })
    const otherHead = { size: 13, rootHash: rootOf(leafHashes.toReversed()) }
    const [text] = checkpoint.split('\n\n')
    const [, signature] = signCheckpoint({ signer, head: otherHead }).split('\n\n')
    expect(codeOf({ ...receipt, checkpoint: note })).toBe('unsigned_by_key')
    expect(codeOf({ ...receipt, checkpoint: `${text}\n\n${signature}` })).toBe('wrong_signature')
    expect(codeOf({ ...receipt, checkpoint: signCheckpoint({ signer, head: otherHead }) })).toBe(
      'not_in_log',
    )
    expect(codeOf({ ...receipt, checkpoint: 'no note' })).toBe('malformed')
    expect(codeOf({ ...receipt, checkpoint: signer.signNote('no checkpoint\n') })).toBe('malformed')
    expect(codeOf({ ...receipt, leaf: toBase64(Uint8Array.of(0xff)) })).toBe('malformed')
    const fact = JSON.parse(atob(receipt.leaf))
    for (const change of [
      { tenant: '' },
      { stream: 7 },
      { version: 0 },
      { version: 1.5 },
      { type: undefined },
      { recordedAt: null },
      { actor: 'desk' },
      { actor: { kind: 'system' } },
    ])
      expect(codeOf({ ...receipt, leaf: btoa(JSON.stringify({ ...fact, ...change })) })).toBe(
        'malformed',
      )
    expect(codeOf({ ...receipt, leaf: btoa('null') })).toBe('malformed')
    expect(codeOf({ ...receipt, leaf: '*', checkpoint: note })).toBe('malformed')
  })

  it('is never given out where it would not verify', () => {
    const leaf = leaves[3] ?? new Uint8Array()
    const proof = inclusionProof({ leafHashes, index: 4 })
    const message = 'The proof does not show fact 4 in the log of the checkpoint.'
    expect(() => makeReceipt({ leaf, index: 4, proof, checkpoint })).toThrow(message)
    expect(() => makeReceipt({ leaf, index: 4, proof, checkpoint: '' })).toThrow(message)
  })

  it('is read with a problem for all that is wrong', () => {
    expect(parseReceipt({ leaf: 7, index: -1, proof: ['AB'], checkpoint, more: 1 })).toEqual({
      ok: false,
      problems: [
        { path: 'leaf', message: 'expected text' },
        { path: 'index', message: 'expected a whole number from 0' },
        { path: 'proof.0', message: 'expected 64 lower-case hex digits' },
        { path: '', message: 'expected no more' },
      ],
    })
    for (const [change, path] of [
      [{ leaf: '' }, 'leaf'],
      [{ leaf: 'A'.repeat(4_194_305) }, 'leaf'],
      [{ index: 0.5 }, 'index'],
      [{ index: '0' }, 'index'],
      [{ proof: Array(54).fill('a'.repeat(64)) }, 'proof'],
      [{ proof: 'a' }, 'proof'],
      [{ proof: [7] }, 'proof.0'],
      [{ checkpoint: '' }, 'checkpoint'],
      [{ checkpoint: 'x'.repeat(65_537) }, 'checkpoint'],
    ] as const)
      expect(parseReceipt({ ...receiptOf(4), ...change })).toMatchObject({
        ok: false,
        problems: [{ path }],
      })
    const { ok, problems } = {
      problems: [],
      ...parseReceipt({ ...receiptOf(4), proof: Array(100_000).fill(7) }),
    }
    expect(ok).toBe(false)
    expect(problems).toHaveLength(1 + 53)
    expect(parseReceipt(Array(100_000).fill(7))).toMatchObject({
      problems: [{ path: 'leaf' }, { path: 'index' }, { path: 'proof' }, { path: 'checkpoint' }],
    })
    const largest = { leaf: 'A'.repeat(4_194_304), index: 0, checkpoint: 'x'.repeat(65_536) }
    expect(parseReceipt({ ...largest, proof: Array(53).fill('a'.repeat(64)) }).ok).toBe(true)
    for (const input of [undefined, null, 'receipt', []])
      expect(parseReceipt(input)).toMatchObject({ ok: false })
    const wrong = 'expected a text that begins with c2sp.org/tlog-proof@v1, extra and index'
    expect(parseReceiptText('hello')).toEqual({
      ok: false,
      problems: [{ path: '', message: wrong }],
    })
  })

  it('law: whatever is read or verified, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, input) => {
        expect(parseReceiptText(text).ok).toBe(false)
        expect(parseReceipt(input).ok).toBe(false)
        const receipt = { leaf: text, index: 0, proof: [], checkpoint: text }
        expect(codeOf(receipt)).toBe('malformed')
      }),
    )
  })
})

describe('a receipt of a partitioned journal', () => {
  const partitions = 4
  const own = partitionOf({ tenant: 'nord', stream: 'place/P1', partitions })
  const empty = { size: 0, rootHash: rootOf([]) }
  const headsWith = (partition: number) =>
    Array.from({ length: partitions }, (_, at) => (at === partition ? head : empty))

  it('lies in the partition of its own place', () => {
    const note = (partition: number) => signPartitionedHead({ signer, heads: headsWith(partition) })
    const receipt = receiptOf(4)
    const content = { leaf: leaves[4] ?? new Uint8Array(), index: 4, proof: receipt.proof }
    const made = makeReceipt({ ...content, checkpoint: note(own) })
    expect(verifyReceipt({ receipt: made, name, publicKey })).toMatchObject({
      isValid: true,
      head,
    })
    const elsewhere = note((own + 1) % partitions)
    expect(codeOf({ ...receipt, checkpoint: elsewhere })).toBe('not_in_log')
  })
})
