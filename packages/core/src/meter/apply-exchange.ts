import type { MeterExchange, MeterInstallation } from './meter.ts'

/** Why a movement slip does not apply, the first that holds in this order. */
export type ExchangeProblem =
  /** Neither a removal nor a fitting. */
  | 'nothing_exchanged'
  /** Before the latest fitting or removal at the place. */
  | 'overlapping_dates'
  /** A removal where no meter hangs. */
  | 'no_meter_installed'
  /** The removed serial number is not the one of the meter that hangs there. */
  | 'wrong_serial'
  /** A fitting without removal where a meter hangs. */
  | 'meter_still_installed'
  /** An index of a register that the meter does not have. */
  | 'unknown_register'

export type AppliedExchange =
  | { readonly ok: true; readonly installations: readonly MeterInstallation[] }
  | { readonly ok: false; readonly problem: ExchangeProblem }

/** The installations of a place after a movement slip: removal, fitting (the first included), or both. */
export function applyExchange(
  installations: readonly MeterInstallation[],
  exchange: MeterExchange,
): AppliedExchange {
  throw new Error(`Not built yet: ${installations.length} ${exchange.slipNumber}`)
}
