import { type Actor, canonicalJson, factLabel, type JsonValue, partitionOf } from '@selfread/core'
import { hashLeaf } from '../facts/hash-leaf.ts'
import { leafText } from '../facts/leaf-text.ts'
import type { KeyWrapper } from '../keys/key-wrapper.ts'
import { openSealedJson } from '../keys/open-sealed.ts'
import { unwrapSubjectKey } from '../keys/unwrap-keys.ts'

/** Text as it is stored; as bytes where the database hands over damaged UTF-8 as if it were text. */
export type StoredText = string | Uint8Array

/** A fact as its columns say. */
export interface FactRow {
  readonly position: number
  /** Null where the row that names it is not there. */
  readonly tenant: StoredText | null
  readonly stream: StoredText | null
  readonly version: number
  readonly type: StoredText
  readonly recordedAt: StoredText
  readonly actorKind: StoredText
  readonly actorId: StoredText
  /** Canonical JSON. */
  readonly data: StoredText
  readonly sealed?: {
    /** Null where the row of its key is not there. */
    readonly subject: StoredText | null
    /** As it is stored; null once erased. */
    readonly key: Uint8Array | null
    readonly ciphertext: Uint8Array
  }
}

/** Computes the leaf of a stored fact anew and opens its personal part where the key lives, or says what is wrong with it. */
export function checkFact(
  row: FactRow,
  log: {
    readonly partition: number
    readonly partitions: number
    readonly wrapper: KeyWrapper
  },
): { readonly hash: Buffer } | { readonly problem: string } {
  const { partition, partitions, wrapper } = log
  try {
    if (row.tenant === null || row.stream === null)
      return { problem: 'its tenant or stream is not there.' }
    if (row.sealed?.subject === null) return { problem: 'its key is not there.' }
    const place = {
      tenant: textOf(row.tenant),
      stream: textOf(row.stream),
      version: row.version,
    }
    const home = partitions === 1 ? 0 : partitionOf({ ...place, partitions })
    if (home !== partition)
      return { problem: `it is in log ${partition}; its stream belongs in log ${home}.` }
    const dataText = textOf(row.data)
    if (canonicalJson(JSON.parse(dataText) as JsonValue) !== dataText)
      return { problem: 'its data is no canonical JSON.' }
    const sealed = row.sealed && {
      subject: textOf(row.sealed.subject ?? ''),
      ciphertext: row.sealed.ciphertext,
    }
    if (sealed && row.sealed?.key) {
      const { key } = row.sealed
      const subjectKey = unwrapSubjectKey(wrapper, { ...place, ...sealed, key })
      openSealedJson(subjectKey, sealed.ciphertext, factLabel(place))
    }
    const text = leafText({
      ...place,
      type: textOf(row.type),
      recordedAt: textOf(row.recordedAt),
      // Whatever stands there is hashed: a kind that is none gives another leaf.
      actor: { kind: textOf(row.actorKind) as Actor['kind'], id: textOf(row.actorId) },
      dataText,
      sealed,
    })
    return { hash: hashLeaf(text) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(text: StoredText): string {
  return typeof text === 'string' ? text : utf8.decode(text)
}
