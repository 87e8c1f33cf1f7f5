import { IdempotencyConflictError } from '@selfread/core'
import type { Connection } from '../database/connection.ts'

/** Where a fact's leaf is. */
export interface LeafPlace {
  readonly partition: number
  readonly position: number
}

/** The idempotency keys that were used, by the stream of the commit's first append. */
export interface CommitKeys {
  /** The places of the commit's facts; undefined for a new key. Throws `IdempotencyConflictError` for another commit's. */
  find(used: {
    readonly streamId: number
    readonly stream: string
    readonly key: string
    readonly fingerprint: Buffer
  }): readonly LeafPlace[] | undefined
  /** Call inside the transaction of the commit. */
  insert(used: {
    readonly streamId: number
    readonly key: string
    readonly fingerprint: Uint8Array
    readonly facts: readonly LeafPlace[]
  }): void
}

/** Facts that lie one behind the other in a log. */
type Run = [log: number, position: number, count: number]

export function createCommitKeys(database: Connection): CommitKeys {
  const select = database.prepare(
    'select fingerprint, facts from commit_key where stream_id = ? and key = ?',
  )
  const insert = database.prepare(
    'insert into commit_key (stream_id, key, fingerprint, facts) values (?, ?, ?, ?)',
  )
  return {
    find({ streamId, stream, key, fingerprint }) {
      const row = select.get(streamId, key) as { fingerprint: Buffer; facts: string } | undefined
      if (row === undefined) return undefined
      if (!row.fingerprint.equals(fingerprint))
        throw new IdempotencyConflictError({ stream, idempotencyKey: key })
      return placesOf(row.facts)
    },
    insert({ streamId, key, fingerprint, facts }) {
      insert.run(streamId, key, fingerprint, textOf(facts))
    },
  }
}

/** The places that `facts` of a commit key names. */
export function placesOf(text: string): readonly LeafPlace[] {
  const runs = JSON.parse(text) as Run[]
  return runs.flatMap(([partition, first, count]) =>
    Array.from({ length: count }, (_, at) => ({ partition, position: first + at })),
  )
}

function textOf(facts: readonly LeafPlace[]): string {
  const runs: Run[] = []
  for (const { partition, position } of facts) {
    const last = runs.at(-1)
    if (last?.[0] === partition && last[1] + last[2] === position) last[2] += 1
    else runs.push([partition, position, 1])
  }
  return JSON.stringify(runs)
}
