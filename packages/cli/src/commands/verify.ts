import { existsSync } from 'node:fs'
import type { StoreVerification } from '@selfread/core'
import type { VerifierKey } from '@selfread/core/journal-file'
import { StoreDamagedError, verifySqliteFile } from '@selfread/storage-sqlite'
import type { CommandOutput } from '../command-output.ts'
import { databaseReference } from '../database-reference.ts'
import { ExitCode } from '../exit-code.ts'
import { verifierKeys } from '../key-references.ts'
import type { Progress } from '../progress.ts'
import { readKey } from '../secret-reference.ts'
import { UsageError } from '../usage-error.ts'
import { type DeskLocation, useDesk } from '../use-desk.ts'

/** What `verify` is called with. */
export interface VerifyOptions extends DeskLocation {
  /** Whose signatures the kept heads must bear. */
  readonly verifierKey?: readonly string[]
}

/** `verify`: checks every fact, leaf, head, blob and read model of a database, however damaged it is. */
export async function verifyCommand(
  options: VerifyOptions,
  progress: Progress,
): Promise<CommandOutput> {
  const keys = options.verifierKey && verifierKeys(options.verifierKey)
  const verification = await verifyDatabase(options, { keys, progress })
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
async function verifyDatabase(
  location: DeskLocation,
  how: { readonly keys: readonly VerifierKey[] | undefined; readonly progress: Progress },
): Promise<StoreVerification> {
  const { keys, progress } = how
  const work = () =>
    useDesk({ location }, ({ desk }) =>
      desk.verify({ ...(keys && { keys }), onProgress: progress }),
    )
  const database = databaseReference(location.db)
  if (database.kind !== 'sqlite') return work()
  if (!existsSync(database.path)) throw new UsageError(`There is no database ${database.shown}.`)
  const { masterKey: reference } = location
  const masterKey = reference === undefined ? undefined : await readKey('--master-key', reference)
  progress('checking the file')
  const file = await verifySqliteFile(database.path, { masterKey })
  if (file.faults.length > 0) return file
  try {
    return await work()
  } catch (error) {
    const { cause } = error as Error
    if (!StoreDamagedError.is(cause)) throw error
    return { ...file, faults: [{ code: 'database_damaged', message: cause.message }] }
  }
}
