import { canShow } from '../index-value/index.ts'
import { isSameSerial } from './is-same-serial.ts'
import type { MeterExchange, MeterInstallation, Register, RegisterIndex } from './meter.ts'

/**
 * Why a movement slip does not apply; the first that holds, in this order:
 * - `nothing_exchanged`: neither a removal nor a fitting;
 * - `no_meter_installed`: a removal where no meter hangs;
 * - `wrong_serial`: the removed meter is not the one that hangs there;
 * - `meter_still_installed`: a fitting without removal where a meter hangs;
 * - `overlapping_dates`: before an earlier fitting or removal at the place;
 * - `unknown_register`: an index of a register that its meter does not have;
 * - `index_beyond_digits`: an index that its register cannot show.
 */
export type ExchangeProblem =
  | 'nothing_exchanged'
  | 'no_meter_installed'
  | 'wrong_serial'
  | 'meter_still_installed'
  | 'overlapping_dates'
  | 'unknown_register'
  | 'index_beyond_digits'

/** The installations after an exchange, or why it does not apply. */
export type AppliedExchange =
  | { readonly ok: true; readonly installations: readonly MeterInstallation[] }
  | { readonly ok: false; readonly problem: ExchangeProblem }

/**
 * Applies a movement slip to the installations of a place: a removal with
 * fitting, a first fitting, a fitting after a removal, a removal without
 * replacement. The removed meter's row is closed, the fitted one's appended;
 * nothing else changes. Serial numbers are compared without regard to case,
 * leading zeros count.
 */
export function applyExchange(
  installations: readonly MeterInstallation[],
  exchange: MeterExchange,
): AppliedExchange {
  const { exchangedOn, removed, fitted } = exchange
  const hanging = installations.filter((it) => it.removedOn === undefined)
  const leaving =
    removed && hanging.find((it) => isSameSerial(it.meter.serialNumber, removed.serialNumber))

  if (removed === undefined && fitted === undefined) return refused('nothing_exchanged')
  if (removed !== undefined && hanging.length === 0) return refused('no_meter_installed')
  if (removed !== undefined && leaving === undefined) return refused('wrong_serial')
  if (fitted !== undefined && hanging.some((it) => it !== leaving)) {
    return refused('meter_still_installed')
  }
  if (installations.some((it) => exchangedOn < (it.removedOn ?? it.installedOn))) {
    return refused('overlapping_dates')
  }
  const indexProblems = [
    ...(removed && leaving ? [indexProblemOf(leaving.meter.registers, removed.exitIndices)] : []),
    ...(fitted ? [indexProblemOf(fitted.meter.registers, fitted.entryIndices)] : []),
  ]
  for (const problem of ['unknown_register', 'index_beyond_digits'] as const) {
    if (indexProblems.includes(problem)) return refused(problem)
  }

  const kept = installations.map((it) =>
    removed !== undefined && it === leaving
      ? { ...it, removedOn: exchangedOn, exitIndices: removed.exitIndices }
      : it,
  )
  return {
    ok: true,
    installations: fitted ? [...kept, { ...fitted, installedOn: exchangedOn }] : kept,
  }
}

function indexProblemOf(
  registers: readonly Register[],
  indices: readonly RegisterIndex[],
): 'unknown_register' | 'index_beyond_digits' | undefined {
  let problem: 'index_beyond_digits' | undefined
  for (const { register, index } of indices) {
    const own = registers.find((it) => it.id === register)
    if (own === undefined) return 'unknown_register'
    if (!canShow(own, index)) problem = 'index_beyond_digits'
  }
  return problem
}

function refused(problem: ExchangeProblem): AppliedExchange {
  return { ok: false, problem }
}
