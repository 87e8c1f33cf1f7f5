import type * as z from 'zod/mini'

/** What is wrong with something that came from outside, and where. */
export interface InputProblem {
  /** `registers.0.integerDigits`; empty for the input as a whole. */
  readonly path: string
  /** What was expected, in words. */
  readonly message: string
}

/** An input that is what it should be, or all that is wrong with it. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly InputProblem[] }

const PROBLEMS_MAX = 1_000

/** Holds an input to its schema: the value, or a problem for everything that is wrong, at most 1,000. */
export function parseInput<Value>(schema: z.ZodMiniType<Value>, input: unknown): Parsed<Value> {
  const parsed = schema.safeParse(input)
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOf(parsed.error) }
}

/** The problems that a schema found, in its order. */
export function problemsOf(error: z.core.$ZodError): readonly InputProblem[] {
  return error.issues
    .slice(0, PROBLEMS_MAX)
    .map((issue) => ({ path: issue.path.join('.'), message: `expected ${expectedBy(issue)}` }))
}

/** What an issue's schema wanted instead, without the word "expected": `at most 31`. */
export function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `no ${issue.keys.join(', ')}`
    case 'too_small':
      return `at least ${issue.minimum}${countedIn(issue.origin)}`
    case 'too_big':
      return `at most ${issue.maximum}${countedIn(issue.origin)}`
    case 'invalid_union':
      return !('options' in issue) || issue.options === undefined
        ? 'another form'
        : `one of ${issue.options.map(String).join(', ')}`
    case 'invalid_format':
      return FORMATS[issue.format] ?? withoutExpected(issue.message)
    default:
      return withoutExpected(issue.message)
  }
}

const FORMATS: { readonly [format: string]: string } = {
  date: 'a day such as 2026-11-24',
  datetime: 'a moment such as 2026-11-24T09:12:00.000Z',
  url: 'a URL',
}

function countedIn(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' || origin === 'set' ? ' entries' : ''
}

function withoutExpected(message: string): string {
  return message.replace(/^expected /, '')
}
