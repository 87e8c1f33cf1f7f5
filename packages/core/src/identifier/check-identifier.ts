import { checkDigitRules } from './check-digit.ts'
import type { IdentifierScheme } from './identifier-scheme.ts'
import { identifierSchemes } from './identifier-schemes.ts'

/** An identifier, and the schemes that are known. */
export interface IdentifierQuestion {
  readonly scheme: string
  readonly value: string
  /** `identifierSchemes` unless stated; of two with the same id the later one counts. */
  readonly schemes?: readonly IdentifierScheme[]
}

/** What is known of an identifier. `value` is as identifiers are compared. */
export type CheckedIdentifier =
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false
      readonly value: string
      /**
       * The first that holds:
       * - `unknown_scheme`: nobody has described it;
       * - `wrong_shape`: none of the scheme's shapes;
       * - `wrong_check_digit`: mistyped, or a number of something else.
       */
      readonly problem: 'unknown_scheme' | 'wrong_shape' | 'wrong_check_digit'
      /** `warn` where it may be right all the same. */
      readonly severity: IdentifierScheme['severity']
      /** The schemes, the shapes or the check digit that would have been right. */
      readonly expected: string
    }

const LENGTH_MAX = 64

const CLASSES: { readonly [sign: string]: string } = {
  '#': '[0-9]',
  '@': '[A-Z]',
  '?': '[0-9A-Z]',
  '*': '[0-9A-Z-]',
  '.': '[.]',
}

/** Holds an identifier to its scheme: shape, then check digit. Source: FORMATS.md, "Check digits". */
export function checkIdentifier(question: IdentifierQuestion): CheckedIdentifier {
  const { schemes = identifierSchemes } = question
  const value = normalizedIdentifier(question)
  const scheme = schemeOf(question)
  if (scheme === undefined) {
    const expected = schemes.map(({ id }) => id).join(', ')
    return { ok: false, value, problem: 'unknown_scheme', severity: 'warn', expected }
  }
  const { shapes, severity } = scheme
  if (!(shapes ? shapes.some((it) => hasShape(value, it)) : isShort(value))) {
    const expected = shapes?.join(' or ') ?? `1 to ${LENGTH_MAX} characters`
    return { ok: false, value, problem: 'wrong_shape', severity, expected }
  }
  const check = checkPartOf(scheme, value)
  if (check === undefined || value.slice(check.at, check.end) === '') return { ok: true, value }
  const { at, end, expected = 'none' } = check
  return value.slice(at, end) === expected
    ? { ok: true, value }
    : { ok: false, value, problem: 'wrong_check_digit', severity, expected }
}

/**
 * The check characters that belong to an identifier, which is given with or
 * without them: `3` to the NMI `QAAAVZZZZZ`. Undefined for a scheme that has
 * none, and for too few or wrong characters.
 */
export function checkDigitOf(question: IdentifierQuestion): string | undefined {
  const scheme = schemeOf(question)
  return scheme && checkPartOf(scheme, normalizedIdentifier(question))?.expected
}

/**
 * An identifier as it is compared: without blanks, in upper case, and without
 * the dots, dashes and slashes that no shape of its scheme has.
 */
export function normalizedIdentifier(question: IdentifierQuestion): string {
  const value = question.value.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase()
  const shapes = schemeOf(question)?.shapes ?? ['*']
  return shapes.some((it) => /[*./-]/.test(it)) ? value : value.replaceAll(/[./-]/g, '')
}

function schemeOf({ scheme, schemes = identifierSchemes }: IdentifierQuestion) {
  return schemes.findLast((it) => it.id === scheme)
}

/** Where the check characters of an identifier stand, and what they should be if what is before them has any. */
function checkPartOf(
  { checkDigit, shapes }: IdentifierScheme,
  value: string,
): { at: number; end: number; expected: string | undefined } | undefined {
  if (checkDigit === undefined) return undefined
  const { body, bodyLength, size, of } = checkDigitRules[checkDigit]
  const at = bodyLength ?? (shapes?.[0]?.length ?? 0) - size
  const before = value.slice(0, at)
  const hasDigit = before.length === at && body.test(before)
  return { at, end: at + size, expected: hasDigit ? of(before) : undefined }
}

function hasShape(value: string, shape: string): boolean {
  const pattern = [...shape].map((it) => CLASSES[it] ?? it).join('')
  return isShort(value) && new RegExp(`^${pattern}$`).test(value)
}

function isShort(value: string): boolean {
  return value !== '' && value.length <= LENGTH_MAX
}
