import * as z from 'zod/mini'
import { months } from './months.ts'

/** How often a customer is told the data of the meter. Source: seed S4 (S4-4). */
export interface MeterDataNoticeParameters {
  /** Months from one notice to the next. */
  readonly everyMonths: number
}

/** Schema of `meter_data_notice`. */
export const meterDataNotice: z.ZodMiniType<MeterDataNoticeParameters> = z.strictObject({
  everyMonths: months,
})
