import type { FeedPage, StoredFact } from '@selfread/core'
import {
  assertLimit,
  defaultPageLimit,
  leafText,
  readCursor,
  writeCursor,
} from '@selfread/storage-kit'
import type { Connection } from '../database/connection.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import type { LeafPlace } from './commit-keys.ts'
import { type FactRow, factColumns, factJoins, factOf } from './fact-rows.ts'

/** Reads facts by stream, in order of storing, by subject and by place in their log. */
export interface FactReader {
  readStream(query: {
    readonly tenant: string
    readonly stream: string
    readonly afterVersion?: number
  }): readonly StoredFact[]
  readFeed(query: {
    readonly tenant: string
    readonly after?: string
    readonly limit?: number
  }): FeedPage
  /** Whether the feed goes on behind a cursor. */
  hasMore(query: { readonly tenant: string; readonly after: string }): boolean
  /** The facts under a key, oldest first, with the number to go on behind. */
  readByKey(query: {
    readonly keyId: number
    readonly afterId: number
    readonly limit: number
  }): readonly { readonly id: number; readonly fact: StoredFact }[]
  readAt(places: readonly LeafPlace[]): readonly StoredFact[]
  readLeaf(query: LeafPlace & { readonly tenant: string }): Uint8Array | undefined
}

const FEED = 'feed'

export function createFactReader(database: Connection, keys: KeyRing): FactReader {
  // Backwards from the stream's last fact: no index over all facts is needed.
  const selectByStream = database.prepare(`
    with recursive chain (id) as (
      select last_fact_id from stream where tenant_id = @tenantId and name = @stream
      union all
      select f.previous_id from chain c join fact f on f.id = c.id
      where f.version > @afterVersion + 1
    )
    select ${factColumns} from chain c join fact f on f.id = c.id ${factJoins}
    where f.version > @afterVersion order by f.version`)
  const selectByTenant = database.prepare(`
    select ${factColumns} from fact f ${factJoins}
    where f.tenant_id = ? and f.id > ? order by f.id limit ?`)
  const selectNext = database
    .prepare('select 1 from fact where tenant_id = ? and id > ? limit 1')
    .pluck()
  const selectByKey = database.prepare(`
    select ${factColumns} from fact f ${factJoins}
    where f.key_id = ? and f.id > ? order by f.id limit ?`)
  const selectByPosition = database.prepare(`
    select ${factColumns} from leaf l join fact f on f.id = l.fact_id ${factJoins}
    where l.log = ? and l.position = ?`)

  function rowAt({ partition, position }: LeafPlace): FactRow | undefined {
    return selectByPosition.get(partition, position) as FactRow | undefined
  }

  return {
    readStream({ tenant, stream, afterVersion = 0 }) {
      const tenantId = keys.findTenant(tenant)
      if (tenantId === undefined) return []
      const rows = selectByStream.all({ tenantId, stream, afterVersion }) as FactRow[]
      return rows.map((row) => factOf(row, keys))
    },

    readFeed({ tenant, after, limit = defaultPageLimit }) {
      assertLimit(limit)
      const start = after === undefined ? 0 : readCursor(FEED, ['number'], after)[0]
      const tenantId = keys.findTenant(tenant)
      const rows =
        tenantId === undefined ? [] : (selectByTenant.all(tenantId, start, limit) as FactRow[])
      return {
        facts: rows.map((row) => factOf(row, keys)),
        next: writeCursor(FEED, [rows.at(-1)?.id ?? start]),
      }
    },

    hasMore({ tenant, after }) {
      const [start] = readCursor(FEED, ['number'], after)
      return selectNext.get(keys.findTenant(tenant) ?? null, start) !== undefined
    },

    readByKey({ keyId, afterId, limit }) {
      const rows = selectByKey.all(keyId, afterId, limit) as FactRow[]
      return rows.map((row) => ({ id: row.id, fact: factOf(row, keys) }))
    },

    readAt(places) {
      return places.flatMap((place) => {
        const row = rowAt(place)
        return row === undefined ? [] : [factOf(row, keys)]
      })
    },

    readLeaf({ tenant, partition, position }) {
      const row = rowAt({ partition, position })
      if (row === undefined || row.tenant !== tenant) return undefined
      const { sealed, subject } = row
      const text = leafText({
        ...row,
        recordedAt: row.recorded_at,
        actor: { kind: row.actor_kind, id: row.actor_id },
        dataText: row.data,
        sealed: sealed !== null && subject !== null ? { subject, ciphertext: sealed } : undefined,
      })
      return new TextEncoder().encode(text)
    },
  }
}
