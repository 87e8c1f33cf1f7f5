import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { openDesk } from '../open-desk.ts'
import { textTable } from '../text-table.ts'

/** `review list`: the submissions that wait for a person. */
export async function listReviewsCommand(options: {
  readonly db: string
  readonly config?: string
}): Promise<CommandOutput> {
  const { desk, close } = await openDesk(options, { mayCreate: false })
  try {
    const items = await desk.review.list()
    const rows = items.map((item) => [
      item.submissionId,
      item.receivedAt.slice(0, 16),
      item.sender ?? '',
      item.readings.map(({ place, value }) => `${place} ${value}`).join(', ') ||
        item.candidates.map(({ place }) => `${place}?`).join(', '),
      [...item.findings, ...item.readings.flatMap(({ findings }) => findings)]
        .filter(({ severity }) => severity === 'lock' || severity === 'reject')
        .map(({ code }) => code)
        .join(', '),
    ])
    return {
      json: items,
      text: `${textTable(['submission', 'received', 'sender', 'readings', 'why'], rows)}\n\n${items.length} wait for a person`,
      exitCode: ExitCode.ok,
    }
  } finally {
    await close()
  }
}

/** `review decide`: carries out a person's decision on a submission. */
export async function decideReviewCommand(
  submissionId: string,
  options: {
    readonly db: string
    readonly config?: string
    readonly now?: string
    readonly by: string
    readonly reason: string
    readonly accept?: boolean
    readonly refuse?: boolean
  },
): Promise<CommandOutput> {
  const { desk, close } = await openDesk(options, { mayCreate: false })
  try {
    const { by, reason } = options
    const decision = options.accept ? 'accept_held' : 'refuse'
    const result = await desk.review.decide({ submissionId, by, reason, decision })
    const text = result.ok
      ? `${decision === 'refuse' ? 'refused' : `accepted ${result.readings.length} readings`}`
      : result.detail
    return { json: result, text, exitCode: result.ok ? ExitCode.ok : ExitCode.problems }
  } finally {
    await close()
  }
}
