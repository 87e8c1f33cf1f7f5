import { copyFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import {
  createMerkleLog,
  inclusionPlan,
  parseHeadNote,
  proofOf,
  type TreeHead,
  verifyInclusion,
} from '../../packages/core/src/index.ts'
import { checkJournal } from '../../packages/core/src/journal-file/index.ts'
import { checkpointFaults } from '../../packages/storage-kit/src/index.ts'
import { openSqliteStore } from '../../packages/storage-sqlite/src/index.ts'
import { type BuiltStore, deskOf, signer, TENANTS } from './build-store.ts'
import { dropKeptHeads, forkHistory, truncateHistory } from './rewrite-history.ts'
import { verifyAll } from './verify-all.ts'

/** What came of one way of rewriting history. */
export interface HistoryTally {
  readonly kind: string
  readonly tried: number
  readonly found: number
  readonly missed: readonly string[]
}

/** Rewrites the history of a store in every way that leaves it consistent in itself. */
export async function* tamperHistory(
  built: BuiltStore,
  how: { readonly copy: string; readonly samples: number },
): AsyncGenerator<HistoryTally> {
  const logs = readLogs(built.path)
  yield truncationsByKeptHeads(built, logs)
  yield forksByKeptHeads(logs)
  const places = logs.flatMap((hashes, partition) => {
    const step = Math.max(1, Math.floor((hashes.length * logs.length) / how.samples))
    return hashes.flatMap((_, position) =>
      position % step === step >> 1 ? [{ partition, position }] : [],
    )
  })
  const forgery = { path: built.path, copy: how.copy }
  for (const [name, rewrite] of [
    ['truncated', truncateHistory],
    ['forked', forkHistory],
  ] as const) {
    yield await tally(`${name}, whole store verified`, places, async (place) => {
      await rewrite({ ...forgery, ...place })
      return (await verifyAll(how.copy)).some(({ code }) => code === 'checkpoint_mismatch')
    })
    yield await tally(
      `${name}, kept heads taken away as well, head kept outside`,
      places,
      async (place) => {
        await rewrite({ ...forgery, ...place })
        hideKeptHeads(how.copy)
        return await isRefusedOutside(how.copy, built)
      },
    )
  }
  yield await tally('old backup in place, head kept outside', [built.backup], async (backup) => {
    copyFileSync(backup, how.copy)
    return (await verifyAll(how.copy)).length === 0 && (await isRefusedOutside(how.copy, built))
  })
}

/** Every truncation of every log: `verify` compares the kept heads with what is left. */
function truncationsByKeptHeads(built: BuiltStore, logs: Logs): HistoryTally {
  const heads = logs.map(headsOf)
  const missed: string[] = []
  let tried = 0
  for (const [partition, own] of heads.entries())
    for (const head of own.slice(0, -1)) {
      tried += 1
      const left = heads.map((all, log) =>
        verified(log === partition ? all.slice(0, head.size + 1) : all),
      )
      if (checkpointFaults(keptRows(built), left).length === 0)
        missed.push(`log ${partition} cut to ${head.size}`)
    }
  return { kind: 'truncated at every position', tried, found: tried - missed.length, missed }
}

/** A fork at every position: the leaf there is another, and every root behind it. */
function forksByKeptHeads(logs: Logs): HistoryTally {
  const heads = logs.map(headsOf)
  const missed: string[] = []
  let tried = 0
  for (const [partition, hashes] of logs.entries()) {
    const nodes = new Map<string, string>()
    const log = createMerkleLog({
      onNode: ({ level, index, hash }) => nodes.set(`${level}/${index}`, hash),
    })
    for (const hash of hashes) log.append(hash)
    const size = hashes.length
    const head = heads[partition]?.at(-1)
    if (head === undefined) continue
    for (const position of hashes.keys()) {
      tried += 1
      const proof = proofOf(
        inclusionPlan({ size, index: position }),
        ({ level, index }) => nodes.get(`${level}/${index}`) ?? '',
      )
      // The head that was signed holds the leaf that was there, and no other.
      const claim = { index: position, head, proof }
      const isHeld = verifyInclusion({ ...claim, leafHash: hashes[position] ?? '' })
      const isForkHeld = verifyInclusion({ ...claim, leafHash: 'f'.repeat(64) })
      if (!isHeld || isForkHeld) missed.push(`log ${partition} forked at ${position}`)
    }
  }
  return { kind: 'forked at every position', tried, found: tried - missed.length, missed }
}

type Logs = readonly (readonly string[])[]

function readLogs(path: string): Logs {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database
    .prepare('select log, hashes from leaf order by log, position')
    .all() as unknown as { log: number; hashes: Uint8Array }[]
  database.close()
  const logs: string[][] = []
  for (const { log, hashes } of rows) {
    while (logs.length <= log) logs.push([])
    logs[log]?.push(Buffer.from(hashes.subarray(0, 32)).toString('hex'))
  }
  return logs
}

/** Heads of a log at all sizes, from 0. */
function headsOf(hashes: readonly string[]): readonly TreeHead[] {
  const log = createMerkleLog()
  const heads = [{ size: 0, rootHash: log.root() }]
  for (const hash of hashes) {
    log.append(hash)
    heads.push({ size: log.size, rootHash: log.root() })
  }
  return heads
}

/** As the check of a log leaves it. */
function verified(heads: readonly TreeHead[]) {
  const head = heads.at(-1) ?? { size: 0, rootHash: '' }
  return { head, rootAt: new Map(heads.map(({ size, rootHash }) => [size, rootHash])) }
}

function keptRows({ kept }: BuiltStore) {
  return kept.map((note) => ({ note, size: sizeOf(note) }))
}

function sizeOf(note: string): number {
  return (parseHeadNote(note) ?? []).reduce((sum, { size }) => sum + size, 0)
}

/** Takes all kept heads away, as who forges a store would, and the trace of it. */
function hideKeptHeads(path: string): void {
  const database = new DatabaseSync(path)
  const { sql } = database
    .prepare("select sql from sqlite_master where name = 'checkpoint_is_never_deleted'")
    .get() as unknown as { sql: string }
  database.exec('drop trigger checkpoint_is_never_deleted')
  dropKeptHeads(database)
  database.exec(sql)
  database.close()
}

/** Whether a journal file of the store is refused by who kept the last head outside. */
async function isRefusedOutside(path: string, built: BuiltStore): Promise<boolean> {
  const store = openSqliteStore({ path })
  try {
    const desk = deskOf(store, TENANTS[0] ?? '')
    const chunks: Uint8Array[] = []
    // The forger has the signing key as well: only what was kept outside can help.
    for await (const line of desk.journal.lines({ signer })) chunks.push(Buffer.from(line))
    const kept = [built.kept.at(-1) ?? '']
    const { faults } = await checkJournal({ chunks, keys: [signer], kept })
    return faults.some(({ code }) => code.startsWith('kept_head_'))
  } finally {
    await store.close()
  }
}

async function tally<Item>(
  kind: string,
  items: readonly Item[],
  isFound: (item: Item) => Promise<boolean>,
): Promise<HistoryTally> {
  const missed: string[] = []
  for (const item of items) if (!(await isFound(item))) missed.push(JSON.stringify(item))
  return { kind, tried: items.length, found: items.length - missed.length, missed }
}
