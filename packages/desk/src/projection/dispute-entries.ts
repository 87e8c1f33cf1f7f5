import type { Dispute, IndexEntry } from '@selfread/core'

/** The entries by which disputes are found: by state, and in the order in which their clocks run out. */
export function disputeEntries(dispute: Dispute): readonly IndexEntry[] {
  const dueOn = dispute.steps.at(-1)?.dueOn
  return [
    { name: 'state', value: dispute.state },
    ...(dueOn === undefined ? [] : [{ name: 'due_on', value: dueOn }]),
  ]
}
