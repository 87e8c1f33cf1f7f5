import {
  formatReceipt,
  inclusionPlan,
  makeReceipt,
  parseHeadNote,
  type Receipt,
  type ReceiptRefusal,
  signHeads,
} from '../journal/index.ts'
import { readProof } from '../journal-file/index.ts'
import { otherSigner } from './journal-cases.ts'
import { JOURNAL_TENANT, journalSigner, type TestJournal, testJournal } from './journal-files.ts'

/** A receipt's file with what every verifier has to say about it. */
export interface ReceiptCase {
  readonly name: string
  readonly text: string
  /** Absent where it proves its fact. */
  readonly refused?: ReceiptRefusal
}

/** The receipt of a leaf of a test journal under its last head. */
export async function testReceipt(
  { source, notes }: TestJournal,
  { partition, position }: { readonly partition: number; readonly position: number },
): Promise<Receipt> {
  const checkpoint = notes.at(-1) ?? ''
  const size = parseHeadNote(checkpoint)?.[partition]?.size ?? 0
  const plan = inclusionPlan({ size, index: position })
  const proof = await readProof({ source, partition, plan })
  const leaf = await source.readLeaf({ tenant: JOURNAL_TENANT, partition, position })
  return makeReceipt({ leaf: leaf ?? new Uint8Array(), index: position, proof, checkpoint })
}

/** Receipts of every kind that is accepted or refused. */
export async function receiptCases(): Promise<readonly ReceiptCase[]> {
  const journal = testJournal({ facts: 7, logs: 1, headsAt: [] })
  const receipt = await testReceipt(journal, { partition: 0, position: 2 })
  const logs = await testReceipt(testJournal({ facts: 12, logs: 2, headsAt: [] }), {
    partition: 0,
    position: 1,
  })
  const only = await testReceipt(testJournal({ facts: 3, logs: 1, headsAt: [] }), {
    partition: 0,
    position: 2,
  })
  const other = testJournal({ facts: 7, logs: 1, headsAt: [], forkAt: 2 })
  const json = (it: unknown) => JSON.stringify(it)
  const text = formatReceipt(receipt)
  const accept = (name: string, content: string): ReceiptCase => ({ name, text: content })
  const refuse = (refused: ReceiptRefusal, name: string, content: string): ReceiptCase => ({
    name,
    text: content,
    refused,
  })
  const { leaf, checkpoint, proof, index } = receipt
  const heads = parseHeadNote(checkpoint) ?? []
  const leafText = new TextDecoder().decode(Uint8Array.from(atob(leaf), (it) => it.charCodeAt(0)))
  const otherLeaf = (change: (text: string) => string) =>
    json({
      ...receipt,
      leaf: btoa(String.fromCharCode(...new TextEncoder().encode(change(leafText)))),
    })
  return [
    accept('accepted-text', text),
    accept('accepted-json', json(receipt)),
    accept('accepted-json-with-spaces', JSON.stringify(receipt, null, 2)),
    accept('accepted-two-logs', formatReceipt(logs)),
    accept('accepted-last-of-three', formatReceipt(only)),
    accept('accepted-index-as-fraction', json(receipt).replace(/"index":(\d)/, '"index":$1.0')),
    refuse('malformed', 'empty', ''),
    refuse('malformed', 'no-receipt', 'the fact is in the journal'),
    refuse('malformed', 'byte-order-mark', `\uFEFF${text}`),
    refuse('malformed', 'a-list', json([receipt])),
    refuse('malformed', 'field-gone', json({ leaf, index, proof })),
    refuse('malformed', 'field-more', json({ ...receipt, also: 1 })),
    refuse('malformed', 'index-below-zero', json({ ...receipt, index: -1 })),
    refuse('malformed', 'index-text', json({ ...receipt, index: '2' })),
    refuse('malformed', 'index-not-a-number', json(receipt).replace(/"index":\d/, '"index":NaN')),
    refuse('malformed', 'too-many-hashes', json({ ...receipt, proof: Array(54).fill(proof[0]) })),
    refuse(
      'malformed',
      'hash-in-capitals',
      json({ ...receipt, proof: proof.map((it) => it.toUpperCase()) }),
    ),
    refuse('malformed', 'text-without-extra', text.replace(/extra .*\n/, '')),
    refuse('malformed', 'text-index-leading-zero', text.replace('index 2', 'index 02')),
    refuse('malformed', 'text-hash-cut', text.replace(/\n.(.{43})\n\n/, '\n$1\n\n')),
    refuse('malformed', 'leaf-no-base64', json({ ...receipt, leaf: `${leaf}!` })),
    refuse(
      'malformed',
      'leaf-no-json',
      otherLeaf((it) => it.slice(1)),
    ),
    refuse(
      'malformed',
      'leaf-with-spaces',
      otherLeaf((it) => it.replace(':', ': ')),
    ),
    refuse(
      'malformed',
      'leaf-without-type',
      otherLeaf((it) => it.replace('"type":"reading_recorded",', '')),
    ),
    refuse(
      'malformed',
      'leaf-half-a-character',
      otherLeaf((it) => it.replace('"nord"', '"\\ud800"')),
    ),
    refuse('malformed', 'checkpoint-no-note', json({ ...receipt, checkpoint: 'head' })),
    refuse(
      'malformed',
      'checkpoint-no-head',
      json({ ...receipt, checkpoint: journalSigner.signNote('all is well\n') }),
    ),
    refuse(
      'unsigned_by_key',
      'signed-by-other-key',
      json({ ...receipt, checkpoint: signHeads({ signer: otherSigner, heads }) }),
    ),
    refuse(
      'wrong_signature',
      'head-changed',
      json({ ...receipt, checkpoint: checkpoint.replace('\n7\n', '\n8\n') }),
    ),
    refuse(
      'not_in_log',
      'head-of-another-history',
      json({ ...receipt, checkpoint: other.notes[0] }),
    ),
    refuse(
      'not_in_log',
      'reading-changed',
      otherLeaf((it) => it.replace('00212', '00213')),
    ),
    refuse('not_in_log', 'index-changed', json({ ...receipt, index: 3 })),
    refuse('not_in_log', 'index-behind-the-end', json({ ...receipt, index: 7 })),
    refuse(
      'not_in_log',
      'hash-changed',
      json({ ...receipt, proof: ['0'.repeat(64), ...proof.slice(1)] }),
    ),
    refuse('not_in_log', 'hash-gone', json({ ...receipt, proof: proof.slice(1) })),
    refuse('not_in_log', 'hash-more', json({ ...receipt, proof: [...proof, proof[0]] })),
    refuse('not_in_log', 'hashes-swapped', json({ ...receipt, proof: proof.toReversed() })),
    refuse(
      'not_in_log',
      'under-a-head-of-two-logs',
      json({
        ...receipt,
        checkpoint: signHeads({ signer: journalSigner, heads: [...heads, ...heads] }),
      }).replace('"index":2', '"index":3'),
    ),
  ]
}
