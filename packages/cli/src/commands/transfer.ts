import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isCivilDate } from '@selfread/core'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { openDesk } from '../open-desk.ts'
import { textTable } from '../text-table.ts'
import { UsageError } from '../usage-error.ts'

/** `transfer`: prepares the day's files and writes them to a folder. */
export async function transferCommand(options: {
  readonly db: string
  readonly config?: string
  readonly now?: string
  readonly day: string
  readonly out: string
}): Promise<CommandOutput> {
  const { day, out } = options
  if (!isCivilDate(day)) throw new UsageError(`--day must be a day such as 2026-11-26, not ${day}.`)
  const { desk, close } = await openDesk(options, { mayCreate: false })
  try {
    const { transfers, estimates, withoutIndex } = await desk.prepareTransfers({ day })
    await mkdir(out, { recursive: true })
    const files = []
    for (const { batch, file, isNew } of transfers) {
      const path = join(out, file.fileName)
      await writeFile(path, file.bytes)
      const { id, operator, sequence, fileSha256, lines } = batch
      files.push({
        operator,
        batch: id,
        sequence,
        path,
        sha256: fileSha256,
        lines: lines.length,
        isNew,
      })
    }
    const table = textTable(
      ['operator', 'batch', 'lines', 'file', 'prepared'],
      files.map((it) => [it.operator, it.batch, it.lines, it.path, it.isNew ? 'now' : 'before']),
    )
    const missing = withoutIndex.map((it) => `${it.place} ${it.register}: ${it.reason}`)
    return {
      json: { day, files, estimates, withoutIndex },
      text: [table, '', `${estimates} indices computed from annexes`, ...missing].join('\n'),
      exitCode: ExitCode.ok,
    }
  } finally {
    await close()
  }
}
