import type { StoreFault } from '@selfread/core'
import type { Connection } from '../database/connection.ts'
import { placesOf } from '../facts/commit-keys.ts'
import { countedTables } from '../schema/row-counts.ts'

/** Rows that hold no fact, and yet say what cannot be: too many or too few, another tenant's key, a state that none comes to. */
export function rowFaults(database: Connection): readonly StoreFault[] {
  return [
    ...infoFaults(database),
    ...countFaults(database),
    ...keyFaults(database),
    ...messageFaults(database),
    ...commitKeyFaults(database),
  ].map((message) => ({ code: 'database_damaged', message }))
}

/** Only a connection that may write checks what a row must be by itself. */
function infoFaults(database: Connection): readonly string[] {
  const ids = database.prepare('select id from store_info').pluck().all()
  return ids.length === 1 && ids[0] === 1
    ? []
    : ['What the store was made with is not there, or there twice.']
}

function countFaults(database: Connection): readonly string[] {
  const counts = new Map(
    (
      database.prepare('select name, rows from row_count').all() as { name: string; rows: number }[]
    ).map(({ name, rows }) => [name, rows]),
  )
  const faults = countedTables.flatMap((table) => {
    const rows = database.prepare(`select count(*) from ${table}`).pluck().get() as number
    const counted = counts.get(table)
    return rows === counted
      ? []
      : [`Table ${table} has ${rows} rows; ${counted ?? 'none'} were put in.`]
  })
  const gaps = NUMBERED.filter((table) => {
    const { rows, first, last } = database
      .prepare(`
        select count(*) as rows, coalesce(min(id), 1) as first, coalesce(max(id), 0) as last
        from ${table}`)
      .get() as { rows: number; first: number; last: number }
    return first !== 1 || rows !== last
  })
  const unknown = [...counts.keys()].filter((name) => !countedTables.includes(name))
  return [
    ...faults,
    ...gaps.map((table) => `The rows of table ${table} are not numbered as they came.`),
    ...unknown.map((name) => `There is a count of ${name}, which is no table.`),
  ]
}

/** Tables whose rows are numbered from 1 and never deleted; keys keep the numbers of the store they came from. */
const NUMBERED = ['blob', 'message', 'tenant']

function keyFaults(database: Connection): readonly string[] {
  return ['fact', 'document', 'blob', 'message'].flatMap((table) => {
    const ids = database
      .prepare(`
        select x.id from ${table} x not indexed join subject_key k on k.id = x.key_id
        where k.tenant_id <> x.tenant_id`)
      .pluck()
      .all()
    return ids.map((id) => `Row ${id} of table ${table} is sealed with the key of another tenant.`)
  })
}

function messageFaults(database: Connection): readonly string[] {
  const moment =
    "glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'"
  const rows = database
    .prepare(`
      select m.message_id as id, t.name as tenant from message m
      left join tenant t on t.id = m.tenant_id left join subject_key k on k.id = m.key_id
      where m.state not in ('waiting', 'sent', 'erased')
        or m.state = 'erased' and (m.content is not null or k.key is not null)
        or m.content is not null and k.key is null
        or m.content is null and m.state = 'sent' and k.key is not null
        or m.state = 'sent' and (m.settled_at is null or m.lease_until is not null)
        or m.attempts < 0
        or m.attempts > 0 and m.state = 'waiting' and m.lease_until is null and m.settled_at is null
        or m.attempts = 0 and m.lease_until is not null
        or m.detail is not null and m.settled_at is null
        or not m.enqueued_at ${moment}
        or m.settled_at is not null and not m.settled_at ${moment}
        or m.lease_until is not null and not m.lease_until ${moment}`)
    .all() as { id: string; tenant: string }[]
  return rows.map(
    ({ id, tenant }) => `Message ${id} of tenant ${tenant} is in a state that none comes to.`,
  )
}

/** Keys of commits must lead to facts, one of them at least of their own stream. */
function commitKeyFaults(database: Connection): readonly string[] {
  const streamOf = database
    .prepare(`
      select f.stream_id from leaf l join fact f on f.id = l.fact_id
      where l.log = ? and l.position = ?`)
    .pluck()
  const rows = database
    .prepare('select stream_id, key, facts from commit_key')
    .iterate() as IterableIterator<{ stream_id: number; key: string; facts: string }>
  const faults: string[] = []
  for (const { stream_id: stream, key, facts } of rows) {
    let streams: unknown[] = [undefined]
    try {
      streams = placesOf(facts).map(({ partition, position }) => streamOf.get(partition, position))
    } catch {
      // Told below: it leads nowhere.
    }
    // A commit of documents alone has no fact to lead to.
    if (streams.includes(undefined) || (streams.length > 0 && streams[0] !== stream))
      faults.push(`The idempotency key ${key} does not lead to the facts of its commit.`)
  }
  return faults
}
