import type { DatabaseSync } from 'node:sqlite'
import { createMerkleLog, leafBytes, leafHash, parseLeaf } from '../../packages/core/src/index.ts'
import { openSqliteStore } from '../../packages/storage-sqlite/src/index.ts'
import { deskOf, TENANTS } from './build-store.ts'
import { tamperedCopy } from './tamper-records.ts'

/** A store, and where its forged copy goes. */
export interface Forgery {
  readonly path: string
  readonly copy: string
  readonly partition: number
  readonly position: number
}

/**
 * Takes away all facts of a log from a position on, as if they had never been: leaves, streams, head
 * and read models fit together again. Only heads that somebody kept tell otherwise.
 */
export async function truncateHistory(forgery: Forgery): Promise<void> {
  const { partition, position } = forgery
  tamperedCopy(forgery, (database) => {
    for (const table of ['leaf', 'fact'])
      database
        .prepare(`delete from ${table} where log = ? and position >= ?`)
        .run(partition, position)
    database.exec(`
      delete from stream where id not in (select stream_id from fact);
      update stream set version = (select count(*) from fact f where f.stream_id = stream.id),
        last_fact_id = (select max(f.id) from fact f where f.stream_id = stream.id);
      update stream set last_recorded_at =
        (select f.recorded_at from fact f where f.id = stream.last_fact_id);`)
    dropKeysOfGoneFacts(database)
    writeHead(database, partition)
  })
  await rebuildDocuments(forgery.copy)
}

/** Makes a fact say another actor, and all hashes from it on as if it always had. */
export async function forkHistory(forgery: Forgery): Promise<void> {
  const { path, partition, position } = forgery
  const store = openSqliteStore({ path })
  const leaves = await Promise.all(
    TENANTS.map((tenant) => store.readLeaf({ tenant, partition, position })),
  )
  await store.close()
  const fact = leaves.flatMap((leaf) => (leaf && parseLeaf(leaf)) ?? [])[0]
  if (fact === undefined) throw new Error(`There is no leaf at ${partition}/${position}.`)
  const { sealed, ...clear } = fact
  const forged = leafBytes({
    ...clear,
    actor: { ...fact.actor, id: 'forged' },
    ...(sealed && {
      sealed: { ...sealed, ciphertext: Buffer.from(sealed.ciphertext, 'base64') },
    }),
  })
  tamperedCopy(forgery, (database) => {
    database
      .prepare(`update fact set actor_id = 'forged' where log = ? and position = ?`)
      .run(partition, position)
    writeHead(database, partition, { position, hash: leafHash(forged) })
  })
  await rebuildDocuments(forgery.copy)
}

/** Takes all kept heads away, and the trace of it. */
export function dropKeptHeads(database: DatabaseSync): void {
  database.exec('delete from checkpoint')
  countAgain(database, 'checkpoint')
}

function dropKeysOfGoneFacts(database: DatabaseSync): void {
  database.exec(`
    delete from commit_key where exists (
      select 1 from json_each(facts) run where not exists (
        select 1 from leaf where leaf.log = json_extract(run.value, '$[0]')
          and leaf.position = json_extract(run.value, '$[1]')))`)
  countAgain(database, 'commit_key')
}

function countAgain(database: DatabaseSync, table: string): void {
  database.exec(
    `update row_count set rows = (select count(*) from ${table}) where name = '${table}'`,
  )
}

/** Hashes a log anew, with another leaf where one is given, and writes what changed. */
function writeHead(
  database: DatabaseSync,
  partition: number,
  other?: { readonly position: number; readonly hash: string },
): void {
  let completed = ''
  const log = createMerkleLog({
    onNode: ({ hash }) => {
      completed += hash
    },
  })
  const rows = database
    .prepare('select position, hashes from leaf where log = ? order by position')
    .all(partition) as unknown as { position: number; hashes: Uint8Array }[]
  const update = database.prepare('update leaf set hashes = ? where log = ? and position = ?')
  for (const { position, hashes } of rows) {
    completed = ''
    const own = Buffer.from(hashes.subarray(0, 32)).toString('hex')
    log.append(position === other?.position ? other.hash : own)
    const written = Buffer.from(completed, 'hex')
    if (!written.equals(hashes)) update.run(written, partition, position)
  }
  database
    .prepare('update merkle_head set size = ?, root_hash = ?, subtrees = ? where log = ?')
    .run(
      log.size,
      Buffer.from(log.root(), 'hex'),
      Buffer.from(log.range.join(''), 'hex'),
      partition,
    )
}

async function rebuildDocuments(path: string): Promise<void> {
  const store = openSqliteStore({ path, durability: 'relaxed' })
  try {
    for (const tenant of TENANTS) await deskOf(store, tenant).rebuild()
  } finally {
    await store.close()
  }
}
