import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { createHeadSigner, openNote } from './signed-note.ts'

const bytesOf = (base64: string) => fromBase64(base64) ?? new Uint8Array()

// The published example key and note of golang.org/x/mod/sumdb/note; a vkey or skey is one type byte and 32 bytes.
const name = 'PeterNeumann'
const publicKey = bytesOf('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW').slice(1)
const secretKey = bytesOf('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz').slice(1)
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const note = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

describe('a signed note', () => {
  const signer = createHeadSigner({ name, secretKey })

  it('is byte for byte what other tools write', () => {
    expect(signer.verifierKey).toBe(
      'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    )
    expect(signer.signNote(text)).toBe(note)
    expect(openNote({ note, name, publicKey })).toEqual({ isValid: true, text })
  })

  it('is refused when any character changed', () => {
    for (let at = 0; at < note.length; at += 1) {
      const changed = `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`
      expect(openNote({ note: changed, name, publicKey }).isValid, `character ${at}`).toBe(false)
    }
  })

  it('may carry signatures of others, but not a wrong one under this key', () => {
    const other = createHeadSigner({
      name: 'witness.example',
      secretKey: new Uint8Array(32).fill(7),
    })
    const witness = other.signNote(text).slice(text.length + 1)
    expect(openNote({ note: note + witness, name, publicKey }).isValid).toBe(true)
    expect(
      openNote({ note: note + witness, name: other.name, publicKey: other.publicKey }),
    ).toEqual({ isValid: true, text })
    expect(openNote({ note, name: other.name, publicKey: other.publicKey })).toMatchObject({
      isValid: false,
      code: 'unsigned_by_key',
    })
    const forged = note.replace('then', 'Then')
    expect(openNote({ note: forged, name, publicKey })).toMatchObject({ code: 'wrong_signature' })
    expect(openNote({ note: 'garbage', name, publicKey })).toMatchObject({ code: 'malformed' })
  })

  it('needs a key and a name that can be written', () => {
    expect(() => createHeadSigner({ name: 'two words', secretKey })).toThrow(TypeError)
    expect(() => createHeadSigner({ name: 'a+b', secretKey })).toThrow(TypeError)
    expect(() => createHeadSigner({ name, secretKey: new Uint8Array(31) })).toThrow(RangeError)
    expect(() => signer.signNote('no line break')).toThrow(TypeError)
  })
})

describe('a checkpoint', () => {
  const signer = createHeadSigner({ name: 'selfread.example/journal', secretKey })
  const head = {
    size: 8,
    rootHash: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  }
  const signed = signCheckpoint({ signer, head })

  it('says which log, how many facts and which root', () => {
    expect(signed.split('\n').slice(0, 4)).toEqual([
      'selfread.example/journal',
      '8',
      'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=',
      '',
    ])
    expect(
      openCheckpoint({ note: signed, name: signer.name, publicKey: signer.publicKey }),
    ).toEqual({ isValid: true, origin: 'selfread.example/journal', ...head })
    expect(parseCheckpoint(signed)).toEqual({ origin: 'selfread.example/journal', ...head })
  })

  it('is refused with another size or root', () => {
    const key = { name: signer.name, publicKey: signer.publicKey }
    expect(openCheckpoint({ note: signed.replace('\n8\n', '\n9\n'), ...key })).toMatchObject({
      isValid: false,
      code: 'wrong_signature',
    })
    expect(
      openCheckpoint({ note: signer.signNote('a note\nbut no\nhead\n'), ...key }),
    ).toMatchObject({ isValid: false, code: 'malformed' })
  })

  it.each([
    '',
    '\n\n',
    signed.replace('\n8\n', '\n08\n'),
    signed.replace('\n8\n', '\n99999999999999999\n'),
    signed.replace('XcnaeacG', 'XcnaeacG '),
    signed.slice(0, -1),
    `\uD800${signed}`,
  ])('is not read out of anything else: %j', (garbage) => {
    expect(parseCheckpoint(garbage)).toBeUndefined()
  })

  it('cannot be made of something that is no head', () => {
    expect(() => signCheckpoint({ signer, head: { ...head, size: 1.5 } })).toThrow(RangeError)
    expect(() => signCheckpoint({ signer, head: { ...head, rootHash: 'ff' } })).toThrow(TypeError)
  })
})

it('reads base64 in its one form only', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256)
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  expect(toBase64(bytes)).toBe(btoa(String.fromCharCode(...bytes)))
  for (const text of ['YQ', 'YR==', ' YQ==', 'YQ==\n', '*'])
    expect(fromBase64(text)).toBeUndefined()
})
