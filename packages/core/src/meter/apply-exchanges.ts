import { applyExchange, type ExchangeProblem } from './apply-exchange.ts'
import { compareText } from './compare-text.ts'
import type { MeterExchange, MeterInstallation } from './meter.ts'

/** The installations after all slips, or the first slip that does not apply. */
export type AppliedExchanges =
  | { readonly ok: true; readonly installations: readonly MeterInstallation[] }
  | { readonly ok: false; readonly problem: ExchangeProblem; readonly slipNumber: string }

/**
 * Applies movement slips to the installations of a place in the order in which
 * the work was done, in whatever order the slips are listed: by day, and of one
 * day in the order in which they fit together, else by number.
 */
export function applyExchanges(
  installations: readonly MeterInstallation[],
  exchanges: readonly MeterExchange[],
): AppliedExchanges {
  const waiting = exchanges.toSorted(
    (a, b) => compareText(a.exchangedOn, b.exchangedOn) || compareText(a.slipNumber, b.slipNumber),
  )
  let now = installations
  for (let [next] = waiting; next !== undefined; [next] = waiting) {
    const { exchangedOn } = next
    const ofThatDay = waiting.filter((it) => it.exchangedOn === exchangedOn)
    const before = now
    const slip = ofThatDay.find((it) => applyExchange(before, it).ok) ?? next
    const applied = applyExchange(now, slip)
    if (!applied.ok) return { ...applied, slipNumber: slip.slipNumber }
    now = applied.installations
    waiting.splice(waiting.indexOf(slip), 1)
  }
  return { ok: true, installations: now }
}
