import { join } from 'node:path'
import { readSubmissions } from '@selfread/cli'
import type { SubmissionReceipt } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { good, problemOf, type StationAccount, sumLines, table, tally, warned } from '../account.ts'
import { type Demo, NOW } from '../demo.ts'

const SOURCES = [
  ['mails', 'mail'],
  ['messages', 'other-channels'],
  ['calls', 'call-centre.ndjson'],
] as const

const OUTCOMES = ['accepted', 'review', 'not_reading', 'quarantined'] as const

/** All that one source held. */
interface Received {
  readonly name: string
  readonly receipts: readonly SubmissionReceipt[]
  readonly problems: readonly string[]
}

/** 2. Mails, messages and calls: each ends as accepted, review, not_reading or quarantined. */
export async function receiveSubmissions(
  demo: Demo,
): Promise<StationAccount & { readonly places: readonly string[] }> {
  const first = await receiveAll(demo)
  const [before] = await demo.store.logHeads()
  // The second time, the receipts come from the store.
  const stored = await receiveAll(demo)
  const [after] = await demo.store.logHeads()
  const receipts = stored.flatMap((it) => it.receipts)
  const known = receipts.filter(({ isAlreadyKnown }) => isAlreadyKnown).length
  const isSame = before?.rootHash === after?.rootHash
  return {
    lines: [
      ...table([
        ['', 'received', ...OUTCOMES],
        ...stored.map((it) => [it.name, ...outcomeCounts(it.receipts)]),
        ['all', ...outcomeCounts(receipts)],
      ]),
      ...OUTCOMES.flatMap((outcome) => reasonLines(outcome, receipts)),
      `Taken in again: ${known} of ${receipts.length} known, ${isSame ? good('the journal is as it was') : warned('the journal has changed')}.`,
    ],
    problems: first.flatMap(({ problems }) => problems),
    places: receipts.flatMap((it) => it.readings.map(({ place }) => place)),
  }
}

async function receiveAll(demo: Demo): Promise<readonly Received[]> {
  const all: Received[] = []
  for (const [name, path] of SOURCES) all.push(await receive(demo, name, join(demo.input, path)))
  return all
}

async function receive({ desk }: Demo, name: string, path: string): Promise<Received> {
  const receipts: SubmissionReceipt[] = []
  const problems: string[] = []
  try {
    for await (const filed of readSubmissions([path], { now: NOW, mail: createMessageParser() })) {
      if (!filed.ok) {
        problems.push(`${filed.source} ${filed.problem}`)
        continue
      }
      try {
        receipts.push(await desk.receive(filed.submission))
      } catch (error) {
        problems.push(`${filed.source} was not taken in: ${problemOf(error)}`)
      }
    }
  } catch (error) {
    problems.push(`No ${name} were taken in: ${problemOf(error)}`)
  }
  return { name, receipts, problems }
}

function outcomeCounts(receipts: readonly SubmissionReceipt[]): readonly number[] {
  const counts = OUTCOMES.map((name) => receipts.filter(({ outcome }) => outcome === name).length)
  return [receipts.length, ...counts]
}

/** Why submissions ended like this; nothing where no reason is needed. */
function reasonLines(
  outcome: SubmissionReceipt['outcome'],
  receipts: readonly SubmissionReceipt[],
): readonly string[] {
  const own = receipts.filter((it) => it.outcome === outcome)
  if (outcome === 'accepted' || own.length === 0) return []
  const reasons = sumLines(tally(own.map(reasonOf)))
  return reasons.map((line, at) => `${(at === 0 ? outcome : '').padEnd(13)}${line}`)
}

const SEVERITIES = ['reject', 'lock', 'warn', 'note']

/** The code of the gravest finding, the first of its kind. */
function reasonOf({ findings, readings }: SubmissionReceipt): string {
  const all = [...findings, ...readings.flatMap((it) => it.findings)]
  const [gravest] = all.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  )
  return gravest?.code ?? 'by its envelope'
}
