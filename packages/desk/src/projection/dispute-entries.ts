import { addDays, type Dispute, type IndexEntry, startOfDay, type TimeZone } from '@selfread/core'
import { quotableNumber } from '../derive-id.ts'
import { normalizeIdentifier } from '../normalize.ts'

/** The entries by which disputes are found: by state, number, and the moment at which their clock runs out. */
export function disputeEntries(dispute: Dispute, zone: TimeZone): readonly IndexEntry[] {
  const dueOn = dispute.steps.at(-1)?.dueOn
  return [
    { name: 'state', value: dispute.state },
    { name: 'number', value: normalizeIdentifier(quotableNumber(dispute.id)) },
    ...(dueOn === undefined
      ? []
      : [{ name: 'runs_out_at', value: startOfDay(addDays(dueOn, 1), zone) }]),
  ]
}
