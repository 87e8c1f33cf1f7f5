import type { Finding } from '../../assessment/index.ts'
import type { Instant } from '../../time/index.ts'
import { type Catalogue, catalogueOf, refuseUnknown } from '../catalogue.ts'
import { type FieldRefusal, refuse } from '../refusal.ts'

/** A check of the meter and its measuring circuit. Source: capability S2-9. */
export interface CircuitCheck {
  readonly place: string
  readonly meterSerial: string
  readonly at: Instant
  readonly by: string
  readonly items: readonly {
    /** A code of the checklist. */
    readonly item: string
    readonly result: 'pass' | 'fail' | 'not_applicable'
    readonly note?: string
  }[]
  /** The current transformers' ratio as the plate says it: `100/5`. */
  readonly ratio?: string
}

/** What is looked at. Source: seed S2; the list is our own. */
export const circuitChecklist: Catalogue = catalogueOf(`
  terminal_cover - Terminal cover
  seals - Seals
  wiring - Wiring
  phase_order - Phase order
  transformers - Current transformers
  no_load - No advance without load
`)

/**
 * What a check found. A ratio other than the multiplier that the register has is
 * `multiplier_changed`; ratios are compared exactly, 200/10 is 100/5. Refused,
 * in this order:
 * - `unknown_code`: an item that is not in the checklist;
 * - `items_missing`: an item without result;
 * - `not_a_ratio`: not two whole numbers, such as 100/5.
 */
export function assessCircuitCheck(
  check: CircuitCheck,
  registered: {
    readonly checklist: Catalogue
    /** The factor in the register, exact decimal text. */
    readonly multiplier: string
  },
):
  | {
      readonly ok: true
      readonly findings: readonly Finding[]
      /** Codes of the items that failed. */
      readonly failed: readonly string[]
    }
  | FieldRefusal<'unknown_code' | 'items_missing' | 'not_a_ratio'> {
  const { items, ratio } = check
  const codes = registered.checklist.map(({ code }) => code)
  const unknown = items.find(({ item }) => !codes.includes(item))
  if (unknown !== undefined) return refuseUnknown(registered.checklist, unknown.item)
  const missing = codes.filter((code) => !items.some(({ item }) => item === code))
  if (missing.length > 0) {
    return refuse('items_missing', codes.join(', '), `without ${missing.join(', ')}`)
  }
  const failed = items.filter(({ result }) => result === 'fail').map(({ item }) => item)
  if (ratio === undefined) return { ok: true, findings: [], failed }
  const parts = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(ratio)
  if (parts === null) return refuse('not_a_ratio', 'a ratio such as 100/5', ratio)
  const [, primary = '', secondary = ''] = parts
  const { multiplier } = registered
  return {
    ok: true,
    findings: isRatio(multiplier, primary, secondary)
      ? []
      : [{ code: 'multiplier_changed', severity: 'warn', expected: multiplier, actual: ratio }],
    failed,
  }
}

/** True where a decimal is exactly the ratio of two whole numbers. */
function isRatio(decimal: string, primary: string, secondary: string): boolean {
  const [whole = '', fraction = ''] = decimal.split('.')
  return (
    BigInt(whole + fraction) * BigInt(secondary) ===
    BigInt(primary) * 10n ** BigInt(fraction.length)
  )
}
