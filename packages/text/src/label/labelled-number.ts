import type { CivilDate, NamedUtility } from '@selfread/core'
import type { Item } from '../item.ts'
import type { NumberLabel } from '../languages/index.ts'

/** What a number is: a label of a language, or what follows from where it stands. */
export type NumberRole =
  | NumberLabel
  /** An index by its register, its place in a row, or by meter, mark and unit. */
  | 'implied'
  /** Only a utility or a pipe names it. */
  | 'utility_only'
  | 'unlabelled'
  | 'ignored'

/** What a number of the text is, by the words around it. */
export interface LabelledNumber {
  readonly item: Extract<Item, { kind: 'number' | 'claim' }>
  readonly role: NumberRole
  readonly register?: string
  readonly utility?: NamedUtility
  /** Position of the phrase that names it. */
  readonly namedAt?: number
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
export interface LabelledDate {
  readonly date?: CivilDate
  readonly otherDate?: CivilDate
  readonly role: 'reading' | 'other' | 'unlabelled'
  readonly position: number
}

/** Every number and date of a text with what it is. */
export interface Labelling {
  readonly numbers: readonly LabelledNumber[]
  readonly dates: readonly LabelledDate[]
  /** A register was named at the end and no number came for it. */
  readonly hasOpenRegister: boolean
  /** Positions of the numbers that no word names. */
  readonly unnamed: ReadonlySet<number>
}

/** Says whether a number is given as an index. */
export function isReadingRole(role: NumberRole): boolean {
  return role === 'reading' || role === 'implied'
}
