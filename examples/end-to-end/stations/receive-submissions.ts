import { basename, join } from 'node:path'
import { readSubmissions } from '@selfread/cli'
import type { SubmissionReceipt } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import { aside, count, good, type StationAccount } from '../account.ts'
import { type Demo, NOW } from '../demo.ts'

interface Received {
  readonly source: string
  readonly receipt: SubmissionReceipt
}

/** 2. Mails, messages and the call centre's list: each ends as accepted, review, not_reading or quarantined. */
export async function receiveSubmissions(demo: Demo): Promise<StationAccount> {
  const { input, store } = demo
  const sources = ['mail', 'other-channels', 'call-centre.ndjson'].map((it) => join(input, it))
  const { received, unusable } = await receiveAll(demo, sources)
  const mails = received.filter(({ receipt }) => receipt.channel === 'email')
  const others = received.filter(({ receipt }) => receipt.channel !== 'email')

  const before = await store.treeHead()
  const again = await receiveAll(demo, sources)
  const after = await store.treeHead()
  const isSame = before.rootHash === after.rootHash
  return {
    lines: [
      `${count(mails.length, 'mail')}: ${outcomes(mails)}`,
      `${count(others.length, 'message and call', 'messages and calls')}: ${outcomes(others)}`,
      ...stories(received),
      ...unusable.map((it) => aside(it)),
      `Taken in again: ${again.received.filter(({ receipt }) => receipt.isAlreadyKnown).length} of ${again.received.length} known, ${isSame ? good('journal unchanged') : 'journal changed'}`,
    ],
  }
}

async function receiveAll({ desk }: Demo, paths: readonly string[]) {
  const received: Received[] = []
  const unusable: string[] = []
  for await (const filed of readSubmissions(paths, { now: NOW, mail: createMessageParser() })) {
    if (filed.ok) {
      received.push({ source: filed.source, receipt: await desk.receive(filed.submission) })
    } else unusable.push(`${filed.source} ${filed.problem}`)
  }
  return { received, unusable }
}

function outcomes(received: readonly Received[]): string {
  const names = ['accepted', 'review', 'not_reading', 'quarantined'] as const
  const counts = names.map((name) => received.filter((it) => it.receipt.outcome === name).length)
  const sum = counts.reduce((total, number) => total + number, 0)
  const parts = names.map((name, index) => `${counts[index]} ${name}`)
  return `${parts.join(' + ')} = ${sum}`
}

// Enough to show that each ends for a reason; the rest is in the review list.
const STORIES_MAX = 8

/** The mails that were not simply accepted, each with its first reason. */
function stories(received: readonly Received[]): readonly string[] {
  const unusual = received.flatMap(({ source, receipt }) => {
    const findings = [...receipt.findings, ...receipt.readings.flatMap((it) => it.findings)]
    const reason = findings.find(({ severity }) => severity === 'lock' || severity === 'reject')
    return reason ? [`${basename(source)}: ${receipt.outcome}, ${reason.code}`] : []
  })
  const shown = [...new Map(unusual.map((it) => [it.split(', ').at(-1), it])).values()]
  return shown.slice(0, STORIES_MAX).map((it) => aside(it))
}
