import type { Item } from '../item.ts'
import type { Claim } from '../recognise/claim.ts'
import type { Token } from '../scan-tokens.ts'
import { chooseRole, isListRole } from './choose-role.ts'
import { type LastNumber, labelDate } from './label-date.ts'
import {
  isReadingRole,
  type LabelledDate,
  type LabelledNumber,
  type Labelling,
  type NumberRole,
} from './labelled-number.ts'
import { crossBoundary, grow, maxPending, type Pending, pendingOf } from './pending-labels.ts'

/** Walks the items and gives every number the role that the words before or after it name. */
export function labelNumbers(items: readonly Item[], tokens: readonly Token[]): Labelling {
  const numbers: LabelledNumber[] = []
  const dates: LabelledDate[] = []
  const used = new Set<number>()
  let pending: Pending[] = []
  let clauseReads = false
  let listed: NumberRole | undefined
  let last: LastNumber | undefined

  for (const [position, item] of items.entries()) {
    if (used.has(position)) continue
    if (item.kind === 'phrase') {
      pending = [...numberedMeter(items, position, pending), ...pendingOf(item, position)].slice(
        -maxPending,
      )
      if (item.meanings.every((one) => one.kind === 'sign')) grow(pending, 1)
    } else if (item.kind === 'word') {
      grow(pending, 1)
    } else if (item.kind === 'mark') {
      if (',;|'.includes(item.text)) pending = crossBoundary(pending)
      if (isSentenceEnd(items, position, tokens)) {
        pending = crossBoundary(pending).filter((one) => one.label !== 'previous')
        clauseReads = false
        listed = undefined
      }
    } else if (item.kind === 'line') {
      if (!isHeading(items, position)) pending = crossBoundary(pending)
    } else if (item.kind === 'claim' && item.claim.kind === 'register') {
      const register = item.claim.value ?? ''
      pending.push({ register, at: position, distance: 0, isAcross: false })
    } else if (item.kind === 'claim' && item.claim.kind === 'date') {
      dates.push(labelDate(item, pending, position, last))
      pending = pending.filter((one) => one.label !== 'date')
    } else if (mayName(item) && !isOrdinalOfLabel(items, position)) {
      const chosen = chooseRole({ items, tokens, position, pending, clauseReads, listed, last })
      const { labelled } = chosen
      numbers.push(labelled)
      pending = chosen.pending
      if (chosen.usedAt !== undefined) used.add(chosen.usedAt)
      if (isReadingRole(labelled.role)) clauseReads = true
      if (labelled.role === 'reading') listed = undefined
      else if (isListRole(labelled.role)) listed = labelled.role
      last = { role: labelled.role, position }
    }
  }
  const hasOpenRegister = pending.some((one) => one.register !== undefined && !one.isAcross)
  const unnamed = new Set(
    numbers.filter((one) => one.role === 'unlabelled').map((one) => one.position),
  )
  return { numbers, dates, hasOpenRegister, unnamed }
}

const codes: ReadonlySet<Claim['kind']> = new Set([
  'place_code',
  'meter_code',
  'code',
  'homoglyph',
  'known_meter',
  'known_customer',
  'profile_code',
  'phone',
  'national_id',
])

/** Numbers, and claims that stand for one; sums, times and links take no role. */
function mayName(item: Item): item is LabelledNumber['item'] {
  return item.kind === 'number' || (item.kind === 'claim' && codes.has(item.claim.kind))
}

/** The 1 of `ХВС1 123`: it counts meters. */
function isOrdinalOfLabel(items: readonly Item[], position: number): boolean {
  const item = items[position]
  if (item?.kind !== 'number' || !item.isGluedToWord || item.digits.length > 1) return false
  return items[position - 1]?.kind === 'phrase'
}

/** `Water meter no.`: behind the word meter, the word number makes the next number a serial. */
function numberedMeter(items: readonly Item[], position: number, pending: Pending[]): Pending[] {
  const at = pending.findLastIndex((one) => one.label !== undefined)
  const last = pending[at]
  if (!isNumbering(items[position]) || last?.label !== 'meter_word') return pending
  if (last.distance > 0 || last.isAcross) return pending
  return pending.with(at, { ...last, label: 'meter' })
}

function isNumbering(item: Item | undefined): boolean {
  if (item?.kind !== 'phrase') return false
  return item.meanings.some((one) => one.kind === 'filler' && one.filler === 'numbering')
}

/** A line that only announces what the next one holds. */
function isHeading(items: readonly Item[], position: number): boolean {
  const before = items[position - 1]
  return before?.kind === 'phrase' || (before?.kind === 'mark' && before.text === ':')
}

/** A full stop that ends a sentence, not an abbreviation: what stands before it is no label. */
function isSentenceEnd(
  items: readonly Item[],
  position: number,
  tokens: readonly Token[],
): boolean {
  const item = items[position]
  if (item?.kind !== 'mark' || !'.!?'.includes(item.text)) return false
  const next = tokens[item.to]
  if (next?.isGlued && next.kind !== 'line') return false
  if (item.text !== '.') return true
  const before = items[position - 1]
  if (isNumbering(before)) return false
  if (before?.kind === 'phrase')
    return before.meanings.every((one) => one.kind === 'sign' || one.kind === 'filler')
  if (before?.kind === 'word') return (tokens[before.from]?.text.length ?? 0) > 3
  return true
}
