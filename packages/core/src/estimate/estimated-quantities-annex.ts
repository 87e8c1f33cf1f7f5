import type { CivilDate } from '../time/index.ts'

/** The quantities a customer agreed to by signing ("anexa cantităților estimate"), per register and calendar month. */
export interface EstimatedQuantitiesAnnex {
  readonly id: string
  /** 1 for the first signed version. */
  readonly version: number
  readonly validFrom: CivilDate
  readonly validTo?: CivilDate
  readonly lines: readonly AnnexLine[]
}

/** Twelve agreed quantities of one register. */
export interface AnnexLine {
  readonly register: string
  /** Consumption in January to December, exact decimal text in `unit`. */
  readonly monthlyQuantities: readonly string[]
  /** `kWh`, `MWh` or `m3`: may differ from the register's unit (gas). */
  readonly unit: string
}
