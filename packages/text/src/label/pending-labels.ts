import type { NamedUtility } from '@selfread/core'
import type { Item } from '../item.ts'
import type { NumberLabel } from '../languages/index.ts'
import { isReadingRole, type NumberRole } from './labelled-number.ts'

/** A label, a register or a utility that was named and waits for its number. */
export interface Pending {
  readonly label?: NumberLabel
  readonly register?: string
  readonly utility?: NamedUtility
  readonly isWeak?: boolean
  /** Item position of the phrase. */
  readonly at: number
  /** Unknown words since. */
  distance: number
  /** A comma or line end stood since. */
  isAcross: boolean
}

/** Labels kept in force at once; a text with more of them and no number says nothing. */
export const maxPending = 16

/** Unknown words a label reaches over; two where nothing is said. */
const maxDistance: { readonly [Label in NumberLabel]?: number } = {
  reading: 9,
  previous: 5,
  consumption: 4,
  billed: 6,
  sum: 4,
  street: 4,
  address_part: 1,
}

/** Where a phrase has several labels, the earlier one here names the number. */
const strengths: readonly NumberLabel[] = [
  'national_id',
  'secret',
  'meter',
  'client',
  'subscriber',
  'place',
  'billed',
  'previous',
  'reading',
  'current',
  'consumption',
  'other_number',
  'bill',
  'phone',
  'sum',
  'date',
  'street',
  'address_part',
  'meter_word',
]

/** What a phrase puts in force. */
export function pendingOf(item: Extract<Item, { kind: 'phrase' }>, at: number): Pending[] {
  const { meanings, inner } = item
  if (meanings.some((one) => one.kind === 'filler' && one.filler === 'greeting')) return []
  const labels = meanings.flatMap((one) => (one.kind === 'label' ? [one.label] : []))
  const registers = meanings.flatMap((one) => (one.kind === 'register' ? [one.register] : []))
  const utilities = [...meanings, ...inner].flatMap((one) =>
    one.kind === 'utility' ? [one.utility] : [],
  )
  const [label] = [...labels].sort((a, b) => strengths.indexOf(a) - strengths.indexOf(b))
  const fresh = { at, distance: 0, isAcross: false }
  const list: Pending[] = []
  if (utilities[0] !== undefined) list.push({ utility: utilities[0], ...fresh })
  if (label === 'current') list.push({ label: 'reading', isWeak: true, ...fresh })
  else if (label !== undefined) list.push({ label, ...fresh })
  if (registers[0] !== undefined) list.push({ register: registers[0], ...fresh })
  return list
}

/** Unknown words stand between a label and its number. */
export function grow(pending: readonly Pending[], words: number): void {
  for (const one of pending) one.distance += words
}

/** After a comma or a line end only what is being read stays in force. */
export function crossBoundary(pending: readonly Pending[]): Pending[] {
  return pending
    .filter(
      (one) =>
        one.label === 'reading' ||
        one.label === 'previous' ||
        one.utility !== undefined ||
        one.register !== undefined ||
        one.label === 'street',
    )
    .filter((one) => !(one.label === 'street' && one.isAcross))
    .map((one) => ({ ...one, isAcross: true }))
}

/** Says whether a label still names the number that comes now. */
export function inReach(one: Pending): boolean {
  const limit = maxDistance[one.label as NumberLabel] ?? 2
  return (
    one.distance <= limit && (!one.isAcross || one.label === 'reading' || one.label === 'previous')
  )
}

const addressLabels: ReadonlySet<NumberLabel | undefined> = new Set([
  undefined,
  'street',
  'address_part',
  'date',
  'bill',
])

/** The next label back, once the nearest does not fit the number. */
export function behind(pending: readonly Pending[], at: number): Pending | undefined {
  return pending.slice(0, at).findLast((one) => !addressLabels.has(one.label) && inReach(one))
}

/** What stays in force once a number has been given its role. */
export function consume(
  pending: readonly Pending[],
  taken: {
    readonly role: NumberRole
    readonly roleAt: number
    readonly register: string | undefined
    readonly isNumberNext: boolean
  },
): Pending[] {
  const { role, roleAt, register, isNumberNext } = taken
  const isHandedOut = pending.filter((one) => one.register !== undefined).length > 1 && isNumberNext
  if (isHandedOut) {
    const first = pending.findIndex((one) => one.register === register)
    return pending.filter((one, index) => index !== first && one.label === undefined)
  }
  const isIdentifier = !isReadingRole(role) && role !== 'utility_only'
  return pending.filter((one, index) => {
    if (one.register !== undefined) return false
    if (!isIdentifier) return false
    return one.utility !== undefined || (one.label === 'reading' && index < roleAt)
  })
}
