import { writeFile } from 'node:fs/promises'
import { renderDossier } from '@selfread/desk'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { openDesk } from '../open-desk.ts'
import { UsageError } from '../usage-error.ts'

/** `explain`: writes a place's dossier. The place may be given by any of its numbers. */
export async function explainCommand(options: {
  readonly db: string
  readonly config?: string
  readonly now?: string
  readonly place: string
  readonly out: string
}): Promise<CommandOutput> {
  const { desk, close } = await openDesk(options, { mayCreate: false })
  try {
    const [found, ...others] = await desk.places.find(options.place)
    if (others.length > 0) {
      const ids = [found, ...others].map((it) => it?.id).join(', ')
      throw new UsageError(`${options.place} names several places: ${ids}.`)
    }
    const dossier = found && (await desk.explain({ place: found.id }))
    if (dossier === undefined) throw new UsageError(`There is no place ${options.place}.`)
    await writeFile(options.out, renderDossier(dossier))
    const { readings, disputes } = dossier
    return {
      json: { out: options.out, dossier },
      text: `${options.out}: ${readings.length} readings, ${disputes.length} disputes, ${dossier.rules.length} rules in force`,
      exitCode: ExitCode.ok,
    }
  } finally {
    await close()
  }
}
