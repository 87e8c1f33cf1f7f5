import type { TreeHead } from '@selfread/core'
import type { Desk } from '@selfread/desk'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { readSigner } from '../key-references.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'
import { prepareOutputFile, writeOutput } from '../write-output.ts'
import { readNote } from './journal.ts'

/** What `proof` is called with. */
export interface ProofOptions extends DeskLocation {
  /** Size of a kept head, or the file of a note. */
  readonly from: string
  /** Size of a kept head, or `latest`. */
  readonly to: string
  readonly out: string
  readonly signer?: string
}

/** `proof`: proves to whoever kept an old head that nothing in it was changed since. */
export async function proofCommand(options: ProofOptions): Promise<CommandOutput> {
  const { out } = options
  const signer = options.signer === undefined ? undefined : await readSigner(options.signer)
  await prepareOutputFile(out)
  const { from, to, notContinued, lines } = await useDesk(
    { location: options },
    async ({ desk }) => {
      if (signer !== undefined) await desk.publishHead(signer)
      const heads = await desk.journal.heads()
      const older = /^\d+$/u.test(options.from)
        ? keptNote(heads, options.from)
        : await readNote(options.from)
      const keys = signer === undefined ? [] : [signer.verifierKey]
      return desk.journal.prove({ from: older, to: keptNote(heads, options.to), keys })
    },
  )
  const isProved = notContinued.length === 0
  if (isProved) await writeOutput(out, lines.join(''))
  return {
    json: { ok: isProved, from, to, notContinued, ...(isProved && { out }) },
    text: isProved
      ? `${out}: the ${sizeOf(from)} facts of the older head stand unchanged among ${sizeOf(to)}`
      : `log ${notContinued.join(', ')} of ${to.length} does not continue: what the older head covers was changed or taken away`,
    exitCode: isProved ? ExitCode.ok : ExitCode.problems,
  }
}

function keptNote(heads: Awaited<ReturnType<Desk['journal']['heads']>>, which: string): string {
  const found =
    which === 'latest' ? heads.at(-1) : heads.findLast(({ size }) => String(size) === which)
  if (found !== undefined) return found.note
  if (heads.length === 0) {
    throw new UsageError('No head was kept yet: «selfread journal head» signs and keeps one.')
  }
  const sizes = [...new Set(heads.map(({ size }) => size))].slice(-10).join(', ')
  throw new UsageError(`No head of size ${which} was kept. The last that were: ${sizes}.`)
}

function sizeOf(heads: readonly TreeHead[]): number {
  return heads.reduce((sum, { size }) => sum + size, 0)
}
