import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createHeadSigner } from '@selfread/core'
import { checkJournal, formatSignerKey, type JournalFault } from '@selfread/core/journal-file'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import { readSigner, verifierKeys } from '../key-references.ts'
import type { Progress } from '../progress.ts'
import { readHead, readInput } from '../read-input.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import { writeLines } from '../write-lines.ts'
import { prepareOutputFile, writeOutput } from '../write-output.ts'

/** `journal key`: makes who signs heads. The secret goes into a file of its own, the rest is told. */
export async function makeKeyCommand(options: {
  readonly name: string
  readonly out: string
}): Promise<CommandOutput> {
  const { name, out } = options
  const secretKey = randomBytes(32)
  const { verifierKey } = signerOf({ name, secretKey })
  await prepareOutputFile(out)
  try {
    // Never over another key: what it signed could be continued by nobody.
    await writeFile(out, `${formatSignerKey({ name, secretKey })}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new UsageError(`${out} cannot be written: ${fileProblem(error)}.`)
  }
  return {
    json: { name, verifierKey, out },
    text: `${out}: keep it where nobody but the signer reads, and not beside the database\ngive auditors and customers the verifier key:\n${verifierKey}`,
    exitCode: ExitCode.ok,
  }
}

/** `journal head`: signs the head, keeps it, and gives it out to be published. */
export async function publishHeadCommand(
  options: DeskLocation & { readonly signer: string; readonly out?: string },
): Promise<CommandOutput> {
  const { out } = options
  const signer = await readSigner(options.signer)
  if (out !== undefined) await prepareOutputFile(out)
  const note = await useDesk({ location: options }, ({ desk }) => desk.publishHead(signer))
  if (out !== undefined) await writeOutput(out, note)
  return { json: { note, ...(out && { out }) }, text: out ?? note.trimEnd(), exitCode: ExitCode.ok }
}

/** `journal export`: writes the journal to a file that an auditor checks offline. */
export async function exportJournalCommand(
  options: DeskLocation & { readonly out: string; readonly signer?: string },
  progress: Progress,
): Promise<CommandOutput> {
  const { out } = options
  const signer = options.signer === undefined ? undefined : await readSigner(options.signer)
  await prepareOutputFile(out)
  const lines = await useDesk({ location: options }, ({ desk }) =>
    writeLines(out, reported(desk.journal.lines(signer && { signer }), progress)),
  )
  return { json: { out, lines }, text: `${out}: ${lines} lines`, exitCode: ExitCode.ok }
}

async function* reported(lines: AsyncIterable<string>, progress: Progress): AsyncGenerator<string> {
  let count = 0
  for await (const line of lines) {
    count += 1
    progress(`${count} lines written`)
    yield line
  }
}

/** `journal check`: checks a journal file, without any database. */
export async function checkJournalCommand(
  file: string,
  options: { readonly key: readonly string[]; readonly kept?: readonly string[] },
  progress: Progress,
): Promise<CommandOutput> {
  const keys = verifierKeys(options.key)
  const kept = await Promise.all((options.kept ?? []).map(readNote))
  await readHead(file, 1) // refused now where it cannot be read
  const check = await checkJournal({ chunks: reportedChunks(file, progress), keys, kept })
  const { isValid, faults, faultCount, heads, leaves, shownLeaves } = check
  const read = `${leaves} leaves, ${shownLeaves} of them shown, and ${heads} heads`
  return {
    json: { ok: isValid, ...check },
    text: isValid
      ? `${read}: all holds`
      : [`${read}: ${faultCount} faults`, ...faults.map(faultText)].join('\n'),
    exitCode: isValid ? ExitCode.ok : ExitCode.problems,
  }
}

/** Reads a note that somebody kept in a file. */
export async function readNote(path: string): Promise<string> {
  return new TextDecoder().decode(await readInput(path))
}

async function* reportedChunks(file: string, progress: Progress): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1_048_576 })) {
    bytes += chunk.length
    progress(`${Math.round(bytes / 1_000_000)} MB checked`)
    yield chunk
  }
}

function faultText({ code, message, line, kept }: JournalFault): string {
  const place = kept === undefined ? `line ${line}` : `head ${kept} of those kept outside`
  return `${place}: ${code}: ${message}`
}

function signerOf(settings: Parameters<typeof createHeadSigner>[0]) {
  try {
    return createHeadSigner(settings)
  } catch (error) {
    throw new UsageError(`--name: ${(error as Error).message}`)
  }
}
