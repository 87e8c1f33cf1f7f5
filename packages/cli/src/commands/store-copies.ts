import { createReadStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { StoreVerification, TreeHead } from '@selfread/core'
import {
  ArchiveError,
  type ArchiveRecord,
  parseArchiveLines,
  StoreOpenError,
  writeArchiveLines,
} from '@selfread/storage-kit'
import { openSqliteStore, restoreSqliteBackup } from '@selfread/storage-sqlite'
import type { CommandOutput } from '../command-output.ts'
import { databaseReference } from '../database-reference.ts'
import { ExitCode } from '../exit-code.ts'
import { type MovableStore, openStore } from '../open-store.ts'
import type { Progress } from '../progress.ts'
import { readKey } from '../secret-reference.ts'
import { UsageError } from '../usage-error.ts'
import { writeLines } from '../write-lines.ts'
import { prepareOutputFile } from '../write-output.ts'

/** Where a command finds its store. */
export interface StoreLocation {
  readonly db: string
  readonly masterKey?: string
}

/** `store backup`: a checked copy of a database file, taken while it is written to. */
export async function backupCommand(
  options: StoreLocation & { readonly out: string },
): Promise<CommandOutput> {
  const database = databaseReference(options.db)
  if (database.kind !== 'sqlite') {
    throw new UsageError(
      'A server is backed up with its own tools (pg_dump, base backups); «selfread store export» writes an archive of it.',
    )
  }
  if (!existsSync(database.path)) throw new UsageError(`There is no database ${database.shown}.`)
  await assertFree(options.out)
  const masterKey = await keyOf(options.masterKey)
  const store = openSqliteStore({ path: database.path, ...(masterKey && { masterKey }) })
  try {
    return await copied(options.out, await store.backup(options.out))
  } finally {
    await store.close()
  }
}

/** `store restore`: makes a database of a backup. Never writes over one. */
export async function restoreCommand(
  options: StoreLocation & { readonly from: string },
): Promise<CommandOutput> {
  const database = databaseReference(options.db)
  if (database.kind !== 'sqlite') {
    throw new UsageError('A backup of a file becomes a file: then «selfread store move» it.')
  }
  await assertFree(database.path)
  const masterKey = await keyOf(options.masterKey)
  try {
    const verification = await restoreSqliteBackup({
      from: options.from,
      to: database.path,
      ...(masterKey && { masterKey }),
    })
    return await copied(database.path, verification)
  } catch (error) {
    throw StoreOpenError.is(error) ? new UsageError(error.message) : error
  }
}

/** `store move`: everything of one database into another, empty one, the journal as it is. */
export async function moveCommand(
  options: StoreLocation & { readonly to: string; readonly toMasterKey?: string },
  progress: Progress,
): Promise<CommandOutput> {
  const { masterKey, toMasterKey = masterKey } = options
  const source = await openStore({ database: databaseReference(options.db), masterKey })
  try {
    const target = await openStore({
      database: databaseReference(options.to),
      masterKey: toMasterKey,
      whenMissing: 'create',
      partitions: (await source.logHeads()).length,
    })
    try {
      return await move(source, target, progress)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function move(
  source: MovableStore,
  target: MovableStore,
  progress: Progress,
): Promise<CommandOutput> {
  try {
    await target.restoreArchive(counted(source.readArchive(), progress))
  } catch (error) {
    throw isNotEmpty(error) ? new UsageError(error.message) : error
  }
  const { facts, blobs, heads, checkpoints, faults } = await target.verify()
  const before = await source.logHeads()
  const isSame = JSON.stringify(before) === JSON.stringify(heads)
  const problem = isSame
    ? undefined
    : 'the source was written to meanwhile: stop all that writes, and move it again into an empty database'
  return {
    json: { ok: isSame && faults.length === 0, facts, blobs, checkpoints, heads, faults, problem },
    text: [
      `${facts} facts, ${blobs} blobs, ${checkpoints} kept heads moved and checked`,
      ...headLines(heads),
      ...(problem === undefined ? [] : [problem]),
      ...faults.map(({ code, message }) => `${code}: ${message}`),
    ].join('\n'),
    exitCode: isSame && faults.length === 0 ? ExitCode.ok : ExitCode.problems,
  }
}

/** `store export`: all of a database as an archive, keys sealed under the archive key. */
export async function exportArchiveCommand(
  options: StoreLocation & { readonly out: string; readonly archiveKey: string },
  progress: Progress,
): Promise<CommandOutput> {
  const { db, masterKey, out } = options
  const archiveKey = await readKey('--archive-key', options.archiveKey)
  await assertFree(out)
  const store = await openStore({ database: databaseReference(db), masterKey })
  try {
    const heads = await store.logHeads()
    const records = counted(store.readArchive(), progress)
    const lines = await writeLines(out, writeArchiveLines(records, { archiveKey }))
    const { size: bytes } = await stat(out)
    return {
      json: { out, bytes, records: lines, heads },
      text: [`${out}: ${bytes} bytes, ${lines} records`, ...headLines(heads)].join('\n'),
      exitCode: ExitCode.ok,
    }
  } finally {
    await store.close()
  }
}

/** `store import`: takes an archive into an empty database, whole or not at all. */
export async function importArchiveCommand(
  options: StoreLocation & { readonly from: string; readonly archiveKey: string },
  progress: Progress,
): Promise<CommandOutput> {
  const { db, masterKey, from } = options
  const archiveKey = await readKey('--archive-key', options.archiveKey)
  if (!existsSync(from)) throw new UsageError(`There is no archive ${from}.`)
  const store = await openStore({
    database: databaseReference(db),
    masterKey,
    whenMissing: 'create',
    partitions: await partitionsOf(from, archiveKey),
  })
  try {
    const records = parseArchiveLines(createReadStream(from), { archiveKey })
    await store.restoreArchive(counted(records, progress))
    const verification = await store.verify()
    const { facts, blobs, checkpoints, heads, faults } = verification
    return {
      json: { ok: faults.length === 0, facts, blobs, checkpoints, heads, faults },
      text: [
        `${facts} facts, ${blobs} blobs, ${checkpoints} kept heads taken in and checked`,
        ...headLines(heads),
        ...faults.map(({ code, message }) => `${code}: ${message}`),
      ].join('\n'),
      exitCode: faults.length === 0 ? ExitCode.ok : ExitCode.problems,
    }
  } catch (error) {
    if (isNotEmpty(error)) throw new UsageError(error.message)
    throw ArchiveError.is(error) ? new Error(`${from}: ${error.message}`, { cause: error }) : error
  } finally {
    await store.close()
  }
}

function isNotEmpty(error: unknown): error is ArchiveError {
  return ArchiveError.is(error) && error.code === 'not_empty'
}

/** The number of logs that an archive begins with. */
async function partitionsOf(path: string, archiveKey: Uint8Array): Promise<number> {
  const source = createReadStream(path)
  try {
    for await (const record of parseArchiveLines(source, { archiveKey })) {
      if (record.kind === 'store') return record.partitions
      break
    }
  } catch (error) {
    if (ArchiveError.is(error)) throw new UsageError(`${path}: ${error.message}`)
    throw error
  } finally {
    source.destroy()
  }
  throw new UsageError(`${path} is no archive: it does not begin with a store.`)
}

/** Says how far an archive has been read. */
async function* counted(
  records: AsyncIterable<ArchiveRecord>,
  progress: Progress,
): AsyncGenerator<ArchiveRecord> {
  let count = 0
  for await (const record of records) {
    count++
    progress(`${count} records`)
    yield record
  }
}

/** The heads of a store's logs, a line each. */
function headLines(heads: readonly TreeHead[]): readonly string[] {
  return heads.map(({ size, rootHash }, log) => `log ${log}: ${size} facts, root ${rootHash}`)
}

async function copied(path: string, verification: StoreVerification): Promise<CommandOutput> {
  const { size: bytes } = await stat(path)
  const { facts, blobs, checkpoints, heads } = verification
  return {
    json: { path, bytes, facts, blobs, checkpoints, heads },
    text: [
      `${path}: ${bytes} bytes, ${facts} facts, ${blobs} blobs, ${checkpoints} kept heads, checked`,
      ...headLines(heads),
    ].join('\n'),
    exitCode: ExitCode.ok,
  }
}

async function assertFree(path: string): Promise<void> {
  await prepareOutputFile(path)
  if (existsSync(path)) {
    throw new UsageError(`There is ${path} already, and it is not written over: give another name.`)
  }
}

async function keyOf(reference: string | undefined): Promise<Uint8Array | undefined> {
  return reference === undefined ? undefined : readKey('--master-key', reference)
}
