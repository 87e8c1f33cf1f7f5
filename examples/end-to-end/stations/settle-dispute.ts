import type { DisputeCommand, Instant } from '@selfread/core'
import type { DisputeResult, PlaceOutcome, ReconciliationReport } from '@selfread/desk'
import { good, type StationAccount, table } from '../account.ts'
import type { Demo } from '../demo.ts'
import { writeLetters } from './write-letters.ts'

/** 6. A dispute from one outcome, put through to the operator's answer, with its clock. */
export async function settleDispute(
  demo: Demo,
  reports: readonly ReconciliationReport[],
): Promise<StationAccount & { readonly place?: string }> {
  const { desk } = demo
  const outcome = await mostTelling(desk, reports)
  if (outcome === undefined) {
    return { lines: ['No operator stored another value than a customer’s: nothing to dispute.'] }
  }
  const { place, readingId } = outcome
  const opened = await desk.disputes.open({ type: 'reading_not_used', place, readingId })
  if (!opened.ok) throw new Error(`The dispute does not open: expected ${opened.expected}.`)
  const { id, proposedIndex, disputedIndex } = opened.dispute
  const number = desk.disputes.number(id)
  const steps: readonly (readonly [Instant, DisputeCommand])[] = [
    ['2026-11-27T10:00:00.000Z', { action: 'register', number }],
    ['2026-11-27T10:05:00.000Z', { action: 'send' }],
    ['2026-12-02T07:40:00.000Z', { action: 'acknowledge', operatorReference: 'RDN-2026-4711' }],
    ['2026-12-04T12:20:00.000Z', { action: 'verify', by: 'documents' }],
    [
      '2026-12-11T09:30:00.000Z',
      { action: 'answer', result: 'upheld', index: proposedIndex, note: 'corectat în sistem' },
    ],
  ]
  const rows: (readonly string[])[] = []
  for (const [at, command] of steps) {
    demo.moveTo(at)
    rows.push(rowOf(at, await desk.disputes.advance({ place, disputeId: id, command })))
  }
  const letters = await writeLetters(demo)
  const status = (await desk.explain({ place }))?.disputes.find(({ dispute }) => dispute.id === id)
  const answer = status?.dispute.answer
  return {
    lines: [
      `${place}: the customer read ${proposedIndex}, the operator stored ${disputedIndex}.`,
      ...table(rows),
      ...letters.lines,
      good(
        `Dispute ${number} ${answer?.result ?? 'not answered'}: index ${answer?.index}, «${answer?.note}».`,
      ),
    ],
    problems: letters.problems ?? [],
    place,
  }
}

/** Of the values that an operator changed, the one whose dossier has most to tell. */
async function mostTelling(
  desk: Demo['desk'],
  reports: readonly ReconciliationReport[],
): Promise<PlaceOutcome | undefined> {
  const changed = reports
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ code }) => code === 'different_value')
  const told = await Promise.all(
    changed.map(async (outcome) => {
      const { readings = [] } = (await desk.explain({ place: outcome.place })) ?? {}
      const disputed = readings.find(({ reading }) => reading.id === outcome.readingId)
      const findings = disputed?.reading.assessment?.findings.length ?? 0
      const texts = disputed?.submissions.filter(({ text }) => text).length ?? 0
      return { outcome, weight: findings + texts }
    }),
  )
  return told.toSorted((a, b) => b.weight - a.weight)[0]?.outcome
}

function rowOf(at: Instant, result: DisputeResult): readonly string[] {
  if (!result.ok) {
    throw new Error(`${result.problem}: expected ${result.expected}, found ${result.actual}.`)
  }
  const { state, owner, dueOn, daysLeft } = result.clock
  const clock = dueOn ? `due ${dueOn}, ${daysLeft} days left` : 'no deadline'
  return [at.slice(0, 10), state, `clock against ${owner}`, clock]
}
