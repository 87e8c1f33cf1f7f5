import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Instant, MessageParser, ReadingSubmission } from '@selfread/core'
import { describeIssues } from './describe-issues.ts'
import { fileProblem } from './file-problem.ts'
import { parseSubmission } from './submission-schema.ts'
import { UsageError } from './usage-error.ts'

/** A submission with where it came from, or why it is none. */
export type FiledSubmission =
  | { readonly ok: true; readonly source: string; readonly submission: ReadingSubmission }
  | { readonly ok: false; readonly source: string; readonly problem: string }

/** What reading submissions needs: their moment where none is given, and how mails are taken apart. */
export interface Reception {
  readonly now: Instant
  readonly mail: MessageParser
}

/**
 * Reads submissions from files and folders: `.eml` mails, `.json` with one
 * submission, `.ndjson` with one per line. A file or line that is none of these
 * is reported; the others go on. Throws `UsageError` where a path that was named
 * is not there, before the first submission.
 */
export async function* readSubmissions(
  paths: readonly string[],
  reception: Reception,
): AsyncGenerator<FiledSubmission> {
  const files: string[] = []
  for (const path of paths) files.push(...(await filesUnder(path)))
  for (const file of files) {
    try {
      yield* submissionsOf(file, reception)
    } catch (error) {
      yield { ok: false, source: file, problem: `cannot be read: ${fileProblem(error)}` }
    }
  }
}

async function filesUnder(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${fileProblem(error)}.`)
  }
}

async function* submissionsOf(file: string, reception: Reception): AsyncGenerator<FiledSubmission> {
  switch (extname(file).toLowerCase()) {
    case '.eml': {
      const message = await readFile(file)
      const receivedAt = await receptionOf(message, reception)
      yield { ok: true, source: file, submission: { channel: 'email', receivedAt, message } }
      return
    }
    case '.json':
      yield submissionIn(file, await readText(file))
      return
    case '.ndjson': {
      const lines = (await readText(file)).split(/\r?\n/u)
      for (const [index, line] of lines.entries()) {
        if (line.trim() !== '') yield submissionIn(`${file}:${index + 1}`, line)
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
async function receptionOf(message: Uint8Array, { now, mail }: Reception): Promise<Instant> {
  const { sentAt } = await mail.parse(message)
  return sentAt !== undefined && sentAt < now ? sentAt : now
}

async function readText(file: string): Promise<string> {
  return new TextDecoder().decode(await readFile(file)) // drops a byte order mark
}

function submissionIn(source: string, text: string): FiledSubmission {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    return { ok: false, source, problem: `is not JSON: ${(error as Error).message}` }
  }
  const parsed = parseSubmission(content)
  return parsed.success
    ? { ok: true, source, submission: parsed.data }
    : { ok: false, source, problem: describeIssues(parsed.error) }
}
