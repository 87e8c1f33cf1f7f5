import type { Dispute, IndexEntry } from '@selfread/core'

/** The entry by which disputes are listed in the order in which their clocks run out. */
export function disputeClockEntry(dispute: Dispute): readonly IndexEntry[] {
  const dueOn = dispute.steps.at(-1)?.dueOn
  return dueOn === undefined ? [] : [{ name: 'due_on', value: dueOn }]
}
