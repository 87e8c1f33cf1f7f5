import type { CivilDate } from '../time/index.ts'

/**
 * What is technically so at a place from a day on, apart from its meter and its
 * annex: what a `technical_data_changed` fact says. Each row is complete: what
 * it does not say is not so any more, or not known. Source: seed S0, annex 2.
 */
export interface TechnicalData {
  readonly validFrom: CivilDate
  /** 1 unless a row with the same first day is corrected: the highest counts. */
  readonly version: number
  /** What the connection may take, kW, exact decimal text as all numbers here. */
  readonly connectionPower?: string
  /** Main breaker, A. */
  readonly breakerAmperes?: string
  /** Nominal, V. */
  readonly voltage?: string
  readonly phases?: 1 | 2 | 3
  /** Ratio of the current transformers, `100/5`. */
  readonly currentTransformer?: string
  /** Ratio of the voltage transformers, `20000/100`. */
  readonly voltageTransformer?: string
  /** Gas: at the meter, above the air's, mbar. */
  readonly gaugePressure?: string
  /** Gas: metres above the sea, for the state number; negative below it. */
  readonly altitude?: string
  /** Gas and water: size of the meter, `G4`, `DN20`. */
  readonly meterSize?: string
  /** Gas and water: the most that can flow, m³/h. */
  readonly maximumFlow?: string
  /** Where the meter hangs, in words. */
  readonly meterLocation?: string
  /** Whatever else the operator's sheet has, by its own names. */
  readonly details?: { readonly [name: string]: string }
}

/** The row in force on a day: the one that began last, and of one first day the highest version. */
export function technicalDataOn(
  rows: readonly TechnicalData[],
  date: CivilDate,
): TechnicalData | undefined {
  return rows
    .filter((it) => it.validFrom <= date)
    .reduce<TechnicalData | undefined>(
      (latest, it) => (latest && replaces(latest, it) ? latest : it),
      undefined,
    )
}

function replaces(a: TechnicalData, b: TechnicalData): boolean {
  return a.validFrom === b.validFrom ? a.version > b.version : a.validFrom > b.validFrom
}
