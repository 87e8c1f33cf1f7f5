import { getPublicKey, hashes, sign, verify } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64.ts'

hashes.sha512 = sha512 // of the same authors, who leave the choice to the program

const ed25519Type = 1
const maxNoteLength = 64 * 1_024
const maxSignatures = 100

/** Who signs heads. Keep the secret key outside the database that the heads vouch for. */
export interface HeadSigner {
  /** Name of the log and its key, without spaces or plus signs: `selfread.supplier.example/journal`. */
  readonly name: string
  readonly publicKey: Uint8Array
  /** What an auditor is given: `<name>+<key hash>+<key>` in the form that C2SP tools read. */
  readonly verifierKey: string
  /** Signs a text that ends with a line break; gives the text with its signature line. */
  signNote(text: string): string
}

/** Why a note was not believed. */
export type NoteRefusal = 'malformed' | 'unsigned_by_key' | 'wrong_signature'

/** A note whose signature holds, or why it was refused. */
export type OpenedNote =
  | { readonly isValid: true; readonly text: string }
  | { readonly isValid: false; readonly code: NoteRefusal; readonly message: string }

/**
 * A signer from an Ed25519 secret key of 32 bytes (the RFC 8032 seed).
 *
 * @example
 * ```ts
 * const signer = createHeadSigner({ name: 'selfread.supplier.example/journal', secretKey })
 * const note = signHeads({ signer, heads: await store.logHeads() })
 * ```
 */
export function createHeadSigner(settings: {
  readonly name: string
  readonly secretKey: Uint8Array
}): HeadSigner {
  const { name } = settings
  assertKeyName(name)
  if (settings.secretKey.length !== 32)
    throw new RangeError(
      `The secret key has ${settings.secretKey.length} bytes; an Ed25519 seed has 32.`,
    )
  const secretKey = Uint8Array.from(settings.secretKey)
  const publicKey = getPublicKey(secretKey)
  const hash = keyHash(name, publicKey)
  const encodedKey = toBase64(concatBytes(Uint8Array.of(ed25519Type), publicKey))
  return {
    name,
    publicKey,
    verifierKey: `${name}+${bytesToHex(hash)}+${encodedKey}`,
    signNote(text) {
      assertNoteText(text)
      const signature = sign(utf8ToBytes(text), secretKey)
      return `${text}\n\u2014 ${name} ${toBase64(concatBytes(hash, signature))}\n`
    },
  }
}

/**
 * The text of a C2SP signed note if the named key signed it. Signatures of other keys are ignored;
 * a wrong signature under this key refuses the whole note.
 */
export function openNote(query: {
  readonly note: string
  readonly name: string
  readonly publicKey: Uint8Array
}): OpenedNote {
  const { name, publicKey } = query
  const parsed = splitNote(query.note)
  if (parsed === undefined) return refuse('malformed', 'This is no C2SP signed note.')
  const hash = keyHash(name, publicKey)
  for (const line of parsed.signatures) {
    if (line.name !== name || bytesToHex(line.keyHash) !== bytesToHex(hash)) continue
    return isSigned(line.signature, parsed.text, publicKey)
      ? { isValid: true, text: parsed.text }
      : refuse('wrong_signature', `The signature of ${name} does not fit the text.`)
  }
  return refuse('unsigned_by_key', `${name} has not signed this note with key ${bytesToHex(hash)}.`)
}

interface SignatureLine {
  readonly name: string
  readonly keyHash: Uint8Array
  readonly signature: Uint8Array
}

/** The parts of a signed note, unverified; undefined where it has not the form of one. */
export function splitNote(
  note: string,
): { readonly text: string; readonly signatures: readonly SignatureLine[] } | undefined {
  const end = note.lastIndexOf('\n\n')
  if (note.length > maxNoteLength || !note.isWellFormed() || end < 0 || !note.endsWith('\n'))
    return undefined
  const text = note.slice(0, end + 1)
  if (hasControlCharacters(text)) return undefined
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > maxSignatures) return undefined
  const signatures: SignatureLine[] = []
  for (const line of lines) {
    const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? []
    const bytes = encoded === undefined ? undefined : fromBase64(encoded)
    if (name === undefined || bytes === undefined || bytes.length < 5) return undefined
    signatures.push({ name, keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) })
  }
  return { text, signatures }
}

function keyHash(name: string, publicKey: Uint8Array): Uint8Array {
  const key = concatBytes(utf8ToBytes(name), Uint8Array.of(0x0a, ed25519Type), publicKey)
  return sha256(key).slice(0, 4)
}

function isSigned(signature: Uint8Array, text: string, publicKey: Uint8Array): boolean {
  try {
    return verify(signature, utf8ToBytes(text), publicKey)
  } catch {
    return false // a signature or key of another length
  }
}

function refuse(code: NoteRefusal, message: string): OpenedNote {
  return { isValid: false, code, message }
}

function assertKeyName(name: string): void {
  if (!/^[^\s+]+$/u.test(name) || !name.isWellFormed())
    throw new TypeError(
      `A key name is not empty and has no space and no plus sign: ${JSON.stringify(name)}`,
    )
}

function assertNoteText(text: string): void {
  if (!text.endsWith('\n') || !text.isWellFormed() || hasControlCharacters(text))
    throw new TypeError('A note ends with a line break and has no other control characters.')
}

function hasControlCharacters(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if ((code < 0x20 && code !== 0x0a) || code === 0x7f) return true
  }
  return false
}
