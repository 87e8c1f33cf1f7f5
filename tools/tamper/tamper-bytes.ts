import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { type ContentDifference, contentDifference, readContent } from './store-content.ts'
import { verifyAll, verifyFile } from './verify-all.ts'

/** What came of flipping bytes of a store’s file. */
export interface ByteTally {
  readonly flipped: number
  readonly found: number
  /** Nothing that the store holds changed: free room, counters of the engine. By what the byte is. */
  readonly unused: Readonly<Record<string, number>>
  /** What changed is not vouched for, by table and column: see `NOT_COVERED`. */
  readonly changed: Readonly<Record<string, number>>
}

/** Which bytes are flipped. */
export interface ByteTampering {
  readonly path: string
  readonly copy: string
  readonly count: number
  /** The first of them; they lie evenly over the file from there. */
  readonly offset: number
}

/** Flips one byte of a store’s file at a time and verifies the whole store. */
export async function tamperBytes(how: ByteTampering): Promise<ByteTally> {
  const original = readFileSync(how.path)
  const content = readContent(how.path)
  const unused: Record<string, number> = {}
  const changed: Record<string, number> = {}
  let found = 0
  for (let number = 0; number < how.count; number += 1) {
    const at = Math.floor(how.offset + (number * original.length) / how.count) % original.length
    const bytes = Buffer.from(original)
    bytes[at] = (bytes[at] ?? 0) ^ (1 + ((number * 37) % 255))
    for (const suffix of ['-wal', '-shm']) rmSync(`${how.copy}${suffix}`, { force: true })
    writeFileSync(how.copy, bytes)
    if ((await verifyFile(how.copy)).length > 0) {
      found += 1
      continue
    }
    // What the desks look at is what the tables say: where nothing differs, they find nothing.
    const difference = contentDifference(content, how.copy)
    if (difference === undefined) count(unused, byteKind(original, at))
    else if ((await verifyAll(how.copy)).length > 0) found += 1
    else count(changed, nameOf(difference))
  }
  return { flipped: how.count, found, unused, changed }
}

/** The same on several threads, each with its own bytes. */
export async function tamperBytesInParallel(
  how: ByteTampering & { readonly threads: number },
): Promise<ByteTally> {
  const { threads } = how
  const tallies = await Promise.all(
    Array.from({ length: threads }, (_, thread) =>
      inWorker({
        path: how.path,
        copy: `${how.copy}.${thread}`,
        count: Math.ceil(how.count / threads),
        // So that no two threads flip the same bytes.
        offset: how.offset + thread / threads,
      }),
    ),
  )
  return tallies.reduce(merged)
}

function inWorker(how: ByteTampering): Promise<ByteTally> {
  const { promise, resolve, reject } = Promise.withResolvers<ByteTally>()
  const worker = new Worker(new URL('./bytes-main.ts', import.meta.url), { workerData: how })
  worker.once('message', resolve)
  worker.once('error', reject)
  return promise
}

function merged(one: ByteTally, other: ByteTally): ByteTally {
  return {
    flipped: one.flipped + other.flipped,
    found: one.found + other.found,
    unused: added(one.unused, other.unused),
    changed: added(one.changed, other.changed),
  }
}

function added(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum = { ...one }
  for (const [name, number] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + number
  return sum
}

function count(tally: Record<string, number>, name: string): void {
  tally[name] = (tally[name] ?? 0) + 1
}

function nameOf({ table, columns }: ContentDifference): string {
  return `${table}.${columns.join('+')}`
}

/** What a byte of a SQLite file is, as far as its place says. */
function byteKind(file: Buffer, at: number): string {
  if (at < 100) return 'file header'
  const pageSize = file.readUInt16BE(16) === 1 ? 65_536 : file.readUInt16BE(16)
  const start = at - (at % pageSize)
  const header = start === 0 ? 100 : start
  const type = file[header]
  if (type !== 2 && type !== 5 && type !== 10 && type !== 13) return 'free or overflow page'
  const cells = file.readUInt16BE(header + 3)
  const directoryEnd = header + (type === 2 || type === 5 ? 12 : 8) + 2 * cells
  if (at < directoryEnd) return 'header of a page'
  const contentStart = start + (file.readUInt16BE(header + 5) || 65_536)
  return at < contentStart ? 'free room in a page' : 'free block or the number of a page in a page'
}
