import type { Utility } from '../meter/index.ts'
import type { CivilDate, TimeZone } from '../time/index.ts'

/** A number that somebody knows a place by. Any of them finds it. */
export interface Identifier {
  /** `pod`, `clc`, `nlc`, `account`, `self_read_code`, `mpan`, … lower snake_case. */
  readonly scheme: string
  readonly value: string
}

/** Where a utility is consumed ("loc de consum"): the boundary inside which all that decides about a reading stands. */
export interface ConsumptionPlace {
  /** The supplier's own id of it, unique within the tenant. */
  readonly id: string
  readonly utility: Utility
  /** Id of the network operator. */
  readonly operator: string
  readonly identifiers: readonly Identifier[]
  /** `household`, `business`, … as the rules' scope uses it. */
  readonly customerClass: string
  readonly timeZone: TimeZone
}

/** Who consumes. Personal data: sealed. */
export interface Customer {
  readonly id: string
  readonly name: string
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  /** Of the place, as the customer writes it. */
  readonly address?: string
  /** BCP 47 tag of the language messages are written in: `ro`, `uk`. */
  readonly language: string
}

/** The supply contract between customer and supplier. */
export interface SupplyContract {
  readonly customerId: string
  readonly startsOn: CivilDate
  /** Last day of supply. */
  readonly endsOn?: CivilDate
}
