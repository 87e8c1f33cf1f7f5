import {
  canonicalJson,
  createHeadSigner,
  type HeadSigner,
  type JsonValue,
  parseHeadNote,
  rootOf,
  signHeads,
} from '../journal/index.ts'
import type { JournalFaultCode } from '../journal-file/index.ts'
import { journalFileOf, journalSigner, type TestJournal, testJournal } from './journal-files.ts'

/** A journal file with what every verifier has to say about it. */
export interface JournalCase {
  /** Kebab-case: the name of its fixture. */
  readonly name: string
  readonly text: string
  /** The bytes, where they are none of a text. */
  readonly bytes?: Uint8Array
  /** Heads kept outside. */
  readonly kept?: readonly string[]
  /** Code of the first fault; absent where all holds. */
  readonly refused?: JournalFaultCode
}

/** Signs in place of the rightful signer, under the same name. */
export const otherSigner: HeadSigner = createHeadSigner({
  name: journalSigner.name,
  secretKey: new Uint8Array(32).fill(8),
})

/** Journal files of every kind that is accepted or refused, small enough to be read. */
export async function journalCases(): Promise<readonly JournalCase[]> {
  const one = await journalOf({ facts: 5, logs: 1, headsAt: [2] })
  const two = await journalOf({ facts: 9, logs: 2, headsAt: [3, 6] })
  return [
    ...(await acceptedCases(one, two)),
    ...formCases(one.text),
    ...orderCases(two.text),
    ...(await headCases(one, two)),
    ...(await keptCases(one, two)),
  ]
}

interface WrittenJournal extends TestJournal {
  readonly text: string
}

async function journalOf(settings: Parameters<typeof testJournal>[0]): Promise<WrittenJournal> {
  const journal = testJournal(settings)
  return { ...journal, text: await journalFileOf(journal) }
}

async function acceptedCases(
  one: WrittenJournal,
  two: WrittenJournal,
): Promise<readonly JournalCase[]> {
  const [, note = ''] = one.notes
  const cosigned =
    note + otherSigner.signNote(note.slice(0, note.indexOf('\n\n') + 1)).split('\n\n')[1]
  const empty = await journalOf({ facts: 0, logs: 2, headsAt: [] })
  const proofs = await journalFileOf(two, 'proofs')
  const twice = await journalOf({ facts: 3, logs: 3, headsAt: [0, 2, 2] })
  return [
    { name: 'accepted-one-log', text: one.text },
    { name: 'accepted-two-logs', text: two.text, kept: two.notes },
    { name: 'accepted-without-facts', text: empty.text },
    { name: 'accepted-head-signed-twice', text: twice.text },
    { name: 'accepted-proofs', text: proofs, kept: [two.notes[1] ?? ''] },
    { name: 'accepted-other-keys-named', text: edit(one.text, 1, (it) => ({ ...it, keys: [] })) },
    {
      name: 'accepted-hashes-only',
      text: one.text.replace(/,"leaf":\{.*\},"partition"/g, ',"partition"'),
    },
    { name: 'accepted-cosigned', text: edit(one.text, 3, (it) => ({ ...it, note: cosigned })) },
  ]
}

/** Lines of the journal of one log: header, heads 2 and 3, proof 4, leaves from 5. */
function formCases(text: string): readonly JournalCase[] {
  const malformed = (name: string, changed: string): JournalCase => ({
    name,
    text: changed,
    refused: 'malformed',
  })
  const leaf = (change: (leaf: Fields) => unknown) =>
    edit(text, 5, (it) => ({ ...it, leaf: change(it['leaf'] as Fields) }))
  const header = (change: Fields) => edit(text, 1, (it) => ({ ...it, ...change }))
  const at = text.indexOf('reading_0')
  const broken = new TextEncoder().encode(text)
  broken[new TextEncoder().encode(text.slice(0, at)).length] = 0xff
  const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)
  return [
    malformed('blank-line', insert(text, 3, '\n')),
    malformed('carriage-returns', text.replaceAll('\n', '\r\n')),
    malformed('byte-order-mark', `\uFEFF${text}`),
    { name: 'not-utf8', text, bytes: broken, refused: 'malformed' },
    malformed('space-in-record', text.replace('"position":1', '"position": 1')),
    malformed('space-behind-record', text.replace('}\n', '} \n')),
    malformed(
      'fields-not-sorted',
      replaceLine(text, 2, (it) => `{"note":${it.slice(17, -1)},"head":1}`),
    ),
    malformed('field-twice', text.replace('"position":1', '"position":0,"position":1')),
    malformed('fraction-of-nothing', text.replace('"position":1', '"position":1.0')),
    malformed('exponent', text.replace('"position":1', '"position":1e0')),
    malformed('negative-zero', text.replace('"position":0', '"position":-0')),
    malformed('number-too-exact', text.replace('"units":12', '"units":9007199254740993')),
    malformed('number-too-large', text.replace('"units":12', '"units":1e400')),
    malformed('not-a-number', text.replace('"units":12', '"units":NaN')),
    malformed('escaped-letter', text.replace('reading_0', '\\u0072eading_0')),
    malformed('half-a-character', text.replace('reading_0', '\\ud83deading_0')),
    malformed('raw-control-character', text.replace('reading_0', '\u0001eading_0')),
    malformed(
      'no-json',
      replaceLine(text, 4, () => 'proof'),
    ),
    malformed(
      'a-list',
      replaceLine(text, 4, (it) => `[${it}]`),
    ),
    malformed(
      'unknown-field',
      edit(text, 4, (it) => ({ ...it, also: 1 })),
    ),
    malformed('other-format', header({ format: 'journal' })),
    malformed('other-version', header({ version: 2 })),
    malformed('other-content', header({ content: 'all' })),
    malformed('no-heads', header({ heads: 0 })),
    malformed('no-logs', header({ logs: 0 })),
    malformed('too-many-logs', header({ logs: 1025 })),
    malformed('key-no-text', header({ keys: [1] })),
    malformed(
      'hash-in-capitals',
      edit(text, 5, (it) => ({ ...it, hash: String(it['hash']).toUpperCase() })),
    ),
    malformed(
      'hash-too-short',
      edit(text, 5, (it) => ({ ...it, hash: String(it['hash']).slice(2) })),
    ),
    malformed(
      'position-below-zero',
      edit(text, 5, (it) => ({ ...it, position: -1 })),
    ),
    malformed(
      'leaf-too-deep',
      leaf((it) => ({ ...it, data: deep })),
    ),
    malformed(
      'leaf-no-record',
      leaf(() => 'leaf'),
    ),
    malformed(
      'leaf-without-actor',
      leaf(({ actor: _, ...it }) => it),
    ),
    malformed(
      'leaf-of-version-0',
      leaf((it) => ({ ...it, version: 0 })),
    ),
    malformed(
      'leaf-without-tenant',
      leaf((it) => ({ ...it, tenant: '' })),
    ),
    malformed(
      'leaf-with-more',
      leaf((it) => ({ ...it, position: 0 })),
    ),
    malformed('ciphertext-no-base64', text.replace(/"ciphertext":"[^"]*"/, '"ciphertext":"AQI"')),
    malformed(
      'ciphertext-other-base64',
      text.replace(/"ciphertext":"[^"]*"/, '"ciphertext":"AR=="'),
    ),
  ]
}

/** Lines of the journal of two logs: header, heads 2 to 4, proofs 5 and 6, leaves from 7. */
function orderCases(text: string): readonly JournalCase[] {
  const count = linesOf(text).length
  const order = (name: string, changed: string): JournalCase => ({
    name,
    text: changed,
    refused: 'out_of_order',
  })
  const incomplete = (name: string, changed: string): JournalCase => ({
    name,
    text: changed,
    refused: 'incomplete',
  })
  const header = (change: Fields) => edit(text, 1, (it) => ({ ...it, ...change }))
  return [
    incomplete('empty', ''),
    incomplete('header-only', keep(text, 1)),
    incomplete('cut-in-heads', keep(text, 3)),
    incomplete('cut-in-proofs', keep(text, 5)),
    incomplete('cut-before-leaves', keep(text, 6)),
    incomplete('cut-before-last-leaf', keep(text, count - 1)),
    incomplete('cut-within-line', text.slice(0, -40)),
    incomplete('cut-last-line-break', text.slice(0, -1)),
    order('header-gone', remove(text, 1)),
    order('header-twice', insert(text, 2, `${linesOf(text)[0]}\n`)),
    order('heads-swapped', swap(text, 2)),
    order('head-gone', remove(text, 3)),
    order('fewer-heads-claimed', header({ heads: 2 })),
    order('more-heads-claimed', header({ heads: 4 })),
    order('proof-gone', remove(text, 5)),
    order('proof-twice', insert(text, 6, `${linesOf(text)[4]}\n`)),
    order(
      'proof-of-one-log-gone',
      edit(text, 6, (it) => ({ ...it, proofs: [[]] })),
    ),
    order('leaf-gone', remove(text, 8)),
    order('leaf-twice', insert(text, 8, `${linesOf(text)[6]}\n`)),
    order('leaves-swapped', swap(text, 7)),
    order(
      'leaf-in-other-log',
      edit(text, 7, (it) => ({ ...it, partition: 1 })),
    ),
    order('leaf-behind-the-end', insert(text, count + 1, `${linesOf(text)[count - 1]}\n`)),
    order('text-behind-the-end', `${text}more`),
    order('proofs-claimed', header({ content: 'proofs' })),
  ]
}

async function headCases(
  one: WrittenJournal,
  two: WrittenJournal,
): Promise<readonly JournalCase[]> {
  const note = (text: string, line: number, change: (note: string) => string) =>
    edit(text, line, (it) => ({ ...it, note: change(String(it['note'])) }))
  const resigned =
    (change: (heads: NonNullable<ReturnType<typeof parseHeadNote>>) => typeof heads) =>
    (it: string) =>
      signHeads({ signer: journalSigner, heads: change(parseHeadNote(it) ?? []) })
  const lastHead = (fork: WrittenJournal) => fork.notes.at(-1) ?? ''
  const fork = await journalOf({ facts: 9, logs: 2, headsAt: [3, 6], forkAt: 4 })
  const forked = fork.text.split('\n')
  const heads = two.text.split('\n').slice(1, 3)
  const misplaced = await journalOf({ facts: 9, logs: 2, headsAt: [3, 6], misplaced: 2 })
  const signed = (text: string) => journalSigner.signNote(text)
  const zero = { size: 0, rootHash: rootOf(['0'.repeat(64)]) }
  return [
    refuse(
      'malformed',
      'note-no-note',
      note(one.text, 2, () => 'head'),
    ),
    refuse(
      'malformed',
      'note-without-signature',
      note(one.text, 2, (it) => it.split('\u2014')[0] ?? ''),
    ),
    refuse(
      'malformed',
      'note-no-head',
      note(one.text, 2, () => signed('selfread\nall is well\n')),
    ),
    refuse(
      'malformed',
      'note-size-leading-zero',
      note(one.text, 2, (it) => signed(`${it.split('\n\n')[0]?.replace('\n2\n', '\n02\n')}\n`)),
    ),
    refuse(
      'logs_differ',
      'head-of-one-log',
      note(
        two.text,
        3,
        resigned((it) => it.slice(1)),
      ),
    ),
    refuse(
      'logs_differ',
      'head-of-three-logs',
      note(
        two.text,
        4,
        resigned((it) => [...it, zero]),
      ),
    ),
    refuse(
      'unsigned_by_key',
      'signed-by-other-key',
      note(one.text, 3, (it) => signHeads({ signer: otherSigner, heads: parseHeadNote(it) ?? [] })),
    ),
    refuse(
      'unsigned_by_key',
      'signed-by-other-name',
      note(one.text, 3, (it) => it.replace(/\u2014 \S+/, '\u2014 other.example/journal')),
    ),
    refuse(
      'wrong_signature',
      'size-changed',
      note(one.text, 3, (it) => it.replace('\n5\n', '\n4\n')),
    ),
    refuse(
      'wrong_signature',
      'root-of-other',
      note(one.text, 2, (it) => it.replace(/\n.{44}\n/, `\n${btoa('x'.repeat(32))}\n`)),
    ),
    refuse(
      'wrong_signature',
      'signature-cut',
      note(one.text, 3, (it) =>
        it.replace(/(\S+)\n$/, (_, signature) => `${btoa(atob(signature).slice(0, -1))}\n`),
      ),
    ),
    refuse(
      'wrong_signature',
      'signature-of-other-head',
      note(one.text, 2, (it) => `${it.split('\n\n')[0]}\n\n${lastHead(one).split('\n\n')[1]}`),
    ),
    refuse(
      'went_back',
      'log-shorter-than-before',
      edit(
        edit(two.text, 3, (it) => ({ ...it, note: two.notes[2] })),
        4,
        (it) => ({ ...it, note: two.notes[1] }),
      ),
    ),
    refuse(
      'root_mismatch',
      'empty-log-with-a-root',
      note(
        (await journalOf({ facts: 2, logs: 1, headsAt: [0] })).text,
        2,
        resigned(() => [zero]),
      ),
    ),
    refuse(
      'not_continued',
      'proof-hash-changed',
      edit(one.text, 4, (it) => ({ ...it, proofs: [['0'.repeat(64)]] })),
    ),
    refuse(
      'not_continued',
      'proof-hash-gone',
      edit(two.text, 6, (it) => ({
        ...it,
        proofs: (it['proofs'] as string[][]).map((proof) => proof.slice(1)),
      })),
    ),
    refuse(
      'not_continued',
      'proof-hash-more',
      edit(one.text, 4, (it) => ({
        ...it,
        proofs: (it['proofs'] as string[][]).map((proof) => [...proof, '0'.repeat(64)]),
      })),
    ),
    refuse(
      'not_continued',
      'fork-with-older-heads',
      [forked[0], ...heads, ...forked.slice(3)].join('\n'),
    ),
    refuse(
      'leaf_changed',
      'index-of-a-reading-changed',
      one.text.replace('"text":"00012"', '"text":"00013"'),
    ),
    refuse(
      'leaf_changed',
      'ciphertext-changed',
      one.text.replace(/"ciphertext":"[^"]*"/, '"ciphertext":"AQID"'),
    ),
    refuse(
      'leaf_changed',
      'hash-of-a-leaf-changed',
      edit(one.text, 7, (it) => ({ ...it, hash: '0'.repeat(64) })),
    ),
    refuse(
      'leaf_changed',
      'leaf-of-another-position',
      edit(one.text, 7, (it) => ({ ...it, leaf: JSON.parse(one.text.split('\n')[7] ?? '').leaf })),
    ),
    refuse(
      'root_mismatch',
      'hash-of-a-hidden-leaf-changed',
      edit(one.text, 6, ({ partition, position }) => ({
        partition,
        position,
        hash: '0'.repeat(64),
      })),
    ),
    refuse(
      'root_mismatch',
      'leaves-of-another-history',
      [...two.text.split('\n').slice(0, 6), ...forked.slice(6)].join('\n'),
    ),
    refuse('wrong_partition', 'stream-in-another-log', misplaced.text),
  ]
}

async function keptCases(
  one: WrittenJournal,
  two: WrittenJournal,
): Promise<readonly JournalCase[]> {
  const fork = await journalOf({ facts: 9, logs: 2, headsAt: [3, 6], forkAt: 4 })
  const older = await journalOf({ facts: 6, logs: 2, headsAt: [3] })
  const proofs = await journalFileOf({ ...two, notes: two.notes.slice(1) }, 'proofs')
  const [first = '', second = '', third = ''] = two.notes
  const kept = (
    refused: JournalFaultCode,
    name: string,
    text: string,
    ...notes: readonly string[]
  ) => ({
    ...refuse(refused, name, text),
    kept: notes,
  })
  return [
    kept('kept_head_ahead', 'kept-older-backup', older.text, first, third),
    kept('kept_head_mismatch', 'kept-history-rewritten', fork.text, first, second),
    kept('kept_head_not_shown', 'kept-not-proved', proofs, third, first),
    kept('malformed', 'kept-no-head', one.text, 'head'),
    kept('logs_differ', 'kept-of-another-journal', one.text, first),
    kept(
      'unsigned_by_key',
      'kept-signed-by-other-key',
      one.text,
      signHeads({ signer: otherSigner, heads: parseHeadNote(one.notes[0] ?? '') ?? [] }),
    ),
  ]
}

function refuse(refused: JournalFaultCode, name: string, text: string): JournalCase {
  return { name, text, refused }
}

interface Fields {
  readonly [name: string]: unknown
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(0, -1)
}

/** The text with a line, counted from 1, made into another. */
function replaceLine(text: string, line: number, change: (line: string) => string): string {
  return join(linesOf(text).map((it, at) => (at === line - 1 ? change(it) : it)))
}

/** The text with the record of a line made into another. */
function edit(text: string, line: number, change: (record: Fields) => Fields): string {
  return replaceLine(text, line, (it) => canonicalJson(change(JSON.parse(it)) as JsonValue))
}

function insert(text: string, line: number, inserted: string): string {
  const lines = linesOf(text)
  return join(lines.slice(0, line - 1)) + inserted + join(lines.slice(line - 1))
}

function remove(text: string, line: number): string {
  return join(linesOf(text).toSpliced(line - 1, 1))
}

function keep(text: string, lines: number): string {
  return join(linesOf(text).slice(0, lines))
}

/** The text with a line and the next exchanged. */
function swap(text: string, line: number): string {
  const [one = '', other = ''] = linesOf(text).slice(line - 1)
  return join(linesOf(text).toSpliced(line - 1, 2, other, one))
}

function join(lines: readonly string[]): string {
  return lines.map((it) => `${it}\n`).join('')
}
