import * as z from 'zod/mini'
import { nameText, noteText } from '../../parsing/index.ts'

/** An act in force, for a dossier to quote. Acts do not displace each other: all that hold are listed. Source: DOMAIN.md 3. */
export interface LegalBasisParameters {
  /** `ANRE Order 5/2023`. */
  readonly act: string
  /** Where and when it was published: `MO 100/06.02.2023`. */
  readonly publishedIn?: string
  /** What it is about. */
  readonly subject: string
}

/** Schema of `legal_basis`. */
export const legalBasis: z.ZodMiniType<LegalBasisParameters> = z.strictObject({
  act: nameText,
  publishedIn: z.exactOptional(nameText),
  subject: noteText,
})
