import { existsSync } from 'node:fs'
import { verifySqliteFile } from '@selfread/storage-sqlite'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'

/** `verify`: checks every fact, leaf, head and blob of a database, however damaged it is. */
export async function verifyCommand(options: { readonly db: string }): Promise<CommandOutput> {
  if (!existsSync(options.db)) throw new UsageError(`There is no database ${options.db}.`)
  const verification = await verifySqliteFile(options.db)
  const { facts, blobs, checkpoints, head, faults } = verification
  return {
    json: { ok: faults.length === 0, ...verification },
    text: [
      `${facts} facts, ${blobs} blobs, ${checkpoints} kept heads`,
      `root ${head.rootHash}`,
      faults.length === 0 ? 'nothing has been changed' : `${faults.length} faults:`,
      ...faults.map(({ code, message }) => `${code}: ${message}`),
    ].join('\n'),
    exitCode: faults.length === 0 ? ExitCode.ok : ExitCode.problems,
  }
}
