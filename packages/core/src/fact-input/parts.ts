import * as z from 'zod/mini'
import { nameText, type Parsed, wholeCharacters } from '../parsing/index.ts'
import { type Channel, channels } from '../reading/index.ts'

const LIST_MAX = 1_000

/** A list of at most 1,000 entries. */
export function listOf<Item>(item: z.ZodMiniType<Item>): z.ZodMiniType<readonly Item[]> {
  return z.array(item).check(z.maxLength(LIST_MAX))
}

/** What a concept reads by itself, as a part of something larger. */
export function readBy<Value>(parse: (input: unknown) => Parsed<Value>): z.ZodMiniType<Value> {
  return z.custom<Value>().check((payload) => {
    const parsed = parse(payload.value)
    if (parsed.ok) return
    for (const { path, message } of parsed.problems)
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        path: path === '' ? [] : path.split('.'),
        message,
      })
  })
}

/** A name where there is one. */
export const optionalName: z.ZodMiniExactOptional<typeof nameText> = z.exactOptional(nameText)

/** What a program said, at most 2,000 characters, perhaps nothing. */
export const anyText: z.ZodMiniType<string> = z.string().check(z.maxLength(2_000), wholeCharacters)

/** A SHA-256 in lower-case hex. */
export const sha256Hex: z.ZodMiniType<string> = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in lower-case hex'))

/** A whole number from 1 on. */
export const count: z.ZodMiniType<number> = z.int().check(z.minimum(1))

/** How a submission reached the supplier. */
export const channel: z.ZodMiniType<Channel> = z.enum(channels)
