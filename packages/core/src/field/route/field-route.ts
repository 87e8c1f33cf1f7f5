import type { IndexValue } from '../../index-value/index.ts'
import type { CivilDate } from '../../time/index.ts'
import type { DueStop } from '../due/due-stops.ts'
import type { StopLabel } from '../due/field-place.ts'
import type { GeoPoint } from '../geo-point.ts'

/** Somebody who goes out. */
export interface FieldController {
  readonly id: string
  /** Where the controller is sent; everywhere unless stated. */
  readonly areas?: readonly string[]
  /** What fits into the controller's day; the rule's number unless stated. */
  readonly maximumStops?: number
  /** Where the day begins. */
  readonly from?: GeoPoint
}

/** A controller's stops of a day, in the order in which they are walked. */
export interface FieldRoute {
  readonly controller: string
  readonly day: CivilDate
  /** What is enough for the day: the route holds more. */
  readonly targetStops: number
  readonly stops: readonly DueStop[]
}

/** A stop as the controller's device shows it: of the customer the label alone. */
export interface RouteSheetLine extends StopLabel {
  /** 1 for the first stop. */
  readonly number: number
  readonly place: string
  /** What to do, and with it which form to open. */
  readonly operations: readonly string[]
  readonly accessNote?: string
}

/** What goes to the device of a controller. Source: capabilities S1-9, S1-10, S2-21. */
export function routeSheet(route: FieldRoute): readonly RouteSheetLine[] {
  return route.stops.map(({ place, operations }, at) => ({
    number: at + 1,
    place: place.id,
    address: place.label.address,
    surname: place.label.surname,
    accountNumber: place.label.accountNumber,
    operations,
    ...(place.accessNote === undefined ? {} : { accessNote: place.accessNote }),
  }))
}

/** A meter of a route as a file for a reading terminal lists it. Source: DOMAIN.md 5, GISCE-TPL. */
export interface RouteFileMeter {
  readonly zone: string
  /** Place in the walk, 1 for the first. */
  readonly order: number
  readonly contractId: string
  readonly meterId: string
  /** As on the barcode. */
  readonly meterNumber: string
  readonly tariff?: string
  /** Contracted power in kW, exact decimal text. */
  readonly power?: string
  readonly customer: string
  readonly address: string
  readonly town: string
  /** Code of where the meter hangs. */
  readonly location?: string
  /** Code of what to beware of. */
  readonly warning?: string
  readonly registers: readonly {
    readonly id: string
    readonly name: string
    readonly previous?: IndexValue
  }[]
}

/** A route as a file for a reading terminal. */
export interface RouteFile {
  readonly plannedOn: CivilDate
  readonly meters: readonly RouteFileMeter[]
}
