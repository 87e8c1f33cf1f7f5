import { canonicalJson, isLeafFact, type JsonValue, type LeafFact } from '../journal/index.ts'

/** First line: what the file is, and how much follows. */
export interface JournalHeader {
  readonly format: 'selfread-journal'
  readonly version: 1
  /** `leaves`: every leaf up to the last head. `proofs`: heads and the proofs between them only. */
  readonly content: 'leaves' | 'proofs'
  /** How many logs the journal has. */
  readonly logs: number
  /** How many heads follow, at least one. */
  readonly heads: number
  /** Verifier keys of who signs, as the file has them: compare with those that you were given. */
  readonly keys: readonly string[]
}

/** A signed head, numbered from 1, oldest first. */
export interface HeadRecord {
  readonly head: number
  readonly note: string
}

/** Consistency proofs from the head before to head number `to`, one for each log. */
export interface ProofRecord {
  readonly to: number
  readonly proofs: readonly (readonly string[])[]
}

/** A leaf, log after log in order. Of another tenant's only the hash is there. */
export interface LeafRecord {
  readonly partition: number
  readonly position: number
  readonly hash: string
  readonly leaf?: LeafFact
}

/** A line of a journal file. */
export type JournalRecord = JournalHeader | HeadRecord | ProofRecord | LeafRecord

/** Longest line that is read, in bytes. */
export const LINE_BYTES_MAX = 8_388_608

/** Most logs that a journal has, and most heads that a file has. */
const LOGS_MAX = 1_024
const HEADS_MAX = 100_000

/** A record as the line that it is in the file: canonical JSON and a line break. */
export function journalLine(record: JournalRecord): string {
  return `${canonicalJson(record as unknown as JsonValue)}\n`
}

/** The record of a line without its break; undefined where it is none, or not in its one form. */
export function parseJournalLine(line: string): JournalRecord | undefined {
  try {
    const value: JsonValue = JSON.parse(line)
    return canonicalJson(value) === line && isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is JournalRecord {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as { readonly [name: string]: unknown }
  switch (Object.keys(fields).sort().join(' ')) {
    case 'content format heads keys logs version':
      return isHeader(fields)
    case 'head note':
      return isNumber(fields['head'], 1) && typeof fields['note'] === 'string'
    case 'proofs to':
      return isNumber(fields['to'], 2) && isListOf(fields['proofs'], (it) => isListOf(it, isHash))
    case 'hash leaf partition position':
      return isLeaf(fields) && isLeafFact(fields['leaf'])
    case 'hash partition position':
      return isLeaf(fields)
    default:
      return false
  }
}

function isHeader(header: { readonly [name: string]: unknown }): boolean {
  const { content, format, heads, keys, logs, version } = header
  return (
    format === 'selfread-journal' &&
    version === 1 &&
    (content === 'leaves' || content === 'proofs') &&
    isNumber(heads, 1, HEADS_MAX) &&
    isNumber(logs, 1, LOGS_MAX) &&
    isListOf(keys, (key) => typeof key === 'string')
  )
}

function isLeaf({ hash, partition, position }: { readonly [name: string]: unknown }): boolean {
  return isHash(hash) && isNumber(partition, 0) && isNumber(position, 0)
}

function isNumber(value: unknown, from: number, to = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}
