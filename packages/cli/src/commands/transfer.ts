import { join } from 'node:path'
import { isCivilDate } from '@selfread/core'
import type { PreparedTransfer } from '@selfread/desk'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import type { Progress } from '../progress.ts'
import { textTable } from '../text-table.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import { makeOutputFolder, writeOutput } from '../write-output.ts'

/** A file to an operator as it was written. */
export interface TransferredFile {
  readonly operator: string
  readonly batch: string
  readonly sequence: number
  readonly path: string
  readonly sha256: string
  readonly lines: number
  /** False where an earlier run had prepared it: the same bytes were written again. */
  readonly isNew: boolean
}

/** `transfer`: prepares the day's files and writes them to a folder. */
export async function transferCommand(
  options: DeskLocation & { readonly day: string; readonly out: string },
  progress: Progress,
): Promise<CommandOutput> {
  const { day, out } = options
  if (!isCivilDate(day)) throw new UsageError(`--day must be a day such as 2026-11-26, not ${day}.`)
  await makeOutputFolder(out)
  const { transfers, failed, estimates, withoutIndex } = await useDesk(
    { location: options, progress },
    ({ desk }) => desk.prepareTransfers({ day }),
  )
  const files: TransferredFile[] = []
  for (const transfer of transfers) files.push(await writeTransfer(transfer, out))
  return {
    json: { day, files, failed, estimates, withoutIndex },
    text: [
      textTable(
        ['operator', 'batch', 'lines', 'file', 'prepared'],
        files.map((it) => [it.operator, it.batch, it.lines, it.path, it.isNew ? 'now' : 'before']),
      ),
      '',
      `${estimates} indices computed from annexes`,
      ...failed.map((it) => `${it.operator}: ${it.readings} readings stay due. ${it.problem}`),
      ...withoutIndex.map((it) => `${it.place} ${it.register}: nothing to send. ${it.reason}`),
    ].join('\n'),
    exitCode: failed.length + withoutIndex.length > 0 ? ExitCode.problems : ExitCode.ok,
  }
}

async function writeTransfer(
  { batch, file, isNew }: PreparedTransfer,
  folder: string,
): Promise<TransferredFile> {
  const path = join(folder, file.fileName)
  await writeOutput(path, file.bytes)
  const { id, operator, sequence, fileSha256, lines } = batch
  return { operator, batch: id, sequence, path, sha256: fileSha256, lines: lines.length, isNew }
}
