import { channels, type ReadingSubmission } from '@selfread/core'
import { z } from 'zod'

const instant = z
  .string()
  .refine(
    (text) => !Number.isNaN(Date.parse(text)),
    'expected a moment such as 2026-11-24T09:12:00Z',
  )
  .transform((text) => new Date(text).toISOString())

const envelope = {
  channel: z.enum(channels),
  receivedAt: instant,
  sender: z.exactOptional(z.string()),
}

const writtenSubmission = z.object({
  ...envelope,
  text: z.string('expected a text; or a list of readings in the field readings'),
})

// Strict: an index with a misspelt `readOn` would be stored for another day.
const enteredReading = z.strictObject({
  place: z.string().min(1),
  register: z.exactOptional(z.string().min(1)),
  meterSerial: z.exactOptional(z.string().min(1)),
  value: z.string('expected the digits as text, leading zeros kept: "012345"').min(1),
  readOn: z.exactOptional(z.iso.date()),
})

const enteredSubmission = z.object({
  ...envelope,
  enteredBy: z.exactOptional(z.string()),
  readings: z.array(enteredReading).min(1),
  note: z.exactOptional(z.string()),
})

/** A submission as JSON: with a `text`, or with `readings` that somebody keyed. */
export function parseSubmission(content: unknown): z.ZodSafeParseResult<ReadingSubmission> {
  const isEntered = typeof content === 'object' && content !== null && 'readings' in content
  return (isEntered ? enteredSubmission : writtenSubmission).safeParse(content)
}
