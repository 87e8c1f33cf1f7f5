import type { ReviewItem } from '@selfread/desk'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { textTable } from '../text-table.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'

/** `review list`: the submissions that wait for a person. */
export async function listReviewsCommand(options: DeskLocation): Promise<CommandOutput> {
  const items = await useDesk({ location: options }, ({ desk }) => desk.review.list())
  const header = ['submission', 'received', 'sender', 'readings', 'why']
  return {
    json: items,
    text: `${textTable(header, items.map(rowOf))}\n\n${items.length} wait for a person`,
    exitCode: ExitCode.ok,
  }
}

function rowOf(item: ReviewItem): readonly string[] {
  const readings = item.readings.map(({ place, value }) => `${place} ${value}`)
  const guesses = item.candidates.map(({ place }) => `${place}?`)
  const reasons = [...item.findings, ...item.readings.flatMap(({ findings }) => findings)]
    .filter(({ severity }) => severity === 'lock' || severity === 'reject')
    .map(({ code }) => code)
  return [
    item.submissionId,
    item.receivedAt.slice(0, 'yyyy-mm-ddThh:mm'.length),
    item.sender ?? '',
    (readings.length > 0 ? readings : guesses).join(', '),
    reasons.join(', '),
  ]
}

/** `review decide`: carries out a person's decision on a submission. */
export async function decideReviewCommand(
  submissionId: string,
  options: DeskLocation & {
    readonly by: string
    readonly reason: string
    readonly decision: 'accept_held' | 'refuse'
  },
): Promise<CommandOutput> {
  const { by, reason, decision } = options
  const result = await useDesk({ location: options }, ({ desk }) =>
    desk.review.decide({ submissionId, by, reason, decision }),
  )
  if (!result.ok) return { json: result, text: result.detail, exitCode: ExitCode.problems }
  const text = decision === 'refuse' ? 'refused' : `accepted ${result.readings.length} readings`
  return { json: result, text, exitCode: ExitCode.ok }
}
