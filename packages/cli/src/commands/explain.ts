import { renderDossier } from '@selfread/desk'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import { prepareOutputFile, writeOutput } from '../write-output.ts'

/** `explain`: writes a place's dossier. The place may be given by any of its numbers. */
export async function explainCommand(
  options: DeskLocation & { readonly place: string; readonly out: string },
): Promise<CommandOutput> {
  const { place, out } = options
  await prepareOutputFile(out)
  const dossier = await useDesk({ location: options }, async ({ desk }) => {
    const [found, ...others] = await desk.places.find(place)
    if (found !== undefined && others.length > 0) {
      const ids = [found, ...others].map(({ id }) => id).join(', ')
      throw new UsageError(`${place} names several places: give one of ${ids}.`)
    }
    return found && (await desk.explain({ place: found.id }))
  })
  if (dossier === undefined) throw new UsageError(`There is no place ${place} in ${options.db}.`)
  await writeOutput(out, renderDossier(dossier))
  const { readings, disputes, rules } = dossier
  return {
    json: { out, dossier },
    text: `${out}: ${readings.length} readings, ${disputes.length} disputes, ${rules.length} rules in force`,
    exitCode: ExitCode.ok,
  }
}
