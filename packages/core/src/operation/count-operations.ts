import type { IndexValue } from '../index-value/index.ts'
import { civilDateAt, type Instant, type TimeZone } from '../time/index.ts'
import type { BillableOperation, OperationKind } from './billable-operation.ts'
import { compareText } from './compare-text.ts'
import { operationId } from './operation-id.ts'

/** Something done for a place that may count. By which channel it came plays no part. */
export type OperationOccasion = {
  readonly place: string
  /** When it was done; its civil day in the tenant's zone is the operation's. */
  readonly at: Instant
  /** The submission, batch or file that it was done for. */
  readonly reference: string
} & (
  | {
      /** An accepted reading of one register; a submission of two registers is two occasions. */
      readonly kind: 'take'
      readonly meterSerial?: string
      readonly register: string
      readonly index: IndexValue
    }
  | { readonly kind: Exclude<OperationKind, 'take'> }
)

/**
 * The operations that occasions count, each kind by its own rule:
 * - `take`: a place counts once on a civil day, and once more for each further
 *   value of a register: as often as the register with the most different
 *   values has values. The same value over three channels is one operation, the
 *   day and the night register together are one, the next day or another value
 *   is a new one. A submission is never more than one;
 * - `transmit`: once for each place and batch;
 * - `verify`: once for each place and file;
 * - `notify`: once for each place and file, however many are told.
 *
 * Neither order nor repetition of the occasions matters. Those in `earlier`
 * have been counted: only what the others add is returned.
 * Source: seed S0; capabilities S0-21, S0-23.
 */
export function countOperations(input: {
  occasions: Iterable<OperationOccasion>
  /** Occasions that were counted before; those of the same places and days are enough. */
  earlier?: Iterable<OperationOccasion>
  /** The tenant's: where a day begins and ends. */
  zone: TimeZone
}): readonly BillableOperation[] {
  const tally = createTally(input.zone)
  for (const occasion of inOrder(input.earlier ?? [])) tally(occasion)
  return inOrder(input.occasions).flatMap((occasion) => tally(occasion) ?? [])
}

/** Counts one occasion after another; a count of a place's day only ever rises. */
function createTally(zone: TimeZone) {
  const seen = new Set<string>()
  const valuesOf = new Map<string, Set<string>>()
  const mostOf = new Map<string, number>()

  return (occasion: OperationOccasion): BillableOperation | undefined => {
    const { kind, place, at, reference } = occasion
    const content = { kind, place, day: civilDateAt(at, zone), reference }
    if (occasion.kind === 'take') {
      const day = JSON.stringify([place, content.day])
      const register = JSON.stringify([day, occasion.meterSerial, occasion.register])
      const values = valuesOf.get(register) ?? new Set()
      valuesOf.set(register, values.add(valueKey(occasion.index)))
      if (values.size <= (mostOf.get(day) ?? 0)) return undefined
      mostOf.set(day, values.size)
    }
    // A file or batch counts once, whatever the day; a submission is of one day.
    const key = JSON.stringify([kind, place, reference])
    if (seen.has(key)) return undefined
    seen.add(key)
    return { id: operationId(content), ...content }
  }
}

function inOrder(occasions: Iterable<OperationOccasion>): readonly OperationOccasion[] {
  return [...occasions].sort(
    (a, b) =>
      compareText(a.at, b.at) ||
      compareText(a.reference, b.reference) ||
      compareText(a.place, b.place) ||
      compareText(a.kind, b.kind),
  )
}

/** One text for a value, however it was written: `012345,0` is `12345`. An index has at most 15 decimals. */
function valueKey({ units, decimals }: IndexValue): string {
  return String(BigInt(units) * 10n ** BigInt(15 - decimals))
}
