import assert from 'node:assert/strict'
import type { OperatorLine, ParsedLine } from '../measurement/index.ts'
import type { FileBytes, FileHeader, OperatorFormat } from '../ports/index.ts'
import { chunksOf, flipped, garbage, spoiled, unevenChunksOf } from './damaged-files.ts'
import type { Law } from './law.ts'

/** A format under test. */
export interface OperatorFormatSubject {
  readonly format: OperatorFormat
  /**
   * At least three lines that the format can carry, as it reads them: every
   * field it has a place for, a serial with leading zeros if it carries serials,
   * an index with as many digits as it takes.
   */
  readonly lines: readonly OperatorLine[]
  /** A header the format can carry; a plain one unless stated. */
  readonly header?: FileHeader
}

const plainHeader: FileHeader = {
  supplier: 'supplier-1',
  operator: 'operator-1',
  day: '2026-11-22',
  batchId: 'batch-7',
  sequence: 1,
  createdAt: '2026-11-22T05:46:00.000Z',
}

const HEAD_BYTES = 4_096

/**
 * What every {@link OperatorFormat} promises. Losing a row or a digit here is
 * losing somebody's reading, which nobody notices until the bill is wrong.
 *
 * @example
 * ```ts
 * for (const law of operatorFormatLaws) {
 *   it(law.name, () => law.check({ format: myFormat, lines: myLines }))
 * }
 * ```
 */
export const operatorFormatLaws: readonly Law<OperatorFormatSubject>[] = [
  {
    name: 'a file that was written reads back as the same lines, with every digit',
    async check(subject) {
      assert.ok(subject.lines.length >= 3, 'The laws need at least three lines to try.')
      for (const lines of [subject.lines, subject.lines.slice(0, 1), subject.lines.toReversed()]) {
        const file = rendered(subject, lines)
        const items = await itemsOf(subject.format, file.fileName, file.bytes)
        assert.deepEqual(findingsOf(items), [])
        assert.deepEqual(linesOf(items), lines)
      }
    },
  },
  {
    name: 'a file without lines reads back as no lines',
    async check(subject) {
      const file = rendered(subject, [])
      const items = await itemsOf(subject.format, file.fileName, file.bytes)
      assert.deepEqual(linesOf(items), [])
      assertCounts(items)
    },
  },
  {
    name: 'leading zeros of serials, places and indices survive',
    async check(subject) {
      const file = rendered(subject, subject.lines)
      const read = linesOf(await itemsOf(subject.format, file.fileName, file.bytes))
      const digits = (lines: readonly OperatorLine[]) =>
        lines.map(({ place, meterSerial, index }) => [place.value, meterSerial, index.text])
      assert.deepEqual(digits(read), digits(subject.lines))
    },
  },
  {
    name: 'the same lines and header give the same bytes and file name',
    async check(subject) {
      const first = rendered(subject, subject.lines)
      const second = rendered(subject, structuredClone(subject.lines))
      assert.deepEqual(second, first)
      assert.doesNotMatch(first.fileName, /[/\\]|^\.|^$/, 'A file name is a label, never a path.')
    },
  },
  {
    name: 'lines that came in are left as they were',
    async check(subject) {
      const before = structuredClone(subject.lines)
      rendered(subject, subject.lines)
      assert.deepEqual(subject.lines, before)
    },
  },
  {
    name: 'a file in chunks of any size reads as the whole file does',
    async check(subject) {
      const { fileName, bytes } = rendered(subject, subject.lines)
      const whole = await itemsOf(subject.format, fileName, bytes)
      for (const size of [1, 2, 3, 7, 64, 1_000, bytes.length]) {
        const chunked = await itemsOf(subject.format, fileName, chunksOf(bytes, size))
        assert.deepEqual(chunked, whole, `In chunks of ${size} bytes it reads differently.`)
      }
      assert.deepEqual(await itemsOf(subject.format, fileName, unevenChunksOf(bytes)), whole)
    },
  },
  {
    name: 'parsing twice gives the same, and parsings do not disturb each other',
    async check(subject) {
      const { fileName, bytes } = rendered(subject, subject.lines)
      const [first, second] = await Promise.all([
        itemsOf(subject.format, fileName, chunksOf(bytes, 5)),
        itemsOf(subject.format, fileName, chunksOf(bytes, 11)),
      ])
      assert.deepEqual(second, first)
      assert.deepEqual(linesOf(first), subject.lines)
    },
  },
  {
    name: 'garbage gives findings and counts, never an exception',
    async check(subject) {
      for (const [name, bytes] of garbage()) {
        const items = await attempt(subject.format, name, bytes)
        assert.deepEqual(linesOf(items), [], `${name} has no line in it.`)
        assertCounts(items)
        assertFindings(items)
        if (bytes.length > 0) assert.ok(findingsOf(items).length > 0, `${name} needs a finding.`)
      }
    },
  },
  {
    name: 'a file cut off anywhere gives no line that it does not say, and its counts add up',
    async check(subject) {
      const { bytes } = rendered(subject, subject.lines)
      for (let sixteenth = 1; sixteenth < 16; sixteenth++) {
        const cut = bytes.subarray(0, Math.floor((bytes.length * sixteenth) / 16))
        const items = await attempt(subject.format, `cut at ${sixteenth}/16`, cut)
        assertCounts(items)
        assertFindings(items)
        // The last line may have lost its end without anything to show for it.
        const read = linesOf(items)
        assert.deepEqual(read.slice(0, -1), subject.lines.slice(0, Math.max(0, read.length - 1)))
      }
    },
  },
  {
    name: 'a damaged file never throws, and its counts add up',
    async check(subject) {
      const { fileName, bytes } = rendered(subject, subject.lines)
      for (const damaged of [...flipped(bytes), ...spoiled(bytes)]) {
        const items = await attempt(subject.format, fileName, damaged)
        assertCounts(items)
        assertFindings(items)
      }
    },
  },
  {
    // Operators' programs differ in this, and the row that is lost is always somebody's.
    name: 'the last row counts without a newline behind it',
    async check(subject) {
      const { fileName, bytes } = rendered(subject, subject.lines)
      let end = bytes.length
      while (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d) end--
      const items = await itemsOf(subject.format, fileName, bytes.subarray(0, end))
      assert.deepEqual(linesOf(items), subject.lines)
      assertCounts(items)
    },
  },
  {
    name: 'a line too many is not lost: rows read are rows delivered and rows refused',
    async check(subject) {
      const doubled = [...subject.lines, ...subject.lines]
      const file = rendered(subject, doubled)
      const items = await itemsOf(subject.format, file.fileName, file.bytes)
      assert.deepEqual(linesOf(items), doubled)
      assertCounts(items)
    },
  },
  {
    name: 'every item says where it stands, in the file that was given',
    async check(subject) {
      const { bytes } = rendered(subject, subject.lines)
      const items = await itemsOf(subject.format, 'as-given.txt', bytes)
      let last = 1
      for (const item of items) {
        if (item.kind !== 'line') continue
        assert.equal(item.at.file, 'as-given.txt')
        assert.ok(Number.isInteger(item.at.line), 'A line number is a whole number.')
        assert.ok(item.at.line >= last, 'Lines come in file order.')
        last = item.at.line
      }
    },
  },
  {
    name: 'detection is between 0 and 1 and likes its own file better than garbage',
    async check(subject) {
      const { format } = subject
      const own = rendered(subject, subject.lines)
      const mine = likelihood(format, own.fileName, own.bytes)
      for (const [name, bytes] of garbage()) {
        const other = likelihood(format, name, bytes)
        assert.ok(mine > other, `Its own file has ${mine}, ${name} has ${other}.`)
      }
    },
  },
]

function rendered(
  { format, header = plainHeader }: OperatorFormatSubject,
  lines: readonly OperatorLine[],
) {
  return format.render({ header, lines })
}

async function itemsOf(
  format: OperatorFormat,
  name: string,
  bytes: FileBytes,
): Promise<ParsedLine[]> {
  const items: ParsedLine[] = []
  for await (const item of format.parse({ name, bytes })) items.push(item)
  return items
}

async function attempt(
  format: OperatorFormat,
  name: string,
  bytes: FileBytes,
): Promise<ParsedLine[]> {
  try {
    return await itemsOf(format, name, bytes)
  } catch (cause) {
    throw new assert.AssertionError({
      message: `Reading ${name} threw ${cause instanceof Error ? cause.message : String(cause)}.`,
    })
  }
}

function linesOf(items: readonly ParsedLine[]): OperatorLine[] {
  return items.flatMap((item) => (item.kind === 'line' ? [item.line] : []))
}

function findingsOf(items: readonly ParsedLine[]) {
  return items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : []))
}

function assertCounts(items: readonly ParsedLine[]): void {
  const ends = items.filter((item) => item.kind === 'end')
  const [end] = ends
  assert.equal(ends.length, 1, `There is one end, not ${ends.length}.`)
  assert.equal(items.at(-1), end, 'The end comes last.')
  if (end === undefined) return
  const { rowsRead, rowsDelivered, rowsRefused } = end
  for (const count of [rowsRead, rowsDelivered, rowsRefused]) {
    assert.ok(Number.isSafeInteger(count) && count >= 0, `${count} is no count.`)
  }
  assert.equal(rowsRead, rowsDelivered + rowsRefused, 'Read is delivered and refused.')
  assert.equal(rowsDelivered, linesOf(items).length, 'Each row that is delivered is a line.')
  const hasError = findingsOf(items).some(({ severity }) => severity === 'error')
  assert.ok(rowsRefused === 0 || hasError, 'A row is refused with a finding that says why.')
}

function assertFindings(items: readonly ParsedLine[]): void {
  for (const { at, expected, actual, advice } of findingsOf(items)) {
    assert.ok(Number.isInteger(at.line) && at.line >= 1, 'A finding names its line.')
    for (const text of [expected, actual, advice]) assert.equal(typeof text, 'string')
    assert.ok(expected !== '' && advice !== '', 'A finding says what was expected and what to do.')
    assert.ok(actual.length < 2_000, 'A finding does not carry the file.')
  }
}

function likelihood(format: OperatorFormat, name: string, bytes: Uint8Array): number {
  const { likelihood: value, reasons } = format.detect({
    name,
    head: bytes.subarray(0, HEAD_BYTES),
  })
  assert.ok(value >= 0 && value <= 1, `${value} is no likelihood.`)
  assert.ok(Array.isArray(reasons), 'Detection gives its reasons.')
  return value
}
