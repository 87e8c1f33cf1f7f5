import type { StoreVerification } from '@selfread/core'
import { StoreDamagedError } from '@selfread/storage-kit'
import type { CallQueue } from '../database/call-queue.ts'
import type { Connection } from '../database/connection.ts'
import { assertStoreFile, openDatabase } from '../database/open-database.ts'
import { verifySqliteFile } from '../verify/verify-sqlite-file.ts'
import { withReadConnection } from '../verify/with-read-connection.ts'
import { assertNothingAt, putInPlace, removePart } from './durable-file.ts'

/** Pages copied at once, between which other work gets its turn. */
const pagesAtOnce = 2_000

/** Copies an open store to a new file, as it is at one moment. */
export async function backupStore(query: {
  readonly database: Connection
  readonly queue: CallQueue
  readonly to: string
  readonly masterKey: Uint8Array | undefined
}): Promise<StoreVerification> {
  const { database, queue, to, masterKey } = query
  return makeFile(to, masterKey, (part) =>
    withReadConnection(database, queue, async (connection) => {
      await connection.backup(part, { progress: () => pagesAtOnce })
    }),
  )
}

/** Makes a store's file under another name, checks it, and gives it its own name. */
export async function makeFile(
  path: string,
  masterKey: Uint8Array | undefined,
  copyTo: (part: string) => Promise<void>,
): Promise<StoreVerification> {
  assertNothingAt(path)
  const part = `${path}.part`
  removePart(part)
  try {
    await copyTo(part)
    assertStoreFile(part)
    // Opened once: brought up to date, and its write-ahead log, if any, taken in.
    openDatabase(part).close()
    const verification = await verifySqliteFile(part, { masterKey })
    const [fault] = verification.faults
    if (fault !== undefined)
      throw new StoreDamagedError(
        `The copy, of which no file was left, has ${verification.faults.length} faults; the first: ${fault.message} It`,
      )
    putInPlace(part, path)
    return verification
  } finally {
    removePart(part)
  }
}
