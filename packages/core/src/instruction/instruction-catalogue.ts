import type { MeterDisplay } from '../meter/index.ts'

/**
 * The sentences that instructions and notices are made of, in one language.
 * Words in braces are filled in. None of them needs a plural: a count stands
 * behind a colon. A caller adds a language by writing one of these.
 */
export interface InstructionCatalogue extends Readonly<Record<MeterDisplay, string>> {
  /** {serial} */
  readonly serial: string
  /** What red figures are. */
  readonly red: string
  /** {count} */
  readonly integers: string
  /** {count} */
  readonly decimals: string
  /** Decimals are not wanted. */
  readonly whole: string
  /** Between two figures the lower one counts. */
  readonly lower: string
  /** {registers} */
  readonly registers: string
  /** {unit} */
  readonly unit: string
  /** What is to be sent. */
  readonly send: string
  readonly photo: string
  /** {slip} {date} */
  readonly slip: string
  /** {serial} {indices} */
  readonly removed: string
  /** {serial} {indices} */
  readonly fitted: string
  /** What to do with a movement slip. */
  readonly exchange: string
  /** Both meters count. */
  readonly both: string
  /** How an index is checked. */
  readonly validation: string
  /** {minimum} {maximum} */
  readonly range: string
  /** What happens to an index that does not fit. */
  readonly doubt: string
  /** {factor} */
  readonly factor: string
  /** {d} {m} {y} */
  readonly date: string
  readonly kWh: string
  readonly m3: string
}
