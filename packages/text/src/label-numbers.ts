import type { CivilDate, NamedUtility } from '@selfread/core'
import type { NumberLabel } from './languages/index.ts'
import {
  isInClauseAfter,
  isRightAfterSign,
  nextContent,
  rightLabel,
  rightRegister,
} from './look-around.ts'
import type { Item } from './read-items.ts'
import type { Token } from './scan-tokens.ts'

/** What a number of the text is, by the words around it. */
export interface LabelledNumber {
  readonly item: Extract<Item, { kind: 'number' | 'claim' }>
  readonly role: NumberLabel | 'implied' | 'utility_only' | 'unlabelled' | 'ignored'
  readonly register?: string
  readonly utility?: NamedUtility
  /** The words say that this is not the value: `nu 12345`. */
  readonly isNegated: boolean
  readonly isApproximate: boolean
  /** A `not` stands somewhere before it in the clause. */
  readonly isDenied: boolean
  /** Only a word like `now` names it. */
  readonly isWeak: boolean
  /** Position among the items. */
  readonly position: number
}

/** A date of the text and whether it is said to be the day of reading. */
interface LabelledDate {
  readonly date?: CivilDate
  readonly otherDate?: CivilDate
  readonly role: 'reading' | 'other' | 'unlabelled'
  readonly position: number
}

export interface Labelling {
  readonly numbers: readonly LabelledNumber[]
  readonly dates: readonly LabelledDate[]
  /** A register was named at the end and no number came for it. */
  readonly hasOpenRegister: boolean
  /** Positions of the numbers that no word names. */
  readonly unnamed: ReadonlySet<number>
}

interface Pending {
  readonly label?: NumberLabel
  readonly register?: string
  readonly utility?: NamedUtility
  readonly isWeak?: boolean
  /** Unknown words since. */
  distance: number
  /** A comma or line end stood since. */
  isAcross: boolean
}

const maxDistance: { readonly [Label in NumberLabel]?: number } = {
  reading: 9,
  previous: 5,
  consumption: 4,
  billed: 6,
  sum: 4,
  street: 4,
  address_part: 1,
}
const namedRegister = /^([TFP]\d|HT|NT|VT|HP|HC|\d+\.\d\.\d)$/

/** Walks the items and gives every number the role that the words before or after it name. */
export function labelNumbers(items: readonly Item[], tokens: readonly Token[]): Labelling {
  const numbers: LabelledNumber[] = []
  const dates: LabelledDate[] = []
  const used = new Set<number>()
  let pending: Pending[] = []
  let clauseReads = false
  let lastNumber: { role: LabelledNumber['role']; position: number } | undefined

  for (const [position, item] of items.entries()) {
    if (used.has(position)) continue
    if (item.kind === 'phrase') {
      pending = [...pending, ...pendingOf(item)].slice(-maxPending)
      if (item.meanings.every((one) => one.kind === 'sign')) grow(pending, 1)
      continue
    }
    if (item.kind === 'claim' && item.claim.kind === 'register') {
      pending.push({ register: item.claim.value ?? '', distance: 0, isAcross: false })
      continue
    }
    if (item.kind === 'claim' && item.claim.kind === 'date') {
      dates.push(labelDate(item, pending, position, lastNumber))
      pending = pending.filter((one) => one.label !== 'date')
      continue
    }
    if (item.kind === 'word') {
      grow(pending, 1)
      continue
    }
    if (item.kind === 'mark') {
      if (',;|'.includes(item.text)) pending = crossBoundary(pending)
      if (isSentenceEnd(items, position, tokens)) {
        pending = crossBoundary(pending).filter((one) => one.label !== 'previous')
        clauseReads = false
      }
      continue
    }
    if (item.kind === 'line') {
      const before = items[position - 1]
      const isLabelLine =
        before?.kind === 'phrase' || (before?.kind === 'mark' && before.text === ':')
      if (!isLabelLine) pending = crossBoundary(pending)
      continue
    }
    if (item.kind === 'claim' && !isCodeLike(item.claim.kind)) continue
    if (isOrdinalOfLabel(items, position)) continue

    const taken = takeRole(items, position, pending, clauseReads, used, lastNumber)
    numbers.push(taken.labelled)
    pending = taken.pending
    if (taken.labelled.role === 'reading' || taken.labelled.role === 'implied') clauseReads = true
    lastNumber = { role: taken.labelled.role, position }
  }
  const hasOpenRegister = pending.some((one) => one.register !== undefined && !one.isAcross)
  const unnamed = new Set(
    numbers.filter((one) => one.role === 'unlabelled').map((one) => one.position),
  )
  return { numbers, dates, hasOpenRegister, unnamed }
}

/** The 1 of `ХВС1 123`: it counts meters. */
function isOrdinalOfLabel(items: readonly Item[], position: number): boolean {
  const item = items[position]
  if (item?.kind !== 'number' || !item.isGluedToWord || item.digits.length > 1) return false
  return items[position - 1]?.kind === 'phrase'
}

function isCodeLike(kind: string): boolean {
  return [
    'place_code',
    'meter_code',
    'code',
    'homoglyph',
    'known_meter',
    'known_customer',
    'profile_code',
    'phone',
    'national_id',
  ].includes(kind)
}

function pendingOf(item: Extract<Item, { kind: 'phrase' }>): Pending[] {
  const list: Pending[] = []
  const labels = item.meanings.flatMap((one) => (one.kind === 'label' ? [one.label] : []))
  const registers = item.meanings.flatMap((one) => (one.kind === 'register' ? [one.register] : []))
  const utilities = item.meanings.flatMap((one) => (one.kind === 'utility' ? [one.utility] : []))
  if (item.meanings.some((one) => one.kind === 'filler' && one.filler === 'greeting')) return []
  const label = [...labels].sort((a, b) => strength(a) - strength(b))[0]
  if (utilities[0] !== undefined) list.push({ utility: utilities[0], distance: 0, isAcross: false })
  if (label === 'current') {
    list.push({ label: 'reading', isWeak: true, distance: 0, isAcross: false })
  } else if (label !== undefined) list.push({ label, distance: 0, isAcross: false })
  if (registers[0] !== undefined)
    list.push({ register: registers[0], distance: 0, isAcross: false })
  return list
}

/** Labels kept in force at once; a text with more of them and no number says nothing. */
const maxPending = 16

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
  'phone',
  'sum',
  'date',
  'street',
  'address_part',
  'meter_word',
]
const strength = (label: NumberLabel): number => strengths.indexOf(label)

function grow(pending: readonly Pending[], words: number): void {
  for (const one of pending) one.distance += words
}

/** After a comma or a line end only what is being read stays in force. */
function crossBoundary(pending: readonly Pending[]): Pending[] {
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
  if (before?.kind === 'phrase')
    return before.meanings.every((one) => one.kind === 'sign' || one.kind === 'filler')
  if (before?.kind === 'word') return (tokens[before.from]?.text.length ?? 0) > 3
  return true
}

function labelDate(
  item: Extract<Item, { kind: 'claim' }>,
  pending: readonly Pending[],
  position: number,
  lastNumber: { role: LabelledNumber['role']; position: number } | undefined,
): LabelledDate {
  const { date, otherDate } = item.claim
  const isOfEarlier =
    lastNumber !== undefined &&
    position - lastNumber.position <= 3 &&
    ['previous', 'billed', 'consumption', 'other_number', 'sum'].includes(lastNumber.role)
  if (isOfEarlier)
    return { role: 'other', position, ...(date && { date }), ...(otherDate && { otherDate }) }
  const last = [...pending].reverse().find((one) => one.label !== undefined)
  const role =
    last?.label === 'date' || last?.label === 'reading'
      ? 'reading'
      : last?.label === 'other_number' ||
          last?.label === 'sum' ||
          last?.label === 'billed' ||
          last?.label === 'previous'
        ? 'other'
        : 'unlabelled'
  return { role, position, ...(date && { date }), ...(otherDate && { otherDate }) }
}

interface Taken {
  readonly labelled: LabelledNumber
  readonly pending: Pending[]
}

function takeRole(
  items: readonly Item[],
  position: number,
  pending: Pending[],
  clauseReads: boolean,
  used: Set<number>,
  lastNumber: { role: LabelledNumber['role']; position: number } | undefined,
): Taken {
  const item = items[position] as LabelledNumber['item']
  const isNegated = isRightAfterSign(items, position, 'negation', 1)
  const isApproximate = isInClauseAfter(items, position, 'approximate')
  const isDenied = isInClauseAfter(items, position, 'negation')
  const base = { item, position, isNegated, isApproximate, isDenied }

  let roleAt = findLastIndex(pending, (one) => one.label !== undefined && inReach(one))
  const registerAt = findLastIndex(
    pending,
    (one) => one.register !== undefined && one.distance <= 3,
  )
  const utilityAt = findLastIndex(pending, (one) => one.utility !== undefined && one.distance <= 6)
  let role: LabelledNumber['role'] = pending[roleAt]?.label ?? 'unlabelled'
  const isWeak = pending[roleAt]?.isWeak === true
  let register = chooseRegister(items, position, pending)
  let utility = pending[utilityAt]?.utility

  const isContent = role === 'previous' || role === 'consumption' || role === 'billed'
  if (register !== undefined && registerAt > roleAt && !isContent)
    role = roleAt >= 0 && role === 'reading' ? 'reading' : 'implied'
  if (role === 'reading' && isNumberedMeter(items, position)) {
    role = 'meter'
    roleAt = pending.length
  }
  if (role === 'meter_word') role = readingOrMeter(items, position, pending)
  if (role === 'date' && item.kind === 'number')
    role = /^\d{1,2}([.]\d{1,2})?$/.test(textOf(item)) ? 'ignored' : behind(pending, roleAt)
  if (role === 'street' && !(item.kind === 'number' && item.digits.length <= 4))
    role = behind(pending, roleAt)
  if (role === 'address_part' && !(item.kind === 'number' && item.digits.length <= 6))
    role = behind(pending, roleAt)
  if (role === 'unlabelled' && utility !== undefined && (pending[utilityAt]?.distance ?? 9) <= 2)
    role = 'utility_only'
  if (role === 'unlabelled' && register === undefined) {
    const right = rightLabel(items, position)
    if (right?.role !== undefined) {
      role = right.role
      used.add(right.position)
    }
  }
  if (
    register === undefined &&
    (role === 'reading' || role === 'unlabelled' || role === 'utility_only')
  ) {
    const right = rightRegister(items, position)
    if (right !== undefined && (utility === undefined || right.utility === undefined)) {
      register = right.register
      utility = utility ?? right.utility
      used.add(right.position)
      if (role === 'unlabelled') role = right.register === undefined ? 'utility_only' : 'implied'
    }
  }
  if (role === 'unlabelled' && isFollowUp(items, position, lastNumber)) role = 'ignored'
  if (role === 'utility_only' && clauseReads) role = 'implied'

  const rest = consume(pending, roleAt, role, register, items, position)
  return {
    labelled: {
      ...base,
      role,
      isWeak: isWeak && role === 'reading',
      ...(register !== undefined && { register }),
      ...(utility !== undefined && { utility }),
    },
    pending: rest,
  }
}

function inReach(one: Pending): boolean {
  const limit = maxDistance[one.label as NumberLabel] ?? 2
  return (
    one.distance <= limit && (!one.isAcross || one.label === 'reading' || one.label === 'previous')
  )
}

/** The next label back, once the nearest does not fit the number. */
function behind(pending: readonly Pending[], at: number): LabelledNumber['role'] {
  const earlier = pending
    .slice(0, at)
    .filter(
      (one) =>
        one.label !== undefined &&
        one.label !== 'street' &&
        one.label !== 'address_part' &&
        one.label !== 'date' &&
        inReach(one),
    )
  return earlier.at(-1)?.label ?? 'unlabelled'
}

/** `показания счетчика № 12345678: 5432`: a long number behind "no", and the index after it. */
function isNumberedMeter(items: readonly Item[], position: number): boolean {
  const item = items[position]
  const before = items[position - 1]
  const isLong = item?.kind === 'number' && item.digits.length >= 6
  const isNumbered =
    before?.kind === 'phrase' &&
    before.meanings.some((one) => one.kind === 'filler' && one.filler === 'connector')
  const mark = items[position + 1]
  const isAnnounced = mark?.kind === 'mark' && ':-='.includes(mark.text)
  return isLong && isNumbered && isAnnounced && items[position + 2]?.kind === 'number'
}

/** Number after the bare word meter: a serial where an index is said elsewhere to follow, else the index itself. */
function readingOrMeter(
  items: readonly Item[],
  position: number,
  pending: readonly Pending[],
): LabelledNumber['role'] {
  const next = nextContent(items, position)
  const isFollowedByNumber = next?.kind === 'number'
  const isReadingNext =
    next?.kind === 'phrase' &&
    next.meanings.some(
      (one) => (one.kind === 'label' && one.label === 'reading') || one.kind === 'register',
    )
  if (isFollowedByNumber || isReadingNext) return 'meter'
  const isReading = pending.some((one) => one.label === 'reading' && one.distance <= 9)
  return isReading ? 'reading' : 'meter_word'
}

function chooseRegister(
  items: readonly Item[],
  position: number,
  pending: readonly Pending[],
): string | undefined {
  const registers = pending.flatMap((one) =>
    one.register !== undefined && one.distance <= 3 ? [one.register] : [],
  )
  if (registers.length <= 1) return registers[0]
  // "day and night: 123, 456" hands them out in order; "T1 day 123" names one register twice.
  if (nextContent(items, position)?.kind === 'number') return registers[0]
  return registers.find((one) => namedRegister.test(one)) ?? registers.at(-1)
}

function consume(
  pending: readonly Pending[],
  roleAt: number,
  role: LabelledNumber['role'],
  register: string | undefined,
  items: readonly Item[],
  position: number,
): Pending[] {
  const isHandedOut =
    pending.filter((one) => one.register !== undefined).length > 1 &&
    nextContent(items, position)?.kind === 'number'
  if (isHandedOut) {
    const first = pending.findIndex((one) => one.register === register)
    return pending.filter((one, index) => index !== first && one.label === undefined)
  }
  const isIdentifier = role !== 'reading' && role !== 'implied' && role !== 'utility_only'
  return pending.filter((one, index) => {
    if (one.register !== undefined) return false
    if (one.label === 'reading') return isIdentifier && index < roleAt
    if (one.utility !== undefined) return isIdentifier && index < roleAt
    return false
  })
}

/** House numbers and the like right behind an address part: `10/2`, `10 A`. */
function isFollowUp(
  items: readonly Item[],
  position: number,
  last: { role: LabelledNumber['role']; position: number } | undefined,
): boolean {
  if (
    last === undefined ||
    (last.role !== 'address_part' && last.role !== 'street' && last.role !== 'phone')
  )
    return false
  const between = items.slice(last.position + 1, position)
  return (
    between.length <= 1 &&
    between.every((item) => item.kind === 'mark' && '/-,'.includes(item.text))
  )
}

function textOf(item: Extract<Item, { kind: 'number' }>): string {
  if (item.parsed.kind === 'plain' || item.parsed.kind === 'broken') return item.parsed.value
  return item.parsed.decimal
}

function findLastIndex<T>(list: readonly T[], test: (one: T) => boolean): number {
  for (let at = list.length - 1; at >= 0; at -= 1) if (test(list[at] as T)) return at
  return -1
}
