import type { Item } from '../item.ts'
import type { LabelledDate, NumberRole } from './labelled-number.ts'
import type { Pending } from './pending-labels.ts'

/** The number given last: dates and house numbers lean on it. */
export interface LastNumber {
  readonly role: NumberRole
  readonly position: number
}

/** A date behind one of these is theirs. */
const otherRoles: ReadonlySet<NumberRole> = new Set([
  'previous',
  'billed',
  'bill',
  'consumption',
  'other_number',
  'sum',
])

/** Says whether a date is the day of reading or that of something else. */
export function labelDate(
  item: Extract<Item, { kind: 'claim' }>,
  pending: readonly Pending[],
  position: number,
  lastNumber: LastNumber | undefined,
): LabelledDate {
  const { date, otherDate } = item.claim
  const isOfEarlier =
    lastNumber !== undefined &&
    position - lastNumber.position <= 3 &&
    otherRoles.has(lastNumber.role)
  if (isOfEarlier)
    return { role: 'other', position, ...(date && { date }), ...(otherDate && { otherDate }) }
  const last = pending.findLast((one) => one.label !== undefined)
  const isReading = last?.label === 'date' || last?.label === 'reading'
  const isOther = last?.label !== undefined && otherRoles.has(last.label)
  const role = isReading ? 'reading' : isOther ? 'other' : 'unlabelled'
  return { role, position, ...(date && { date }), ...(otherDate && { otherDate }) }
}
