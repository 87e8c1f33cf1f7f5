import * as z from 'zod/mini'
import { wholeNumber } from '../../parsing/index.ts'

/** How soon a change in the number of residents is to be told. Source: seed S4 (S4-12). */
export interface ResidentsDeclarationParameters {
  /** Working days from the change. */
  readonly workingDays: number
}

/** Schema of `residents_declaration`. */
export const residentsDeclaration: z.ZodMiniType<ResidentsDeclarationParameters> = z.strictObject({
  workingDays: wholeNumber(1, 1_000),
})
