import {
  type Actor,
  canonicalJson,
  createMerkleLog,
  factLabel,
  leafBytes,
  leafHash,
  parseCheckpoint,
  type StoreFault,
  type TreeHead,
} from '@selfread/core'
import { splitHashes } from './fact-table.ts'
import type { KeyRing } from './key-ring.ts'
import type { Connection } from './open-database.ts'
import { readByPosition, rowsAtOnce } from './read-by-position.ts'
import { openJson } from './sealed-data.ts'

/** What the check of the facts came to. */
export interface FactVerification {
  readonly facts: number
  readonly head: TreeHead
  /** Roots over the stored leaves, at the sizes of the kept checkpoints. */
  readonly rootAt: ReadonlyMap<number, string>
  readonly faults: readonly StoreFault[]
}

/** Text columns come as bytes: SQLite would hand over damaged UTF-8 as if it were text. */
interface FactRow {
  readonly position: number
  readonly tenant: Buffer | null
  readonly stream: Buffer | null
  readonly version: number
  readonly type: Buffer
  readonly recorded_at: Buffer
  readonly actor_kind: Buffer
  readonly actor_id: Buffer
  readonly data: Buffer
  readonly key_id: number | null
  readonly subject: Buffer | null
  readonly key: Buffer | null
  readonly sealed: Buffer | null
}

interface LogRow {
  readonly position: number
  readonly hash: Buffer
}

const selectFacts = `
  select f.position, cast(t.name as blob) as tenant, cast(s.name as blob) as stream, f.version,
    cast(f.type as blob) as type, cast(f.recorded_at as blob) as recorded_at,
    cast(f.actor_kind as blob) as actor_kind, cast(f.actor_id as blob) as actor_id,
    cast(f.data as blob) as data, f.key_id, cast(k.subject as blob) as subject, k.key, f.sealed
  from fact f
  left join stream s on s.id = f.stream_id and s.tenant_id = f.tenant_id
  left join tenant t on t.id = f.tenant_id
  left join subject_key k on k.id = f.key_id`

/** Recomputes every leaf from the stored columns and compares it with the log. */
export async function verifyFacts(database: Connection, keys: KeyRing): Promise<FactVerification> {
  const faults: StoreFault[] = []
  const head = readHead(database)
  const stored = createMerkleLog()
  const recomputed = createMerkleLog()
  const sizes = new Set(checkpointRows(database).map((checkpoint) => checkpoint.size))
  const rootAt = new Map<number, string>()
  if (sizes.has(0)) rootAt.set(0, stored.root())

  const facts = readByPosition<FactRow>(database, selectFacts, 'f.position')
  const leaves = readByPosition<LogRow>(database, 'select position, hash from leaf', 'position')
  const claimed = Math.max(head.size, (facts.last ?? -1) + 1, (leaves.last ?? -1) + 1)
  // A damaged number may claim any size: look only where the rows there are can reach.
  const size = Math.min(claimed, facts.count + leaves.count + rowsAtOnce)
  if (size < claimed)
    faults.push({
      code: 'fact_missing',
      message: `The log claims ${claimed} positions; there are ${facts.count} facts and ${leaves.count} leaves.`,
    })
  let found = 0
  let differing = 0

  for (let position = 0; position < size; position += 1) {
    const leaf = await leaves.at(position)
    const fact = await facts.at(position)
    if (fact.row !== undefined) found += 1
    const hash = leaf.row?.hash.toString('hex')
    const checked = fact.row === undefined ? undefined : checkFact(fact.row, keys)
    const expected = checked !== undefined && 'hash' in checked ? checked.hash : undefined
    const name = fact.row === undefined ? { position } : nameOf(fact.row)

    if (fact.row === undefined)
      faults.push({
        code: 'fact_missing',
        message: `The fact at position ${position} ${fact.problem ?? 'is not there'}.`,
        position,
      })
    else if (checked !== undefined && 'problem' in checked)
      faults.push(factChanged(fact.row, checked.problem))
    else if (hash === undefined)
      faults.push({
        code: 'head_mismatch',
        message: `The leaf of ${describe(fact.row)} ${leaf.problem ?? 'is not there'}.`,
        ...name,
      })
    else if (expected !== hash) {
      differing += 1
      faults.push(factChanged(fact.row, 'it differs from its leaf in the log.'))
    }
    if (position >= head.size)
      faults.push({
        code: 'head_mismatch',
        message: `Position ${position} is behind the head, which covers ${head.size} facts.`,
        ...name,
      })
    if (position < head.size) {
      if (hash !== undefined && stored.size === position) stored.append(hash)
      if (expected !== undefined && recomputed.size === position) recomputed.append(expected)
      if (sizes.has(position + 1) && stored.size === position + 1)
        rootAt.set(position + 1, stored.root())
    }
  }

  const isRecomputedWhole = recomputed.size === head.size
  if (differing > 0 && isRecomputedWhole && recomputed.root() === head.rootHash)
    faults.push({
      code: 'head_mismatch',
      message:
        'The facts give the root of the head, the stored leaf hashes do not: the leaf hashes were changed, not the facts.',
    })
  if (stored.size !== head.size || stored.root() !== head.rootHash)
    faults.push({
      code: 'head_mismatch',
      message: `The leaves of the ${head.size} facts do not give the root of the head, ${head.rootHash}.`,
    })
  else if (stored.range.join('') !== head.range.join(''))
    faults.push({
      code: 'head_mismatch',
      message: 'The stored subtrees of the log differ from those of its leaves.',
    })
  faults.push(...streamFaults(database))
  return { facts: found, head: { size: head.size, rootHash: head.rootHash }, rootAt, faults }
}

/** Compares the kept heads with the log, and names those that tell another history. */
export function checkpointFaults(
  database: Connection,
  log: Pick<FactVerification, 'head' | 'rootAt'>,
): { readonly count: number; readonly faults: readonly StoreFault[] } {
  const faults: StoreFault[] = []
  const rows = checkpointRows(database)
  for (const { size, note } of rows) {
    const said = parseCheckpoint(note)
    const report = (message: string): void => {
      faults.push({
        code: 'checkpoint_mismatch',
        message: `The head kept for size ${size} ${message}`,
      })
    }
    if (said === undefined) report('is no checkpoint note any more.')
    else if (said.size !== size) report(`speaks of size ${said.size}.`)
    else if (size > log.head.size)
      report(`covers more facts than the ${log.head.size} that are there: facts were taken away.`)
    else if (said.rootHash !== log.rootAt.get(size))
      report(`has root ${said.rootHash}; the log has ${log.rootAt.get(size) ?? 'none'} there.`)
  }
  return { count: rows.length, faults }
}

function readHead(database: Connection): TreeHead & { readonly range: readonly string[] } {
  const row = database.prepare('select size, root_hash, subtrees from merkle_head').get() as
    | { size: number; root_hash: Buffer; subtrees: Buffer }
    | undefined
  if (row === undefined) return { size: 0, rootHash: createMerkleLog().root(), range: [] }
  return {
    size: row.size,
    rootHash: row.root_hash.toString('hex'),
    range: splitHashes(row.subtrees),
  }
}

function checkpointRows(database: Connection): readonly { size: number; note: string }[] {
  return database.prepare('select size, note from checkpoint order by size, note').all() as {
    size: number
    note: string
  }[]
}

function checkFact(
  row: FactRow,
  keys: KeyRing,
): { readonly hash: string } | { readonly problem: string } {
  try {
    if (row.tenant === null || row.stream === null)
      return { problem: 'its tenant or stream is not there.' }
    if (row.key_id !== null && row.subject === null) return { problem: 'its key is not there.' }
    const content = {
      tenant: text(row.tenant),
      stream: text(row.stream),
      version: row.version,
    }
    const json = text(row.data)
    const data = JSON.parse(json)
    if (canonicalJson(data) !== json) return { problem: 'its data is no canonical JSON.' }
    const subject = row.subject === null ? undefined : text(row.subject)
    const sealed =
      row.sealed === null || subject === undefined ? undefined : { subject, ciphertext: row.sealed }
    if (sealed !== undefined)
      openJson(keys, {
        key: { tenant: content.tenant, subject: sealed.subject, key: row.key },
        sealed: sealed.ciphertext,
        label: factLabel(content),
      })
    const actor: Actor = { kind: text(row.actor_kind) as Actor['kind'], id: text(row.actor_id) }
    const leaf = leafBytes({
      ...content,
      type: text(row.type),
      recordedAt: text(row.recorded_at),
      actor,
      data,
      ...(sealed && { sealed }),
    })
    return { hash: leafHash(leaf) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function text(bytes: Buffer): string {
  return utf8.decode(bytes)
}

function factChanged(row: FactRow, problem: string): StoreFault {
  return {
    code: 'fact_changed',
    message: `The fact ${describe(row)} is not as it was stored: ${problem}`,
    ...nameOf(row),
  }
}

function describe(row: FactRow): string {
  return `${row.type?.toString() ?? 'of unknown type'} at position ${row.position}, version ${row.version} of stream ${row.stream?.toString() ?? 'unknown'} of tenant ${row.tenant?.toString() ?? 'unknown'}`
}

function nameOf(row: FactRow): Pick<StoreFault, 'position' | 'tenant' | 'stream' | 'version'> {
  return {
    position: row.position,
    version: row.version,
    ...(row.tenant !== null && { tenant: row.tenant.toString() }),
    ...(row.stream !== null && { stream: row.stream.toString() }),
  }
}

/** Streams whose versions have gaps, or that say another version than their last fact. */
function streamFaults(database: Connection): readonly StoreFault[] {
  const rows = database
    .prepare(`
      select t.name as tenant, s.name as stream, s.version, c.facts, c.last
      from stream s left join tenant t on t.id = s.tenant_id
      left join (select stream_id, count(*) as facts, max(version) as last from fact not indexed
        group by stream_id) c on c.stream_id = s.id
      where s.version <> coalesce(c.facts, 0) or s.version <> coalesce(c.last, 0)`)
    .all() as { tenant: string; stream: string; version: number; facts: number | null }[]
  return rows.map(({ tenant, stream, version, facts }) => ({
    code: 'fact_missing',
    message: `Stream ${stream} of tenant ${tenant} is at version ${version} and has ${facts ?? 0} facts.`,
    tenant,
    stream,
    version,
  }))
}
