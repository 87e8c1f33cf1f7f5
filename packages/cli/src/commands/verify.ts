import { existsSync } from 'node:fs'
import type { StoreVerification } from '@selfread/core'
import { StoreDamagedError, verifySqliteFile } from '@selfread/storage-sqlite'
import type { CommandOutput } from '../command-output.ts'
import { ExitCode } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'

/** `verify`: checks every fact, leaf, head, blob and read model of a database, however damaged it is. */
export async function verifyCommand(options: DeskLocation): Promise<CommandOutput> {
  if (!existsSync(options.db)) throw new UsageError(`There is no database ${options.db}.`)
  const verification = await verifyDatabase(options)
  const { facts, blobs, checkpoints, heads, faults } = verification
  return {
    json: { ok: faults.length === 0, ...verification },
    text: [
      `${facts} facts, ${blobs} blobs, ${checkpoints} kept heads`,
      ...heads.map(({ rootHash }) => `root ${rootHash}`),
      faults.length === 0 ? 'nothing has been changed' : `${faults.length} faults:`,
      ...faults.map(({ code, message }) => `${code}: ${message}`),
    ].join('\n'),
    exitCode: faults.length === 0 ? ExitCode.ok : ExitCode.problems,
  }
}

/** All checks; those of the file alone where it is too damaged for a desk to open it. */
async function verifyDatabase(location: DeskLocation): Promise<StoreVerification> {
  const file = await verifySqliteFile(location.db)
  if (file.faults.length > 0) return file
  try {
    return await useDesk({ location }, ({ desk }) => desk.verify())
  } catch (error) {
    const { cause } = error as Error
    if (!StoreDamagedError.is(cause)) throw error
    return { ...file, faults: [{ code: 'database_damaged', message: cause.message }] }
  }
}
