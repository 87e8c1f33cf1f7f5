import * as z from 'zod/mini'
import { nameText, noteText, type Parsed, parseInput } from '../parsing/index.ts'
import { checkIdentifier } from './check-identifier.ts'
import type { IdentifierScheme } from './identifier-scheme.ts'

const shape = z.string().check(
  z.regex(
    /^[A-Z0-9#@?*./-]{0,63}([#@?*]\+|[A-Z0-9#@?*./-])$/,
    { error: 'expected a shape such as RO001E#########', abort: true }, // so that it is never tried
  ),
)

const identifierScheme: z.ZodMiniType<IdentifierScheme> = z
  .strictObject({
    id: z
      .string()
      .check(z.regex(/^[a-z][a-z0-9_]{0,39}$/, 'expected a name such as self_read_code')),
    title: nameText,
    country: z.exactOptional(
      z.string().check(z.regex(/^[A-Z]{2}$/, 'expected a country such as RO')),
    ),
    foundOn: noteText,
    example: nameText,
    shapes: z.exactOptional(z.array(shape).check(z.minLength(1), z.maxLength(50))),
    checkDigit: z.exactOptional(
      z.enum([
        'mod_11_10',
        'luhn_ascii',
        'weights_1_2',
        'weights_3_1',
        'eic_mod_37',
        'cups_mod_529',
      ]),
    ),
    severity: z.enum(['reject', 'warn']),
  })
  .check(
    z.refine((it) => it.checkDigit === undefined || it.shapes !== undefined, {
      path: ['shapes'],
      error: 'expected the shapes that the check digit belongs to',
    }),
    z.refine((it) => checkIdentifier({ scheme: it.id, value: it.example, schemes: [it] }).ok, {
      path: ['example'],
      error: 'expected an identifier that the scheme itself takes',
    }),
  )

/**
 * Reads identifier schemes as a tenant wrote them, at most 1,000, to go with
 * `identifierSchemes`: of two with the same id the later one counts. An example
 * that its own scheme does not take is refused.
 */
export function parseIdentifierSchemes(input: unknown): Parsed<readonly IdentifierScheme[]> {
  return parseInput(z.array(identifierScheme).check(z.maxLength(1_000)), input)
}
