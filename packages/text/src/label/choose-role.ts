import type { NamedUtility } from '@selfread/core'
import type { Item } from '../item.ts'
import type { Token } from '../scan-tokens.ts'
import { isDayBesideToday, isFollowUp, isPostCode } from './address-numbers.ts'
import { chooseRegister, registerIndex } from './choose-register.ts'
import type { LastNumber } from './label-date.ts'
import type { LabelledNumber, NumberRole } from './labelled-number.ts'
import {
  isInClauseAfter,
  isRightAfterSign,
  nextContent,
  rightLabel,
  rightRegister,
} from './look-around.ts'
import { isAnnouncedBySerial, isNumberedMeter, readingOrMeter } from './meter-numbers.ts'
import { behind, consume, inReach, type Pending } from './pending-labels.ts'

/** Where a number stands and what was said before it. */
interface Standing {
  readonly items: readonly Item[]
  readonly tokens: readonly Token[]
  readonly position: number
  readonly pending: Pending[]
  /** An index was given in this clause. */
  readonly clauseReads: boolean
  /** What this sentence gives instead of an index: old values, use, sums. */
  readonly listed: NumberRole | undefined
  readonly last: LastNumber | undefined
}

interface ChosenRole {
  readonly labelled: LabelledNumber
  /** What stays in force behind it. */
  readonly pending: Pending[]
  /** Position of a phrase behind the number that names it and nothing else. */
  readonly usedAt?: number
}

interface Named {
  readonly role: NumberRole
  readonly roleAt: number
  readonly namedAt?: number
  readonly register?: string
  readonly utility?: NamedUtility
  readonly usedAt?: number
}

/** Gives a number the role that the words before it name, else those right behind it. */
export function chooseRole(standing: Standing): ChosenRole {
  const { items, position, pending } = standing
  const named = nameByPlace(standing, nameBehind(standing, nameBefore(standing)))
  const { role, roleAt, register, utility, namedAt, usedAt } = named
  const isNumberNext = nextContent(items, position)?.kind === 'number'
  const isWeak = role === 'reading' && pending[roleAt]?.isWeak === true
  return {
    labelled: {
      item: items[position] as LabelledNumber['item'],
      position,
      role,
      isWeak,
      isNegated: isRightAfterSign(items, position, 'negation', 1),
      isApproximate:
        isInClauseAfter(items, position, 'approximate') ||
        isRightAfterSign(items, position, 'beyond', 1),
      isDenied: isInClauseAfter(items, position, 'negation'),
      ...(namedAt !== undefined && { namedAt }),
      ...(register !== undefined && { register }),
      ...(utility !== undefined && { utility }),
    },
    pending: consume(pending, { role, roleAt, register, isNumberNext }),
    ...(usedAt !== undefined && { usedAt }),
  }
}

/** What the labels in force say. */
function nameBefore({ items, position, pending }: Standing): Named {
  const item = items[position] as LabelledNumber['item']
  const roleAt = pending.findLastIndex((one) => one.label !== undefined && inReach(one))
  const registerAt = registerIndex(pending)
  const near = pending.findLast((one) => one.utility !== undefined && one.distance <= 6)
  const label = fittingLabel(item, pending, roleAt)
  const register = chooseRegister(items, position, pending)
  const base = {
    roleAt,
    ...(register !== undefined && { register }),
    ...(near?.utility !== undefined && { utility: near.utility }),
  }
  const role: NumberRole = label?.label ?? 'unlabelled'
  const isContent = isListRole(role)
  if (register !== undefined && registerAt > roleAt && !isContent) {
    const namedAt = pending[registerAt]?.at ?? position
    return { ...base, role: role === 'reading' ? 'reading' : 'implied', namedAt }
  }
  const namedAt = label === undefined ? {} : { namedAt: label.at }
  if (role === 'reading' && isNumberedMeter(items, position))
    return { ...base, role: 'meter', roleAt: pending.length, ...namedAt }
  if (role === 'meter_word')
    return { ...base, role: readingOrMeter(items, position, pending), ...namedAt }
  if (role === 'date' && item.kind === 'number') return { ...base, role: 'ignored' }
  if (role === 'bill') return { ...base, role: isBillNumber(item) ? 'other_number' : 'billed' }
  if (role === 'unlabelled' && near !== undefined && near.distance <= 2)
    return { ...base, role: 'utility_only', namedAt: near.at }
  return { ...base, role, ...namedAt }
}

/** Values that are told by day and night, or by pipe, as indexes are. */
export function isListRole(role: NumberRole): boolean {
  return role === 'previous' || role === 'consumption' || role === 'billed' || role === 'sum'
}

/** The nearest label that a number of this shape can have. */
function fittingLabel(
  item: LabelledNumber['item'],
  pending: readonly Pending[],
  at: number,
): Pending | undefined {
  const nearest = pending[at]
  const digits = item.kind === 'number' ? item.digits.length : Number.POSITIVE_INFINITY
  const isDay = item.kind === 'claim' || /^\d{1,2}(\.\d{1,2})?$/.test(writtenAs(item))
  const fits =
    (nearest?.label !== 'date' || isDay) &&
    (nearest?.label !== 'street' || digits <= 4) &&
    (nearest?.label !== 'address_part' || digits <= 6)
  return fits ? nearest : behind(pending, at)
}

/** A bill has a long number; a short one beside the word bill may be the index that it states. */
function isBillNumber(item: LabelledNumber['item']): boolean {
  return item.kind === 'claim' || item.digits.length >= 7
}

/** What stands right behind the number, where nothing before it names it. */
function nameBehind({ items, position }: Standing, named: Named): Named {
  let found = named
  const isMeterWord = named.role === 'meter_word' || named.role === 'implied'
  if ((named.role === 'unlabelled' || isMeterWord) && named.register === undefined) {
    const right = rightLabel(items, position)
    if (right !== undefined)
      found = { ...named, role: right.role, namedAt: right.position, usedAt: right.position }
  }
  const { role, register, utility } = found
  const isOpen = role === 'reading' || role === 'unlabelled' || role === 'utility_only'
  if (register !== undefined || !isOpen) return found
  const right = rightRegister(items, position)
  if (right === undefined || (utility !== undefined && right.utility !== undefined)) return found
  const both = utility ?? right.utility
  const implied = right.register === undefined ? 'utility_only' : 'implied'
  return {
    ...found,
    usedAt: right.position,
    ...(right.register !== undefined && { register: right.register }),
    ...(both !== undefined && { utility: both }),
    ...(role === 'unlabelled' && { role: implied, namedAt: right.position }),
  }
}

/** What a number is by where it stands: a part of an address, a day, the next in a row of indexes. */
function nameByPlace(standing: Standing, named: Named): Named {
  const { items, tokens, position, clauseReads, last, listed } = standing
  const { role } = named
  // "Consum zi 123, noapte 456": the second is use as well.
  if (listed !== undefined && (role === 'implied' || role === 'utility_only'))
    return { ...named, role: listed }
  const isUnnamed = role === 'unlabelled' || role === 'utility_only' || role === 'reading'
  if (isUnnamed && isFollowUp(items, position, last)) return { ...named, role: 'ignored' }
  if (role === 'unlabelled') {
    if (isPostCode(items, position, tokens) || isDayBesideToday(items, position))
      return { ...named, role: 'ignored' }
  }
  if (
    (role === 'unlabelled' || role === 'utility_only') &&
    isAnnouncedBySerial(items, position, last)
  )
    return { ...named, role: 'implied', namedAt: position - 1 }
  if (role === 'utility_only' && clauseReads) return { ...named, role: 'implied' }
  return named
}

function writtenAs(item: Extract<Item, { kind: 'number' }>): string {
  return item.parsed.kind === 'ambiguous' ? item.parsed.decimal : item.parsed.value
}
