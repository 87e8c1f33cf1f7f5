import type {
  Instant,
  MailAddress,
  MessageParser,
  OperatorFormat,
  PhotoReader,
  RuleBook,
  Store,
  TextExtractor,
  TimeZone,
} from '@selfread/core'

/** A network operator and the formats it speaks. */
export interface OperatorSettings {
  readonly id: string
  readonly name: string
  /** Where notices and disputes go. */
  readonly email?: string
  /** BCP 47 tag of the language that letters to it are written in; English unless told. */
  readonly language?: string
  /** Writes what goes to the operator. */
  readonly transfers?: OperatorFormat
  /** Reads the measurement data that comes back. */
  readonly measurements?: OperatorFormat
}

/** The supplier in whose name everything is done. */
export interface SupplierSettings {
  readonly name: string
  /** The mailbox that customers write to and that answers come from. */
  readonly mailbox: MailAddress
}

/** What every use case works with: the desk's options with their defaults filled in. */
export interface DeskContext {
  readonly tenant: string
  readonly timeZone: TimeZone
  readonly jurisdiction: string
  readonly supplier: SupplierSettings
  readonly store: Store
  readonly rules: RuleBook
  readonly operators: readonly OperatorSettings[]
  readonly otherOperators: ((id: string) => OperatorSettings) | undefined
  readonly text: TextExtractor | undefined
  readonly mail: MessageParser | undefined
  readonly photos: PhotoReader | undefined
  readonly now: () => Instant
  /** Waits so many milliseconds before something is tried again. */
  readonly pause: (milliseconds: number) => Promise<unknown>
}
