import { fromBase64 } from './base64.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Actor, JsonValue } from './fact.ts'

/** A fact as its leaf holds it, personal data sealed. */
export interface LeafFact {
  readonly tenant: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly recordedAt: string
  readonly actor: Actor
  /** Of a fact of a place: see `parsePlaceFact`. */
  readonly data: JsonValue
  readonly sealed?: { readonly subject: string; readonly ciphertext: string }
}

/** The fact that a leaf holds; undefined for bytes that `leafBytes` never gives. Never throws. */
export function parseLeaf(leaf: Uint8Array): LeafFact | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(leaf)
    const value: JsonValue = JSON.parse(text)
    return canonicalJson(value) === text && isLeafFact(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a value has the form of a leaf: these fields and no others, nested at most 200 deep. */
export function isLeafFact(value: unknown): value is LeafFact {
  if (!isRecord(value) || !has(value, FIELDS, 'sealed')) return false
  const { tenant, stream, version, type, recordedAt, actor, sealed } = value
  return (
    [tenant, stream, type, recordedAt].every(isName) &&
    Number.isSafeInteger(version) &&
    Number(version) >= 1 &&
    isRecord(actor) &&
    has(actor, 'id kind') &&
    isName(actor['id']) &&
    isName(actor['kind']) &&
    (sealed === undefined || isSealed(sealed)) &&
    !isDeeperThan(DEPTH_MAX, value)
  )
}

/** So that readers in any language can walk through it. */
const DEPTH_MAX = 200

const FIELDS = 'actor data recordedAt stream tenant type version'

function isSealed(value: unknown): boolean {
  if (!isRecord(value) || !has(value, 'ciphertext subject')) return false
  const { subject, ciphertext } = value
  return isName(subject) && typeof ciphertext === 'string' && fromBase64(ciphertext) !== undefined
}

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((it) => isDeeperThan(depth - 1, it))
}

/** Whether a record has exactly these fields, given in order, and perhaps one more. */
function has(record: object, fields: string, optional?: string): boolean {
  const names = Object.keys(record).filter((name) => name !== optional)
  return names.sort().join(' ') === fields
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
