import type { Dispute, DisputeOpening, DisputeStep } from './dispute.ts'
import type { AnsweredResult } from './dispute-command.ts'

/** A dispute after one more step. */
export function evolveDispute(dispute: Dispute, step: DisputeStep): Dispute {
  const next = { ...dispute, state: step.state, steps: [...dispute.steps, step] }
  const { command } = step
  switch (command?.action) {
    case 'register':
      return { ...next, number: command.number }
    case 'answer':
      return { ...next, answer: answerOf(command) }
    case 'close':
      return command.ruling ? { ...next, answer: answerOf(command.ruling) } : next
    case 'reopen': {
      // What was answered in the round before stays in its step.
      const { answer: _, ...reopened } = next
      const evidence = [...dispute.evidence, ...command.evidence]
      return { ...reopened, evidence, round: (dispute.round ?? 1) + 1 }
    }
    default:
      return next
  }
}

/** A dispute as it was opened, taken through its steps again: the same dispute. */
export function replayDispute(opening: DisputeOpening, steps: readonly DisputeStep[]): Dispute {
  const begun: Dispute = { ...opening, state: 'draft', steps: [] }
  return steps.reduce(evolveDispute, begun)
}

function answerOf({ result, index, note }: AnsweredResult): AnsweredResult {
  return {
    result,
    ...(index !== undefined && { index }),
    ...(note !== undefined && { note }),
  }
}
