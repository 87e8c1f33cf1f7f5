import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Channel, Instant, MessageParser, ReadingSubmission } from '@selfread/core'
import { z } from 'zod'
import { UsageError } from './usage-error.ts'

const channels = [
  'email',
  'web_app',
  'mobile_app',
  'call',
  'ivr',
  'sms',
  'whatsapp',
  'messenger',
  'social_network',
  'organization_site',
  'terminal',
  'office',
  'paper_box',
  'visit',
  'mobile_app_staff',
  'remote_system',
  'crm',
  'import',
  'external_import',
  'other',
] as const satisfies readonly Channel[]

const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'a moment such as 2026-11-24T09:12:00Z')
  .transform((text) => new Date(text).toISOString())

const entered = z.object({
  place: z.string().min(1),
  register: z.string().min(1).optional(),
  meterSerial: z.string().min(1).optional(),
  value: z.string().min(1),
  readOn: z.iso.date().optional(),
})

const submissionSchema = z.union([
  z.object({
    channel: z.enum(channels),
    receivedAt: instant,
    sender: z.string().optional(),
    text: z.string(),
  }),
  z.object({
    channel: z.enum(channels),
    receivedAt: instant,
    sender: z.string().optional(),
    enteredBy: z.string().optional(),
    readings: z.array(entered).min(1),
    note: z.string().optional(),
  }),
])

/** A submission with where it came from, or why it is none. */
export type FiledSubmission =
  | { readonly ok: true; readonly source: string; readonly submission: ReadingSubmission }
  | { readonly ok: false; readonly source: string; readonly problem: string }

/**
 * Reads submissions from files and folders: `.eml` mails, `.json` with one
 * submission, `.ndjson` with one per line. A file that is none of these is
 * reported; the others go on.
 */
export async function* readSubmissions(
  paths: readonly string[],
  options: { readonly now: Instant; readonly mail: MessageParser },
): AsyncIterable<FiledSubmission> {
  for (const path of paths) {
    for (const file of await filesUnder(path)) yield* submissionsOf(file, options)
  }
}

async function filesUnder(path: string): Promise<readonly string[]> {
  let isFolder: boolean
  try {
    isFolder = (await stat(path)).isDirectory()
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`)
  }
  if (!isFolder) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

async function* submissionsOf(
  file: string,
  options: { readonly now: Instant; readonly mail: MessageParser },
): AsyncIterable<FiledSubmission> {
  switch (extname(file).toLowerCase()) {
    case '.eml': {
      const message = await readFile(file)
      const receivedAt = await receptionOf(message, options)
      const submission: ReadingSubmission = { channel: 'email', receivedAt, message }
      yield { ok: true, source: file, submission }
      return
    }
    case '.json':
      yield parseSubmission(file, await readFile(file, 'utf8'))
      return
    case '.ndjson': {
      const lines = (await readFile(file, 'utf8')).split(/\r?\n/u)
      for (const [index, line] of lines.entries()) {
        if (line.trim() !== '') yield parseSubmission(`${file}:${index + 1}`, line)
      }
      return
    }
    default:
      yield {
        ok: false,
        source: file,
        problem: 'is none of .eml, .json, .ndjson: nothing was taken from it',
      }
  }
}

/** When a stored mail came in: what it says itself, unless that lies ahead. */
async function receptionOf(
  message: Uint8Array,
  { now, mail }: { readonly now: Instant; readonly mail: MessageParser },
): Promise<Instant> {
  const { sentAt } = await mail.parse(message)
  return sentAt !== undefined && sentAt < now ? sentAt : now
}

function parseSubmission(source: string, text: string): FiledSubmission {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    return { ok: false, source, problem: `is not JSON: ${(error as Error).message}` }
  }
  const parsed = submissionSchema.safeParse(content)
  if (parsed.success) {
    return { ok: true, source, submission: parsed.data as ReadingSubmission }
  }
  return { ok: false, source, problem: z.prettifyError(parsed.error) }
}
