import { partitionOf } from '@selfread/core'
import type { Connection } from '../database/connection.ts'

/** A stream and where it stands. */
export interface StreamRow {
  readonly id: number
  readonly version: number
  readonly log: number
  readonly last_fact_id: number | null
  readonly last_recorded_at: string | null
}

/** The streams of all tenants. */
export interface StreamTable {
  find(tenantId: number, name: string): StreamRow | undefined
  /** Made where it is new: call inside a transaction. */
  ensure(stream: {
    readonly tenant: string
    readonly tenantId: number
    readonly name: string
  }): StreamRow
  /** Notes a stream's last fact: call inside the transaction of its facts. */
  advance(stream: {
    readonly id: number
    readonly version: number
    readonly factId: number
    readonly recordedAt: string
  }): void
}

export function createStreamTable(database: Connection, partitions: number): StreamTable {
  const select = database.prepare(
    `select id, version, log, last_fact_id, last_recorded_at from stream
     where tenant_id = ? and name = ?`,
  )
  const insert = database.prepare(
    'insert into stream (tenant_id, name, version, log) values (?, ?, 0, ?)',
  )
  const update = database.prepare(
    'update stream set version = ?, last_fact_id = ?, last_recorded_at = ? where id = ?',
  )
  const find: StreamTable['find'] = (tenantId, name) =>
    select.get(tenantId, name) as StreamRow | undefined

  return {
    find,
    ensure({ tenant, tenantId, name }) {
      const known = find(tenantId, name)
      if (known !== undefined) return known
      const log = partitions === 1 ? 0 : partitionOf({ tenant, stream: name, partitions })
      const id = Number(insert.run(tenantId, name, log).lastInsertRowid)
      return { id, version: 0, log, last_fact_id: null, last_recorded_at: null }
    },
    advance({ id, version, factId, recordedAt }) {
      update.run(version, factId, recordedAt, id)
    },
  }
}
