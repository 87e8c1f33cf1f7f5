import {
  createHeadSigner,
  createMerkleLog,
  type HeadSigner,
  type JsonValue,
  leafBytes,
  leafHash,
  partitionOf,
  signHeads,
} from '../journal/index.ts'
import { type JournalSource, journalLines } from '../journal-file/index.ts'

/** A journal in memory, to be written to a file and tampered with. */
export interface TestJournal {
  readonly signer: HeadSigner
  readonly source: JournalSource
  /** Kept heads, oldest first; the last covers all. */
  readonly notes: readonly string[]
}

/** Whose signature counts in test journals. */
export const journalSigner: HeadSigner = createHeadSigner({
  name: 'selfread.nord.example/journal',
  secretKey: new Uint8Array(32).fill(7),
})

/** The tenant whose leaves test journals show. */
export const JOURNAL_TENANT = 'nord'

/** Texts and numbers whose canonical form is easily got wrong. */
const AWKWARD: readonly JsonValue[] = [
  'Contor înlocuit – „vechi”\u2028\u007f\u0001\b\t\n\f\r"\\/',
  { '\u{1F600}': 1, '\uFB33': 2, ö: 3, '\r': 4, '1': 5, '': 6, __proto__x: null },
  [0.1, 1e21, 1e-7, 123456789012345680000, -5e-324, 1.7976931348623157e308, 100, -0.25, 1e-6],
  ['00123', 9007199254740991, -9007199254740991, true, false, null, [], {}, [[[]]]],
]

/**
 * A journal of some facts of three tenants, in some logs, with a head after each of the given
 * numbers of facts and one at the end.
 */
export function testJournal(settings: {
  readonly facts: number
  readonly logs: number
  readonly headsAt: readonly number[]
  readonly signer?: HeadSigner
  /** Makes another history: what the fact of this number says differs. */
  readonly forkAt?: number
  /** Puts the fact of this number into the log behind its own. */
  readonly misplaced?: number
}): TestJournal {
  const { facts, logs, headsAt, signer = journalSigner, forkAt, misplaced } = settings
  const partitions = Array.from({ length: logs }, createTestLog)
  const notes: string[] = []
  const sign = () => {
    const heads = partitions.map(({ log }) => ({ size: log.size, rootHash: log.root() }))
    notes.push(signHeads({ signer, heads }))
  }
  for (let number = 0; number < facts; number += 1) {
    if (headsAt.includes(number)) sign()
    const tenant = ['nord', 'sud', JOURNAL_TENANT, JOURNAL_TENANT][number % 4] ?? JOURNAL_TENANT
    const stream = `place/${number % 7}`
    const leaf = leafBytes({
      tenant,
      stream,
      version: Math.floor(number / 7) + 1,
      type: 'reading_recorded',
      recordedAt: new Date(Date.UTC(2026, 10, 24) + number * 61_000).toISOString(),
      actor: { kind: 'customer', id: `C${number % 5}` },
      data: {
        id: `reading_${number}${number === forkAt ? '_other' : ''}`,
        value: { text: `00${number}12`, units: number * 100 + 12 },
        note: AWKWARD[number % AWKWARD.length],
      },
      ...(number % 3 === 0 && {
        sealed: { subject: `C${number % 5}`, ciphertext: Uint8Array.of(number, 2, 255, 62) },
      }),
    })
    const own = partitionOf({ tenant, stream, partitions: logs })
    partitions[(own + (number === misplaced ? 1 : 0)) % logs]?.append(tenant, leaf)
  }
  sign()
  return { signer, notes, source: sourceOf(partitions) }
}

/** A test journal as the bytes of a file. */
export async function journalFileOf(
  { source, notes, signer }: TestJournal,
  content: 'leaves' | 'proofs' = 'leaves',
): Promise<string> {
  const keys = [signer.verifierKey]
  let text = ''
  for await (const line of journalLines({ source, tenant: JOURNAL_TENANT, content, notes, keys }))
    text += line
  return text
}

interface TestLog {
  readonly log: ReturnType<typeof createMerkleLog>
  readonly nodes: ReadonlyMap<string, string>
  readonly leaves: readonly { readonly tenant: string; readonly leaf: Uint8Array }[]
  append(tenant: string, leaf: Uint8Array): void
}

function createTestLog(): TestLog {
  const nodes = new Map<string, string>()
  const leaves: { readonly tenant: string; readonly leaf: Uint8Array }[] = []
  const log = createMerkleLog({
    onNode: ({ level, index, hash }) => nodes.set(`${level}/${index}`, hash),
  })
  return {
    log,
    nodes,
    leaves,
    append(tenant, leaf) {
      leaves.push({ tenant, leaf })
      log.append(leafHash(leaf))
    },
  }
}

function sourceOf(partitions: readonly TestLog[]): JournalSource {
  const nodeOf = (partition: number, name: string) => partitions[partition]?.nodes.get(name) ?? ''
  return {
    leafHashes: async ({ partition, from, to }) =>
      Array.from({ length: to - from }, (_, at) => nodeOf(partition, `0/${from + at}`)),
    logNodes: async ({ partition, nodes }) =>
      nodes.map(({ level, index }) => nodeOf(partition, `${level}/${index}`)),
    readLeaf: async ({ tenant, partition, position }) => {
      const kept = partitions[partition]?.leaves[position]
      return kept?.tenant === tenant ? kept.leaf : undefined
    },
  }
}
