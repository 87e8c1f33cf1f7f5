import type { DisputeCommand } from '@selfread/core'
import type { DisputeResult, ReconciliationReport } from '@selfread/desk'
import { aside, good, type StationAccount } from '../account.ts'
import type { Demo } from '../demo.ts'

/** 6. A dispute from one outcome, put through to the operator's answer, with its clock. */
export async function settleDispute(
  { desk }: Demo,
  reports: readonly ReconciliationReport[],
): Promise<{ readonly account: StationAccount; readonly place: string }> {
  const outcome = reports
    .flatMap(({ outcomes }) => outcomes)
    .find(({ code }) => code === 'different_value')
  if (outcome === undefined) throw new Error('No outcome of the demo gives reason for a dispute.')
  const { place, readingId } = outcome
  const opened = await desk.disputes.open({ type: 'reading_not_used', place, readingId })
  if (!opened.ok) throw new Error(`The dispute does not open: ${opened.expected}.`)
  const { id } = opened.dispute
  const number = desk.disputes.number(id)
  const proposedIndex = opened.dispute.proposedIndex
  const commands: readonly DisputeCommand[] = [
    { action: 'register', number },
    { action: 'send' },
    { action: 'acknowledge', operatorReference: 'RDN-2026-4711' },
    { action: 'verify', by: 'documents' },
    { action: 'answer', result: 'upheld', index: proposedIndex, note: 'corectat în sistem' },
  ]
  const lines = [
    `${place}: the customer’s ${proposedIndex} against the operator’s ${opened.dispute.disputedIndex}`,
  ]
  for (const command of commands) {
    lines.push(stepLine(await desk.disputes.advance({ place, disputeId: id, command })))
  }
  lines.push(good(`Dispute ${number}: the operator upheld it, index ${proposedIndex}`))
  return { account: { lines }, place }
}

function stepLine(result: DisputeResult): string {
  if (!result.ok)
    throw new Error(`${result.problem}: expected ${result.expected}, ${result.actual}`)
  const { state, owner, dueOn, daysLeft } = result.clock
  const clock = dueOn ? `due ${dueOn}, ${daysLeft} days left` : 'no deadline'
  return aside(`${state.padEnd(18)} clock against ${owner}, ${clock}`)
}
