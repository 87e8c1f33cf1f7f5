import type { FaultList } from './fault-list.ts'
import {
  type HeadRecord,
  type JournalHeader,
  type JournalRecord,
  type LeafRecord,
  LINE_BYTES_MAX,
  type ProofRecord,
  parseJournalLine,
} from './journal-record.ts'
import { readLines } from './read-lines.ts'

/**
 * Reads the records of a journal file in the order in which they have to stand. Where one does not,
 * it is undefined, a fault is added, and nothing more can be read.
 */
export interface RecordReader {
  /** Line of the record that was read last. */
  readonly line: number
  header(): Promise<JournalHeader | undefined>
  head(number: number): Promise<HeadRecord | undefined>
  proofs(to: number, logs: number): Promise<ProofRecord | undefined>
  leaf(partition: number, position: number): Promise<LeafRecord | undefined>
  /** Demands that nothing follows. */
  end(): Promise<void>
}

export function createRecordReader(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  found: FaultList,
): RecordReader {
  const lines = readLines(chunks, LINE_BYTES_MAX)
  let line = 0

  async function read(): Promise<JournalRecord | undefined> {
    const { value } = await lines.next()
    line += 1
    if (value === undefined)
      return fault('incomplete', 'The file ends here, and more has to follow.')
    if ('problem' in value) {
      if (value.problem === 'no_line_break')
        return fault('incomplete', 'The file ends within this line.')
      const problem = value.problem === 'too_long' ? 'longer than 8 MiB' : 'not UTF-8'
      return fault('malformed', `The line is ${problem}.`)
    }
    const record = parseJournalLine(value.text)
    return record ?? fault('malformed', 'The line is no record of a journal in canonical JSON.')
  }

  function fault(code: 'malformed' | 'out_of_order' | 'incomplete', message: string): undefined {
    found.add({ code, message, line })
  }

  async function expect<Kind extends JournalRecord>(
    what: string,
    isIt: (record: JournalRecord) => record is Kind,
  ): Promise<Kind | undefined> {
    const record = await read()
    if (record === undefined || isIt(record)) return record
    return fault('out_of_order', `Here has to stand ${what}.`)
  }

  return {
    get line() {
      return line
    },
    header: () => expect('the header', (it): it is JournalHeader => 'format' in it),
    head: (number) =>
      expect(`head ${number}`, (it): it is HeadRecord => 'head' in it && it.head === number),
    proofs: (to, logs) =>
      expect(
        `a proof for each of ${logs} logs up to head ${to}`,
        (it): it is ProofRecord => 'to' in it && it.to === to && it.proofs.length === logs,
      ),
    leaf: (partition, position) =>
      expect(
        `the leaf at position ${position} of log ${partition}`,
        (it): it is LeafRecord =>
          'hash' in it && it.partition === partition && it.position === position,
      ),
    async end() {
      const { done } = await peekEnd()
      if (!done) fault('out_of_order', 'The file goes on behind its end.')
    },
  }

  async function peekEnd(): Promise<{ readonly done: boolean }> {
    const { value } = await lines.next()
    if (value !== undefined) line += 1
    return { done: value === undefined }
  }
}
