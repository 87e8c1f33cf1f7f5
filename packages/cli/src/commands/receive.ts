import type { SubmissionOutcome } from '@selfread/core'
import type { SubmissionReceipt } from '@selfread/desk'
import { createMessageParser } from '@selfread/mail-mime'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import type { Progress } from '../progress.ts'
import { readSubmissions } from '../submission-files.ts'
import { textTable } from '../text-table.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'

/** What became of one file or line. */
export type ReceivedSource =
  | ({ readonly source: string; readonly ok: true } & SubmissionReceipt)
  | { readonly source: string; readonly ok: false; readonly problem: string }

/** What all that was received came to. */
export interface ReceivedSummary {
  readonly submissions: readonly ReceivedSource[]
  readonly counts: { readonly [Outcome in SubmissionOutcome]: number } & {
    readonly received: number
    /** Received before: nothing changed. Counted under its outcome as well. */
    readonly alreadyKnown: number
    /** Files and lines that are no submissions. */
    readonly unusable: number
  }
}

/** `receive`: takes in mails and other submissions from files and folders. */
export async function receiveCommand(
  paths: readonly string[],
  options: DeskLocation,
  progress: Progress,
): Promise<CommandOutput> {
  const submissions = await useDesk({ location: options }, async ({ desk, now }) => {
    const received: ReceivedSource[] = []
    for await (const filed of readSubmissions(paths, { now: now(), mail: createMessageParser() })) {
      const { source } = filed
      progress(`${received.length + 1} ${source}`)
      received.push(
        filed.ok ? { source, ok: true, ...(await desk.receive(filed.submission)) } : filed,
      )
    }
    return received
  })
  const summary = summaryOf(submissions)
  return {
    json: summary,
    text: describe(summary),
    exitCode: summary.counts.unusable > 0 ? ExitCode.problems : ExitCode.ok,
  }
}

function summaryOf(submissions: readonly ReceivedSource[]): ReceivedSummary {
  const receipts = submissions.filter((it) => it.ok)
  const count = (outcome: SubmissionOutcome) =>
    receipts.filter((it) => it.outcome === outcome).length
  return {
    submissions,
    counts: {
      received: receipts.length,
      accepted: count('accepted'),
      review: count('review'),
      not_reading: count('not_reading'),
      quarantined: count('quarantined'),
      alreadyKnown: receipts.filter((it) => it.isAlreadyKnown).length,
      unusable: submissions.length - receipts.length,
    },
  }
}

function describe({ submissions, counts }: ReceivedSummary): string {
  const rows = submissions.map((it) =>
    it.ok
      ? [
          it.source,
          it.outcome,
          it.readings.map(({ register, value }) => `${register} ${value}`).join(', '),
          [...it.findings, ...it.readings.flatMap(({ findings }) => findings)]
            .map(({ code }) => code)
            .join(', '),
        ]
      : [it.source, 'unusable', '', it.problem],
  )
  const { received, accepted, review, not_reading, quarantined, alreadyKnown, unusable } = counts
  return [
    textTable(['source', 'outcome', 'readings', 'findings'], rows),
    '',
    `${received} received = ${accepted} accepted + ${review} review + ${not_reading} not_reading + ${quarantined} quarantined; ${alreadyKnown} known before, ${unusable} unusable`,
  ].join('\n')
}
