import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../journal/index.ts'
import type { Dispute, DisputeType } from './dispute.ts'
import type { DisputeEvidence } from './dispute-evidence.ts'

/** All that proves a dispute, in one order, under one hash. */
export interface EvidenceBundle {
  readonly dispute: string
  readonly type: DisputeType
  readonly place: string
  /** Each once, in the order of their canonical texts, whoever collected them in which order. */
  readonly evidence: readonly DisputeEvidence[]
  /** SHA-256 in hex over the canonical JSON (RFC 8785) of the four fields above. */
  readonly sha256: string
}

/**
 * The evidence of a dispute as it is handed over: the hash changes with every
 * piece and with nothing else. What is only referred to (a photo, a file) is
 * held by its own hash in the reference. Source: DOMAIN.md 4.
 */
export function evidenceBundle({ id, type, place, evidence }: Dispute): EvidenceBundle {
  const byText = new Map(
    evidence.map(({ kind, reference, description }) => {
      const item = { kind, reference, description }
      return [canonicalJson(item), item] as const
    }),
  )
  const inOrder = [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
  const content = { dispute: id, type, place, evidence: inOrder }
  return { ...content, sha256: bytesToHex(sha256(utf8ToBytes(canonicalJson(content)))) }
}
