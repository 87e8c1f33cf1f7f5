import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArchiveError } from './archive-error.ts'
import type { ArchiveRecord } from './archive-record.ts'
import { parseArchiveLines } from './parse-archive-lines.ts'
import { writeArchiveLines } from './write-archive-lines.ts'

const archiveKey = new Uint8Array(32).fill(5)
const key = new Uint8Array(32).fill(6)
const of = { tenant: 'nord', keyId: 1 }
const records: readonly ArchiveRecord[] = [
  { kind: 'store', version: 1, partitions: 2 },
  { kind: 'tenant', tenant: 'nord', indexKey: key },
  { kind: 'subject_key', id: 1, tenant: 'nord', subject: 'customer/7', key },
  { kind: 'subject_key', id: 2, tenant: 'nord', subject: 'customer/8' },
  {
    kind: 'fact',
    tenant: 'nord',
    stream: 'place/1',
    version: 1,
    partition: 1,
    position: 0,
    type: 'noted',
    recordedAt: '2026-11-22T08:00:00.000Z',
    actor: { kind: 'customer', id: 'c' },
    data: { text: 'Țuică\n€', list: [null, 1, true] },
    sealed: { keyId: 1, ciphertext: Uint8Array.of(1, 2, 255) },
  },
  {
    kind: 'commit_key',
    tenant: 'nord',
    stream: 'place/1',
    idempotencyKey: 'k',
    fingerprint: key,
    facts: [[1, 0]],
  },
  {
    kind: 'document',
    tenant: 'nord',
    collection: 'place',
    key: '1',
    place: '1',
    value: null,
    entries: [
      { name: 'pod', value: 'P' },
      { name: 'phone', value: 'hash', isPersonal: true },
    ],
  },
  { kind: 'document', tenant: 'nord', collection: 'day', key: '1', value: 7, entries: [] },
  { kind: 'blob', ...of, sha256: 'ab', ciphertext: new Uint8Array(300) },
  { kind: 'blob', ...of, sha256: 'cd' },
  {
    kind: 'message',
    ...of,
    id: 'm1',
    transport: 'mail',
    state: 'waiting',
    ciphertext: Uint8Array.of(9),
    attempts: 2,
    leaseUntil: '2026-11-22T08:10:00.000Z',
    enqueuedAt: '2026-11-22T08:00:00.000Z',
    settledAt: '2026-11-22T08:05:00.000Z',
    detail: Uint8Array.of(8),
  },
  { kind: 'checkpoint', size: 1, note: 'a\n1\nb\n\n— a c\n' },
  { kind: 'end', counts: { fact: 1, tenant: 1 }, heads: [{ size: 0, rootHash: 'ab' }] },
]

async function all<Item>(source: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = []
  for await (const item of source) items.push(item)
  return items
}

const linesOf = () => all(writeArchiveLines(records, { archiveKey }))
const parse = (source: Iterable<string | Uint8Array>, under = archiveKey) =>
  all(parseArchiveLines(source, { archiveKey: under }))

/** Bytes of whatever class as numbers. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value]
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
}

async function problemOf(source: Iterable<string | Uint8Array>): Promise<ArchiveError> {
  const error = await parse(source).catch((problem) => problem)
  if (!ArchiveError.is(error)) throw new Error(`It was read: ${error}`)
  return error
}

describe('an archive in lines', () => {
  it('is read as it was written, in whatever pieces it comes', async () => {
    const lines = await linesOf()
    expect(lines).toHaveLength(records.length)
    expect(plain(await parse(lines))).toEqual(plain(records))
    const bytes = Buffer.from(lines.join(''))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => {
        const pieces: Uint8Array[] = []
        for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size))
        expect(plain(await parse(pieces))).toEqual(plain(records))
      }),
      { numRuns: 20 },
    )
    expect(plain(await parse([lines.join('').replaceAll('\n', '\r\n').trim()]))).toEqual(
      plain(records),
    )
  })

  it('shows no key, whatever key is looked for', async () => {
    const text = (await linesOf()).join('')
    const secret = Buffer.from(key)
    for (const form of [secret.toString('base64'), secret.toString('hex')])
      expect(text.split('\n').slice(0, 4).join('')).not.toContain(form)
  })

  it('is refused under another archive key, at its first line', async () => {
    const reading = parse(await linesOf(), new Uint8Array(32).fill(7))
    await expect(reading).rejects.toMatchObject({ code: 'wrong_archive_key', line: 1 })
    await expect(parse([], new Uint8Array(16))).rejects.toThrow(RangeError)
  })

  it('does not take one person’s key for another’s', async () => {
    const [store = '', tenant = '', subject = ''] = await linesOf()
    const swapped = subject.replace('customer/7', 'customer/9')
    expect(await problemOf([store, tenant, swapped])).toMatchObject({
      code: 'wrong_archive_key',
      line: 3,
    })
  })

  it.each<[string, string | Uint8Array, RegExp]>([
    ['no JSON', '{"kind":"fact"', /Line 2: It is no JSON/],
    ['no record', '7', /Line 2: It holds no record/],
    ['no kind', '{"kind":"facts"}', /kind is "facts"; expected store, tenant/],
    [
      'a field that is missing',
      '{"kind":"checkpoint","note":""}',
      /size is missing; expected a whole/,
    ],
    ['a number below 0', '{"kind":"checkpoint","size":-1,"note":""}', /size is -1/],
    ['no text', '{"kind":"checkpoint","size":1,"note":{}}', /note is {}; expected text/],
    [
      'no base64',
      '{"kind":"tenant","tenant":"a","sealedKey":"%"}',
      /sealedKey is "%"; expected base64/,
    ],
    ['no object', '{"kind":"end","counts":1,"heads":[]}', /counts is no object/],
    ['no list', '{"kind":"end","counts":{},"heads":1}', /heads is 1; expected a list/],
    [
      'an inner field that is missing',
      '{"kind":"end","counts":{},"heads":[{"size":1}]}',
      /heads\[0\]\.rootHash is missing/,
    ],
    [
      'no pairs',
      '{"kind":"commit_key","tenant":"a","stream":"b","idempotencyKey":"c","fingerprint":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","facts":[[1]]}',
      /facts is \[\[1\]\]; expected a list of pairs/,
    ],
    [
      'a short fingerprint',
      '{"kind":"commit_key","tenant":"a","stream":"b","idempotencyKey":"c","fingerprint":"AA=="}',
      /fingerprint is "AA=="; expected 32 bytes/,
    ],
    ['no UTF-8', Uint8Array.of(0x7b, 0xff), /Line 2: It is no UTF-8/],
  ])('names line and field of %s', async (_, line, message) => {
    const [first = ''] = await linesOf()
    const problem = await problemOf([first, line])
    expect(problem).toMatchObject({ code: 'malformed', line: 2 })
    expect(problem.message).toMatch(message)
  })

  it('of a newer form says that the package is too old', async () => {
    const [first = ''] = await linesOf()
    const newer = first.replace('"version":1', '"version":2')
    expect((await problemOf([newer])).message).toMatch(/version is 2; this package reads 1/)
  })
})
